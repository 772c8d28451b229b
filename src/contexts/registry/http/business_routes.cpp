#include "contexts/registry/http/routes.hpp"
#include "contexts/registry/usecases/consents.hpp"
#include "contexts/registry/usecases/export_businesses.hpp"
#include "contexts/registry/usecases/search_businesses.hpp"
#include "contexts/registry/usecases/show_business.hpp"

namespace banso::registry {
namespace {

constexpr const char* kSearch = "registry.business.search";
constexpr const char* kExport = "registry.business.export";

http::RouteOptions reads_of_owner_items(std::string summary) {
  http::RouteOptions options{http::signed_in(), std::move(summary)};
  options.logs_reads = true;
  return options;
}

http::RouteOptions exports(std::string summary) {
  http::RouteOptions options{http::permission(kExport), std::move(summary)};
  options.rate = {5, 20};
  return options;
}

}  // namespace

void register_business_routes(http::Api& api) {
  using http::Call;
  api.get<SearchQuery>(
      "/api/v1/businesses", {http::permission(kSearch), "事業者を探す"},
      [](Call& call, const SearchQuery& query) { return search_businesses(call.tx, query); });
  api.get<SearchFilter>("/api/v1/businesses/export.csv", exports("探した事業者をCSVで受け取る"),
                        [](Call& call, const SearchFilter& filter) {
                          return export_businesses(call, filter, ExportFormat::csv);
                        });
  api.get<SearchFilter>("/api/v1/businesses/export.xlsx", exports("探した事業者をExcelで受け取る"),
                        [](Call& call, const SearchFilter& filter) {
                          return export_businesses(call, filter, ExportFormat::xlsx);
                        });
  api.get("/api/v1/businesses/{business_id}", reads_of_owner_items("事業者を見る"),
          [](Call& call) { return show_business(call, call.id("business_id")); });
  api.get("/api/v1/businesses/{business_id}/access", {http::signed_in(), "だれが何を見られるかを確かめる"},
          [](Call& call) { return explain_access(call, call.id("business_id")); });
}

}  // namespace banso::registry
