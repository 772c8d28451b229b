#include "contexts/measures/usecases/measure_sheet.hpp"

#include <fmt/format.h>

#include "contexts/measures/catalogue/simulation_csv.hpp"
#include "contexts/measures/pdf/measure_sheet.hpp"
#include "contexts/measures/usecases/business_measures.hpp"
#include "contexts/registry/api.hpp"
#include "platform/services.hpp"

namespace banso::measures {
namespace {

http::Response as_pdf(std::string bytes, std::int64_t measure_id) {
  return http::download(std::move(bytes), "application/pdf", fmt::format("支援制度_{}.pdf", measure_id));
}

}  // namespace

http::Response measure_pdf(http::Call& call, Catalogue& catalogue, std::int64_t measure_id) {
  const MeasureView measure = show_measure(call, catalogue, measure_id);
  const auto names = catalogue.code_names(call.tx);
  const Date today = jst_date(call.now);
  const Verdict conditions = judge(measure, {}, today, *names);
  return as_pdf(
      draw_measure_sheet(measure, conditions, std::nullopt, *names, call.services.config.public_url, today),
      measure_id);
}

http::Response business_measure_pdf(http::Call& call, Catalogue& catalogue, std::int64_t business_id,
                                    std::int64_t measure_id) {
  const BusinessMeasureView view = show_business_measure(call, catalogue, business_id, measure_id);
  const auto business = registry::find_business(call.tx, business_id);
  const Verdict verdict{view.verdict, view.reasons_no, view.missing, view.proof, view.frames};
  const SheetBusiness about{business ? business->name : std::to_string(business_id), view.worth_yen};
  return as_pdf(draw_measure_sheet(view.measure, verdict, about, *catalogue.code_names(call.tx),
                                   call.services.config.public_url, jst_date(call.now)),
                measure_id);
}

http::Response simulation_file(http::Call& call, Catalogue& catalogue, std::int64_t measure_id,
                               const SimulationInput& input) {
  const SimulationView view = simulate_measure(call, catalogue, measure_id, input);
  const auto snapshot = catalogue.current(call.tx);
  const std::string title = fmt::format(
      "{} {}", std::string(existing_measure(*snapshot, measure_id).measure.title), view.frame_name);
  return http::download(simulation_csv(title, view, view.cash ? &*view.cash : nullptr),
                        "text/csv; charset=utf-8", fmt::format("試算_{}.csv", measure_id));
}

}  // namespace banso::measures
