#include "contexts/ledger/http/routes.hpp"
#include "contexts/ledger/usecases/choose_targets.hpp"
#include "contexts/ledger/usecases/reports.hpp"
#include "contexts/ledger/usecases/review.hpp"
#include "contexts/ledger/usecases/send.hpp"
#include "platform/http/conditional.hpp"

namespace banso::ledger {
namespace {

using http::Call;

std::int64_t org(const Call& call) {
  return call.id("organization_id");
}
std::int64_t round_id(const Call& call) {
  return call.id("round_id");
}
http::RouteOptions read(std::string summary) {
  return {http::permission(kRead), std::move(summary)};
}
http::RouteOptions write(std::string summary) {
  return {http::permission(kWrite), std::move(summary)};
}
http::RouteOptions confidential(std::string summary) {
  http::RouteOptions options{http::permission(kRead), std::move(summary)};
  options.logs_reads = true;
  options.rate = {10, 30};
  return options;
}

template <class View>
http::Answer<View> with_etag(View view) {
  const std::string etag = http::etag_of_version(view.version);
  return {std::move(view), {{"etag", etag}}};
}

constexpr const char* kOne = "/api/v1/organizations/{organization_id}/ledger/rounds/{round_id}";
std::string below(const char* rest) {
  return std::string(kOne) + rest;
}

}  // namespace

void register_round_routes(http::Api& api) {
  api.get("/api/v1/organizations/{organization_id}/ledger/setting", read("法定台帳の設定を見る"),
          [](Call& call) { return with_etag(show_setting(call, org(call))); });
  api.put<SettingInput>(
      "/api/v1/organizations/{organization_id}/ledger/setting",
      {http::permission(kSettingWrite), "法定台帳の設定を保存する"},
      [](Call& call, const SettingInput& input) { return with_etag(save_setting(call, org(call), input)); });
  api.get("/api/v1/organizations/{organization_id}/ledger/rounds", read("台帳の年度更新を一覧する"),
          [](Call& call) { return list_rounds(call, org(call)); });
  api.post<NewRound>(
      "/api/v1/organizations/{organization_id}/ledger/rounds", write("台帳の年度更新を作る").answering(201),
      [](Call& call, const NewRound& input) { return with_etag(create_round(call, org(call), input)); });
  api.get(kOne, read("台帳の年度更新を見る"),
          [](Call& call) { return with_etag(show_round(call, org(call), round_id(call))); });
  api.put<RoundInput>(kOne, write("台帳の年度更新を変える"), [](Call& call, const RoundInput& input) {
    return with_etag(change_round(call, org(call), round_id(call), input));
  });
  api.post<LedgerStepInput>(below("/steps"), write("受付を始める・締め切るなど"),
                            [](Call& call, const LedgerStepInput& input) {
                              return step_round(call, org(call), round_id(call), input);
                            });
  api.get(below("/progress"), read("地区・方法・日ごとの回答の状況"),
          [](Call& call) { return show_progress(call, org(call), round_id(call)); });
  api.get(below("/levy"), read("負担金と法令の要件を確かめる"),
          [](Call& call) { return show_levy(call, org(call), round_id(call)); });
  api.get(below("/levy-papers.pdf"), confidential("負担金の許可申請の書類を印刷する"),
          [](Call& call) { return levy_papers(call, org(call), round_id(call)); });
  api.post<ChargeInput>(below("/levy-charges"), {http::permission(kSettingWrite), "負担金を請求に回す"},
                        [](Call& call, const ChargeInput& input) {
                          return charge_levies(call, org(call), round_id(call), input);
                        });
  api.get(below("/ledger.csv"), confidential("法定台帳をCSVで受け取る"),
          [](Call& call) { return ledger_file(call, org(call), round_id(call), LedgerFormat::csv); });
  api.get(below("/ledger.xlsx"), confidential("法定台帳をExcelで受け取る"),
          [](Call& call) { return ledger_file(call, org(call), round_id(call), LedgerFormat::xlsx); });
  api.get(below("/ledger.pdf"), confidential("法定台帳を印刷する"),
          [](Call& call) { return ledger_file(call, org(call), round_id(call), LedgerFormat::pdf); });
  api.post<ChooseInput>(below("/choose-targets"), write("特定商工業者を判定して対象を選ぶ"),
                        [](Call& call, const ChooseInput& input) {
                          return choose_targets(call, org(call), round_id(call), input);
                        });
  api.post(below("/compare-with-register"), write("国税庁の登録と突き合わせる"),
           [](Call& call) { return compare_with_register(call, org(call), round_id(call)); });
  api.post<BatchInput>(below("/batches/preview"), write("送る件数を確かめる"),
                       [](Call& call, const BatchInput& input) {
                         return preview_batch(call, org(call), round_id(call), input);
                       });
  api.post<BatchInput>(below("/batches"), write("手紙を作る・メールを送る").answering(202),
                       [](Call& call, const BatchInput& input) {
                         return create_batch(call, org(call), round_id(call), input);
                       });
  api.get(below("/batches"), read("手紙とメールの送付を一覧する"),
          [](Call& call) { return list_batches(call, org(call), round_id(call)); });
  api.get("/api/v1/organizations/{organization_id}/ledger/batches/{batch_id}/letters.pdf",
          confidential("手紙を受け取る"),
          [](Call& call) { return batch_file(call, org(call), call.id("batch_id")); });
  api.post(below("/accept-unchanged"), write("変更なしの回答をまとめて反映する"),
           [](Call& call) { return accept_unchanged(call, org(call), round_id(call)); });
}

}  // namespace banso::ledger
