// Sign-up, verification, passwords and the name of the account.
#include "platform/identity/http/account_shapes.hpp"
#include "platform/identity/http/options.hpp"
#include "platform/identity/http/routes.hpp"
#include "platform/identity/http/session_shapes.hpp"
#include "platform/identity/store/account.hpp"
#include "platform/identity/usecases/me.hpp"
#include "platform/identity/usecases/note.hpp"
#include "platform/identity/usecases/password.hpp"
#include "platform/identity/usecases/sign_up.hpp"

namespace banso::identity {

using http::Answer;
using http::Call;

void register_account_routes(http::Api& api, Identity& identity) {
  api.post<SignUpInput>(
      "/api/v1/sign-up", guarded("メールアドレスで登録する").answering(202),
      [&identity](Call& call, const SignUpInput& input) { return sign_up(call, identity, input); });
  api.post<VerifyEmailInput>("/api/v1/email-verifications", guarded("メールアドレスを確認してサインインする"),
                             [&identity](Call& call, const VerifyEmailInput& input) {
                               const std::string cookie = verify_email(call, identity, input);
                               return Answer<Me>{me(call, identity), {{"set-cookie", cookie}}};
                             });
  api.post<EmailInput>("/api/v1/email-verifications/resend", guarded("確認のメールを送り直す").answering(202),
                       [&identity](Call& call, const EmailInput& input) {
                         return resend_verification(call, identity, input);
                       });
  api.post<EmailInput>("/api/v1/password-resets", guarded("パスワードの再設定を申し込む").answering(202),
                       [&identity](Call& call, const EmailInput& input) {
                         return request_password_reset(call, identity, input);
                       });
  api.put<ResetPasswordInput>(
      "/api/v1/password-resets", guarded("パスワードを再設定する"),
      [&identity](Call& call, const ResetPasswordInput& input) { reset_password(call, identity, input); });
  api.put<ChangePasswordInput>(
      "/api/v1/me/password", options(http::signed_in(), "パスワードを変更する"),
      [&identity](Call& call, const ChangePasswordInput& input) { change_password(call, identity, input); });
  api.patch<RenameInput>("/api/v1/me", options(http::signed_in(), "名前を変更する"),
                         [&identity](Call& call, const RenameInput& input) {
                           need_session(call.caller);
                           rename_account(call.tx, call.caller.user_id, input.display_name, call.now);
                           note_user(call, "identity.account.rename", call.caller.user_id);
                           call.caller.display_name = input.display_name;
                           return me(call, identity);
                         });
}

}  // namespace banso::identity
