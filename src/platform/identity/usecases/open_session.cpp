#include "platform/identity/usecases/open_session.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "platform/db/statement.hpp"
#include "platform/http/authenticator.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/session_authenticator.hpp"
#include "platform/identity/store/acting.hpp"
#include "platform/identity/usecases/note.hpp"

namespace banso::identity {
namespace {

const db::Command<std::int64_t, std::string, SignInMethod, bool, Instant, Instant, std::string, std::string>
    kAddSession{"identity.add_session"};
const db::Command<std::string> kRemoveSessionByToken{"identity.remove_session_by_token"};

}  // namespace

std::string open_session_for(http::Call& call, const Identity& identity, std::int64_t user_id,
                             SignInMethod method, bool two_factor_done) {
  act_as_identity(call.tx);
  const std::string_view former = call.request.cookie(http::kSessionCookie);
  if (!former.empty()) kRemoveSessionByToken.defer(call.tx, hash_token(former));
  const std::string token = new_token();
  const Instant ends = call.now + std::chrono::hours(identity.settings.session_hours);
  const std::string agent = make_valid_utf8(call.request.header("user-agent"));
  kAddSession.defer(call.tx, user_id, hash_token(token), method, two_factor_done, ends, call.now,
                    call.request.peer, std::string(first_code_points(agent, 300)));
  call.caller = open_session(call.tx, identity.permissions, token, call.now);
  if (!call.caller.signed_in()) throw std::logic_error("a session that was just made cannot be opened");
  note_user(call, "identity.session.open", user_id,
            {{"method", boost::describe::enum_to_string(method, "")}, {"two_factor", two_factor_done}});
  return fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Lax", http::kSessionCookie, token);
}

std::string ended_session_cookie() {
  return fmt::format("{}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0", http::kSessionCookie);
}

}  // namespace banso::identity
