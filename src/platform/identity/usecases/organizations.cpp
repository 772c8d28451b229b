#include "platform/identity/usecases/organizations.hpp"

#include <algorithm>

#include "kernel/corporate_number.hpp"
#include "kernel/digits.hpp"
#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/usecases/administers.hpp"
#include "platform/identity/usecases/note.hpp"

namespace banso::identity {
namespace {

using OptionalKind = std::optional<OrganizationKind>;
using OptionalId = std::optional<std::int64_t>;
using OptionalStatus = std::optional<OrganizationStatus>;
using OptionalText = std::optional<std::string>;

const db::Query<std::int64_t, OptionalKind, OptionalId, OptionalStatus, std::string, std::string,
                OptionalText>
    kCount{"identity.count_organizations"};
const db::Query<OrganizationItem, OptionalKind, OptionalId, OptionalStatus, std::string, std::string,
                OptionalText, std::int64_t, std::int64_t, bool, std::vector<std::int64_t>>
    kList{"identity.list_organizations"};
const db::Query<OrganizationSummary, std::int64_t> kAbove{"identity.list_organizations_above"};
const db::Query<std::int64_t, std::int64_t> kCountBelow{"identity.count_organizations_below"};

[[noreturn]] void refuse_field(std::string reason, const char* path, std::string code, std::string message) {
  throw Refused(RefusalCode::kInvalid, std::move(reason), message, {{path, std::move(code), message}});
}

/// "" → nothing; 1–47 in two digits. @throws Refused
OptionalText read_prefecture(const OptionalText& text) {
  if (!text || text->empty()) return std::nullopt;
  const std::string digits = nfkc(*text);
  const auto number = digits_to_int(digits);
  if (digits.size() != 2 || !number || *number < 1 || *number > 47) {
    refuse_field("identity.bad_prefecture", "/prefecture_code", "unknown_value",
                 "都道府県は01から47までの2けたのコードで指定してください。");
  }
  return digits;
}

/// "" → nothing; a right corporate number. @throws Refused
OptionalText read_number(const OptionalText& text) {
  if (!text || text->empty()) return std::nullopt;
  const CorporateNumberReading reading = read_corporate_number(*text);
  if (!reading) {
    refuse_field("identity.bad_corporate_number", "/corporate_number", code_of(*reading.problem),
                 reading.message);
  }
  return reading.number;
}

void need_place(OrganizationKind kind, const std::optional<OrganizationRow>& above) {
  const OptionalKind kind_above = above ? OptionalKind(above->kind) : std::nullopt;
  if (kind_fits_below(kind, kind_above) && (!above || above->status == OrganizationStatus::active)) return;
  refuse_field("identity.wrong_place", "/parent_id", "wrong_place",
               "この種類の組織は、ここには置けません。上の組織を選び直してください。");
}

void need_new_name(http::Call& call, OrganizationKind kind, const OptionalText& prefecture_code,
                   const std::string& name, std::int64_t except) {
  const auto same = find_same_organization(call.tx, kind, prefecture_code, name);
  if (!same || same->organization_id == except) return;
  throw Refused(RefusalCode::kConflict, "identity.organization_exists",
                "同じ種類・都道府県・名前の組織が、すでに登録されています。名前を確かめてください。");
}

boost::json::object as_details(const OrganizationRow& row) {
  return {{"name", row.name},
          {"name_kana", row.name_kana},
          {"prefecture_code", row.prefecture_code.value_or("")},
          {"corporate_number", row.corporate_number.value_or("")},
          {"parent_id", row.parent_id.value_or(0)},
          {"status", boost::describe::enum_to_string(row.status, "")}};
}

/// Closing and opening, which the organisation itself may not decide.
void change_status(http::Call& call, OrganizationRow& row, OrganizationStatus status) {
  const Granter granter = granter_of(call.caller, row);
  if (!granter.is_system_admin && !granter.administers_above) {
    throw Refused(RefusalCode::kForbidden, "identity.only_above",
                  "組織を閉じたり戻したりできるのは、上の組織の管理者だけです。");
  }
  if (status == OrganizationStatus::closed && kCountBelow.one(call.tx, row.organization_id) > 0) {
    throw Refused(RefusalCode::kConflict, "identity.organizations_below",
                  "下に活動中の組織があるため閉じられません。先にそれらを移すか閉じてください。");
  }
  row.status = status;
}

void change_parent(http::Call& call, OrganizationRow& row, std::int64_t parent_id) {
  if (!call.caller.has_role(Role::system_admin)) {
    throw Refused(RefusalCode::kForbidden, "identity.only_system_admin",
                  "組織を移せるのはシステム管理者だけです。システム管理者にお問い合わせください。");
  }
  const OrganizationRow above = need_organization(call, parent_id);
  if (std::find(above.path_ids.begin(), above.path_ids.end(), row.organization_id) != above.path_ids.end()) {
    refuse_field("identity.circle", "/parent_id", "circle", "組織を、それ自身の下に移すことはできません。");
  }
  need_place(row.kind, above);
  row.parent_id = parent_id;
  move_organization(call.tx, row.organization_id, parent_id);
}

}  // namespace

OrganizationPage search_organizations(http::Call& call, const OrganizationQuery& query) {
  const OptionalText prefecture_code =
      query.prefecture_code ? read_prefecture(*query.prefecture_code) : std::nullopt;
  const std::string by_name = query.q.empty() ? "" : fold_name(query.q);
  const std::string by_kana = query.q.empty() ? "" : fold_kana(query.q);
  OrganizationPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total =
      kCount.one(call.tx, query.kind, query.parent_id, query.status, by_name, by_kana, prefecture_code);
  page.items = kList.all(call.tx, query.kind, query.parent_id, query.status, by_name, by_kana,
                         prefecture_code, query.per_page, query.offset(),
                         call.caller.has_role(Role::system_admin), administered_by(call.caller));
  return page;
}

OrganizationDetail organization_detail(http::Call& call, std::int64_t organization_id) {
  OrganizationRow row = need_organization(call, organization_id);
  OrganizationDetail detail;
  detail.organization_id = row.organization_id;
  detail.kind = row.kind;
  detail.parent_id = row.parent_id;
  detail.above = kAbove.all(call.tx, organization_id);
  detail.below = kCountBelow.one(call.tx, organization_id);
  detail.may_manage = administers(call.caller, row);
  detail.name = std::move(row.name);
  detail.name_kana = std::move(row.name_kana);
  detail.prefecture_code = std::move(row.prefecture_code);
  detail.corporate_number = std::move(row.corporate_number);
  detail.status = row.status;
  detail.updated_at = row.updated_at;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto descriptor) {
    if (role_fits(descriptor.value, detail.kind)) detail.roles.push_back(descriptor.value);
  });
  return detail;
}

OrganizationDetail add_organization(http::Call& call, const OrganizationInput& input) {
  std::optional<OrganizationRow> above;
  if (input.parent_id) {
    above = need_administered(call, *input.parent_id);
  } else if (!call.caller.has_role(Role::system_admin)) {
    throw Refused(RefusalCode::kForbidden, "identity.only_system_admin",
                  "いちばん上に組織を作れるのはシステム管理者だけです。上の組織を選んでください。");
  }
  need_place(input.kind, above);
  NewOrganization added{input.kind,
                        input.name,
                        input.name_kana,
                        input.parent_id,
                        read_prefecture(input.prefecture_code),
                        read_number(input.corporate_number)};
  need_new_name(call, added.kind, added.prefecture_code, added.name, 0);
  const std::int64_t organization_id = create_organization(call.tx, added, call.now);
  note_organization(call, "identity.organization.add", organization_id,
                    {{"kind", boost::describe::enum_to_string(added.kind, "")},
                     {"name", added.name},
                     {"parent_id", added.parent_id.value_or(0)}});
  return organization_detail(call, organization_id);
}

OrganizationDetail change_organization(http::Call& call, std::int64_t organization_id,
                                       const OrganizationChange& change) {
  OrganizationRow row = need_administered(call, organization_id);
  const boost::json::object before = as_details(row);
  if (change.name) row.name = *change.name;
  if (change.name_kana) row.name_kana = *change.name_kana;
  if (change.prefecture_code) row.prefecture_code = read_prefecture(change.prefecture_code);
  if (change.corporate_number) row.corporate_number = read_number(change.corporate_number);
  if (change.status && *change.status != row.status) change_status(call, row, *change.status);
  if (change.parent_id && change.parent_id != row.parent_id) change_parent(call, row, *change.parent_id);
  if (row.status == OrganizationStatus::active) {
    need_new_name(call, row.kind, row.prefecture_code, row.name, row.organization_id);
  }
  update_organization(call.tx, row, call.now);
  note_organization(call, "identity.organization.change", organization_id,
                    {{"before", before}, {"after", as_details(row)}});
  return organization_detail(call, organization_id);
}

}  // namespace banso::identity
