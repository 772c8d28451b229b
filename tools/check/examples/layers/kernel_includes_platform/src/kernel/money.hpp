#pragma once
#include "platform/log/log.hpp"
