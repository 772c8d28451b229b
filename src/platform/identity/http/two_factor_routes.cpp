// Two-factor sign-in of one's own account.
#include "platform/identity/http/account_shapes.hpp"
#include "platform/identity/http/options.hpp"
#include "platform/identity/http/routes.hpp"
#include "platform/identity/usecases/me.hpp"
#include "platform/identity/usecases/two_factor.hpp"

namespace banso::identity {

using http::Call;

void register_two_factor_routes(http::Api& api, Identity& identity) {
  api.post<PasswordInput>("/api/v1/me/two-factor",
                          before_two_factor(http::signed_in(), "二段階認証の設定を始める"),
                          [&identity](Call& call, const PasswordInput& input) {
                            return offer_two_factor(call, identity, input);
                          });
  api.put<CodeInput>(
      "/api/v1/me/two-factor", before_two_factor(http::signed_in(), "二段階認証を有効にする"),
      [&identity](Call& call, const CodeInput& input) { return enable_two_factor(call, identity, input); });
  api.remove<PasswordInput>(
      "/api/v1/me/two-factor", options(http::signed_in(), "二段階認証を無効にする"),
      [&identity](Call& call, const PasswordInput& input) { disable_two_factor(call, identity, input); });
  api.post<PasswordInput>("/api/v1/me/two-factor/recovery-codes",
                          options(http::signed_in(), "回復コードを作り直す"),
                          [&identity](Call& call, const PasswordInput& input) {
                            return renew_recovery_codes(call, identity, input);
                          });
  api.post<SecondFactorInput>("/api/v1/me/two-factor/verification",
                              before_two_factor(http::signed_in(), "このサインインで二段階認証を済ませる"),
                              [&identity](Call& call, const SecondFactorInput& input) {
                                verify_two_factor(call, identity, input);
                                return me(call, identity);
                              });
}

}  // namespace banso::identity
