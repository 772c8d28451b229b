// A day as the public pages say it.
#pragma once

#include <string>

#include "kernel/date.hpp"

namespace banso {

/// Both calendars: "2026年4月15日（令和8年4月15日）".
std::string date_in_both_calendars(Date date);

}  // namespace banso
