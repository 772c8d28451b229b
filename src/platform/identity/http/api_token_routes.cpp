// API tokens of the caller, and the permissions they can be given.
#include "platform/identity/http/api_token_shapes.hpp"
#include "platform/identity/http/options.hpp"
#include "platform/identity/http/routes.hpp"
#include "platform/identity/usecases/api_tokens.hpp"

namespace banso::identity {

using http::Call;

void register_api_token_routes(http::Api& api, Identity& identity) {
  api.get("/api/v1/me/api-tokens", options(http::signed_in(), "APIトークンを一覧する"),
          [](Call& call) { return my_api_tokens(call); });
  api.post<ApiTokenInput>("/api/v1/me/api-tokens",
                          options(http::signed_in(), "APIトークンを作る").answering(201),
                          [&identity](Call& call, const ApiTokenInput& input) {
                            return create_api_token(call, identity, input);
                          });
  api.remove("/api/v1/me/api-tokens/{api_token_id}", options(http::signed_in(), "APIトークンを取り消す"),
             [](Call& call) { revoke_api_token(call, call.id("api_token_id")); });
  api.get("/api/v1/permissions", options(http::signed_in(), "操作の権限と、それを持つ役割を一覧する"),
          [&identity](Call&) { return identity.permissions.list(); });
}

}  // namespace banso::identity
