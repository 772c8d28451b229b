#include "contexts/measures/rules/simulate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "contexts/measures/rules/evaluate.hpp"
#include "contexts/measures/rules/possible_worlds.hpp"
#include "contexts/measures/rules/proof_words.hpp"
#include "contexts/measures/rules/verdict.hpp"
#include "contexts/measures/rules/work_out.hpp"

namespace banso::measures {
namespace {

constexpr std::size_t kMostCases = 24;

std::string yen(std::int64_t amount) {
  return number_in_words(FactUnit::yen, amount);
}

Truth truth_of_condition(const std::optional<Rule>& when, const Facts& facts, Date as_of) {
  return when ? truth_of(*when, facts, as_of) : Truth::yes;
}

/// The entries of a list that may be the one that counts; a null entry: none may count.
template <class Entry>
std::vector<const Entry*> possible_entries(const std::vector<Entry>& list, const Facts& facts, Date as_of) {
  std::vector<const Entry*> possible;
  for (const Entry& entry : list) {
    const Truth truth = truth_of_condition(entry.when, facts, as_of);
    if (truth == Truth::no) continue;
    possible.push_back(&entry);
    if (truth == Truth::yes && !entry.undecided) return possible;
  }
  possible.push_back(nullptr);
  return possible;
}

std::int64_t yen_of(const ConditionalCap* cap) {
  return cap ? cap->yen.value : 0;
}

bool lower_rate(const ConditionalRate* one, const ConditionalRate* other) {
  if (!one || !other) return one == nullptr && other != nullptr;
  return one->numerator.value * other->denominator.value < other->numerator.value * one->denominator.value;
}

const AddOn* find_add_on(const Subsidy& subsidy, const std::string& code) {
  for (const AddOn& add_on : subsidy.add_ons) {
    if (add_on.code == code) return &add_on;
  }
  return nullptr;
}

/// The add-ons of the frame that are asked for, each once.
std::vector<const AddOn*> asked_add_ons(const Subsidy& subsidy, const Plan& plan) {
  std::vector<const AddOn*> asked;
  for (const AddOn& add_on : subsidy.add_ons) {
    if (std::find(plan.add_ons.begin(), plan.add_ons.end(), add_on.code) != plan.add_ons.end()) {
      asked.push_back(&add_on);
    }
  }
  return asked;
}

/// The worst and the best terms that are possible with these facts.
struct TermsRange {
  Terms low;
  Terms high;
};

void append(std::string& text, std::string_view more) {
  if (more.empty()) return;
  if (!text.empty()) text += "、";
  text += more;
}

TermsRange terms_range(const Subsidy& subsidy, std::span<const AddOn* const> add_ons, const Facts& facts,
                       Date as_of) {
  TermsRange range;
  if (subsidy.tiers.empty()) {
    const auto rates = possible_entries(subsidy.rates, facts, as_of);
    range.low.rate = *std::min_element(rates.begin(), rates.end(), lower_rate);
    range.high.rate = *std::max_element(rates.begin(), rates.end(), lower_rate);
  }
  if (subsidy.caps.empty()) return range;  // without a cap there is none to lift
  const auto lower = [](const ConditionalCap* one, const ConditionalCap* other) {
    return yen_of(one) < yen_of(other);
  };
  const auto caps = possible_entries(subsidy.caps, facts, as_of);
  const ConditionalCap* least = *std::min_element(caps.begin(), caps.end(), lower);
  const ConditionalCap* most = *std::max_element(caps.begin(), caps.end(), lower);
  range.low.cap_yen = yen_of(least);
  range.low.cap_says = least ? std::string(least->says) : "当てはまる上限がありません";
  range.high.cap_yen = yen_of(most);
  range.high.cap_says = most ? std::string(most->says) : "当てはまる上限がありません";
  for (const AddOn* add_on : add_ons) {
    const Truth truth = truth_of_condition(add_on->when, facts, as_of);
    if (truth == Truth::no) continue;
    const auto lifts = possible_entries(add_on->caps, facts, as_of);
    const auto [smallest, largest] = std::minmax_element(lifts.begin(), lifts.end(), lower);
    const auto lift = [&](Terms& terms, std::int64_t amount) {
      if (amount == 0) return;
      *terms.cap_yen += amount;
      append(terms.cap_says, fmt::format("{}で{}上乗せ", add_on->name, yen(amount)));
    };
    if (truth == Truth::yes) lift(range.low, yen_of(*smallest));
    lift(range.high, yen_of(*largest));
  }
  return range;
}

/// The amounts that one pair of a cap and a rate can bring.
struct Amounts {
  std::int64_t low = 0;
  std::int64_t high = 0;

  void add(std::int64_t amount) {
    low = std::min(low, amount);
    high = std::max(high, amount);
  }
};

/// Amounts by the words of the cap and of the rate.
using Cases = std::map<std::string, std::map<std::string, Amounts>>;

void note_case(Cases& cases, const Terms& terms, std::int64_t amount) {
  const std::string rate(terms.rate ? std::string_view(terms.rate->says) : std::string_view());
  cases[terms.cap_says].try_emplace(rate, Amounts{amount, amount}).first->second.add(amount);
}

PossibleCase in_words(const std::string& cap, const std::string& rate, const Amounts& amounts) {
  PossibleCase one{cap, amounts.low, amounts.high};
  append(one.says, rate);
  if (one.says.empty()) one.says = "そのほか";
  return one;
}

/// The cases from the smallest amount to the largest; rates are told apart only where they make a difference.
/// Of too many the middle ones are left out.
std::vector<PossibleCase> list_cases(const Cases& cases) {
  std::vector<PossibleCase> list;
  for (const auto& [cap, rates] : cases) {
    Amounts all = rates.begin()->second;
    bool same = true;
    for (const auto& [rate, amounts] : rates) {
      same = same && amounts.low == all.low && amounts.high == all.high;
    }
    if (same && !cap.empty()) {
      list.push_back(in_words(cap, "", all));
    } else {
      for (const auto& [rate, amounts] : rates) list.push_back(in_words(cap, rate, amounts));
    }
  }
  std::stable_sort(list.begin(), list.end(), [](const PossibleCase& a, const PossibleCase& b) {
    return std::pair(a.low_yen, a.high_yen) < std::pair(b.low_yen, b.high_yen);
  });
  if (list.size() > kMostCases) {
    list.erase(list.begin() + kMostCases / 2, list.end() - kMostCases / 2);
  }
  return list;
}

/// Every rule that the amount depends on.
std::vector<const Rule*> rules_of(const Subsidy& subsidy, std::span<const AddOn* const> add_ons) {
  std::vector<const Rule*> rules;
  const auto take = [&](const auto& list) {
    for (const auto& entry : list) {
      if (entry.when) rules.push_back(&*entry.when);
    }
  };
  take(subsidy.caps);
  if (subsidy.tiers.empty()) take(subsidy.rates);
  for (const AddOn* add_on : add_ons) {
    if (add_on->when) rules.push_back(&*add_on->when);
    take(add_on->caps);
  }
  return rules;
}

/// What each possible world pays.
struct Worlds {
  std::vector<OpenFact> open;
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  Terms worst;
  Terms best;
  Cases cases;
};

Worlds try_worlds(const Subsidy& subsidy, const PlanCosts& costs, std::span<const AddOn* const> add_ons,
                  const Facts& facts, Date as_of) {
  Worlds worlds;
  worlds.open = open_facts(rules_of(subsidy, add_ons), facts, as_of);
  // Too many to try: one world in which everything open stays open gives a range that is wide, but right.
  if (count_worlds(worlds.open) > kMostWorlds) worlds.open.clear();
  const std::size_t count = count_worlds(worlds.open);
  std::int64_t least = 0;
  std::int64_t most = 0;
  for (std::size_t world = 0; world < count; ++world) {
    const auto range = terms_range(subsidy, add_ons, facts_in_world(worlds.open, world, facts), as_of);
    const std::int64_t low = subsidy_of(subsidy, costs, range.low);
    const std::int64_t high = subsidy_of(subsidy, costs, range.high);
    if (world == 0 || low < least) worlds.worst = range.low;
    if (world == 0 || high > most) worlds.best = range.high;
    least = world == 0 ? low : std::min(least, low);
    most = std::max(most, high);
    worlds.low.push_back(low);
    worlds.high.push_back(high);
    note_case(worlds.cases, range.low, low);
    note_case(worlds.cases, range.high, high);
  }
  return worlds;
}

/// Whether some answer to this fact alone changes an amount.
bool matters(const Worlds& worlds, std::size_t fact) {
  std::size_t stride = 1;
  for (std::size_t before = 0; before < fact; ++before) stride *= worlds.open[before].values.size();
  for (std::size_t world = 0; world < worlds.low.size(); ++world) {
    const std::size_t value = value_in_world(worlds.open, world, fact);
    const std::size_t first = world - value * stride;
    if (worlds.low[world] != worlds.low[first] || worlds.high[world] != worlds.high[first]) return true;
  }
  return false;
}

/// The widest range that is left once the fact is known.
std::int64_t spread_after(const Worlds& worlds, std::size_t fact) {
  std::int64_t widest = 0;
  for (std::size_t value = 0; value < worlds.open[fact].values.size(); ++value) {
    std::int64_t low = kMostYen;
    std::int64_t high = 0;
    for (std::size_t world = 0; world < worlds.low.size(); ++world) {
      if (value_in_world(worlds.open, world, fact) != value) continue;
      low = std::min(low, worlds.low[world]);
      high = std::max(high, worlds.high[world]);
    }
    widest = std::max(widest, high - low);
  }
  return widest;
}

void find_question(const Worlds& worlds, Simulation& simulation) {
  const std::int64_t before = simulation.high.subsidy_yen - simulation.low.subsidy_yen;
  for (std::size_t fact = 0; fact < worlds.open.size(); ++fact) {
    if (!matters(worlds, fact)) continue;
    const FactKey key = worlds.open[fact].key;
    simulation.missing.push_back(key);
    const std::int64_t after = spread_after(worlds, fact);
    if (!simulation.question || after < simulation.question->spread_after_yen) {
      simulation.question = DecidingQuestion{key, std::string(fact_of(key).question), before, after};
    }
  }
}

void judge_categories(const Subsidy& subsidy, const Plan& plan, Simulation& simulation) {
  std::vector<std::string> order;
  std::map<std::string, std::int64_t> sums;
  for (const CostLine& line : plan.costs) {
    if (sums.emplace(line.code, 0).second) order.push_back(line.code);
    sums[line.code] += line.yen;
  }
  for (const std::string& code : order) {
    CategoryFinding finding;
    finding.code = code;
    finding.cost_yen = sums[code];
    const auto category = std::find_if(subsidy.categories.begin(), subsidy.categories.end(),
                                       [&](const CostCategory& one) { return one.code == code; });
    if (category == subsidy.categories.end()) {
      finding.name = "この枠にない経費";
      finding.says = "この枠で補助される経費に含まれていないため、全額を自己負担として計算しました。";
    } else {
      finding.name = category->name;
      finding.eligible = category->eligible;
      finding.asset = category->asset;
      finding.says = category->says;
      if (category->needs_approval) append(finding.says, "事前に事務局の承認が要ります");
    }
    simulation.categories.push_back(std::move(finding));
  }
}

void judge_add_ons(std::span<const AddOn* const> add_ons, const Facts& facts, Date as_of,
                   Simulation& simulation) {
  for (const AddOn* add_on : add_ons) {
    AddOnFinding finding;
    finding.code = add_on->code;
    finding.name = add_on->name;
    const Truth truth = truth_of_condition(add_on->when, facts, as_of);
    finding.granted = truth == Truth::yes;
    finding.possible = truth != Truth::no;
    if (truth == Truth::yes) {
      finding.says = add_on->says;
    } else {
      const Proof proof = evaluate(*add_on->when, facts, as_of);
      finding.says = fmt::format(
          "{}：{}", truth == Truth::no ? "使えません" : "使えるかどうかは、まだ分かりません", proof.says);
    }
    simulation.add_ons.push_back(std::move(finding));
  }
}

void write_notes(const Subsidy& subsidy, Simulation& simulation) {
  auto& notes = simulation.notes;
  if (subsidy.paid == Paid::after) {
    notes.emplace_back(
        "補助金は、事業を終えて実績を報告し、検査を受けたあとに支払われます。それまでは費用の全額を立て替えま"
        "す。");
  }
  notes.emplace_back("消費税を除いた金額で計算しています。率をかけたあとの1円未満は切り捨てます。");
  const auto undecided = [](const auto& list) {
    return std::any_of(list.begin(), list.end(), [](const auto& entry) { return entry.undecided; });
  };
  if (undecided(subsidy.rates) || undecided(subsidy.caps)) {
    notes.emplace_back("公表された資料に、率や上限が分かれる条件が書かれていないため、幅で示しています。");
  }
  if (subsidy.per_participant) {
    notes.emplace_back("参画する事業者が、みな同じだけ負担すると見て計算しています。");
  }
  notes.emplace_back("これは目安です。採択や交付を約束するものではありません。");
}

/// The order in which verdicts are shown.
}  // namespace

std::string rate_in_words(std::int64_t numerator, std::int64_t denominator) {
  return numerator == denominator ? "全額" : fmt::format("{}分の{}", denominator, numerator);
}

std::vector<FieldError> check_plan(const Plan& plan, const Subsidy& subsidy) {
  std::vector<FieldError> errors;
  const auto wrong = [&](std::string path, const char* code, std::string message) {
    if (errors.size() < 100) errors.push_back({std::move(path), code, std::move(message)});
  };
  if (plan.costs.size() > kMostCostLines) {
    wrong("/costs", "too_many_items", fmt::format("経費は{}行までにしてください。", kMostCostLines));
  }
  const std::int64_t years = plan.project_years ? plan.project_years->value : 1;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < std::min(plan.costs.size(), kMostCostLines); ++i) {
    sum += plan.costs[i].yen;
    if (plan.costs[i].year && *plan.costs[i].year > years) {
      wrong(fmt::format("/costs/{}/year", i), "measures.year_beyond",
            fmt::format("この計画は{}年までです。年を直すか、計画の年数をふやしてください。", years));
    }
  }
  if (sum > kMostYen) {
    wrong("/costs", "out_of_range", fmt::format("経費の合計は{}までにしてください。", yen(kMostYen)));
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < plan.add_ons.size() && i < 50; ++i) {
    const std::string& code = plan.add_ons[i];
    if (!find_add_on(subsidy, code)) {
      wrong(fmt::format("/add_ons/{}", i), "measures.unknown_add_on",
            "この枠にない上乗せです。選び直してください。");
    }
    if (!seen.insert(code).second) {
      wrong(fmt::format("/add_ons/{}", i), "doubled", "同じ上乗せが2回選ばれています。");
    }
  }
  return errors;
}

Simulation simulate(const Subsidy& subsidy, const Plan& plan, const Facts& facts, Date as_of) {
  const auto add_ons = asked_add_ons(subsidy, plan);
  const PlanCosts costs = sort_costs(subsidy, plan);
  const Worlds worlds = try_worlds(subsidy, costs, add_ons, facts, as_of);

  Simulation simulation;
  simulation.cost_yen = costs.cost_yen;
  simulation.eligible_yen = costs.eligible_yen;
  simulation.ineligible_yen = costs.cost_yen - costs.eligible_yen;
  simulation.low = work_out(subsidy, costs, worlds.worst);
  simulation.high = work_out(subsidy, costs, worlds.best);
  simulation.certain = simulation.low.subsidy_yen == simulation.high.subsidy_yen;
  find_question(worlds, simulation);
  if (!simulation.certain) simulation.cases = list_cases(worlds.cases);
  if (subsidy.minimum_yen) {
    simulation.minimum_yen = subsidy.minimum_yen->value;
    if (subsidy_before_minimum(subsidy, costs, worlds.worst) < subsidy.minimum_yen->value) {
      simulation.more_cost_yen = more_cost_for_minimum(subsidy, costs, worlds.worst);
    }
  }
  judge_add_ons(add_ons, facts, as_of, simulation);
  judge_categories(subsidy, plan, simulation);
  write_notes(subsidy, simulation);
  return simulation;
}

}  // namespace banso::measures
