#include "contexts/membership/usecases/own_memberships.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/membership/usecases/standing.hpp"
#include "contexts/membership/usecases/versions.hpp"
#include "platform/audit/audit.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;

/// Days until somebody of the chamber should have looked at what an owner changed.
constexpr int kDaysToLook = 7;
/// The chamber's own words about a member.
bool is_internal(std::string_view key) {
  return key == "note" || key == "introducer" || key == "left_reason";
}

Member own_member(http::Call& call, Id organization_id, Id member_id) {
  auto member = find_member(call.tx, organization_id, member_id);
  if (!member || !member->business_id || !call.caller.owns(*member->business_id)) {
    throw Refused(RefusalCode::kNotFound, "membership.not_your_record",
                  "この記録は見つかりません。見られるのは、事業者の確認を受けた本人だけです。");
  }
  return std::move(*member);
}

OwnMembership view_of(http::Call& call, const Member& member) {
  OwnMembership view;
  view.organization_id = member.organization_id;
  const auto chamber = identity::find_organization(call.tx, member.organization_id);
  view.organization_name = chamber ? chamber->name : "";
  view.member_id = member.member_id;
  view.business_id = member.business_id.value_or(0);
  view.standing = member.standing;
  view.standing_label = standing_label(member.standing);
  view.name = member.fields.name;
  for (const MemberField& field : member_fields()) {
    if (is_internal(field.key)) continue;
    view.values.push_back({std::string(field.key), std::string(field.label), field.type, field.owner_editable,
                           field_value(member.fields, field.key), field_text(member.fields, field.key)});
  }
  view.places = member.fields.places;
  // What the chamber has set is its own; what it lets choose from is the usual.
  const ChamberSettings settings = settings_of(call.tx, member.organization_id);
  view.interests.assign(settings.interests.begin(), settings.interests.end());
  const auto leaving = planned_withdrawals(call.tx, member.organization_id, {member.member_id});
  if (!leaving.empty()) view.leaving_on = leaving.begin()->second;
  view.version = member.version;
  view.updated_at = member.updated_at;
  return view;
}

void record(http::Call& call, std::string_view action, const Member& member,
            boost::json::object details = {}) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = "member";
  entry.object_id = std::to_string(member.member_id);
  entry.business_id = member.business_id;
  entry.organization_id = member.organization_id;
  entry.details = std::move(details);
  audit::record(call, entry);
}

/// The record with the changes, or all that is wrong with them.
MemberFields changed(const Member& member, const boost::json::value& changes, Date today) {
  MemberFields fields = member.fields;
  std::vector<FieldError> errors;
  const auto* object = changes.if_object();
  if (!object) {
    shape::refuse_if_any({{"/changes", "not_an_object", "変えた項目を送ってください。"}});
    return fields;
  }
  for (const auto& change : *object) {
    const MemberField* field = find_member_field(change.key());
    const bool is_places = change.key() == "places";
    if (!is_places && (!field || !field->owner_editable)) {
      errors.push_back({"/changes/" + std::string(change.key().substr(0, 60)), "not_yours_to_change",
                        "この項目は商工会議所が管理しています。変更は商工会議所へご連絡ください。"});
      continue;
    }
    for (FieldError& error : set_field(fields, change.key(), change.value()))
      errors.push_back(std::move(error));
  }
  if (errors.empty()) errors = member_problems(fields, today);
  for (FieldError& error : errors) {
    if (!error.path.starts_with("/changes")) error.path.insert(0, "/changes");
  }
  shape::refuse_if_any(std::move(errors));
  return fields;
}

void tell_chamber(http::Call& call, const Member& before, const Member& after) {
  std::vector<std::string_view> labels;
  for (const std::string_view key : changed_fields(before.fields, after.fields)) {
    const MemberField* field = find_member_field(key);
    labels.push_back(field ? field->label : std::string_view("地区内の営業所等"));
  }
  NewContact contact;
  contact.kind = ContactKind::web;
  contact.happened_at = call.now;
  contact.people = shape::Str<0, 200>(call.caller.display_name);
  contact.summary =
      shape::Str<1, 2000>(fmt::format("マイページで会員情報が変更されました: {}", fmt::join(labels, "、")));
  contact.next_action = shape::Str<1, 500>("マイページからの変更を確かめる");
  contact.next_due_on = std::chrono::sys_days(jst_date(call.now)) + std::chrono::days(kDaysToLook);
  contact.by_user_id = call.caller.user_id;
  contact.reference = shape::Str<1, 100>(fmt::format("member:{}", after.version));
  add_contact_by_owner(call.tx, after.organization_id, after.member_id, contact, call.now);
}

}  // namespace

MemberFieldList list_fields() {
  MemberFieldList list;
  for (const MemberField& field : member_fields()) {
    MemberFieldItem& item = list.items.emplace_back();
    item.key = field.key;
    item.label = field.label;
    item.type = field.type;
    item.max = field.max;
    item.statutory = field.statutory;
    item.owner_editable = field.owner_editable;
    for (const FieldChoice& choice : field_choices(field.key)) {
      item.choices.push_back({std::string(choice.value), std::string(choice.label)});
    }
  }
  return list;
}

OwnMembershipList list_own_memberships(http::Call& call) {
  OwnMembershipList list;
  for (const Member& member : members_of_business(call.tx, call.caller.business_ids)) {
    list.items.push_back(view_of(call, member));
    record(call, "membership.member.read", member);
  }
  return list;
}

OwnMembership change_own_membership(http::Call& call, Id organization_id, Id member_id,
                                    const OwnChangeInput& input) {
  const Member before = own_member(call, organization_id, member_id);
  if (before.standing == Standing::former) {
    throw Refused(RefusalCode::kConflict, "membership.former_member",
                  "退会されているため、ここでは変更できません。商工会議所へご連絡ください。");
  }
  const Id version = needed_version(call);
  const MemberFields fields = changed(before, input.changes, jst_date(call.now));
  const Member after = update_member(call.tx, organization_id, member_id, version, fields,
                                     {"member", call.caller.user_id, std::nullopt}, call.now);
  if (after.version != before.version) {
    tell_chamber(call, before, after);
    boost::json::array keys;
    for (const std::string_view key : changed_fields(before.fields, after.fields)) keys.emplace_back(key);
    record(call, "membership.member.change", after, {{"fields", std::move(keys)}});
  }
  return view_of(call, after);
}

MemberChangePage list_own_changes(http::Call& call, Id organization_id, Id member_id,
                                  const http::PageQuery& query) {
  const Member member = own_member(call, organization_id, member_id);
  record(call, "membership.history.read", member);
  MemberChangePage page = changes_of(call.tx, organization_id, member_id, false, query);
  std::erase_if(page.items, [](const MemberChangeItem& item) { return is_internal(item.field); });
  // Who of the chamber typed it is not the member's to know.
  for (MemberChangeItem& item : page.items) {
    if (item.source != "member") item.by_name.reset();
  }
  return page;
}

}  // namespace banso::membership
