#include "contexts/membership/usecases/members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "contexts/membership/usecases/standing.hpp"
#include "contexts/membership/usecases/versions.hpp"
#include "contexts/registry/api.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/csv/writer.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"
#include "platform/xlsx/workbook.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;

constexpr Id kMostExported = 100'000;
constexpr std::size_t kPortion = 1'000;
constexpr Id kFirstSoleNumber = 90'000'000'000'000;

struct ChangeRow {
  Id member_change_id = 0;
  Id version = 0;
  std::string field;
  std::optional<boost::json::value> before;
  std::optional<boost::json::value> after;
  std::string source;
  std::optional<std::string> reference;
  Instant changed_at{};
  std::optional<Id> changed_by_user_id;
  Id total = 0;
};
BOOST_DESCRIBE_STRUCT(ChangeRow, (),
                      (member_change_id, version, field, before, after, source, reference, changed_at,
                       changed_by_user_id, total))

const db::Query<ChangeRow, Id, Id, bool, Id, Id> kChangesOfMember{"membership.changes_of_member"};

template <class Text>
std::optional<std::string> plain(const std::optional<Text>& text) {
  return text ? std::optional<std::string>(*text) : std::nullopt;
}
template <class Number>
std::optional<Id> number(const std::optional<Number>& value) {
  return value ? std::optional<Id>(*value) : std::nullopt;
}

MemberItem item_of(const Member& member, const std::map<Id, Date>& leaving) {
  const MemberFields& f = member.fields;
  MemberItem item;
  item.member_id = member.member_id;
  item.business_id = member.business_id;
  item.standing = member.standing;
  item.member_number = plain(f.member_number);
  item.name = f.name;
  item.name_kana = plain(f.name_kana);
  item.representative_name = plain(f.representative_name);
  item.section = plain(f.section);
  item.district = plain(f.district);
  item.address = plain(f.address);
  item.phone = plain(f.phone);
  item.email = plain(f.email);
  item.industry_codes = f.industry_codes;
  item.capital_yen = number(f.capital_yen);
  item.regular_employees = number(f.regular_employees);
  item.units = number(f.units);
  item.joined_on = f.joined_on;
  item.last_contact_at = member.last_contact_at;
  item.mail_allowed = f.mail_allowed.value_or(false);
  item.mail_failed = member.mail_failed_at.has_value();
  item.register_closed = member.register_state == "closed";
  if (const auto found = leaving.find(member.member_id); found != leaving.end()) {
    item.leaving_on = found->second;
  }
  item.updated_at = member.updated_at;
  return item;
}

/// The records with these numbers, in this order.
std::vector<Member> in_order(db::Tx& tx, Id organization_id, std::span<const Id> ids) {
  std::map<Id, Member> found;
  for (Member& member : find_members(tx, organization_id, ids))
    found.emplace(member.member_id, std::move(member));
  std::vector<Member> members;
  for (const Id id : ids) {
    if (const auto at = found.find(id); at != found.end()) members.push_back(std::move(at->second));
  }
  return members;
}

std::string corporate_number_text(const std::optional<Id>& business_id) {
  if (!business_id) return "";
  return *business_id < kFirstSoleNumber ? corporate_number_of_id(*business_id)
                                         : std::to_string(*business_id);
}

/// Columns of an export that are no items of the record.
struct OtherColumn {
  std::string_view key;
  std::string_view label;
  std::string (*text)(const Member&);
};
const OtherColumn kOtherColumns[] = {
    {"standing", "会員区分", [](const Member& m) { return std::string(standing_label(m.standing)); }},
    {"business_number", "法人番号など", [](const Member& m) { return corporate_number_text(m.business_id); }},
    {"last_contact_at", "最後の接触",
     [](const Member& m) {
       return m.last_contact_at ? format_date(jst_date(*m.last_contact_at)) : std::string();
     }},
    {"updated_at", "更新日", [](const Member& m) { return format_date(jst_date(m.updated_at)); }},
};

/// What a spreadsheet can count and sort by: plain numbers and days, words as people read them.
std::string cell_of(const Member& member, std::string_view key) {
  for (const OtherColumn& column : kOtherColumns) {
    if (column.key == key) return column.text(member);
  }
  const boost::json::value value = field_value(member.fields, key);
  if (value.is_int64()) return std::to_string(value.get_int64());
  const MemberField* field = find_member_field(key);
  if (value.is_string() && field && field->type == FieldType::date) return std::string(value.get_string());
  return field_text(member.fields, key);
}

std::string_view label_of(std::string_view key) {
  for (const OtherColumn& column : kOtherColumns) {
    if (column.key == key) return column.label;
  }
  const MemberField* field = find_member_field(key);
  return field ? field->label : std::string_view();
}

std::vector<std::string> columns_of(const MemberExportQuery& query) {
  std::vector<std::string> keys;
  if (query.columns && !query.columns->empty()) {
    std::vector<FieldError> errors;
    for (const std::string& key : *query.columns) {
      if (label_of(key).empty()) {
        errors.push_back({"/columns", "unknown_value", fmt::format("「{}」という列はありません。", key)});
      }
      keys.push_back(key);
    }
    shape::refuse_if_any(std::move(errors));
    return keys;
  }
  keys.emplace_back("standing");
  keys.emplace_back("business_number");
  for (const MemberField& field : member_fields()) keys.emplace_back(field.key);
  keys.emplace_back("last_contact_at");
  keys.emplace_back("updated_at");
  return keys;
}

std::string file_of(const std::vector<std::string_view>& header,
                    const std::vector<std::vector<std::string>>& rows, MemberExportFormat format) {
  if (format == MemberExportFormat::xlsx) return xlsx::make_workbook("会員", header, rows);
  csv::Writer writer(csv::OutputEncoding::kUtf8Bom);
  writer.row(header);
  for (const auto& row : rows) {
    const std::vector<std::string_view> cells(row.begin(), row.end());
    writer.row(cells);
  }
  return writer.take();
}

/// The number in the register: a corporate number with its check digit, or the number of a sole proprietor.
std::optional<Id> business_id_of(const std::optional<shape::Str<1, 20>>& typed) {
  if (!typed) return std::nullopt;
  const auto reading = read_corporate_number(*typed);
  if (reading) return corporate_number_to_id(reading.number);
  Id id = 0;
  const std::string digits = nfkc(*typed);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (error == std::errc() && end == digits.data() + digits.size() && digits.size() == 14 &&
      id >= kFirstSoleNumber) {
    return id;
  }
  shape::refuse_if_any({{"/business_number", code_of(*reading.problem), reading.message}});
  return std::nullopt;
}

void check(const http::Call& call, const MemberFields& fields) {
  auto errors = member_problems(fields, jst_date(call.now));
  for (FieldError& error : errors) error.path.insert(0, "/fields");
  shape::refuse_if_any(std::move(errors));
}

void refuse_twins(http::Call& call, Id organization_id, const MemberFields& fields,
                  std::optional<Id> business_id) {
  for (const Duplicate& twin : find_duplicates(call.tx, organization_id, fields, business_id)) {
    if (!twin.almost_certain) continue;
    throw Refused(
        RefusalCode::kConflict, "membership.looks_like_another",
        fmt::format(
            "「{}」と同じ事業者と思われます（{}）。別の事業者であれば、それを確かめて登録してください。",
            twin.name, fmt::join(twin.reasons, "、")));
  }
}

std::string word(const boost::json::value& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return std::string(value.get_string());
  return boost::json::serialize(value);
}

/// A value of the history as people read it.
std::string history_text(const std::string& field, const std::optional<boost::json::value>& value) {
  if (!value || value->is_null()) return "";
  if (field == "standing") {
    Standing standing{};
    if (boost::describe::enum_from_string(word(*value).c_str(), standing))
      return std::string(standing_label(standing));
  }
  if (field == "register_state") return word(*value) == "closed" ? "閉鎖" : "活動中";
  MemberFields fields;
  const bool known = field == "places" || find_member_field(field) != nullptr;
  if (known && set_field(fields, field, *value).empty()) return field_text(fields, field);
  return word(*value);
}

std::string history_label(const std::string& field) {
  if (field == "standing") return "会員区分";
  if (field == "business_id") return "法人番号など";
  if (field == "places") return "地区内の営業所等";
  if (field == "register_state") return "登記の状態";
  const MemberField* known = find_member_field(field);
  return known ? std::string(known->label) : field;
}

}  // namespace

Source by_caller(const http::Call& call) {
  return {"staff", call.caller.user_id, std::nullopt};
}

void note_read(http::Call& call, Id organization_id, std::string_view action, std::string_view object_type,
               std::string object_id, std::optional<Id> business_id) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = object_type;
  entry.object_id = std::move(object_id);
  entry.business_id = business_id;
  entry.organization_id = organization_id;
  audit::record(call, entry);
}

void note_write(http::Call& call, Id organization_id, std::string_view action, const Member& member,
                boost::json::object details) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = "member";
  entry.object_id = std::to_string(member.member_id);
  entry.business_id = member.business_id;
  entry.organization_id = organization_id;
  entry.details = std::move(details);
  audit::record(call, entry);
}

Member must_find_member(http::Call& call, Id organization_id, Id member_id) {
  must_work_for(call, organization_id);
  auto member = find_member(call.tx, organization_id, member_id);
  if (!member) {
    throw Refused(RefusalCode::kNotFound, "membership.member_not_found", "この会員の記録は見つかりません。");
  }
  return std::move(*member);
}

MemberPage list_members(http::Call& call, Id organization_id, const MemberListQuery& query) {
  must_work_for(call, organization_id);
  shape::refuse_if_any(filter_problems(query));
  const auto matching = store::match_members(call.tx, organization_id, query, query.sort, query.descending,
                                             query.per_page, query.offset(), call.now);
  const auto leaving = planned_withdrawals(call.tx, organization_id, matching.member_ids);
  MemberPage page;
  for (const Member& member : in_order(call.tx, organization_id, matching.member_ids)) {
    page.items.push_back(item_of(member, leaving));
  }
  page.total = matching.total;
  page.page = query.page;
  page.per_page = query.per_page;
  audit::Entry entry;
  entry.action = "membership.member.list";
  entry.object_type = "member_list";
  entry.organization_id = organization_id;
  entry.details = {{"filter", filter_text(query)}, {"rows", page.items.size()}};
  audit::record(call, entry);
  return page;
}

http::Response export_members(http::Call& call, Id organization_id, const MemberExportQuery& query,
                              MemberExportFormat format) {
  must_work_for(call, organization_id);
  shape::refuse_if_any(filter_problems(query));
  const auto keys = columns_of(query);
  std::vector<std::string_view> header;
  for (const std::string& key : keys) header.push_back(label_of(key));
  const auto matching = store::match_members(call.tx, organization_id, query, query.sort, query.descending,
                                             kMostExported, 0, call.now);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < matching.member_ids.size(); i += kPortion) {
    const auto portion =
        std::span(matching.member_ids).subspan(i, std::min(kPortion, matching.member_ids.size() - i));
    for (const Member& member : in_order(call.tx, organization_id, portion)) {
      auto& cells = rows.emplace_back();
      for (const std::string& key : keys) cells.push_back(cell_of(member, key));
    }
  }
  audit::Entry entry;
  entry.action = "membership.member.export";
  entry.object_type = "member_list";
  entry.object_id = format == MemberExportFormat::csv ? "csv" : "xlsx";
  entry.organization_id = organization_id;
  entry.details = {{"filter", filter_text(query)}, {"rows", rows.size()}};
  audit::record(call, entry);
  const std::string day = format_date(jst_date(call.now));
  const bool csv = format == MemberExportFormat::csv;
  http::Response response =
      http::download(file_of(header, rows, format), csv ? "text/csv; charset=utf-8" : xlsx::kMediaType,
                     fmt::format("会員一覧_{}.{}", day, csv ? "csv" : "xlsx"));
  response.with("x-rows", std::to_string(rows.size()))
      .with("x-capped", matching.total > kMostExported ? "true" : "false");
  return response;
}

MemberView view_of(http::Call& call, Member&& member) {
  MemberView view;
  view.organization_id = member.organization_id;
  view.member_id = member.member_id;
  view.business_id = member.business_id;
  if (member.business_id && *member.business_id < kFirstSoleNumber) {
    view.corporate_number = corporate_number_of_id(*member.business_id);
  }
  view.standing = member.standing;
  if (const auto* extra = member.extra.if_object()) {
    for (const auto& column : *extra) view.extra.push_back({std::string(column.key()), word(column.value())});
  }
  view.register_state = member.register_state;
  view.register_closed_on = member.register_closed_on;
  view.mail_failed_at = member.mail_failed_at;
  view.last_contact_at = member.last_contact_at;
  view.withdrawals = withdrawals_of(call.tx, member.organization_id, member.member_id);
  view.has_account = member.business_id && !identity::business_owners(call.tx, *member.business_id).empty();
  view.version = member.version;
  view.updated_at = member.updated_at;
  view.fields = std::move(member.fields);
  return view;
}

MemberView show_member(http::Call& call, Id organization_id, Id member_id) {
  Member member = must_find_member(call, organization_id, member_id);
  note_read(call, organization_id, "membership.member.read", "member", std::to_string(member_id),
            member.business_id);
  return view_of(call, std::move(member));
}

MemberView add_member(http::Call& call, Id organization_id, const NewMemberInput& input) {
  must_work_for(call, organization_id);
  check(call, input.fields);
  const auto business_id = business_id_of(input.business_number);
  if (!input.although_alike.value_or(false)) refuse_twins(call, organization_id, input.fields, business_id);
  Member member = create_member(call.tx, organization_id, {business_id, input.standing, input.fields},
                                by_caller(call), call.now);
  note_write(call, organization_id, "membership.member.add", member);
  return view_of(call, std::move(member));
}

MemberView change_member(http::Call& call, Id organization_id, Id member_id, const MemberInput& input) {
  const Member before = must_find_member(call, organization_id, member_id);
  const Id version = needed_version(call);
  check(call, input.fields);
  MemberUpdate update;
  update.member_id = member_id;
  update.expected_version = version;
  update.fields = input.fields;
  update.business_id = business_id_of(input.business_number);
  Member member = update_member(call.tx, organization_id, update, by_caller(call), call.now);
  boost::json::array changed;
  for (const std::string_view key : changed_fields(before.fields, member.fields)) changed.emplace_back(key);
  note_write(call, organization_id, "membership.member.change", member, {{"fields", std::move(changed)}});
  return view_of(call, std::move(member));
}

DuplicateList list_duplicates(http::Call& call, Id organization_id, const DuplicateInput& input) {
  must_work_for(call, organization_id);
  DuplicateList list;
  for (Duplicate& twin :
       find_duplicates(call.tx, organization_id, input.fields, business_id_of(input.business_number))) {
    if (twin.member_id != input.member_id) list.items.push_back(std::move(twin));
  }
  note_read(call, organization_id, "membership.member.compare", "member_list", "", std::nullopt);
  return list;
}

MemberChangePage changes_of(db::Tx& tx, Id organization_id, Id member_id, bool with_note,
                            const http::PageQuery& query) {
  const auto rows =
      kChangesOfMember.all(tx, organization_id, member_id, with_note, query.per_page, query.offset());
  std::vector<Id> people;
  for (const ChangeRow& row : rows) {
    if (row.changed_by_user_id) people.push_back(*row.changed_by_user_id);
  }
  const auto names = people.empty() ? std::map<Id, std::string>{} : identity::display_names(tx, people);
  MemberChangePage page;
  for (const ChangeRow& row : rows) {
    MemberChangeItem& item = page.items.emplace_back();
    item.member_change_id = row.member_change_id;
    item.version = row.version;
    item.field = row.field;
    item.label = history_label(row.field);
    item.before = history_text(row.field, row.before);
    item.after = history_text(row.field, row.after);
    item.source = row.source;
    item.reference = row.reference;
    item.changed_at = row.changed_at;
    if (row.changed_by_user_id) {
      const auto found = names.find(*row.changed_by_user_id);
      item.by_name = found == names.end() ? "（退会した人）" : found->second;
    }
    page.total = row.total;
  }
  page.page = query.page;
  page.per_page = query.per_page;
  return page;
}

MemberChangePage list_changes(http::Call& call, Id organization_id, Id member_id,
                              const http::PageQuery& query) {
  const Member member = must_find_member(call, organization_id, member_id);
  note_read(call, organization_id, "membership.history.read", "member", std::to_string(member_id),
            member.business_id);
  return changes_of(call.tx, organization_id, member_id, true, query);
}

}  // namespace banso::membership
