#include "platform/identity/usecases/api_tokens.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/usecases/me.hpp"
#include "platform/identity/usecases/note.hpp"

namespace banso::identity {
namespace {

const db::Query<ApiTokenItem, std::int64_t> kListApiTokens{"identity.list_api_tokens"};
const db::Query<std::int64_t, std::int64_t, std::optional<std::int64_t>, std::string, std::string,
                std::string, std::vector<std::string>, Instant, Instant>
    kAddApiToken{"identity.add_api_token"};
const db::Command<std::int64_t, std::int64_t> kRemoveApiToken{"identity.remove_api_token"};

constexpr std::size_t kMostTokens = 20;
constexpr std::size_t kHintCharacters = 12;
constexpr auto kLongestLife = std::chrono::days(366);

[[noreturn]] void refuse_field(std::string reason, const char* path, std::string message) {
  throw Refused(RefusalCode::kInvalid, reason, message,
                {{path, reason.substr(reason.find('.') + 1), message}});
}

Instant end_of(Date day, Instant now) {
  const Instant ends = jst_midnight(Date(std::chrono::sys_days(day) + std::chrono::days(1)));
  if (ends <= now || ends > now + kLongestLife) {
    refuse_field("identity.bad_expiry", "/expires_on", "期限は、今日から1年以内の日にしてください。");
  }
  return ends;
}

/// What the caller may do with the roles in the token's organisation only.
Permissions::Set held(const Caller& caller, const Identity& identity,
                      std::optional<std::int64_t> organization_id) {
  if (!organization_id) return caller.permissions;
  std::vector<RoleGrant> there;
  std::copy_if(caller.roles.begin(), caller.roles.end(), std::back_inserter(there),
               [&](const RoleGrant& grant) { return grant.organization_id == *organization_id; });
  if (there.empty()) {
    refuse_field("identity.not_in_organization", "/organization_id",
                 "あなたはこの組織に所属していません。所属する組織を選んでください。");
  }
  return identity.permissions.of(there, false);
}

}  // namespace

std::vector<ApiTokenItem> my_api_tokens(http::Call& call) {
  need_session(call.caller);
  return kListApiTokens.all(call.tx, call.caller.user_id);
}

NewApiToken create_api_token(http::Call& call, const Identity& identity, const ApiTokenInput& input) {
  need_session(call.caller);
  const Instant expires_at = end_of(input.expires_on, call.now);
  const Permissions::Set allowed = held(call.caller, identity, input.organization_id);
  if (input.scopes.empty())
    refuse_field("identity.no_scope", "/scopes", "トークンに許す操作を1つ以上選んでください。");
  std::vector<std::string> scopes = input.scopes;
  std::sort(scopes.begin(), scopes.end());
  scopes.erase(std::unique(scopes.begin(), scopes.end()), scopes.end());
  for (const std::string& scope : scopes) {
    if (allowed.contains(scope)) continue;
    refuse_field(
        "identity.scope_not_held", "/scopes",
        fmt::format("「{}」は、あなたに許されていない操作です。自分にできる操作だけを選んでください。",
                    scope));
  }
  if (kListApiTokens.all(call.tx, call.caller.user_id).size() >= kMostTokens) {
    throw Refused(
        RefusalCode::kConflict, "identity.too_many_tokens",
        fmt::format("APIトークンは{}個までです。使っていないものを取り消してください。", kMostTokens));
  }
  const std::string token = new_api_token();
  const std::int64_t api_token_id =
      kAddApiToken.one(call.tx, call.caller.user_id, input.organization_id, input.name, hash_token(token),
                       token.substr(0, kHintCharacters), scopes, call.now, expires_at);
  boost::json::array named(scopes.begin(), scopes.end());
  note_user(call, "identity.api_token.create", call.caller.user_id,
            {{"api_token_id", api_token_id}, {"name", input.name}, {"scopes", std::move(named)}},
            input.organization_id);
  return {api_token_id, token, expires_at};
}

void revoke_api_token(http::Call& call, std::int64_t api_token_id) {
  need_session(call.caller);
  if (kRemoveApiToken.run(call.tx, call.caller.user_id, api_token_id) == 0) {
    throw Refused(RefusalCode::kNotFound, "identity.api_token_not_found",
                  "このAPIトークンは、すでに取り消されています。一覧を読み込み直してください。");
  }
  note_user(call, "identity.api_token.revoke", call.caller.user_id, {{"api_token_id", api_token_id}});
}

}  // namespace banso::identity
