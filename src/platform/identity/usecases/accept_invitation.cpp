#include <optional>

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/http/authenticator.hpp"
#include "platform/identity/rules/password_policy.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/session_authenticator.hpp"
#include "platform/identity/store/account.hpp"
#include "platform/identity/store/acting.hpp"
#include "platform/identity/usecases/invitations.hpp"
#include "platform/identity/usecases/note.hpp"
#include "platform/identity/usecases/open_session.hpp"

namespace banso::identity {

/// An invitation that can still be taken.
struct OpenInvitation {
  std::int64_t invitation_id = 0;
  std::int64_t organization_id = 0;
  std::string organization_name;
  OrganizationKind organization_kind{};
  std::string email;
  Role role{};
  std::optional<std::int64_t> invited_by;
  Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(OpenInvitation, (),
                      (invitation_id, organization_id, organization_name, organization_kind, email, role,
                       invited_by, expires_at))

namespace {

const db::Query<OpenInvitation, std::string, Instant> kFindOpen{"identity.find_open_invitation"};
const db::Command<std::int64_t, std::int64_t, Instant> kTake{"identity.take_invitation"};
const db::Command<std::int64_t, std::int64_t, Role, Instant, std::optional<std::int64_t>> kGrantRole{
    "identity.grant_role"};

OpenInvitation need_open(http::Call& call, std::string_view token) {
  auto invitation = kFindOpen.maybe(call.tx, hash_token(token), call.now);
  if (!invitation) {
    throw Refused(
        RefusalCode::kNotFound, "identity.invitation_expired",
        "この招待は使用済みか、取り消されたか、期限が切れています。招待した人にもう一度頼んでください。");
  }
  return std::move(*invitation);
}

/// An account whose owner has proven the address: it is theirs and nobody may set its password by an
/// invitation.
bool is_settled(const std::optional<SignInRow>& account) {
  return account && account->email_verified;
}

/// Makes the account (or takes over one that never verified its address) and returns its number.
std::int64_t settle_account(http::Call& call, Identity& identity, const OpenInvitation& invitation,
                            const std::optional<SignInRow>& known, const AcceptInvitationInput& input) {
  const std::string name = input.display_name.value_or("");
  if (name.empty()) {
    const std::string message = "お名前を入力してください。";
    throw Refused(RefusalCode::kInvalid, "http.invalid_input", message,
                  {{"/display_name", "required", message}});
  }
  const std::string password = input.password ? std::string(*input.password) : "";
  need_good_password(password, invitation.email, "/password");
  const std::string hash = identity.passwords.hash(password);
  std::int64_t user_id = 0;
  if (known) {
    user_id = known->user_id;
    rename_account(call.tx, user_id, name, call.now);
    verify_account(call.tx, user_id, call.now);
  } else {
    // The link came by mail to this address: that proves it.
    user_id = add_account(call.tx, invitation.email, name, true, call.now);
  }
  save_password(call.tx, user_id, hash, call.now);
  return user_id;
}

}  // namespace

InvitationOffer invitation_offer(http::Call& call, std::string_view token) {
  return as_identity(call.tx, [&] {
    OpenInvitation invitation = need_open(call, token);
    const bool exists = is_settled(find_account(call.tx, invitation.email));
    return InvitationOffer{std::move(invitation.organization_name),
                           invitation.organization_kind,
                           invitation.role,
                           std::move(invitation.email),
                           exists,
                           invitation.expires_at};
  });
}

std::string accept_invitation(http::Call& call, Identity& identity, const AcceptInvitationInput& input) {
  act_as_identity(call.tx);
  const OpenInvitation invitation = need_open(call, input.token);
  const auto known = find_account(call.tx, invitation.email);
  std::int64_t user_id = call.caller.user_id;
  const bool was_signed_in = call.caller.session_id != 0;
  if (was_signed_in && call.caller.email != invitation.email) {
    throw Refused(
        RefusalCode::kForbidden, "identity.other_address",
        "この招待は別のメールアドレスあてです。サインアウトしてから、もう一度リンクを開いてください。");
  }
  if (!was_signed_in) {
    if (is_settled(known)) {
      throw Refused(RefusalCode::kUnauthorized, "identity.sign_in_first",
                    "このメールアドレスは登録済みです。サインインしてから、招待を受けてください。");
    }
    user_id = settle_account(call, identity, invitation, known, input);
  }
  if (kTake.run(call.tx, invitation.invitation_id, user_id, call.now) == 0) need_open(call, input.token);
  kGrantRole.run(call.tx, invitation.organization_id, user_id, invitation.role, call.now,
                 invitation.invited_by);
  std::string cookie;
  if (was_signed_in) {
    // Opened again, because the new role changes what the session may do.
    call.caller =
        open_session(call.tx, identity.permissions, call.request.cookie(http::kSessionCookie), call.now);
  } else {
    cookie = open_session_for(call, identity, user_id, SignInMethod::invitation, false);
  }
  note_user(call, "identity.invitation.accept", user_id,
            {{"invitation_id", invitation.invitation_id},
             {"role", boost::describe::enum_to_string(invitation.role, "")}},
            invitation.organization_id);
  return cookie;
}

}  // namespace banso::identity
