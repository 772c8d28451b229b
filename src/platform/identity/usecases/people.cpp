#include "platform/identity/usecases/people.hpp"

#include <algorithm>
#include <cctype>

#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/usecases/administers.hpp"
#include "platform/identity/usecases/note.hpp"

namespace banso::identity {

namespace {

using OptionalRole = std::optional<Role>;
using OptionalId = std::optional<std::int64_t>;

const db::Query<std::int64_t, std::int64_t, std::string, OptionalRole> kCountPeople{"identity.count_people"};
const db::Query<PersonItem, std::int64_t, std::string, OptionalRole, std::int64_t, std::int64_t> kListPeople{
    "identity.list_people"};
const db::Query<PersonRow, std::int64_t> kFindPerson{"identity.find_person"};
const db::Command<std::int64_t, std::int64_t, Role, Instant, OptionalId> kGrantRole{"identity.grant_role"};
const db::Command<std::int64_t, std::int64_t, Role> kTakeRoleBack{"identity.take_role_back"};
const db::Query<std::int64_t, Role, OptionalId, std::int64_t> kCountHolders{"identity.count_holders"};
const db::Query<std::string> kLockRoles{"identity.lock_roles"};

std::string small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return text;
}

boost::json::object role_details(Role role, std::int64_t organization_id) {
  return {{"role", boost::describe::enum_to_string(role, "")}, {"organization_id", organization_id}};
}

}  // namespace

Role role_named(std::string_view name) {
  Role role{};
  if (!boost::describe::enum_from_string(std::string(name).c_str(), role)) {
    throw Refused(RefusalCode::kNotFound, "http.not_found", "お探しのものは見つかりませんでした。");
  }
  return role;
}

void need_allowed(RoleVerdict verdict) {
  switch (verdict) {
    case RoleVerdict::allowed:
      return;
    case RoleVerdict::not_administrator:
      throw Refused(RefusalCode::kForbidden, "identity.not_your_organization",
                    "この組織を管理する権限がありません。その組織の管理者にお問い合わせください。");
    case RoleVerdict::system_admin_only:
      throw Refused(RefusalCode::kForbidden, "identity.system_admin_only",
                    "システム管理者の役割を変えられるのは、システム管理者だけです。");
    case RoleVerdict::role_does_not_fit:
      throw Refused(RefusalCode::kInvalid, "identity.role_does_not_fit",
                    "この種類の組織には、その役割はありません。別の役割を選んでください。",
                    {{"/role", "role_does_not_fit", "この種類の組織には、その役割はありません。"}});
    case RoleVerdict::last_system_admin:
      throw Refused(RefusalCode::kConflict, "identity.last_system_admin",
                    "最後のシステム管理者です。先に別の人をシステム管理者にしてください。");
    case RoleVerdict::last_org_admin:
      throw Refused(RefusalCode::kConflict, "identity.last_org_admin",
                    "この組織の最後の管理者です。先に別の人を管理者にしてください。");
  }
}

PersonPage people_of(http::Call& call, std::int64_t organization_id, const PeopleQuery& query) {
  const OrganizationRow organization = need_organization(call, organization_id);
  if (!call.caller.has_role_in(organization_id)) need_administered(call, organization.organization_id);
  const std::string text = small_letters(nfkc(query.q));
  PersonPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = kCountPeople.one(call.tx, organization_id, text, query.role);
  page.items = kListPeople.all(call.tx, organization_id, text, query.role, query.per_page, query.offset());
  return page;
}

void give_role(http::Call& call, std::int64_t organization_id, std::int64_t user_id, Role role) {
  const OrganizationRow organization = need_organization(call, organization_id);
  need_allowed(judge_grant(granter_of(call.caller, organization), role, organization.kind));
  const auto person = kFindPerson.maybe(call.tx, user_id);
  if (!person || person->status != "active") {
    throw Refused(RefusalCode::kNotFound, "identity.person_not_found",
                  "この人は見つかりませんでした。まだ参加していない人は、メールで招待してください。");
  }
  const bool given =
      kGrantRole.run(call.tx, organization_id, user_id, role, call.now, call.caller.user_id) == 1;
  if (given) {
    note_user(call, "identity.role.grant", user_id, role_details(role, organization_id), organization_id);
  }
}

void take_role_back(http::Call& call, std::int64_t organization_id, std::int64_t user_id, Role role) {
  const OrganizationRow organization = need_organization(call, organization_id);
  // Two administrators who take the role from each other at the same time come one after the other.
  kLockRoles.one(call.tx);
  const OptionalId where = role == Role::system_admin ? OptionalId() : OptionalId(organization_id);
  const std::int64_t left = kCountHolders.one(call.tx, role, where, user_id);
  need_allowed(judge_take_back(granter_of(call.caller, organization), role, left));
  if (kTakeRoleBack.run(call.tx, organization_id, user_id, role) == 0) {
    throw Refused(RefusalCode::kNotFound, "identity.role_not_held",
                  "この人は、その役割を持っていません。一覧を読み込み直してください。");
  }
  note_user(call, "identity.role.take_back", user_id, role_details(role, organization_id), organization_id);
}

}  // namespace banso::identity
