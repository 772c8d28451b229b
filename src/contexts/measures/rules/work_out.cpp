#include "contexts/measures/rules/work_out.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "contexts/measures/rules/proof_words.hpp"

namespace banso::measures {
namespace {

__extension__ using Wide = __int128;

std::string yen(std::int64_t amount) {
  return number_in_words(FactUnit::yen, amount);
}

/// Collects what happened, or nothing when only the amount is wanted.
class Notes {
 public:
  explicit Notes(Outcome* outcome) : outcome_(outcome) {}

  template <class Says>
  void step(std::int64_t amount, Says&& says) {
    if (outcome_) outcome_->steps.push_back({says(), amount});
  }
  template <class Says>
  void limit(LimitKind kind, std::optional<std::int64_t> limit, std::int64_t lost, Says&& says) {
    if (outcome_ && lost > 0) outcome_->limits.push_back({kind, limit, lost, says()});
  }

 private:
  Outcome* outcome_;
};

/// What the tiers give for a cost, and how much of it stays unpaid beyond the last tier's end.
std::int64_t tiered(const Subsidy& subsidy, std::int64_t cost, std::int64_t participants, bool& ended) {
  const std::int64_t times = subsidy.per_participant ? participants : 1;
  Wide left = cost;  // the cost that is not yet paid for, as left / parts
  Wide parts = 1;
  Wide paid = 0;
  ended = false;
  for (const RateTier& tier : subsidy.tiers) {
    const Wide numerator = tier.numerator.value;
    const Wide denominator = tier.denominator.value;
    const Wide all = left * numerator;
    const Wide all_parts = parts * denominator;
    if (!tier.up_to_subsidy_yen) return static_cast<std::int64_t>(paid + all / all_parts);
    const Wide edge = Wide{tier.up_to_subsidy_yen->value} * times;
    if (paid * all_parts + all <= edge * all_parts) return static_cast<std::int64_t>(paid + all / all_parts);
    left = left * numerator - (edge - paid) * denominator * parts;
    parts *= numerator;
    paid = edge;
  }
  ended = left > 0;
  return static_cast<std::int64_t>(paid);
}

bool has_rate(const CostCategory& category) {
  return category.numerator && category.denominator;
}
bool has_share(const CostCategory& category) {
  return category.share_numerator && category.share_denominator;
}
/// Paid out of the common pot: by the frame's rate, and with no limit of its own.
bool in_pot(const CostCategory& category) {
  return !has_rate(category) && !has_share(category) && !category.cap_yen && !category.beside_cap;
}

class Reckoning {
 public:
  Reckoning(const Subsidy& subsidy, const PlanCosts& costs, const Terms& terms, Outcome* outcome)
      : subsidy_(subsidy), costs_(costs), terms_(terms), notes_(outcome) {}

  std::int64_t run() {
    note_cost_shares();
    std::int64_t inside = subsidy_.yearly_cap_yen ? by_years() : pot() + own_categories();
    if (!subsidy_.yearly_cap_yen) inside = with_shares(inside);
    if (terms_.cap_yen && inside > *terms_.cap_yen) {
      const std::int64_t lost = inside - *terms_.cap_yen;
      inside = *terms_.cap_yen;
      notes_.limit(LimitKind::frame_cap, terms_.cap_yen, lost, [&] {
        return terms_.cap_says.empty()
                   ? fmt::format("この枠の上限{}に達しました。", yen(*terms_.cap_yen))
                   : fmt::format("この枠の上限{}（{}）に達しました。", yen(*terms_.cap_yen), terms_.cap_says);
      });
      notes_.step(inside, [] { return std::string("枠の上限まで"); });
    }
    std::int64_t total = inside + beside();
    const std::int64_t unit = subsidy_.round_down_to_yen;
    if (const std::int64_t lost = total % unit; lost > 0) {
      total -= lost;
      notes_.limit(LimitKind::rounding, unit, lost,
                   [&] { return fmt::format("{}より小さい端数は切り捨てます。", yen(unit)); });
      notes_.step(total, [&] { return fmt::format("{}未満を切り捨て", yen(unit)); });
    }
    return total;
  }

 private:
  void note_cost_shares() {
    for (const auto& part : costs_.eligible) {
      const CostCategory& category = *part.category;
      if (part.yen == part.asked_yen) continue;
      const std::int64_t lost = at_own_rate(category, part.asked_yen) - at_own_rate(category, part.yen);
      notes_.limit(LimitKind::cost_share, part.yen, std::max<std::int64_t>(lost, 1), [&] {
        return fmt::format("{}は対象経費の総額の{}まで（{}）しか数えられません。", category.name,
                           rate_in_words(*category.cost_share_numerator, *category.cost_share_denominator),
                           yen(part.yen));
      });
    }
  }

  std::int64_t at_frame_rate(std::int64_t cost) const {
    return terms_.rate ? part_of(cost, terms_.rate->numerator, terms_.rate->denominator) : 0;
  }
  std::int64_t at_own_rate(const CostCategory& category, std::int64_t cost) const {
    return has_rate(category) ? part_of(cost, *category.numerator, *category.denominator)
                              : at_frame_rate(cost);
  }
  std::string rate_words(const CostCategory* category) const {
    if (category && has_rate(*category)) return rate_in_words(*category->numerator, *category->denominator);
    return terms_.rate ? rate_in_words(terms_.rate->numerator, terms_.rate->denominator) : "0";
  }

  /// The categories that share the rate or the tiers of the frame.
  std::int64_t pot() {
    std::int64_t cost = 0;
    std::string names;
    for (const auto& part : costs_.eligible) {
      if (!in_pot(*part.category)) continue;
      cost += part.yen;
      if (!names.empty()) names += "、";
      names += part.category->name;
    }
    if (cost == 0) return 0;
    if (subsidy_.tiers.empty()) {
      const std::int64_t amount = at_frame_rate(cost);
      notes_.step(amount, [&] { return fmt::format("{} {} × {}", names, yen(cost), rate_words(nullptr)); });
      return amount;
    }
    bool ended = false;
    const std::int64_t amount = tiered(subsidy_, cost, costs_.participants, ended);
    notes_.step(amount, [&] { return fmt::format("{} {} × 段階の率", names, yen(cost)); });
    if (ended) {
      const RateTier& last = subsidy_.tiers.back();
      Subsidy endless = subsidy_;
      endless.tiers.back().up_to_subsidy_yen.reset();
      bool unused = false;
      notes_.limit(
          LimitKind::tiers_end, amount, tiered(endless, cost, costs_.participants, unused) - amount, [&] {
            return subsidy_.per_participant
                       ? fmt::format("1者あたり{}の上限に達しました。", yen(last.up_to_subsidy_yen->value))
                       : fmt::format("上限{}に達しました。", yen(amount));
          });
    }
    return amount;
  }

  std::int64_t own_category(const CategoryCost& part) {
    const CostCategory& category = *part.category;
    std::int64_t amount = at_own_rate(category, part.yen);
    notes_.step(amount, [&] {
      return fmt::format("{} {} × {}", category.name, yen(part.yen), rate_words(&category));
    });
    if (category.cap_yen) {
      const std::int64_t cap = category.cap_yen->value * (category.per_participant ? costs_.participants : 1);
      notes_.limit(LimitKind::category_cap, cap, amount - cap,
                   [&] { return fmt::format("{}の上限{}に達しました。", category.name, yen(cap)); });
      amount = std::min(amount, cap);
    }
    return amount;
  }

  /// Categories with a rate or a cap of their own that are paid out of the cap of the frame.
  std::int64_t own_categories() {
    std::int64_t sum = 0;
    for (const auto& part : costs_.eligible) {
      if (in_pot(*part.category) || part.category->beside_cap || has_share(*part.category)) continue;
      sum += own_category(part);
    }
    return sum;
  }

  std::int64_t beside() {
    std::int64_t sum = 0;
    for (const auto& part : costs_.eligible) {
      if (part.category->beside_cap) sum += own_category(part);
    }
    return sum;
  }

  /// Adds the categories that may be only a part of the whole: at most n/d of the whole means at most n/(d−n)
  /// of the others, and n/d of the cap.
  std::int64_t with_shares(std::int64_t others) {
    std::int64_t sum = others;
    for (const auto& part : costs_.eligible) {
      const CostCategory& category = *part.category;
      if (category.beside_cap || !has_share(category)) continue;
      std::int64_t amount = own_category(part);
      const std::int64_t numerator = *category.share_numerator;
      const std::int64_t denominator = *category.share_denominator;
      std::int64_t most = part_of(others, numerator, denominator - numerator);
      if (terms_.cap_yen) most = std::min(most, part_of(*terms_.cap_yen, numerator, denominator));
      notes_.limit(LimitKind::category_share, most, amount - most, [&] {
        return fmt::format("{}は補助金全体の{}までです。", category.name,
                           rate_in_words(numerator, denominator));
      });
      amount = std::min(amount, most);
      sum += amount;
    }
    return sum;
  }

  std::int64_t by_years() {
    std::int64_t sum = 0;
    for (int year = 0; year < costs_.years; ++year) {
      std::int64_t pot_cost = 0;
      std::int64_t amount = 0;
      for (const auto& part : costs_.eligible) {
        const std::int64_t cost = part.by_year[static_cast<std::size_t>(year)];
        if (has_rate(*part.category)) {
          amount += at_own_rate(*part.category, cost);
        } else {
          pot_cost += cost;
        }
      }
      amount += at_frame_rate(pot_cost);
      const std::int64_t cap = subsidy_.yearly_cap_yen->value;
      notes_.limit(LimitKind::yearly_cap, cap, amount - cap,
                   [&] { return fmt::format("{}年目は、1年の上限{}に達しました。", year + 1, yen(cap)); });
      amount = std::min(amount, cap);
      notes_.step(amount, [&] { return fmt::format("{}年目の補助額", year + 1); });
      sum += amount;
    }
    return sum;
  }

  const Subsidy& subsidy_;
  const PlanCosts& costs_;
  const Terms& terms_;
  Notes notes_;
};

bool enough_participants(const Subsidy& subsidy, const PlanCosts& costs) {
  return !subsidy.minimum_participants || costs.participants >= subsidy.minimum_participants->value;
}

/// Gives `yen` more to the years in turn, the earlier ones first, so that no year ever has less than before.
void spread(CategoryCost& part, std::int64_t amount, int years) {
  for (int year = 0; year < years; ++year) {
    part.by_year[static_cast<std::size_t>(year)] += amount / years + (year < amount % years ? 1 : 0);
  }
}

/// What of each cost counts: the largest amounts of which none is more than its part of their sum. Found from
/// above; every step only lowers the sum, and so the largest solution is met. More of any cost never lowers
/// another.
void count_costs(PlanCosts& costs) {
  constexpr int kMostSteps = 300;  // frames that make sense need a few dozen
  std::int64_t sum = 0;
  for (const CategoryCost& part : costs.eligible) sum += part.asked_yen;
  for (int step = 0;; ++step) {
    std::int64_t counted = 0;
    for (CategoryCost& part : costs.eligible) {
      const CostCategory& category = *part.category;
      part.yen = part.asked_yen;
      if (category.cost_share_numerator && category.cost_share_denominator) {
        part.yen = std::min(part.yen,
                            part_of(sum, *category.cost_share_numerator, *category.cost_share_denominator));
      }
      counted += part.yen;
    }
    if (counted == sum || step == kMostSteps) {
      costs.eligible_yen = counted;
      return;
    }
    sum = counted;
  }
}

}  // namespace

std::int64_t part_of(std::int64_t cost, std::int64_t numerator, std::int64_t denominator) {
  const Wide part = Wide{cost} * numerator / denominator;
  return static_cast<std::int64_t>(std::min<Wide>(part, std::numeric_limits<std::int64_t>::max()));
}

PlanCosts sort_costs(const Subsidy& subsidy, const Plan& plan) {
  PlanCosts costs;
  costs.participants = plan.participants ? plan.participants->value : 1;
  costs.years = plan.project_years ? static_cast<int>(plan.project_years->value) : 1;
  for (const CostLine& line : plan.costs) costs.cost_yen += line.yen;
  for (const CostCategory& category : subsidy.categories) {
    if (!category.eligible) continue;
    CategoryCost part{&category};
    std::int64_t anywhen = 0;
    for (const CostLine& line : plan.costs) {
      if (line.code != category.code) continue;
      part.asked_yen += line.yen;
      if (line.year && *line.year <= costs.years) {
        part.by_year[static_cast<std::size_t>(*line.year - 1)] += line.yen;
      } else {
        anywhen += line.yen;
      }
    }
    spread(part, anywhen, costs.years);
    if (part.asked_yen > 0) costs.eligible.push_back(part);
  }
  count_costs(costs);
  return costs;
}

std::int64_t subsidy_before_minimum(const Subsidy& subsidy, const PlanCosts& costs, const Terms& terms) {
  return Reckoning(subsidy, costs, terms, nullptr).run();
}

std::int64_t subsidy_of(const Subsidy& subsidy, const PlanCosts& costs, const Terms& terms) {
  const std::int64_t amount = subsidy_before_minimum(subsidy, costs, terms);
  if (!enough_participants(subsidy, costs)) return 0;
  return subsidy.minimum_yen && amount < subsidy.minimum_yen->value ? 0 : amount;
}

Outcome work_out(const Subsidy& subsidy, const PlanCosts& costs, const Terms& terms) {
  Outcome outcome;
  outcome.subsidy_yen = Reckoning(subsidy, costs, terms, &outcome).run();
  outcome.cap_yen = terms.cap_yen;
  outcome.cap_says = terms.cap_says;
  if (!subsidy.tiers.empty()) {
    for (const RateTier& tier : subsidy.tiers) {
      if (!outcome.rate.empty()) outcome.rate += "、";
      outcome.rate += rate_in_words(tier.numerator, tier.denominator);
      if (tier.up_to_subsidy_yen) {
        outcome.rate += fmt::format("（補助額{}{}まで）", subsidy.per_participant ? "1者" : "",
                                    yen(tier.up_to_subsidy_yen->value));
      }
    }
  } else if (terms.rate) {
    outcome.rate = rate_in_words(terms.rate->numerator, terms.rate->denominator);
    outcome.rate_says = terms.rate->says;
  } else if (!subsidy.rates.empty()) {
    outcome.limits.push_back({LimitKind::no_rate, {}, 0, "この事業者に当てはまる補助率がありません。"});
  }
  if (!enough_participants(subsidy, costs)) {
    outcome.limits.push_back(
        {LimitKind::participants,
         {},
         outcome.subsidy_yen,
         fmt::format("{}者以上で参画する必要があります。", subsidy.minimum_participants->value)});
    outcome.subsidy_yen = 0;
  } else if (subsidy.minimum_yen && outcome.subsidy_yen < subsidy.minimum_yen->value) {
    outcome.limits.push_back(
        {LimitKind::minimum, subsidy.minimum_yen->value, outcome.subsidy_yen,
         fmt::format("補助額が下限の{}に届かないため、補助されません。", yen(subsidy.minimum_yen->value))});
    outcome.subsidy_yen = 0;
  }
  outcome.own_share_yen = costs.cost_yen - outcome.subsidy_yen;
  return outcome;
}

std::optional<std::int64_t> more_cost_for_minimum(const Subsidy& subsidy, const PlanCosts& costs,
                                                  const Terms& terms) {
  if (!subsidy.minimum_yen || !enough_participants(subsidy, costs)) return std::nullopt;
  const std::int64_t minimum = subsidy.minimum_yen->value;
  std::optional<std::int64_t> best;
  for (const CostCategory& category : subsidy.categories) {
    if (!category.eligible) continue;
    const auto with = [&](std::int64_t more) {
      PlanCosts changed = costs;
      auto part = std::find_if(changed.eligible.begin(), changed.eligible.end(),
                               [&](const CategoryCost& one) { return one.category == &category; });
      if (part == changed.eligible.end()) part = changed.eligible.insert(part, CategoryCost{&category});
      part->asked_yen += more;
      spread(*part, more, changed.years);
      count_costs(changed);
      return subsidy_before_minimum(subsidy, changed, terms);
    };
    std::int64_t low = -1;  // with(low) is too little
    std::int64_t high = kMostYen;
    if (with(high) < minimum) continue;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (with(middle) < minimum ? low : high) = middle;
    }
    if (!best || high < *best) best = high;
  }
  return best;
}

}  // namespace banso::measures
