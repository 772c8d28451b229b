// How a frame of a measure pays: caps, rates, tiers, categories of cost and add-ons, as the published guide
// states them. Whole yen everywhere. simulate.hpp works with them; docs/formats/measures.md says how they are
// written.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/rules/rule.hpp"
#include "kernel/refusal.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::measures {

/// No amount is larger: 100 trillion yen.
inline constexpr std::int64_t kMostYen = 100'000'000'000'000;
/// Parts of a rate are small, so that exact fractions never overflow.
inline constexpr std::int64_t kMostRatePart = 1'000;

using Yen = shape::Int<0, kMostYen>;
using RatePart = shape::Int<1, kMostRatePart>;
/// A condition or a remark in plain words.
using Saying = shape::Str<0, 300>;
using Code = shape::Str<1, 40>;

/// An amount that holds under a condition. In a list the first whose condition is met counts.
struct ConditionalCap {
  std::optional<Rule> when;  ///< nothing: always
  Yen yen;
  Saying says;             ///< the condition in plain words: "従業員5人以下"
  bool undecided = false;  ///< the published text does not say when it holds: it may or may not
};
BOOST_DESCRIBE_STRUCT(ConditionalCap, (), (when, yen, says, undecided))

/// A rate that holds under a condition: numerator / denominator of the eligible cost.
struct ConditionalRate {
  std::optional<Rule> when;  ///< nothing: always
  RatePart numerator;
  RatePart denominator;
  Saying says;
  bool undecided = false;  ///< as with caps
};
BOOST_DESCRIBE_STRUCT(ConditionalRate, (), (when, numerator, denominator, says, undecided))

/// A step of a rate that falls as the subsidy grows: 3/4 for the first 500,000 yen of subsidy, 2/3 above it.
struct RateTier {
  std::optional<Yen> up_to_subsidy_yen;  ///< nothing, in the last tier only: without end
  RatePart numerator;
  RatePart denominator;
};
BOOST_DESCRIBE_STRUCT(RateTier, (), (up_to_subsidy_yen, numerator, denominator))

/// A kind of cost. One with a rate of its own is paid by that rate; the others share the rate of the frame.
struct CostCategory {
  Code code;  ///< one word over all measures, so that one list of costs fits many: "machine", "software"
  shape::Str<1, 200> name;
  bool eligible = true;               ///< false: named by the guide as not paid
  std::optional<RatePart> numerator;  ///< with denominator: a rate of its own
  std::optional<RatePart> denominator;
  std::optional<Yen> cap_yen;  ///< the most subsidy for this kind of cost
  std::optional<RatePart>
      share_numerator;  ///< with share_denominator: at most this part of the whole subsidy
  std::optional<RatePart> share_denominator;
  std::optional<RatePart> cost_share_numerator;  ///< with cost_share_denominator: counted up to this part of
                                                 ///< all costs that count
  std::optional<RatePart> cost_share_denominator;
  bool beside_cap = false;       ///< paid beside the cap of the frame, not out of it
  bool per_participant = false;  ///< cap_yen counts once for each business that takes part
  bool needs_approval = false;   ///< the office must agree first
  bool asset = false;            ///< usually capitalised and written off over years
  Saying says;
};
BOOST_DESCRIBE_STRUCT(CostCategory, (),
                      (code, name, eligible, numerator, denominator, cap_yen, share_numerator,
                       share_denominator, cost_share_numerator, cost_share_denominator, beside_cap,
                       per_participant, needs_approval, asset, says))

/// What lifts the cap for those who ask for it.
struct AddOn {
  Code code;
  shape::Str<1, 200> name;
  std::optional<Rule> when;
  std::vector<ConditionalCap> caps;  ///< by how much it lifts the cap
  Saying says;
};
BOOST_DESCRIBE_STRUCT(AddOn, (), (code, name, when, caps, says))

/// When the money comes.
enum class Paid : std::uint8_t {
  after,    ///< after the project is done, checked and claimed (精算払い): the usual case
  advance,  ///< at the start
};
BOOST_DESCRIBE_ENUM(Paid, after, advance)

/// How one frame pays.
struct Subsidy {
  std::vector<ConditionalCap> caps;  ///< of the whole subsidy; none: no cap
  std::optional<Yen> minimum_yen;    ///< less is not paid at all
  std::vector<ConditionalRate> rates;
  std::vector<RateTier> tiers;   ///< instead of rates
  bool per_participant = false;  ///< the edges of the tiers count once for each business that takes part
  std::optional<shape::Int<1, 1'000>> minimum_participants;
  std::vector<CostCategory> categories;
  std::vector<AddOn> add_ons;
  std::optional<Yen> yearly_cap_yen;  ///< the most for one year of the project
  shape::Int<1, 1'000'000> round_down_to_yen = 1;
  Paid paid = Paid::after;
};
BOOST_DESCRIBE_STRUCT(Subsidy, (),
                      (caps, minimum_yen, rates, tiers, per_participant, minimum_participants, categories,
                       add_ons, yearly_cap_yen, round_down_to_yen, paid))

/// What the types cannot say: lengths of lists, doubled codes, rates above one, a cap below the minimum,
/// parts that cannot be worked out together. Paths begin with `path`.
std::vector<FieldError> check_subsidy(const Subsidy& subsidy, const std::string& path);

}  // namespace banso::measures
