// Days on which offices in Japan work. Holidays come from the law (国民の祝日に関する法律) as rules and not
// from a list, so that due dates far ahead are right without anybody maintaining a table; what single years
// had instead (2019 to 2021) is written down.
#pragma once

#include <string_view>

#include "kernel/date.hpp"

namespace banso {

/// What the holiday is called: "元日", "振替休日", "国民の休日" …; empty for other days. Right for 2000 to
/// 2099; the equinoxes are computed (the government announces them the year before).
std::string_view japanese_holiday(Date date);

/// Neither weekend nor holiday, nor 29 December to 3 January, when public offices and chambers are closed.
bool is_business_day(Date date);

/// The business day `days` after `from`: the count begins with the next business day. 0: `from` itself, or
/// the next business day when it is none. @param days at least 0
Date add_business_days(Date from, int days);

/// How many business days lie behind `from` up to and with `to`; negative when `to` is earlier. At most some
/// years apart.
int business_days_between(Date from, Date to);

}  // namespace banso
