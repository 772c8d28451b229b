#include "contexts/exchange/usecases/profiles.hpp"

#include <algorithm>

#include "contexts/exchange/rules/field.hpp"
#include "contexts/exchange/rules/standard.hpp"
#include "contexts/membership/api.hpp"
#include "platform/audit/audit.hpp"
#include "platform/http/conditional.hpp"
#include "platform/identity/api.hpp"

namespace banso::exchange {
namespace {

using Id = std::int64_t;

MappingProfileItem item_of(const store::ProfileRow& row) {
  MappingProfileItem item;
  item.profile_id = row.profile_id;
  item.standard_key = row.standard_key;
  item.name = row.name;
  item.description = row.description;
  item.format = row.mapping.format;
  item.columns = static_cast<Id>(row.mapping.columns.size());
  item.shared = row.shared;
  item.copied_from = row.copied_from;
  item.version = row.version;
  item.updated_at = row.updated_at;
  return item;
}

void name_people(http::Call& call, std::vector<MappingProfileItem>& items,
                 const std::vector<store::ProfileRow>& rows) {
  std::vector<Id> ids;
  for (const auto& row : rows) ids.push_back(row.updated_by_user_id);
  const auto names = identity::display_names(call.tx, ids);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto found = names.find(rows[i].updated_by_user_id);
    if (found != names.end()) items[i].updated_by = found->second;
  }
}

MappingProfile view_of(const store::ProfileRow& row, bool editable) {
  MappingProfile view;
  static_cast<MappingProfileItem&>(view) = item_of(row);
  view.mapping = row.mapping;
  view.problems = mapping_problems(row.mapping);
  view.editable = editable;
  return view;
}

Refused not_found() {
  return {RefusalCode::kNotFound, "exchange.profile_not_found", "この対応づけは見つかりません。"};
}

store::ProfileRow visible_profile(http::Call& call, Id organization_id, Id profile_id) {
  auto row = store::find_profile(call.tx, profile_id);
  if (!row || (row->organization_id != organization_id && !row->shared)) throw not_found();
  return std::move(*row);
}

store::ProfileRow editable_profile(http::Call& call, Id organization_id, Id profile_id) {
  auto row = visible_profile(call, organization_id, profile_id);
  if (row.organization_id != organization_id) throw not_found();
  return row;
}

void note(http::Call& call, std::string_view action, Id organization_id, Id profile_id,
          const std::string& name) {
  audit::record(call, {.action = action,
                       .object_type = "exchange_profile",
                       .object_id = std::to_string(profile_id),
                       .organization_id = organization_id,
                       .details = {{"name", name}}});
}

}  // namespace

void must_be_usable(const Mapping& mapping) {
  std::vector<FieldError> errors;
  for (const auto& problem : mapping_problems(mapping)) {
    if (!problem.blocks) continue;
    const std::string path =
        problem.column > 0 ? "/mapping/columns/" + std::to_string(problem.column - 1) : "/mapping";
    errors.push_back({path, problem.code, problem.message});
  }
  if (!errors.empty()) {
    const std::string first = errors.front().message;
    throw Refused(RefusalCode::kInvalid, "exchange.mapping_wrong", "この対応づけは使えません。" + first,
                  std::move(errors));
  }
}

MappingProfileList list_profiles(http::Call& call, Id organization_id) {
  membership::must_work_for(call, organization_id);
  MappingProfileList list;
  const auto own = store::list_profiles(call.tx, organization_id);
  for (const auto& row : own) list.items.push_back(item_of(row));
  name_people(call, list.items, own);
  for (const auto& standard : standard_profiles()) {
    const bool used = std::any_of(own.begin(), own.end(),
                                  [&](const auto& row) { return row.standard_key == standard.key; });
    if (used) continue;
    MappingProfileItem item;
    item.standard_key = standard.key;
    item.name = standard.name;
    item.description = standard.description;
    item.format = standard.mapping.format;
    item.columns = static_cast<Id>(standard.mapping.columns.size());
    list.items.push_back(std::move(item));
  }
  const auto others = store::list_shared_profiles(call.tx, organization_id);
  std::vector<Id> organizations;
  for (const auto& row : others) organizations.push_back(row.organization_id);
  const auto owners = identity::find_organizations(call.tx, organizations);
  for (const auto& row : others) {
    MappingProfileItem item = item_of(row);
    if (const auto owner = owners.find(row.organization_id); owner != owners.end())
      item.owner = owner->second.name;
    list.shared.push_back(std::move(item));
  }
  return list;
}

MappingProfile show_profile(http::Call& call, Id organization_id, Id profile_id) {
  membership::must_work_for(call, organization_id);
  const auto row = visible_profile(call, organization_id, profile_id);
  return view_of(row, row.organization_id == organization_id);
}

MappingProfile create_profile(http::Call& call, Id organization_id, const MappingProfileInput& input) {
  membership::must_work_for(call, organization_id);
  must_be_usable(input.mapping);
  store::NewProfile profile;
  profile.organization_id = organization_id;
  profile.name = input.name;
  profile.description = input.description;
  profile.mapping = input.mapping;
  profile.note = input.note.empty() ? std::string("作成") : std::string(input.note);
  const Id id = store::add_profile(call.tx, profile, call.now, call.caller.user_id);
  note(call, "exchange.profile.create", organization_id, id, input.name);
  return show_profile(call, organization_id, id);
}

MappingProfile copy_profile(http::Call& call, Id organization_id, const ProfileCopyInput& input) {
  membership::must_work_for(call, organization_id);
  store::NewProfile profile;
  profile.organization_id = organization_id;
  profile.name = input.name;
  if (input.standard_key) {
    const auto* standard = find_standard_profile(*input.standard_key);
    if (standard == nullptr) throw not_found();
    profile.description = standard->description;
    profile.mapping = standard->mapping;
    profile.copied_from = standard->name;
  } else if (input.profile_id) {
    const auto row = visible_profile(call, organization_id, *input.profile_id);
    profile.description = row.description;
    profile.mapping = row.mapping;
    const auto owner = identity::find_organization(call.tx, row.organization_id);
    profile.copied_from =
        (owner && row.organization_id != organization_id ? owner->name + " " : "") + row.name;
  } else {
    throw Refused(RefusalCode::kInvalid, "exchange.nothing_to_copy",
                  "どの対応づけを写すかを選んでください。");
  }
  profile.note = profile.copied_from + "から写しました。";
  const Id id = store::add_profile(call.tx, profile, call.now, call.caller.user_id);
  note(call, "exchange.profile.copy", organization_id, id, input.name);
  return show_profile(call, organization_id, id);
}

MappingProfile change_profile(http::Call& call, Id organization_id, Id profile_id,
                              const MappingProfileInput& input) {
  membership::must_work_for(call, organization_id);
  auto row = editable_profile(call, organization_id, profile_id);
  must_be_usable(input.mapping);
  const auto expected = http::version_of_if_match(call.request.header("if-match"));
  const Refused changed(RefusalCode::kPrecondition, "exchange.profile_changed",
                        "この対応づけは、ほかの画面で更新されています。最新の内容を読み込んで、変更をもう一度"
                        "保存してください。");
  if (expected && *expected != row.version) throw changed;
  row.name = input.name;
  row.description = input.description;
  row.mapping = input.mapping;
  row.shared = input.shared;
  if (!store::change_profile(call.tx, row, input.note, call.now, call.caller.user_id)) throw changed;
  note(call, "exchange.profile.change", organization_id, profile_id, input.name);
  return show_profile(call, organization_id, profile_id);
}

void remove_profile(http::Call& call, Id organization_id, Id profile_id) {
  membership::must_work_for(call, organization_id);
  const auto row = editable_profile(call, organization_id, profile_id);
  store::remove_profile(call.tx, organization_id, profile_id, call.now);
  note(call, "exchange.profile.remove", organization_id, profile_id, row.name);
}

MappingProfileVersions list_profile_versions(http::Call& call, Id organization_id, Id profile_id) {
  membership::must_work_for(call, organization_id);
  editable_profile(call, organization_id, profile_id);
  MappingProfileVersions versions;
  const auto rows = store::list_profile_versions(call.tx, organization_id, profile_id);
  std::vector<Id> people;
  for (const auto& row : rows) people.push_back(row.saved_by_user_id);
  const auto names = identity::display_names(call.tx, people);
  for (const auto& row : rows) {
    const auto who = names.find(row.saved_by_user_id);
    versions.items.push_back({row.version, row.name, row.note, row.saved_at,
                              who == names.end() ? std::string() : who->second, row.mapping});
  }
  return versions;
}

ExchangeFieldList list_fields() {
  ExchangeFieldList list;
  const auto add = [&](const Field& field) {
    ExchangeField item;
    item.key = field.key;
    item.label = field.label;
    static const std::vector<std::string> kKinds{
        "text", "name",   "kana", "date",       "money", "count",     "phone",   "post_code",       "email",
        "url",  "yes_no", "word", "industries", "words", "city_code", "address", "corporate_number"};
    item.kind = kKinds[static_cast<std::size_t>(field.kind)];
    for (const auto& word : field.words)
      item.words.push_back({std::string(word.value), std::string(word.label)});
    if (field.kind == FieldKind::yes_no) item.words = {{"true", "はい"}, {"false", "いいえ"}};
    list.items.push_back(std::move(item));
  };
  for (const auto& field : fields()) add(field);
  for (int place = 1; place <= 10; ++place) {
    for (const auto& field : place_fields())
      add(*find_field("places." + std::to_string(place) + "." + field.key));
  }
  return list;
}

store::ProfileRow own_profile(http::Call& call, Id organization_id, std::optional<Id> profile_id,
                              const std::optional<std::string>& standard_key) {
  if (profile_id) return editable_profile(call, organization_id, *profile_id);
  const auto* standard = standard_key ? find_standard_profile(*standard_key) : nullptr;
  if (standard == nullptr) {
    throw Refused(RefusalCode::kInvalid, "exchange.no_profile", "どの対応づけを使うかを選んでください。");
  }
  if (const auto known = store::find_standard_profile(call.tx, organization_id, *standard_key)) {
    return editable_profile(call, organization_id, *known);
  }
  store::NewProfile profile;
  profile.organization_id = organization_id;
  profile.standard_key = standard->key;
  profile.name = standard->name;
  profile.description = standard->description;
  profile.mapping = standard->mapping;
  profile.note = "標準のレイアウトです。";
  const Id id = store::add_profile(call.tx, profile, call.now, call.caller.user_id);
  return editable_profile(call, organization_id, id);
}

}  // namespace banso::exchange
