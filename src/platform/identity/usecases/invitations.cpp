#include "platform/identity/usecases/invitations.hpp"

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/links.hpp"
#include "platform/identity/mails.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/usecases/administers.hpp"
#include "platform/identity/usecases/note.hpp"
#include "platform/identity/usecases/people.hpp"

namespace banso::identity {
namespace {

using Id = std::int64_t;

const db::Query<Id, Id> kCountInvitations{"identity.count_invitations"};
const db::Query<InvitationItem, Id, Instant, Id, Id> kListInvitations{"identity.list_invitations"};
const db::Query<Id, Id, Instant> kCountOpen{"identity.count_open_invitations"};
const db::Query<InvitationItem, Id, EmailAddress, Role, std::string, Id, Instant, Instant> kAdd{
    "identity.add_invitation"};
const db::Command<Id, Id> kRemove{"identity.remove_invitation"};

constexpr std::chrono::days kInvitationLives{14};
constexpr Id kMostOpen = 200;

}  // namespace

InvitationPage invitations_of(http::Call& call, Id organization_id, const http::PageQuery& query) {
  need_administered(call, organization_id);
  InvitationPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = kCountInvitations.one(call.tx, organization_id);
  page.items = kListInvitations.all(call.tx, organization_id, call.now, query.per_page, query.offset());
  return page;
}

InvitationItem invite(http::Call& call, const Identity& identity, Id organization_id,
                      const InvitationInput& input) {
  const OrganizationRow organization = need_organization(call, organization_id);
  need_allowed(judge_grant(granter_of(call.caller, organization), input.role, organization.kind));
  if (organization.status != OrganizationStatus::active) {
    throw Refused(RefusalCode::kConflict, "identity.organization_closed", "閉じた組織には招待できません。");
  }
  if (kCountOpen.one(call.tx, organization_id, call.now) >= kMostOpen) {
    throw Refused(RefusalCode::kConflict, "identity.too_many_invitations",
                  "返事を待っている招待が多すぎます。不要な招待を取り消してください。");
  }
  const std::string token = new_token();
  const Instant expires_at = call.now + kInvitationLives;
  InvitationItem item = kAdd.one(call.tx, organization_id, input.email, input.role, hash_token(token),
                                 call.caller.user_id, call.now, expires_at);
  mail::send(call.tx, call.now,
             invitation_mail(input.email, organization.name, role_label(input.role),
                             invitation_link(identity.settings.public_url, token), expires_at));
  note_organization(
      call, "identity.invitation.send", organization_id,
      {{"invitation_id", item.invitation_id}, {"role", boost::describe::enum_to_string(input.role, "")}});
  return item;
}

void withdraw_invitation(http::Call& call, Id organization_id, Id invitation_id) {
  need_administered(call, organization_id);
  if (kRemove.run(call.tx, organization_id, invitation_id) == 0) {
    throw Refused(RefusalCode::kNotFound, "identity.invitation_not_found",
                  "この招待は、すでに取り消されたか受け取られています。一覧を読み込み直してください。");
  }
  note_organization(call, "identity.invitation.withdraw", organization_id,
                    {{"invitation_id", invitation_id}});
}

}  // namespace banso::identity
