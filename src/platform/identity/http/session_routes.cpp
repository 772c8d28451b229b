// Sign-in, sign-out, who am I, and my sessions.
#include "platform/identity/http/options.hpp"
#include "platform/identity/http/routes.hpp"
#include "platform/identity/http/session_shapes.hpp"
#include "platform/identity/oidc/relying_party.hpp"
#include "platform/identity/usecases/me.hpp"
#include "platform/identity/usecases/open_session.hpp"
#include "platform/identity/usecases/sessions.hpp"
#include "platform/identity/usecases/sign_in.hpp"

namespace banso::identity {
namespace {

using http::Answer;
using http::Call;

}  // namespace

void register_session_routes(http::Api& api, Identity& identity) {
  api.post<SignInInput>("/api/v1/sessions", guarded("サインインする"),
                        [&identity](Call& call, const SignInInput& input) {
                          const std::string cookie = sign_in(call, identity, input);
                          return Answer<Me>{me(call, identity), {{"set-cookie", cookie}}};
                        });
  api.remove("/api/v1/sessions/current",
             before_two_factor(http::signed_in(), "サインアウトする").answering(204), [](Call& call) {
               sign_out(call);
               return http::no_content().with("set-cookie", ended_session_cookie());
             });
  api.get("/api/v1/me", before_two_factor(http::signed_in(), "サインインしている人の情報を見る"),
          [&identity](Call& call) { return me(call, identity); });
  api.get("/api/v1/me/sessions", before_two_factor(http::signed_in(), "サインイン中の端末を一覧する"),
          [](Call& call) { return my_sessions(call); });
  api.remove("/api/v1/me/sessions/{session_id}",
             before_two_factor(http::signed_in(), "ほかの端末をサインアウトする"),
             [](Call& call) { end_session(call, call.id("session_id")); });
  api.get("/api/v1/sign-in-options", before_two_factor(http::open_to_public(), "サインインの方法を見る"),
          [&identity](Call&) {
            SignInOptions options;
            if (identity.provider) {
              options.providers.push_back(
                  {std::string(oidc::RelyingParty::kProvider), identity.settings.oidc_label});
            }
            if (identity.settings.demo) options.demo_accounts = identity.demo_accounts;
            return options;
          });
}

}  // namespace banso::identity
