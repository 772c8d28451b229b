#include "contexts/measures/http/routes.hpp"
#include "contexts/measures/usecases/check_measure.hpp"
#include "contexts/measures/usecases/measure_sheet.hpp"
#include "contexts/measures/usecases/search_measures.hpp"

namespace banso::measures {
namespace {

struct FactDefinitionList {
  std::vector<FactDefinition> items;
};
BOOST_DESCRIBE_STRUCT(FactDefinitionList, (), (items))

http::RouteOptions for_everybody(std::string summary) {
  return {http::open_to_public(), std::move(summary)};
}

/// Work that costs more than a look-up.
http::RouteOptions reckons(std::string summary) {
  http::RouteOptions options = for_everybody(std::move(summary));
  options.body_limit = 256 * 1024;
  options.rate = {60, 600};
  return options;
}

}  // namespace

void register_catalogue_routes(http::Api& api, const SharedCatalogue& catalogue) {
  using http::Call;
  api.get<MeasureQuery>("/api/v1/measures", for_everybody("施策を探す"),
                        [catalogue](Call& call, const MeasureQuery& query) {
                          return search_measures(call, *catalogue, query);
                        });
  api.get("/api/v1/measures/{measure_id}", for_everybody("施策を見る"),
          [catalogue](Call& call) { return show_measure(call, *catalogue, call.id("measure_id")); });
  api.post<CheckInput>("/api/v1/measures/{measure_id}/check", reckons("使えるかを確かめる（保存しない）"),
                       [catalogue](Call& call, const CheckInput& input) {
                         return check_eligibility(call, *catalogue, call.id("measure_id"), input);
                       });
  api.post<SimulationInput>("/api/v1/measures/{measure_id}/simulations",
                            reckons("補助額を試算する（保存しない）"),
                            [catalogue](Call& call, const SimulationInput& input) {
                              return simulate_measure(call, *catalogue, call.id("measure_id"), input);
                            });
  api.post<SimulationInput>("/api/v1/measures/{measure_id}/simulations.csv",
                            reckons("補助額の試算を表計算ソフトのファイルで受け取る（保存しない）"),
                            [catalogue](Call& call, const SimulationInput& input) {
                              return simulation_file(call, *catalogue, call.id("measure_id"), input);
                            });
  api.get("/api/v1/measures/{measure_id}/sheet.pdf", reckons("施策をA4で印刷する"),
          [catalogue](Call& call) { return measure_pdf(call, *catalogue, call.id("measure_id")); });
  api.post<ComparisonInput>("/api/v1/measure-comparisons", reckons("施策と枠を並べて試算する（保存しない）"),
                            [catalogue](Call& call, const ComparisonInput& input) {
                              return compare_measures(call, *catalogue, input);
                            });
  api.get("/api/v1/fact-definitions", for_everybody("施策の要件に使う項目の一覧"),
          [](Call&) { return FactDefinitionList{describe_facts()}; });
}

}  // namespace banso::measures
