// Checks and simulations for anybody: nothing of what is sent is stored.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "contexts/measures/rules/cash_effect.hpp"
#include "contexts/measures/rules/simulate.hpp"
#include "contexts/measures/rules/verdict.hpp"
#include "platform/http/call.hpp"

namespace banso::measures {

struct CheckInput {
  Facts facts;
  std::optional<Date> as_of;  ///< nothing: today
};
BOOST_DESCRIBE_STRUCT(CheckInput, (), (facts, as_of))

struct SimulationInput : Plan {
  shape::Str<1, 60> frame_key;
  Facts facts;
  std::optional<Date> as_of;
  std::optional<CashAssumptions> cash;      ///< asks for the course of cash
  std::optional<BenchmarkFigures> figures;  ///< with effects: asks for the years after
  std::optional<EffectAssumptions> effects;
};
BOOST_DESCRIBE_STRUCT(SimulationInput, (Plan), (frame_key, facts, as_of, cash, figures, effects))

/// The simulation of a frame, and what it does to the purse.
struct SimulationView : Simulation {
  std::string frame_key;
  std::string frame_name;
  VerdictKind verdict{};
  std::optional<CashCourse> cash;  ///< with the sure amount
  std::vector<YearEffect> years;   ///< the same
};
BOOST_DESCRIBE_STRUCT(SimulationView, (Simulation), (frame_key, frame_name, verdict, cash, years))

struct ComparisonInput : Plan {
  std::vector<std::int64_t> measure_ids;  ///< at most 20
  Facts facts;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(ComparisonInput, (Plan), (measure_ids, facts, as_of))

struct ComparisonItem : Comparison {
  std::int64_t measure_id = 0;
};
BOOST_DESCRIBE_STRUCT(ComparisonItem, (Comparison), (measure_id))

struct ComparisonList {
  std::vector<ComparisonItem> items;
};
BOOST_DESCRIBE_STRUCT(ComparisonList, (), (items))

/// @throws Refused(kNotFound), kInvalid with the wrong answers
Verdict check_eligibility(http::Call& call, Catalogue& catalogue, std::int64_t measure_id,
                          const CheckInput& input);
/// @throws Refused(kNotFound) for a measure or frame that is none, kInvalid for a plan that cannot be
SimulationView simulate_measure(http::Call& call, Catalogue& catalogue, std::int64_t measure_id,
                                const SimulationInput& input);
/// The same plan in every frame of the measures, best first.
ComparisonList compare_measures(http::Call& call, Catalogue& catalogue, const ComparisonInput& input);

}  // namespace banso::measures
