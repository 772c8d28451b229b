#include "contexts/ledger/http/routes.hpp"
#include "contexts/ledger/usecases/choose_targets.hpp"
#include "contexts/ledger/usecases/review.hpp"
#include "contexts/ledger/usecases/targets.hpp"

namespace banso::ledger {
namespace {

using http::Call;

std::int64_t org(const Call& call) {
  return call.id("organization_id");
}
std::int64_t target_id(const Call& call) {
  return call.id("target_id");
}
http::RouteOptions write(std::string summary) {
  return {http::permission(kWrite), std::move(summary)};
}
http::RouteOptions confidential(std::string summary) {
  http::RouteOptions options{http::permission(kRead), std::move(summary)};
  options.logs_reads = true;
  return options;
}

constexpr const char* kTargets = "/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}/targets";
std::string one(const char* rest) {
  return std::string("/api/v1/organizations/{organization_id}/ledger/targets/{target_id}") + rest;
}

}  // namespace

void register_target_routes(http::Api& api) {
  api.get<TargetQuery>(kTargets, {http::permission(kRead), "対象の事業所を一覧する"},
                       [](Call& call, const TargetQuery& query) {
                         return list_targets(call, org(call), call.id("round_id"), query);
                       });
  api.get<TargetFilter>(std::string(kTargets) + ".csv", confidential("対象の一覧をCSVで受け取る"),
                        [](Call& call, const TargetFilter& filter) {
                          return export_targets(call, org(call), call.id("round_id"), filter, false);
                        });
  api.get<TargetFilter>(std::string(kTargets) + ".xlsx", confidential("対象の一覧をExcelで受け取る"),
                        [](Call& call, const TargetFilter& filter) {
                          return export_targets(call, org(call), call.id("round_id"), filter, true);
                        });
  api.post<AddBusinessInput>(kTargets, write("登録の事業者を対象に加える").answering(201),
                             [](Call& call, const AddBusinessInput& input) {
                               return add_business(call, org(call), call.id("round_id"), input);
                             });
  api.get<FindQuery>("/api/v1/organizations/{organization_id}/ledger/find",
                     {http::permission(kRead), "手紙の番号から対象を探す"},
                     [](Call& call, const FindQuery& query) { return find_by_code(call, org(call), query); });
  api.get(one(""), confidential("対象と回答を見る"),
          [](Call& call) { return show_target(call, org(call), target_id(call)); });
  api.put<TargetChange>(one(""), write("送り方とメモを変える"), [](Call& call, const TargetChange& input) {
    return change_target(call, org(call), target_id(call), input);
  });
  api.put<OverrideInput>(one("/override"), write("対象かどうかを職員が決める"),
                         [](Call& call, const OverrideInput& input) {
                           return override_target(call, org(call), target_id(call), input);
                         });
  api.post<LedgerStepInput>(one("/steps"), write("返戻・廃業などを記録する"),
                            [](Call& call, const LedgerStepInput& input) {
                              return step_target(call, org(call), target_id(call), input);
                            });
  api.remove(one("/links"), write("リンクを無効にする"),
             [](Call& call) { revoke_links(call, org(call), target_id(call)); });
  api.post<AcceptInput>(one("/accept"), write("回答を台帳に反映する"),
                        [](Call& call, const AcceptInput& input) {
                          return accept_answer(call, org(call), target_id(call), input);
                        });
  api.post<AskBackInput>(one("/ask-back"), write("回答について問い合わせる"),
                         [](Call& call, const AskBackInput& input) {
                           return ask_back(call, org(call), target_id(call), input);
                         });
  api.get(one("/form"), confidential("代理入力の用紙を見る"),
          [](Call& call) { return proxy_form(call, org(call), target_id(call)); });
  http::RouteOptions enters = write("紙の回答を入力する");
  enters.body_limit = 600 * 1024;
  api.post<ProxyAnswer>(one("/answers"), enters, [](Call& call, const ProxyAnswer& input) {
    return enter_answer(call, org(call), target_id(call), input);
  });
  api.get("/api/v1/me/ledger", {http::signed_in(), "自社の法定台帳の確認の依頼を一覧する"},
          [](Call& call) { return my_ledger(call); });
  api.post("/api/v1/me/ledger/{organization_id}/{target_id}/page",
           {http::signed_in(), "自社の法定台帳の回答の画面を開く"},
           [](Call& call) { return open_my_page(call, org(call), target_id(call)); });
}

}  // namespace banso::ledger
