#include "contexts/dues/http/routes.hpp"
#include "contexts/dues/permissions.hpp"
#include "contexts/dues/usecases/debits.hpp"

namespace banso::dues {

void register_debit_routes(http::Api& api) {
  using http::Call;
  const std::string base = kBase;
  const auto reads = [](std::string summary) {
    http::RouteOptions options{http::permission(kReadPermission), std::move(summary)};
    options.logs_reads = true;
    return options;
  };
  const auto writes = [](std::string summary) {
    return http::RouteOptions{http::permission(kAccountPermission), std::move(summary)};
  };
  api.get<DebitQuery>(base + "/debit-preview", reads("口座振替を試算する"),
                      [](Call& call, const DebitQuery& query) { return preview_debits(call, query); });
  api.post<DebitRunInput>(base + "/debit-runs", writes("口座振替を集める").answering(201),
                          [](Call& call, const DebitRunInput& input) { return make_debit_run(call, input); });
  api.get(base + "/debit-runs", {http::permission(kReadPermission), "口座振替を一覧する"},
          [](Call& call) { return list_debit_runs(call); });
  api.get(base + "/debit-runs/{debit_run_id}", reads("口座振替を見る"),
          [](Call& call) { return show_debit_run(call); });
  // Asked for with POST: the file is noted as made, and nobody fetches it by following a link.
  api.post(base + "/debit-runs/{debit_run_id}/file", writes("口座振替のファイルを作る（全銀フォーマット）"),
           [](Call& call) { return debit_file(call); });
  http::RouteOptions results = writes("口座振替の結果ファイルを取り込む");
  results.upload = true;
  results.body_limit = 128 * 1024 * 1024;
  api.put(base + "/debit-runs/{debit_run_id}/result", results,
          [](Call& call) { return take_debit_result(call, call.query<DebitResultQuery>()); });
  api.put<NextStepInput>(base + "/debit-runs/{debit_run_id}/lines/{line_number}/next-step",
                         writes("振替不能の次の対応を決める"),
                         [](Call& call, const NextStepInput& input) { return set_next_step(call, input); });
  api.post(base + "/debit-runs/{debit_run_id}/cancel", writes("口座振替を取り消す"),
           [](Call& call) { return cancel_debit_run(call); });
}

}  // namespace banso::dues
