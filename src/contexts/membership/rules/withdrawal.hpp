// When a notice of withdrawal takes effect: 60 days after it at the earliest, with the end of a fiscal year
// (商工会議所法17条; the days are set by each chamber).
#pragma once

#include "kernel/date.hpp"

namespace banso::membership {

/// The last day of the membership: the end of the first fiscal year that lies at least `notice_days` after
/// the notice.
Date withdrawal_effective_on(Date notice_on, int notice_days);

}  // namespace banso::membership
