// Random rules and random businesses, for tests and measurements. Numbers, days and codes come from small
// pools, so that they meet each other and their boundaries.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "contexts/measures/api.hpp"

namespace banso::recommend::testing {

class RandomRules {
 public:
  explicit RandomRules(std::uint64_t seed) : random_(seed) {}

  /// A rule of at most this depth; every kind of node, every operator that fits, all definitions.
  measures::Rule rule(int depth) {
    using measures::Rule;
    const auto pick = depth <= 1 ? 0 : below(10);
    if (pick <= 3) return any_test();
    if (pick == 4) return measures::defined(static_cast<measures::Definition>(below(4)));
    if (pick == 5) return measures::negate(rule(depth - 1));
    std::vector<Rule> children;
    const auto count = 1 + below(4);
    for (std::uint64_t i = 0; i < count; ++i) children.push_back(rule(depth - 1));
    return pick <= 7 ? measures::all_of(std::move(children)) : measures::any_of(std::move(children));
  }

  /// A business of which each fact is known with this chance (percent).
  measures::Facts facts(std::uint64_t known_percent) {
    measures::Facts facts;
    for (const measures::Fact& fact : measures::facts()) {
      if (below(100) >= known_percent) continue;
      switch (fact.kind) {
        case measures::FactKind::flag:
          facts.set_flag(fact.key, below(2) == 1);
          break;
        case measures::FactKind::number:
          facts.set_number(fact.key, number(fact));
          break;
        case measures::FactKind::date:
          facts.set_date(fact.key, day());
          break;
        case measures::FactKind::code:
          facts.set_codes(fact.key, {std::string(fact.choices[below(fact.choices.size())].code)});
          break;
        case measures::FactKind::codes:
          facts.set_codes(fact.key, choices(fact, 0));
          break;
        case measures::FactKind::area:
          facts.set_codes(fact.key, {area()});
          break;
        case measures::FactKind::industry:
          facts.set_codes(fact.key, industries(1 + below(3)));
          break;
      }
    }
    return facts;
  }

  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

 private:
  measures::Rule any_test() {
    using measures::Op;
    const measures::Fact& fact = measures::facts()[below(measures::kFactCount)];
    std::vector<Op> fitting;
    for (int op = 0; op <= static_cast<int>(Op::years_ago); ++op)
      if (measures::fits(static_cast<Op>(op), fact.kind)) fitting.push_back(static_cast<Op>(op));
    const Op op = fitting[below(fitting.size())];
    switch (fact.kind) {
      case measures::FactKind::flag:
        return measures::test_flag(fact.key, below(2) == 1);
      case measures::FactKind::number:
        return measures::test_number(fact.key, op, number(fact));
      case measures::FactKind::date:
        if (op == Op::within_years || op == Op::years_ago)
          return measures::test_number(fact.key, op, static_cast<std::int64_t>(1 + below(8)));
        return measures::test_date(fact.key, op, day());
      case measures::FactKind::code:
      case measures::FactKind::codes:
        return measures::test_codes(fact.key, op, choices(fact, 1));
      case measures::FactKind::area: {
        std::vector<std::string> areas;
        for (std::uint64_t i = 0, count = 1 + below(4); i < count; ++i) areas.push_back(area());
        return measures::test_codes(fact.key, op, distinct(std::move(areas)));
      }
      case measures::FactKind::industry:
        return measures::test_codes(fact.key, op, industries(1 + below(4)));
    }
    return measures::test_flag(measures::FactKey::active, true);
  }

  /// Around the limits of laws, and the ends of what the fact allows.
  std::int64_t number(const measures::Fact& fact) {
    static constexpr std::int64_t kPool[] = {
        0,   1,   5,         20,         50,         100,         150,         200,
        300, 900, 3'000'000, 10'000'000, 50'000'000, 100'000'000, 300'000'000, 1'000'000'000};
    const auto pick = below(20);
    std::int64_t number = pick == 0 ? fact.min
                          : pick == 1
                              ? fact.max
                              : kPool[below(std::size(kPool))] + static_cast<std::int64_t>(below(3)) - 1;
    if (below(6) == 0) number = -number;
    return std::clamp(number, fact.min, fact.max);
  }

  Date day() {
    static const std::chrono::sys_days kDays[] = {
        std::chrono::year(2019) / 2 / 28, std::chrono::year(2020) / 2 / 29,
        std::chrono::year(2021) / 3 / 1,  std::chrono::year(2023) / 11 / 26,
        std::chrono::year(2024) / 2 / 29, std::chrono::year(2026) / 11 / 26,
        std::chrono::year(1960) / 1 / 1};
    return kDays[below(std::size(kDays))] + std::chrono::days(static_cast<int>(below(5)) - 2);
  }

  std::string area() {
    static const std::vector<std::string> kAreas{"01", "01100", "13",    "13101", "13102",
                                                 "37", "37201", "37202", "38",    "47201"};
    return kAreas[below(kAreas.size())];
  }

  std::vector<std::string> industries(std::uint64_t count) {
    static const std::vector<std::string> kIndustries{
        "A",   "D", "06", "E",   "09",   "092", "0929", "19",  "G",  "39", "391", "3911",
        "392", "I", "56", "561", "5611", "M",   "7511", "751", "75", "P",  "83",  "R"};
    std::vector<std::string> codes;
    for (std::uint64_t i = 0; i < count; ++i) codes.push_back(kIndustries[below(kIndustries.size())]);
    return distinct(std::move(codes));
  }

  std::vector<std::string> choices(const measures::Fact& fact, std::uint64_t least) {
    std::vector<std::string> codes;
    for (std::uint64_t i = 0, count = least + below(4); i < count; ++i)
      codes.push_back(std::string(fact.choices[below(fact.choices.size())].code));
    return distinct(std::move(codes));
  }

  static std::vector<std::string> distinct(std::vector<std::string> codes) {
    std::vector<std::string> once;
    for (std::string& code : codes)
      if (std::find(once.begin(), once.end(), code) == once.end()) once.push_back(std::move(code));
    return once;
  }

  std::mt19937_64 random_;
};

}  // namespace banso::recommend::testing
