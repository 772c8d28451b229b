// Days on which banks work.
#pragma once

#include <string>

#include "kernel/date.hpp"

namespace banso::bank {

/// Why banks are closed on the day: "土曜日", "日曜日", "元日", "年末年始" …; empty on a day they work.
std::string closed_because(Date date);

/// The day itself, or the next one on which banks work.
Date next_bank_day(Date date);

}  // namespace banso::bank
