// What a frame would pay for given costs: exact in whole yen, honest about what is not known. Every figure is
// rounded down to the yen where a rate is applied, and the sum to the unit of the frame.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "contexts/measures/rules/facts.hpp"
#include "contexts/measures/rules/measure.hpp"
#include "contexts/measures/rules/subsidy.hpp"

namespace banso::measures {

inline constexpr std::size_t kMostCostLines = 200;
inline constexpr int kMostProjectYears = 5;
inline constexpr int kMostProjectMonths = 60;

/// One cost of the project, without consumption tax.
struct CostLine {
  Code code;  ///< of a category; any other code is a cost that is not paid
  Yen yen;
  std::optional<shape::Int<1, kMostProjectYears>>
      year;  ///< of the project; nothing: spread evenly over its years
  std::optional<shape::Int<1, kMostProjectMonths>> month;  ///< when it is paid; nothing: spread evenly
};
BOOST_DESCRIBE_STRUCT(CostLine, (), (code, yen, year, month))

/// What somebody plans.
struct Plan {
  std::vector<CostLine> costs;
  std::vector<Code> add_ons;                                      ///< codes of the add-ons that are asked for
  std::optional<shape::Int<1, 1'000>> participants;               ///< businesses that take part; nothing: 1
  std::optional<shape::Int<1, kMostProjectYears>> project_years;  ///< nothing: 1
};
BOOST_DESCRIBE_STRUCT(Plan, (), (costs, add_ons, participants, project_years))

/// What kept the subsidy from being larger.
enum class LimitKind : std::uint8_t {
  frame_cap,       ///< the cap of the frame, with its add-ons
  yearly_cap,      ///< the cap of a year
  category_cap,    ///< the cap of a kind of cost
  category_share,  ///< the part of the whole that a kind of cost may have
  cost_share,      ///< the part of all costs up to which a kind of cost counts
  tiers_end,       ///< the last tier ends
  rounding,        ///< the unit of the frame
  minimum,         ///< less than the frame pays at all
  participants,    ///< too few businesses take part
  no_rate,         ///< no rate fits the business
};
BOOST_DESCRIBE_ENUM(LimitKind, frame_cap, yearly_cap, category_cap, category_share, cost_share, tiers_end,
                    rounding, minimum, participants, no_rate)

struct Limit {
  LimitKind kind{};
  std::optional<std::int64_t> limit_yen;
  std::int64_t lost_yen = 0;  ///< by how much it made the subsidy smaller
  std::string says;
};
BOOST_DESCRIBE_STRUCT(Limit, (), (kind, limit_yen, lost_yen, says))

/// One line of the reckoning: "機械装置費など 900万円 × 3分の2" → 6,000,000.
struct Step {
  std::string says;
  std::int64_t yen = 0;
};
BOOST_DESCRIBE_STRUCT(Step, (), (says, yen))

/// The result when everything is known.
struct Outcome {
  std::int64_t subsidy_yen = 0;
  std::int64_t own_share_yen = 0;       ///< all costs less the subsidy
  std::string rate;                     ///< "3分の2"
  std::string rate_says;                ///< why: "小規模事業者"
  std::optional<std::int64_t> cap_yen;  ///< with the add-ons
  std::string cap_says;                 ///< why: "従業員5人以下"
  std::vector<Limit> limits;
  std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(Outcome, (),
                      (subsidy_yen, own_share_yen, rate, rate_says, cap_yen, cap_says, limits, steps))

/// One of the results that are possible while something is unknown.
struct PossibleCase {
  std::string says;  ///< "従業員5人以下、小規模事業者"
  std::int64_t low_yen = 0;
  std::int64_t high_yen = 0;
};
BOOST_DESCRIBE_STRUCT(PossibleCase, (), (says, low_yen, high_yen))

/// The question whose answer narrows the range most.
struct DecidingQuestion {
  FactKey fact{};
  std::string question;
  std::int64_t spread_before_yen = 0;
  std::int64_t spread_after_yen = 0;  ///< at worst
};
BOOST_DESCRIBE_STRUCT(DecidingQuestion, (), (fact, question, spread_before_yen, spread_after_yen))

/// What became of an add-on that was asked for.
struct AddOnFinding {
  Code code;
  std::string name;
  bool granted = false;   ///< certainly
  bool possible = false;  ///< unless an answer says no
  std::string says;
};
BOOST_DESCRIBE_STRUCT(AddOnFinding, (), (code, name, granted, possible, says))

/// One line of cost after judgement.
struct CategoryFinding {
  Code code;
  std::string name;
  bool eligible = false;
  bool asset = false;
  std::int64_t cost_yen = 0;
  std::string says;
};
BOOST_DESCRIBE_STRUCT(CategoryFinding, (), (code, name, eligible, asset, cost_yen, says))

struct Simulation {
  std::int64_t cost_yen = 0;
  std::int64_t eligible_yen = 0;
  std::int64_t ineligible_yen = 0;
  bool certain = false;             ///< low and high are the same amount
  Outcome low;                      ///< what one may count on
  Outcome high;                     ///< if every open point turns out well
  std::vector<PossibleCase> cases;  ///< empty when certain; at most 24
  std::vector<FactKey> missing;     ///< unknown facts that the amounts depend on
  std::optional<DecidingQuestion> question;
  std::optional<std::int64_t> minimum_yen;
  std::optional<std::int64_t> more_cost_yen;  ///< eligible cost that is lacking to reach the minimum (low)
  std::vector<AddOnFinding> add_ons;
  std::vector<CategoryFinding> categories;
  std::vector<std::string> notes;  ///< what to bear in mind
};
BOOST_DESCRIBE_STRUCT(Simulation, (),
                      (cost_yen, eligible_yen, ineligible_yen, certain, low, high, cases, missing, question,
                       minimum_yen, more_cost_yen, add_ons, categories, notes))

/// What is wrong with a plan for this frame: too many lines, an unknown add-on, years beyond the project.
std::vector<FieldError> check_plan(const Plan& plan, const Subsidy& subsidy);

/// Works out the subsidy on the day. The plan must be right (check_plan); wrong parts are passed over. With
/// unknown facts every value that makes a difference is tried, and the range of the results is given.
Simulation simulate(const Subsidy& subsidy, const Plan& plan, const Facts& facts, Date as_of);

/// One frame in a comparison.
struct Comparison {
  std::string measure_key;
  std::string frame_key;
  std::string title;
  std::string frame_name;
  std::string verdict;  ///< a VerdictKind: of this frame, for this business
  std::int64_t low_yen = 0;
  std::int64_t high_yen = 0;
  std::int64_t own_share_yen = 0;  ///< with the low subsidy
  std::string rate;
  std::string says;  ///< what decides the amount: a cap, the minimum, costs that are not paid
  std::optional<FactKey> question;
};
BOOST_DESCRIBE_STRUCT(Comparison, (),
                      (measure_key, frame_key, title, frame_name, verdict, low_yen, high_yen, own_share_yen,
                       rate, says, question))

/// The same plan in every frame that pays, best first: what may be used before what is open, what is open
/// before what is unpublished, no's last; then by the sure amount, then by the possible one.
std::vector<Comparison> compare(std::span<const Measure> measures, const Plan& plan, const Facts& facts,
                                Date as_of);

/// "3分の2", "4分の3", "全額"
std::string rate_in_words(std::int64_t numerator, std::int64_t denominator);

}  // namespace banso::measures
