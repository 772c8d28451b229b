// What other contexts may call: how many businesses a rule reaches.
#pragma once

#include "contexts/recommend/service/all_businesses.hpp"
#include "contexts/recommend/usecases/new_measures.hpp"
#include "contexts/recommend/usecases/reach.hpp"
