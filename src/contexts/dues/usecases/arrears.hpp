// Who is behind with payments, and reminding them.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/usecases/papers.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::dues {

enum class ArrearsAge { all, days_30, days_90, days_180, days_365, older };
BOOST_DESCRIBE_ENUM(ArrearsAge, all, days_30, days_90, days_180, days_365, older)
enum class ArrearsSort { age, amount, name };
BOOST_DESCRIBE_ENUM(ArrearsSort, age, amount, name)

struct ArrearsFilter {
  shape::Str<0, 100> q;
  ArrearsAge age = ArrearsAge::all;  ///< days_30: up to 30 days late; days_90: 31 to 90 …
  ArrearsSort sort = ArrearsSort::age;
};
BOOST_DESCRIBE_STRUCT(ArrearsFilter, (), (q, age, sort))
struct ArrearsQuery : ArrearsFilter, http::PageQuery {};
BOOST_DESCRIBE_STRUCT(ArrearsQuery, (ArrearsFilter, http::PageQuery), ())

struct ArrearsItem {
  std::int64_t member_id = 0;
  std::string member_number;
  std::string member_name;
  std::vector<std::int64_t> charge_ids;
  Date oldest_due_on{};
  std::int64_t days_late = 0;
  std::int64_t open_yen = 0;
  std::int64_t years = 0;  ///< fiscal years with something overdue
  std::int64_t reminders = 0;
  std::optional<Instant> last_reminded_at;
  std::optional<std::string> standing_note;  ///< the office looks at the member's rights
};
BOOST_DESCRIBE_STRUCT(ArrearsItem, (),
                      (member_id, member_number, member_name, charge_ids, oldest_due_on, days_late, open_yen,
                       years, reminders, last_reminded_at, standing_note))

struct ArrearsPage {
  std::vector<ArrearsItem> items;
  std::int64_t total = 0;
  std::int64_t total_open_yen = 0;
  std::int64_t page = 1;
  std::int64_t per_page = 50;
};
BOOST_DESCRIBE_STRUCT(ArrearsPage, (), (items, total, total_open_yen, page, per_page))

struct DuesRemindersInput {
  std::vector<std::int64_t> member_ids;  ///< at most 1,000
  ReminderChannel channel = ReminderChannel::letter;
};
BOOST_DESCRIBE_STRUCT(DuesRemindersInput, (), (member_ids, channel))

struct DuesRemindersResult {
  std::int64_t sent = 0;
  std::vector<std::string> skipped;   ///< who was not reminded, and why
  std::optional<BundleBegun> bundle;  ///< letters are drawn by a job
};
BOOST_DESCRIBE_STRUCT(DuesRemindersResult, (), (sent, skipped, bundle))

ArrearsPage list_arrears(http::Call& call, const ArrearsQuery& query);
http::Response export_arrears(http::Call& call, const ArrearsFilter& filter);
/// Mails go to the address of the record; letters become one PDF. Each is noted with the member.
DuesRemindersResult send_reminders(http::Call& call, const DuesRemindersInput& input);

}  // namespace banso::dues
