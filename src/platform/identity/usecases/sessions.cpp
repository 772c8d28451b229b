#include "platform/identity/usecases/sessions.hpp"

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/usecases/me.hpp"
#include "platform/identity/usecases/note.hpp"

namespace banso::identity {
namespace {

const db::Query<SessionItem, std::int64_t, Instant, std::int64_t> kListSessions{"identity.list_sessions"};
const db::Command<std::int64_t, std::int64_t> kRemoveSession{"identity.remove_session"};

void record_end(http::Call& call, std::int64_t session_id) {
  note_user(call, "identity.session.end", call.caller.user_id, {{"session_id", session_id}});
}

}  // namespace

std::vector<SessionItem> my_sessions(http::Call& call) {
  need_session(call.caller);
  return kListSessions.all(call.tx, call.caller.user_id, call.now, call.caller.session_id);
}

void end_session(http::Call& call, std::int64_t session_id) {
  need_session(call.caller);
  if (kRemoveSession.run(call.tx, call.caller.user_id, session_id) == 0) {
    throw Refused(RefusalCode::kNotFound, "identity.session_not_found",
                  "この端末のサインインは、すでに終了しています。一覧を読み込み直してください。");
  }
  record_end(call, session_id);
}

void sign_out(http::Call& call) {
  need_session(call.caller);
  kRemoveSession.run(call.tx, call.caller.user_id, call.caller.session_id);
  record_end(call, call.caller.session_id);
}

}  // namespace banso::identity
