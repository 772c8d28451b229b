#include "platform/identity/usecases/me.hpp"

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"

namespace banso::identity {
namespace {

const db::Query<std::int64_t, std::int64_t> kCountRecoveryCodes{"identity.count_recovery_codes"};

}  // namespace

Me me(http::Call& call, const Identity& identity) {
  const Caller& caller = call.caller;
  Me out;
  out.user_id = caller.user_id;
  out.email = caller.email;
  out.display_name = caller.display_name;
  out.csrf_token = caller.csrf_token;
  if (caller.session_id != 0) out.session_expires_at = caller.session_expires_at;
  out.two_factor = {caller.two_factor_enabled, caller.two_factor_required, caller.two_factor_pending, 0};
  if (caller.two_factor_enabled)
    out.two_factor.recovery_codes_left = kCountRecoveryCodes.one(call.tx, caller.user_id);
  out.roles = caller.roles;
  if (identity.hooks.businesses_of) {
    out.businesses = identity.hooks.businesses_of(call.tx, caller);
  } else {
    for (const std::int64_t business_id : caller.business_ids)
      out.businesses.push_back({business_id, "", "confirmed"});
  }
  out.permissions.assign(caller.permissions.begin(), caller.permissions.end());
  return out;
}

void need_session(const Caller& caller) {
  if (caller.session_id != 0) return;
  throw Refused(RefusalCode::kForbidden, "identity.session_needed",
                "この操作はAPIトークンではできません。画面からサインインして操作してください。");
}

}  // namespace banso::identity
