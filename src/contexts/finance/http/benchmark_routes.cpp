#include "contexts/finance/http/routes.hpp"
#include "contexts/finance/usecases/access.hpp"
#include "contexts/finance/usecases/own_sheet.hpp"
#include "contexts/finance/usecases/show_benchmark.hpp"
#include "platform/http/conditional.hpp"

namespace banso::finance {
namespace {

http::Answer<BenchmarkSheetView> with_etag(BenchmarkSheetView view) {
  const std::string etag = http::etag_of_version(view.version);
  return {std::move(view), {{"etag", etag}, {"cache-control", "no-cache"}}};
}

}  // namespace

void register_benchmark_routes(http::Api& api) {
  using http::Call;
  http::RouteOptions reads{http::signed_in(), "ローカルベンチマークを見る"};
  reads.logs_reads = true;
  api.get<BenchmarkQuery>("/api/v1/businesses/{business_id}/local-benchmark", reads,
                          [](Call& call, const BenchmarkQuery& query) {
                            return show_benchmark(call, call.id("business_id"), query);
                          });
  http::RouteOptions prints{http::signed_in(), "ローカルベンチマークをA4で印刷する"};
  prints.logs_reads = true;
  prints.rate = {20, 60};
  api.get<BenchmarkQuery>("/api/v1/businesses/{business_id}/local-benchmark.pdf", prints,
                          [](Call& call, const BenchmarkQuery& query) {
                            return benchmark_pdf(call, call.id("business_id"), query);
                          });
  api.get("/api/v1/local-benchmark-industries", {http::open_to_public(), "ローカルベンチマークの業種の一覧"},
          [](Call& call) { return list_benchmark_classes(call); });

  http::RouteOptions sheets{http::signed_in(), "ローカルベンチマークの非財務シートを見る"};
  sheets.logs_reads = true;
  api.get("/api/v1/businesses/{business_id}/benchmark-sheet", sheets,
          [](Call& call) { return with_etag(show_sheet(call, call.id("business_id"))); });
  http::RouteOptions prints_sheet{http::signed_in(), "ローカルベンチマークの非財務シートをA4で印刷する"};
  prints_sheet.logs_reads = true;
  prints_sheet.rate = {20, 60};
  api.get("/api/v1/businesses/{business_id}/benchmark-sheet.pdf", prints_sheet,
          [](Call& call) { return sheet_pdf(call, call.id("business_id")); });
  http::RouteOptions saves{http::signed_in(), "ローカルベンチマークの非財務シートを保存する"};
  saves.body_limit = 512 * 1024;
  api.put<BenchmarkSheet>("/api/v1/businesses/{business_id}/benchmark-sheet", saves,
                          [](Call& call, const BenchmarkSheet& sheet) {
                            return with_etag(save_sheet(call, call.id("business_id"), sheet));
                          });
}

}  // namespace banso::finance
