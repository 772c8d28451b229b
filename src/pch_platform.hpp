// Precompiled for src/platform, src/contexts and src/app: the headers that nearly every file there reads.
#pragma once
#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>
