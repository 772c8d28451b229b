// Sign-in by way of an OpenID provider.
#include "platform/identity/http/oidc_shapes.hpp"
#include "platform/identity/http/options.hpp"
#include "platform/identity/http/routes.hpp"
#include "platform/identity/usecases/oidc_sign_in.hpp"

namespace banso::identity {

using http::Call;

void register_oidc_routes(http::Api& api, Identity& identity) {
  api.get<OidcStartQuery>("/auth/oidc/{provider}/start", guarded("外部の認証サービスでサインインする"),
                          [&identity](Call& call, const OidcStartQuery& query) {
                            return start_oidc(call, identity, call.text("provider"), query.return_to);
                          });
  // Any parameters: providers add their own (session_state, iss …).
  api.get("/auth/oidc/{provider}/callback", guarded("外部の認証サービスから戻る"),
          [&identity](Call& call) { return finish_oidc(call, identity, call.text("provider")); });
  api.post<OidcLinkInput>(
      "/api/v1/me/oidc-accounts", options(http::signed_in(), "外部の認証サービスと連携する"),
      [&identity](Call& call, const OidcLinkInput& input) { return begin_oidc_link(call, identity, input); });
  api.get("/api/v1/me/oidc-accounts", options(http::signed_in(), "連携している外部のアカウントを一覧する"),
          [](Call& call) { return my_oidc_accounts(call); });
  api.remove("/api/v1/me/oidc-accounts/{oidc_account_id}",
             options(http::signed_in(), "外部のアカウントとの連携を解除する"),
             [](Call& call) { remove_oidc_account(call, call.id("oidc_account_id")); });
}

}  // namespace banso::identity
