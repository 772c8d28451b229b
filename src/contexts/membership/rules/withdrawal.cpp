#include "contexts/membership/rules/withdrawal.hpp"

namespace banso::membership {

Date withdrawal_effective_on(Date notice_on, int notice_days) {
  const Date earliest = std::chrono::sys_days(notice_on) + std::chrono::days(notice_days);
  return fiscal_year_end(fiscal_year(earliest));
}

}  // namespace banso::membership
