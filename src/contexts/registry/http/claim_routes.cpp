#include "contexts/registry/http/routes.hpp"
#include "contexts/registry/usecases/claims.hpp"

namespace banso::registry {

void register_claim_routes(http::Api& api) {
  using http::Call;
  constexpr const char* kConfirm = "registry.claim.confirm";
  http::RouteOptions makes{http::signed_in(), "事業者の本人確認を申し込む"};
  makes.rate = {5, 10};
  api.post<ClaimInput>("/api/v1/claims", makes.answering(201),
                       [](Call& call, const ClaimInput& input) { return make_claim(call, input); });
  api.get("/api/v1/claims", {http::signed_in(), "自分の申し込みを一覧する"},
          [](Call& call) { return list_my_claims(call); });
  api.get<ConfirmerQuery>(
      "/api/v1/claims/confirmers", {http::signed_in(), "本人確認を頼める組織を探す"},
      [](Call& call, const ConfirmerQuery& query) { return propose_confirmers(call, query); });
  api.get("/api/v1/claims/{claim_id}", {http::signed_in(), "申し込みを見る"},
          [](Call& call) { return show_claim(call, call.id("claim_id")); });
  api.remove("/api/v1/claims/{claim_id}", {http::signed_in(), "申し込みを取り下げる"},
             [](Call& call) { withdraw_claim(call, call.id("claim_id")); });
  api.get<ClaimQuery>("/api/v1/organizations/{organization_id}/claims",
                      {http::permission(kConfirm), "組織への本人確認の申し込みを一覧する"},
                      [](Call& call, const ClaimQuery& query) {
                        return list_organization_claims(call, call.id("organization_id"), query);
                      });
  api.post<ConfirmInput>(
      "/api/v1/claims/{claim_id}/confirm", {http::permission(kConfirm), "本人であると確認する"},
      [](Call& call, const ConfirmInput& input) { return confirm_claim(call, call.id("claim_id"), input); });
  api.post<RejectInput>(
      "/api/v1/claims/{claim_id}/reject", {http::permission(kConfirm), "本人と確認できないと答える"},
      [](Call& call, const RejectInput& input) { return reject_claim(call, call.id("claim_id"), input); });
}

}  // namespace banso::registry
