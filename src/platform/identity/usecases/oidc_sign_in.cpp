#include "platform/identity/usecases/oidc_sign_in.hpp"

#include <fmt/format.h>

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/http/authenticator.hpp"
#include "platform/identity/oidc/relying_party.hpp"
#include "platform/identity/rules/return_to.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/session_authenticator.hpp"
#include "platform/identity/store/acting.hpp"
#include "platform/identity/usecases/me.hpp"
#include "platform/identity/usecases/note.hpp"
#include "platform/identity/usecases/oidc_account.hpp"
#include "platform/identity/usecases/open_session.hpp"
#include "platform/log/log.hpp"
#include "platform/shape/json.hpp"

namespace banso::identity {

/// A sign-in under way.
struct OidcLoginRow {
  std::string return_to;
  std::optional<std::int64_t> user_id;
};
BOOST_DESCRIBE_STRUCT(OidcLoginRow, (), (return_to, user_id))

namespace {

using OptionalId = std::optional<std::int64_t>;

const db::Command<std::string, std::string, std::string, std::string, OptionalId, Instant, Instant> kAddLogin{
    "identity.add_oidc_login"};
const db::Query<OidcLoginRow, std::string, std::string, std::string, Instant> kTakeLogin{
    "identity.take_oidc_login"};
const db::Query<OidcAccountItem, std::int64_t> kListAccounts{"identity.list_oidc_accounts"};
const db::Command<std::int64_t, std::int64_t> kRemoveAccount{"identity.remove_oidc_account"};

constexpr std::string_view kCookie = "__Host-banso-oidc";
constexpr std::chrono::minutes kLoginLives{10};

std::string cookie(std::string_view value, std::chrono::seconds lives) {
  return fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={}", kCookie, value,
                     lives.count());
}

void need_provider(const Identity& identity, std::string_view provider) {
  if (identity.provider && provider == oidc::RelyingParty::kProvider) return;
  throw Refused(RefusalCode::kNotFound, "identity.unknown_provider",
                "このサインイン方法は用意されていません。");
}

/// Back to the sign-in page, which shows the sentence of the reason.
http::Response sign_in_page(std::string_view reason) {
  return std::move(
      http::redirect(fmt::format("/app/sign-in?reason={}", reason)).with("set-cookie", cookie("", {})));
}

struct Begun {
  std::string address;
  std::string set_cookie;
};

/// @throws oidc::ProviderError
Begun begin(http::Call& call, Identity& identity, std::string_view return_to, OptionalId link_to) {
  const std::string secret = new_token();
  const oidc::Binding binding = oidc::bind_to(secret, new_token());
  Begun begun{identity.provider->authorization_address(binding, call.now), cookie(secret, kLoginLives)};
  act_as_identity(call.tx);
  kAddLogin.run(call.tx, hash_token(binding.state), hash_token(secret),
                std::string(oidc::RelyingParty::kProvider), safe_return_to(return_to), link_to, call.now,
                call.now + kLoginLives);
  return begun;
}

void log_failure(const http::Call& call, std::string_view event, const std::exception& error) {
  log::warn(event, {{"request_id", call.request.request_id}, {"detail", error.what()}});
}

/// Links if the sign-in was begun for that, otherwise signs in. @return the redirect
http::Response admit(http::Call& call, Identity& identity, const OidcLoginRow& login,
                     const oidc::ExternalPerson& person) {
  http::Response response = http::redirect(login.return_to);
  response.with("set-cookie", cookie("", {}));
  std::int64_t user_id = 0;
  if (login.user_id) {
    call.caller =
        open_session(call.tx, identity.permissions, call.request.cookie(http::kSessionCookie), call.now);
    // Somebody else signed in meanwhile, or nobody is any more.
    if (call.caller.user_id != *login.user_id) return sign_in_page("identity.oidc_expired");
    user_id = *login.user_id;
    as_identity(call.tx, [&] { link_account(call, person, user_id); });
  } else {
    act_as_identity(call.tx);
    user_id = find_or_make_account(call, person);
    response.with("set-cookie", open_session_for(call, identity, user_id, SignInMethod::oidc, false));
  }
  if (person.corporation && identity.hooks.on_verified_corporation) {
    identity.hooks.on_verified_corporation(call, user_id, *person.corporation);
  }
  return response;
}

}  // namespace

http::Response start_oidc(http::Call& call, Identity& identity, std::string_view provider,
                          std::string_view return_to) {
  need_provider(identity, provider);
  try {
    Begun begun = begin(call, identity, return_to, std::nullopt);
    return std::move(
        http::redirect(std::move(begun.address)).with("set-cookie", std::move(begun.set_cookie)));
  } catch (const oidc::ProviderError& error) {
    log_failure(call, "identity.oidc_start_failed", error);
    return sign_in_page("identity.oidc_failed");
  }
}

http::Answer<OidcLinkStart> begin_oidc_link(http::Call& call, Identity& identity,
                                            const OidcLinkInput& input) {
  need_session(call.caller);
  need_provider(identity, input.provider);
  try {
    Begun begun = begin(call, identity, input.return_to, call.caller.user_id);
    note_user(call, "identity.oidc.begin_link", call.caller.user_id);
    return {{std::move(begun.address)}, {{"set-cookie", std::move(begun.set_cookie)}}};
  } catch (const oidc::ProviderError& error) {
    log_failure(call, "identity.oidc_start_failed", error);
    throw Refused(RefusalCode::kUnavailable, "identity.oidc_failed",
                  "認証サービスに接続できません。しばらくしてから、もう一度お試しください。");
  }
}

http::Response finish_oidc(http::Call& call, Identity& identity, std::string_view provider) {
  need_provider(identity, provider);
  const std::string state(call.request.query_value("state").value_or(""));
  const std::string code(call.request.query_value("code").value_or(""));
  const std::string secret(call.request.cookie(kCookie));
  act_as_identity(call.tx);
  const auto login =
      kTakeLogin.maybe(call.tx, hash_token(state), hash_token(secret), std::string(provider), call.now);
  // Used up whatever follows; and no transaction stays open while the provider is asked.
  call.tx.commit_so_far();
  if (!login) return sign_in_page("identity.oidc_expired");
  if (code.empty() || code.size() > 2000) return sign_in_page("identity.oidc_denied");
  try {
    const oidc::ExternalPerson person =
        identity.provider->finish(code, oidc::bind_to(secret, state), call.now);
    return admit(call, identity, *login, person);
  } catch (const oidc::ProviderError& error) {
    log_failure(call, "identity.oidc_failed", error);
    return sign_in_page("identity.oidc_failed");
  } catch (const NotAdmitted& refusal) {
    return sign_in_page(refusal.what());
  }
}

std::vector<OidcAccountItem> my_oidc_accounts(http::Call& call) {
  need_session(call.caller);
  return kListAccounts.all(call.tx, call.caller.user_id);
}

void remove_oidc_account(http::Call& call, std::int64_t oidc_account_id) {
  need_session(call.caller);
  if (kRemoveAccount.run(call.tx, call.caller.user_id, oidc_account_id) == 0) {
    throw Refused(RefusalCode::kNotFound, "identity.oidc_account_not_found",
                  "この連携は、すでに解除されています。一覧を読み込み直してください。");
  }
  note_user(call, "identity.oidc.unlink", call.caller.user_id, {{"oidc_account_id", oidc_account_id}});
}

}  // namespace banso::identity
