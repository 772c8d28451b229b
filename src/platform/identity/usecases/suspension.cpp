#include "platform/identity/usecases/suspension.hpp"

#include <algorithm>

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/store/acting.hpp"
#include "platform/identity/usecases/administers.hpp"
#include "platform/identity/usecases/note.hpp"
#include "platform/identity/usecases/people.hpp"

namespace banso::identity {

namespace {

using OptionalId = std::optional<std::int64_t>;

const db::Query<Role, std::int64_t, std::int64_t> kListRoles{"identity.list_roles_of_person"};
const db::Query<std::int64_t, Role, OptionalId, std::int64_t> kCountHolders{"identity.count_holders"};
const db::Query<std::string> kLockRoles{"identity.lock_roles"};
const db::Command<std::int64_t, std::int64_t, Instant> kSuspend{"identity.suspend_person"};
const db::Command<std::int64_t, std::int64_t> kReadmit{"identity.readmit_person"};
const db::Command<std::int64_t, AccountStatus, Instant> kSetStatus{"identity.set_account_status"};
const db::Query<PersonRow, std::int64_t> kFindPerson{"identity.find_person"};
const db::Command<std::int64_t, std::int64_t> kRemoveOtherSessions{"identity.remove_other_sessions"};

constexpr std::int64_t kNoSession = 0;

void need_somebody_else(const http::Call& call, std::int64_t user_id) {
  if (user_id != call.caller.user_id) return;
  throw Refused(RefusalCode::kConflict, "identity.not_yourself",
                "自分自身の利用は止められません。ほかの管理者に頼んでください。");
}

Refused person_not_found() {
  return {RefusalCode::kNotFound, "identity.person_not_found",
          "この人は見つかりませんでした。一覧を読み込み直してください。"};
}

void end_sessions(http::Call& call, std::int64_t user_id) {
  as_identity(call.tx, [&] { kRemoveOtherSessions.run(call.tx, user_id, kNoSession); });
}

/// The organisation, if the caller may shut the person out of it or let them in: whoever may take all of
/// their roles back.
void need_power_over(http::Call& call, const OrganizationRow& organization, std::int64_t user_id) {
  const auto held = kListRoles.all(call.tx, organization.organization_id, user_id);
  const Granter granter = granter_of(call.caller, organization);
  if (!granter.is_system_admin && !granter.administers_organization) {
    need_allowed(RoleVerdict::not_administrator);
  }
  if (held.empty()) throw person_not_found();
  for (const Role role : held) {
    const OptionalId where =
        role == Role::system_admin ? OptionalId() : OptionalId(organization.organization_id);
    need_allowed(judge_take_back(granter, role, kCountHolders.one(call.tx, role, where, user_id)));
  }
}

}  // namespace

void suspend_person(http::Call& call, std::int64_t organization_id, std::int64_t user_id) {
  const OrganizationRow organization = need_organization(call, organization_id);
  need_somebody_else(call, user_id);
  // Two administrators who suspend each other at the same time come one after the other.
  kLockRoles.one(call.tx);
  need_power_over(call, organization, user_id);
  if (kSuspend.run(call.tx, organization_id, user_id, call.now) == 0) return;
  end_sessions(call, user_id);
  note_user(call, "identity.person.suspend", user_id, {}, organization_id);
}

void readmit_person(http::Call& call, std::int64_t organization_id, std::int64_t user_id) {
  const OrganizationRow organization = need_organization(call, organization_id);
  need_power_over(call, organization, user_id);
  if (kReadmit.run(call.tx, organization_id, user_id) == 0) return;
  note_user(call, "identity.person.readmit", user_id, {}, organization_id);
}

void set_account_status(http::Call& call, std::int64_t user_id, AccountStatus status) {
  need_somebody_else(call, user_id);
  kLockRoles.one(call.tx);
  // Whoever disables is a system administrator and not the one disabled: one is always left.
  const bool changed = as_identity(call.tx, [&] {
    if (!kFindPerson.maybe(call.tx, user_id)) throw person_not_found();
    return kSetStatus.run(call.tx, user_id, status, call.now) > 0;
  });
  if (!changed) return;
  if (status == AccountStatus::disabled) end_sessions(call, user_id);
  note_user(call, status == AccountStatus::disabled ? "identity.account.disable" : "identity.account.enable",
            user_id);
}

}  // namespace banso::identity
