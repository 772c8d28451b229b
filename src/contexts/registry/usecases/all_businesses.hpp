// All businesses at once, for the system: what rules look at, of the register and of the owners' items.
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry {

struct ListedBusiness {
  std::int64_t business_id = 0;
  std::string name;
  std::string kind;
  std::string status;
  std::string prefecture_code;
  std::string city_code;
  std::optional<std::string> industry_code;  ///< as published
  std::vector<std::string> industry_codes;   ///< of the owner's items, the main one first
  std::optional<Date> established_on;
  std::optional<std::int64_t> regular_employee_count;
  std::optional<std::int64_t> capital_yen;
};
BOOST_DESCRIBE_STRUCT(ListedBusiness, (),
                      (business_id, name, kind, status, prefecture_code, city_code, industry_code,
                       industry_codes, established_on, regular_employee_count, capital_yen))

/// Calls `take` with every business, ordered by prefecture and industry; a portion is in memory at a time.
/// @param tx acts as the system
void for_each_business(db::Tx& tx, const std::function<void(const ListedBusiness&)>& take);

/// The same for some.
std::vector<ListedBusiness> listed_businesses(db::Tx& tx, const std::vector<std::int64_t>& business_ids);

/// Businesses whose owner saved something, or that became one of ours, since then. Not what imports changed.
std::vector<std::int64_t> businesses_changed_since(db::Tx& tx, Instant since);

/// When an import last changed businesses; nothing if none ever did.
std::optional<Instant> last_change_by_import(db::Tx& tx);

/// A business that lets an organisation of the caller see something.
struct OpenBusiness {
  std::int64_t business_id = 0;
  bool sees_figures = false;  ///< employees, capital, sales too, not only what it is and does
};
BOOST_DESCRIBE_STRUCT(OpenBusiness, (), (business_id, sees_figures))

/// Businesses that let an organisation of the caller see their items, for consultation or subsidies, today;
/// in the order of their numbers, at most `limit`.
std::vector<OpenBusiness> businesses_open_to_caller(db::Tx& tx, std::int64_t limit);

}  // namespace banso::registry
