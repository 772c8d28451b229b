#include "contexts/measures/usecases/check_measure.hpp"

#include <algorithm>

#include "contexts/measures/usecases/search_measures.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

constexpr std::size_t kMostCompared = 20;

Date day_of(const http::Call& call, const std::optional<Date>& as_of) {
  return as_of.value_or(jst_date(call.now));
}

const Frame& paying_frame(const Measure& measure, const std::string& frame_key) {
  const auto found = std::find_if(measure.frames.begin(), measure.frames.end(),
                                  [&](const Frame& frame) { return frame.frame_key == frame_key; });
  if (found == measure.frames.end()) {
    throw Refused(RefusalCode::kNotFound, "measures.frame_not_found",
                  "この枠は見つかりません。枠を選び直してください。",
                  {{"/frame_key", "unknown_value", "この枠はありません。"}});
  }
  if (!found->subsidy) {
    throw Refused(RefusalCode::kConflict, "measures.frame_without_amounts",
                  "この枠は補助率や上限額が公表されていないため、試算できません。");
  }
  return *found;
}

VerdictKind verdict_of_frame(const Measure& measure, const std::string& frame_key, const Facts& facts,
                             Date day) {
  for (const FrameVerdict& frame : judge(measure, facts, day).frames) {
    if (frame.frame_key == frame_key) return frame.verdict;
  }
  return VerdictKind::unpublished;
}

}  // namespace

Verdict check_eligibility(http::Call& call, Catalogue& catalogue, std::int64_t measure_id,
                          const CheckInput& input) {
  const auto snapshot = catalogue.current(call.tx);
  return judge(existing_measure(*snapshot, measure_id).measure, input.facts, day_of(call, input.as_of),
               *catalogue.code_names(call.tx));
}

SimulationView simulate_measure(http::Call& call, Catalogue& catalogue, std::int64_t measure_id,
                                const SimulationInput& input) {
  const auto snapshot = catalogue.current(call.tx);
  const Measure& measure = existing_measure(*snapshot, measure_id).measure;
  const Frame& frame = paying_frame(measure, input.frame_key);
  const Date day = day_of(call, input.as_of);
  shape::refuse_if_any(check_plan(input, *frame.subsidy));
  SimulationView view;
  static_cast<Simulation&>(view) = simulate(*frame.subsidy, input, input.facts, day);
  view.frame_key = frame.frame_key;
  view.frame_name = frame.name;
  view.verdict = verdict_of_frame(measure, frame.frame_key, input.facts, day);
  if (input.cash) {
    view.cash = cash_course(frame.subsidy->paid, input, view.low.subsidy_yen, *input.cash);
    if (input.figures && input.effects) {
      const std::int64_t assets = input.effects->asset_yen ? std::int64_t{*input.effects->asset_yen}
                                                           : asset_costs(*frame.subsidy, input);
      view.years = year_effects(input, *view.cash, assets, *input.figures, *input.effects);
    }
  }
  return view;
}

ComparisonList compare_measures(http::Call& call, Catalogue& catalogue, const ComparisonInput& input) {
  if (input.measure_ids.empty() || input.measure_ids.size() > kMostCompared) {
    shape::refuse_if_any({{"/measure_ids", "out_of_range", "比べる施策は1つから20までです。"}});
  }
  const auto snapshot = catalogue.current(call.tx);
  std::vector<Measure> measures;
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < input.measure_ids.size(); ++i) {
    if (const CatalogueEntry* entry = snapshot->find(input.measure_ids[i])) {
      measures.push_back(entry->measure);
    } else {
      errors.push_back({"/measure_ids/" + std::to_string(i), "unknown_value", "この施策は見つかりません。"});
    }
  }
  shape::refuse_if_any(std::move(errors));
  ComparisonList list;
  for (Comparison& one : compare(measures, input, input.facts, day_of(call, input.as_of))) {
    ComparisonItem& item = list.items.emplace_back();
    static_cast<Comparison&>(item) = std::move(one);
    item.measure_id = snapshot->find_key(item.measure_key)->measure_id;
  }
  return list;
}

}  // namespace banso::measures
