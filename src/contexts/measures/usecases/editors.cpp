#include "contexts/measures/usecases/editors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "platform/audit/audit.hpp"
#include "platform/identity/api.hpp"

namespace banso::measures {
namespace {

using identity::Role;

bool is_officer_of(const identity::Caller& caller, std::int64_t organization_id) {
  return std::any_of(caller.roles.begin(), caller.roles.end(), [&](const identity::RoleGrant& grant) {
    return grant.organization_id == organization_id && grant.role == Role::official;
  });
}

bool lies_within(const Measure& measure, const std::string& prefecture_code) {
  return !measure.areas.empty() &&
         std::all_of(measure.areas.begin(), measure.areas.end(),
                     [&](const std::string& area) { return area.starts_with(prefecture_code); });
}

}  // namespace

bool edits_for(const identity::Caller& caller, std::int64_t organization_id) {
  return std::any_of(caller.roles.begin(), caller.roles.end(), [&](const identity::RoleGrant& grant) {
    return grant.organization_id == organization_id &&
           (grant.role == Role::official || grant.role == Role::org_admin);
  });
}

void must_edit_for(const http::Call& call, std::int64_t organization_id) {
  if (edits_for(call.caller, organization_id)) return;
  throw Refused(RefusalCode::kForbidden, "measures.not_an_editor",
                "施策を書けるのは、その組織の行政担当者と組織管理者です。");
}

std::optional<std::int64_t> organization_of(const store::MeasureHead& head) {
  return head.owner_organization_id ? head.owner_organization_id : head.override_organization_id;
}

store::MeasureHead existing_head(http::Call& call, std::int64_t measure_id) {
  if (auto head = store::find_measure(call.tx, measure_id)) return std::move(*head);
  throw Refused(RefusalCode::kNotFound, "measures.measure_not_found", "この施策は見つかりません。");
}

Measure current_document(http::Call& call, std::int64_t measure_id) {
  auto versions = store::list_versions(call.tx, measure_id, 1);
  if (versions.empty()) throw std::logic_error(fmt::format("measure {} without a version", measure_id));
  return std::move(versions.front().document);
}

store::MeasureHead own_head(http::Call& call, std::int64_t measure_id) {
  auto head = existing_head(call, measure_id);
  const auto organization = organization_of(head);
  if (organization && edits_for(call.caller, *organization)) return head;
  throw Refused(RefusalCode::kForbidden, "measures.not_your_measure",
                "この施策を変えられるのは、登録した組織だけです。");
}

void must_override_for(http::Call& call, std::int64_t organization_id, const store::MeasureHead& head,
                       const Measure& imported) {
  if (head.override_organization_id && *head.override_organization_id != organization_id) {
    const auto other = identity::find_organization(call.tx, *head.override_organization_id);
    throw Refused(RefusalCode::kConflict, "measures.overridden_by_another",
                  fmt::format("この施策は、もう{}が書き直しています。自分の組織の施策にするには、写しを作って"
                              "ください。",
                              other ? other->name : std::string("別の組織")));
  }
  const auto organization = identity::find_organization(call.tx, organization_id);
  const bool authority = organization && organization->kind == identity::OrganizationKind::ministry &&
                         is_officer_of(call.caller, organization_id);
  if (authority && (!organization->prefecture_code || lies_within(imported, *organization->prefecture_code)))
    return;
  throw Refused(
      RefusalCode::kForbidden, "measures.not_an_authority",
      "取り込んだ施策を書き直せるのは、国の行政機関と、その地域だけの施策なら都道府県の行政担当者です。"
      "自分の組織の施策にするには、写しを作ってください。");
}

std::string name_of_person(db::Tx& tx, std::int64_t user_id) {
  const auto names = identity::display_names(tx, {user_id});
  const auto found = names.find(user_id);
  return found == names.end() ? "（退会した人）" : found->second;
}

void record_edit(http::Call& call, std::string_view action, std::string_view object_type, std::int64_t id,
                 std::int64_t organization_id, boost::json::object details) {
  audit::record(call, {.action = action,
                       .object_type = object_type,
                       .object_id = std::to_string(id),
                       .organization_id = organization_id,
                       .details = std::move(details)});
}

}  // namespace banso::measures
