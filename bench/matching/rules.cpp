#include "rules.hpp"

#include <fmt/format.h>

#include <random>
#include <set>

#include "contexts/measures/rules/rule_json.hpp"

namespace banso::bench {
namespace {

using measures::FactKey;
using measures::Op;
using measures::Rule;

class Writer {
 public:
  Rule rule() {
    std::vector<Rule> all{measures::test_flag(FactKey::active, true)};
    if (chance(60)) all.push_back(measures::defined(static_cast<measures::Definition>(below(4))));
    if (chance(30))
      all.push_back(measures::test_codes(FactKey::legal_form, Op::one_of, choices(FactKey::legal_form, 3)));
    if (chance(55)) all.push_back(measures::test_codes(FactKey::area, Op::within, areas()));
    if (chance(35)) all.push_back(measures::test_codes(FactKey::industry, Op::within, industries()));
    for (std::uint64_t i = below(3); i > 0; --i) all.push_back(condition());
    if (chance(50)) {
      std::vector<Rule> frames;
      for (std::uint64_t i = 2 + below(3); i > 0; --i) {
        std::vector<Rule> frame;
        for (std::uint64_t k = 1 + below(3); k > 0; --k) frame.push_back(condition());
        frames.push_back(measures::all_of(std::move(frame)));
      }
      all.push_back(measures::any_of(std::move(frames)));
    }
    return measures::all_of(std::move(all));
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  bool chance(std::uint64_t percent) { return below(100) < percent; }

  Rule condition() {
    switch (below(12)) {
      case 0:
        return number(FactKey::regular_employees, Op::at_most, {5, 10, 20, 50, 100, 200, 300, 900});
      case 1:
        return number(FactKey::capital_yen, Op::at_most,
                      {3'000'000, 10'000'000, 50'000'000, 100'000'000, 300'000'000});
      case 2:
        return number(FactKey::founded_on, chance(70) ? Op::within_years : Op::years_ago,
                      {1, 2, 3, 5, 7, 10});
      case 3:
        return number(FactKey::sales_growth_bp, Op::at_most, {-500, -1000, -1500, -2000, -3000});
      case 4:
        return number(FactKey::payroll_growth_plan_bp, Op::at_least, {150, 200, 300, 450, 600});
      case 5:
        return number(FactKey::minimum_wage_plus_yen, Op::at_least, {30, 50, 90});
      case 6:
        return measures::test_codes(FactKey::certifications, chance(70) ? Op::includes : Op::includes_all,
                                    choices(FactKey::certifications, 2));
      case 7:
        return measures::test_codes(FactKey::intentions, Op::includes, choices(FactKey::intentions, 3));
      case 8:
        return measures::negate(
            measures::test_codes(FactKey::earlier_awards, Op::includes, choices(FactKey::earlier_awards, 2)));
      case 9:
        return measures::test_flag(flag(), chance(60));
      case 10:
        return number(FactKey::sales_yen, chance(50) ? Op::at_most : Op::at_least,
                      {10'000'000, 50'000'000, 100'000'000, 1'000'000'000});
      default:
        return number(FactKey::taxable_income_yen, Op::at_most, {0, 1'500'000'000, 10'000'000});
    }
  }

  Rule number(FactKey key, Op op, std::vector<std::int64_t> limits) {
    return measures::test_number(key, op, limits[below(limits.size())]);
  }

  FactKey flag() {
    static constexpr FactKey kFlags[] = {FactKey::invoice_registered, FactKey::was_tax_exempt,
                                         FactKey::hiring_plan,        FactKey::overseas_plan,
                                         FactKey::successor_exists,   FactKey::carbon_plan,
                                         FactKey::research_partner,   FactKey::rebuilding};
    return kFlags[below(std::size(kFlags))];
  }

  std::vector<std::string> choices(FactKey key, std::uint64_t most) {
    std::set<std::string> codes;
    const auto all = measures::fact_of(key).choices;
    for (std::uint64_t i = 1 + below(most); i > 0; --i)
      codes.insert(std::string(all[below(all.size())].code));
    return {codes.begin(), codes.end()};
  }

  std::vector<std::string> areas() {
    if (chance(25)) return {fmt::format("{:02}{:03}", 1 + below(47), 200 + below(15) + 1)};  // a city
    std::set<std::string> codes;
    for (std::uint64_t i = chance(70) ? 1 : 2 + below(8); i > 0; --i)
      codes.insert(fmt::format("{:02}", 1 + below(47)));
    return {codes.begin(), codes.end()};
  }

  std::vector<std::string> industries() {
    static const std::vector<std::string> kCodes{"A",  "D",  "E",  "G",  "H",  "I",  "K",
                                                 "L",  "M",  "N",  "P",  "06", "09", "24",
                                                 "26", "39", "44", "56", "58", "75", "76"};
    std::set<std::string> codes;
    for (std::uint64_t i = 1 + below(4); i > 0; --i) codes.insert(kCodes[below(kCodes.size())]);
    return {codes.begin(), codes.end()};
  }

  std::mt19937_64 random_{3};
};

}  // namespace

std::vector<Rule> different_rules(std::size_t count) {
  Writer writer;
  std::vector<Rule> rules;
  std::set<std::string> texts;
  while (rules.size() < count) {
    Rule rule = writer.rule();
    if (texts.insert(measures::print_rule(rule)).second) rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace banso::bench
