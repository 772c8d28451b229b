// The inbox of a chamber: which applications stand where, and what is late.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/store/applications.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::admission {

using store::ApplicationSource;

/// Which applications by where they stand.
enum class ApplicationStage {
  open,    ///< something is to be done
  closed,  ///< admitted, declined, withdrawn
  all,
  suspicious,  ///< perhaps a robot's: nowhere else
};
BOOST_DESCRIBE_ENUM(ApplicationStage, open, closed, all, suspicious)

/// due: what is late comes first, then what is due next.
enum class ApplicationSort { due, newest, oldest, name, state };
BOOST_DESCRIBE_ENUM(ApplicationSort, due, newest, oldest, name, state)

struct ApplicationFilter {
  shape::Str<0, 100> q;  ///< name in any spelling, mail address, telephone, receipt or corporate number
  ApplicationStage stage = ApplicationStage::open;
  std::optional<ApplicationState> state;
  std::optional<shape::Int<1, INT64_MAX>> assigned_user_id;
  bool mine = false;
  bool unassigned = false;
  bool overdue = false;
  bool with_news = false;
  ApplicationSort sort = ApplicationSort::due;
};
BOOST_DESCRIBE_STRUCT(ApplicationFilter, (),
                      (q, stage, state, assigned_user_id, mine, unassigned, overdue, with_news, sort))
struct ApplicationQuery : ApplicationFilter, http::PageQuery {};
BOOST_DESCRIBE_STRUCT(ApplicationQuery, (ApplicationFilter, http::PageQuery), ())

struct ApplicationItem {
  std::int64_t application_id = 0;
  ApplicationState state{};
  std::string state_label;
  Instant state_since{};
  std::optional<Date> due_on;
  bool overdue = false;
  ApplicationSource source{};
  std::string name;
  std::string email;
  std::string phone;
  std::optional<std::int64_t> assigned_user_id;
  std::string assigned_name;
  bool suspicious = false;
  std::optional<Instant> visit_at;
  std::optional<Date> approved_on;
  bool has_news = false;  ///< the applicant wrote or changed something that nobody has looked at
  std::optional<std::int64_t> member_id;
  Instant received_at{};
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(ApplicationItem, (),
                      (application_id, state, state_label, state_since, due_on, overdue, source, name, email,
                       phone, assigned_user_id, assigned_name, suspicious, visit_at, approved_on, has_news,
                       member_id, received_at, updated_at))
BANSO_LIST_OF(ApplicationPage, ApplicationItem)

struct ApplicationStateCount {
  ApplicationState state{};
  std::string label;
  std::int64_t applications = 0;
  std::int64_t overdue = 0;
};
BOOST_DESCRIBE_STRUCT(ApplicationStateCount, (), (state, label, applications, overdue))
struct ApplicationCounts {
  std::vector<ApplicationStateCount> states;  ///< in the order of the work
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t with_news = 0;
  std::int64_t suspicious = 0;
};
BOOST_DESCRIBE_STRUCT(ApplicationCounts, (), (states, open, overdue, with_news, suspicious))

struct ApplicationColleague {
  std::int64_t user_id = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ApplicationColleague, (), (user_id, name))
struct ApplicationColleagues {
  std::vector<ApplicationColleague> items;
};
BOOST_DESCRIBE_STRUCT(ApplicationColleagues, (), (items))

inline constexpr std::int64_t kMostExported = 10'000;

ApplicationPage list_applications(http::Call& call, std::int64_t organization_id,
                                  const ApplicationQuery& query);
ApplicationCounts count_applications(http::Call& call, std::int64_t organization_id);
/// The same list as a file; what is left out beyond kMostExported is said in x-capped.
enum class FileFormat { csv, xlsx };
http::Response export_applications(http::Call& call, std::int64_t organization_id,
                                   const ApplicationFilter& filter, FileFormat format);
/// Who of the chamber may take care of an application.
ApplicationColleagues list_colleagues(http::Call& call, std::int64_t organization_id);

}  // namespace banso::admission
