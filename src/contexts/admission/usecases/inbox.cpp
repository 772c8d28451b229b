#include "contexts/admission/usecases/inbox.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/admission/usecases/access.hpp"
#include "kernel/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/csv/writer.hpp"
#include "platform/identity/api.hpp"
#include "platform/xlsx/workbook.hpp"

namespace banso::admission {
namespace {

std::vector<std::string> states_of(const ApplicationFilter& filter) {
  if (filter.state) return {std::string(word_of(*filter.state))};
  std::vector<std::string> states;
  for (const auto& state : application_machine().states) {
    const bool wanted = filter.stage == ApplicationStage::open     ? !state.final
                        : filter.stage == ApplicationStage::closed ? state.final
                                                                   : true;
    if (wanted) states.emplace_back(state.key);
  }
  return states;
}

std::string small_letters(std::string_view text) {
  std::string out = nfkc(text);
  for (char& letter : out) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  std::erase(out, '-');
  return std::string(trim(out));
}

store::ListConditions conditions_of(const http::Call& call, const ApplicationFilter& filter) {
  store::ListConditions conditions;
  conditions.states = states_of(filter);
  if (filter.mine) {
    conditions.assigned_user_id = call.caller.user_id;
  } else if (filter.assigned_user_id) {
    conditions.assigned_user_id = *filter.assigned_user_id;
  }
  conditions.unassigned = filter.unassigned;
  if (filter.overdue) conditions.due_before = jst_date(call.now);
  conditions.suspicious = filter.stage == ApplicationStage::suspicious;
  conditions.with_news = filter.with_news;
  if (!filter.q.empty()) {
    conditions.name_key = fold_name(filter.q);
    conditions.text = small_letters(filter.q);
  }
  conditions.sort = boost::describe::enum_to_string(filter.sort, "due");
  return conditions;
}

std::vector<ApplicationItem> items_of(http::Call& call, std::vector<store::ListedApplication>&& rows) {
  std::vector<std::int64_t> people;
  for (const auto& row : rows) {
    if (row.assigned_user_id) people.push_back(*row.assigned_user_id);
  }
  const auto names =
      people.empty() ? std::map<std::int64_t, std::string>() : identity::display_names(call.tx, people);
  const Date today = jst_date(call.now);
  std::vector<ApplicationItem> items;
  items.reserve(rows.size());
  for (auto& row : rows) {
    ApplicationItem& item = items.emplace_back();
    item.application_id = row.application_id;
    item.state = row.state;
    item.state_label = workflow::state_label(application_machine(), word_of(row.state));
    item.state_since = row.state_since;
    item.due_on = row.due_on;
    item.overdue = row.due_on && *row.due_on < today;
    item.source = row.source;
    item.name = std::move(row.name);
    item.email = std::move(row.email);
    item.phone = std::move(row.phone);
    item.assigned_user_id = row.assigned_user_id;
    if (row.assigned_user_id) item.assigned_name = name_of(names, *row.assigned_user_id);
    item.suspicious = row.suspicious;
    item.visit_at = row.visit_at;
    item.approved_on = row.approved_on;
    item.has_news = row.has_news;
    item.member_id = row.member_id;
    item.received_at = row.received_at;
    item.updated_at = row.updated_at;
  }
  return items;
}

const std::vector<std::string_view> kHeader{"受付番号", "受付日",   "状態",     "期限",      "期限切れ",
                                            "事業所名", "メール",   "電話",     "担当",      "訪問・面談",
                                            "承認日",   "申込方法", "更新日時", "会員の番号"};

std::string minute_of(Instant instant) {
  return format_instant(instant).substr(0, 16).replace(10, 1, " ");
}

std::vector<std::string> cells_of(const ApplicationItem& item) {
  return {std::to_string(item.application_id),
          format_date(jst_date(item.received_at)),
          item.state_label,
          item.due_on ? format_date(*item.due_on) : "",
          item.overdue ? "期限切れ" : "",
          item.name,
          item.email,
          item.phone,
          item.assigned_name,
          item.visit_at ? minute_of(*item.visit_at) : "",
          item.approved_on ? format_date(*item.approved_on) : "",
          item.source == ApplicationSource::web ? "ウェブ" : "窓口・紙",
          minute_of(item.updated_at),
          item.member_id ? std::to_string(*item.member_id) : ""};
}

}  // namespace

ApplicationPage list_applications(http::Call& call, std::int64_t organization_id,
                                  const ApplicationQuery& query) {
  must_work_for(call, organization_id);
  auto conditions = conditions_of(call, query);
  conditions.limit = query.per_page;
  conditions.offset = query.offset();
  auto rows = store::list_applications(call.tx, organization_id, conditions);
  ApplicationPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  if (rows.empty() && conditions.offset > 0) {
    // Past the last page, the first row carries the count.
    conditions.limit = 1;
    conditions.offset = 0;
    const auto first = store::list_applications(call.tx, organization_id, conditions);
    page.total = first.empty() ? 0 : first.front().found;
    return page;
  }
  page.total = rows.empty() ? 0 : rows.front().found;
  page.items = items_of(call, std::move(rows));
  return page;
}

ApplicationCounts count_applications(http::Call& call, std::int64_t organization_id) {
  must_work_for(call, organization_id);
  ApplicationCounts counts;
  const auto found = store::count_applications(call.tx, organization_id, jst_date(call.now));
  for (const auto& state : application_machine().states) {
    ApplicationStateCount& count = counts.states.emplace_back();
    count.state = state_of(state.key);
    count.label = state.label;
    const auto row =
        std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.state == count.state; });
    if (row == found.end()) continue;
    count.applications = row->applications;
    count.overdue = row->overdue;
    counts.with_news += row->news;
    counts.overdue += row->overdue;
    if (!state.final) counts.open += row->applications;
  }
  counts.suspicious = store::count_suspicious(call.tx, organization_id);
  return counts;
}

http::Response export_applications(http::Call& call, std::int64_t organization_id,
                                   const ApplicationFilter& filter, FileFormat format) {
  must_work_for(call, organization_id);
  auto conditions = conditions_of(call, filter);
  conditions.limit = kMostExported;
  auto rows = store::list_applications(call.tx, organization_id, conditions);
  const bool capped = !rows.empty() && rows.front().found > kMostExported;
  const auto items = items_of(call, std::move(rows));
  audit::Entry entry;
  entry.action = "admission.application.export";
  entry.object_type = "application_list";
  entry.object_id = format == FileFormat::csv ? "csv" : "xlsx";
  entry.organization_id = organization_id;
  entry.details = {{"rows", items.size()}};
  audit::record(call, entry);
  const std::string name = fmt::format("入会申込_{}", format_date(jst_date(call.now)));
  http::Response response;
  if (format == FileFormat::csv) {
    csv::Writer writer(csv::OutputEncoding::kUtf8Bom);
    writer.row(kHeader);
    for (const ApplicationItem& item : items) {
      const auto cells = cells_of(item);
      const std::vector<std::string_view> fields(cells.begin(), cells.end());
      writer.row(fields);
    }
    response = http::download(writer.take(), "text/csv; charset=utf-8", name + ".csv");
  } else {
    std::vector<std::vector<std::string>> cells;
    for (const ApplicationItem& item : items) cells.push_back(cells_of(item));
    response =
        http::download(xlsx::make_workbook("入会申込", kHeader, cells), xlsx::kMediaType, name + ".xlsx");
  }
  response.with("x-rows", std::to_string(items.size())).with("x-capped", capped ? "true" : "false");
  return response;
}

ApplicationColleagues list_colleagues(http::Call& call, std::int64_t organization_id) {
  must_work_for(call, organization_id);
  using identity::Role;
  const auto people =
      identity::people_with_role(call.tx, organization_id, {Role::staff, Role::advisor, Role::org_admin});
  ApplicationColleagues list;
  for (const auto& [user_id, name] : identity::display_names(call.tx, people)) {
    list.items.push_back({user_id, name});
  }
  std::sort(list.items.begin(), list.items.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return list;
}

}  // namespace banso::admission
