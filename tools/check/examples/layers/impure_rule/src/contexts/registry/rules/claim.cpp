#include <boost/json/value.hpp>

#include "platform/db/tx.hpp"

auto now() { return std::chrono::system_clock::now(); }
