// How a frame of a measure pays: caps, rates, tiers, categories of cost and add-ons, as the published guide
// states them. Described structs with whole yen; simulate.hpp works with them.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/rules/rule.hpp"

namespace banso::measures {

/// An amount that holds under a condition. In a list the first whose condition is met counts.
struct ConditionalCap {
  std::optional<Rule> when;  ///< nothing: always
  std::int64_t yen = 0;
  std::string says;        ///< the condition in plain words: "従業員5人以下"
  bool undecided = false;  ///< the published text does not say when it holds: it may or may not
};
BOOST_DESCRIBE_STRUCT(ConditionalCap, (), (when, yen, says, undecided))

/// A rate that holds under a condition; numerator / denominator of the eligible cost.
struct ConditionalRate {
  std::optional<Rule> when;  ///< nothing: always
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  std::string says;
  bool undecided = false;  ///< as with caps
};
BOOST_DESCRIBE_STRUCT(ConditionalRate, (), (when, numerator, denominator, says, undecided))

/// A step of a rate that falls as the subsidy grows: 3/4 for the first 500,000 yen of subsidy, 2/3 above it.
struct RateTier {
  std::optional<std::int64_t> up_to_subsidy_yen;  ///< nothing, in the last tier only: without end
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};
BOOST_DESCRIBE_STRUCT(RateTier, (), (up_to_subsidy_yen, numerator, denominator))

/// A kind of cost. One with a rate of its own is paid by that rate; the others share the rate of the frame.
struct CostCategory {
  std::string
      code;  ///< one word over all measures, so that one list of costs fits many: "machine", "software"
  std::string name;
  bool eligible = true;                   ///< false: named by the guide as not paid
  std::optional<std::int64_t> numerator;  ///< with denominator: a rate of its own
  std::optional<std::int64_t> denominator;
  std::optional<std::int64_t> cap_yen;  ///< the most subsidy for this kind of cost
  bool beside_cap = false;              ///< paid beside the cap of the frame, not out of it
  bool per_participant = false;         ///< cap_yen counts once for each business that takes part
  bool needs_approval = false;          ///< the office must agree first
  bool asset = false;                   ///< usually capitalised and written off over years
  std::string says;
};
BOOST_DESCRIBE_STRUCT(CostCategory, (),
                      (code, name, eligible, numerator, denominator, cap_yen, beside_cap, per_participant,
                       needs_approval, asset, says))

/// What lifts the cap for those who ask for it.
struct AddOn {
  std::string code;
  std::string name;
  std::optional<Rule> when;
  std::vector<ConditionalCap> caps;  ///< how much it lifts the cap
  std::string says;
};
BOOST_DESCRIBE_STRUCT(AddOn, (), (code, name, when, caps, says))

/// When the money comes.
enum class Paid {
  after,    ///< after the project is done, checked and claimed (精算払い): the usual case
  advance,  ///< at the start
};
BOOST_DESCRIBE_ENUM(Paid, after, advance)

/// How one frame pays.
struct Subsidy {
  std::vector<ConditionalCap> caps;  ///< of the whole subsidy; none: no cap
  std::optional<std::int64_t> minimum_yen;
  std::vector<ConditionalRate> rates;
  std::vector<RateTier> tiers;   ///< instead of rates
  bool per_participant = false;  ///< the edges of the tiers count once for each business that takes part
  std::vector<CostCategory> categories;
  std::vector<AddOn> add_ons;
  std::optional<std::int64_t> yearly_cap_yen;  ///< the most for one year of the project
  std::int64_t round_down_to_yen = 1;
  Paid paid = Paid::after;
};
BOOST_DESCRIBE_STRUCT(Subsidy, (),
                      (caps, minimum_yen, rates, tiers, per_participant, categories, add_ons, yearly_cap_yen,
                       round_down_to_yen, paid))

}  // namespace banso::measures
