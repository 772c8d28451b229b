// statutory_bench NTA_FILE: every business of the file judged as 特定商工業者, with the reasons in words.
// Names, places and closures are real; employees, capital and industry are made up. Prints one JSON object.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "contexts/ledger/rules/statutory_business.hpp"

namespace banso::ledger {
namespace {

constexpr Date day(int y, unsigned m, unsigned d) {
  return Date(std::chrono::year(y), std::chrono::month(m), std::chrono::day(d));
}

/// The nth field of a line, without its quotes.
std::string_view field(std::string_view line, int wanted) {
  std::size_t begin = 0;
  bool quoted = false;
  int at = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i == line.size() || (line[i] == ',' && !quoted)) {
      if (at++ == wanted) {
        auto text = line.substr(begin, i - begin);
        if (text.size() >= 2 && text.front() == '"') text = text.substr(1, text.size() - 2);
        return text;
      }
      begin = i + 1;
    } else if (line[i] == '"') {
      quoted = !quoted;
    }
  }
  return {};
}

int run(const char* path) {
  static constexpr const char* kIndustries[] = {"09",   "06", "58",   "76",  "44", "D",
                                                "6931", "",   "7961", "413", "I",  "39"};
  std::ifstream file(path);
  std::string line;
  std::vector<StatutoryFacts> businesses;
  std::uint64_t random = 88172645463325252ULL;
  const auto next = [&](std::uint64_t below) {
    random ^= random << 13U;
    random ^= random >> 7U;
    random ^= random << 17U;
    return random % below;
  };
  while (std::getline(file, line)) {
    StatutoryFacts facts;
    facts.closed = !field(line, 18).empty();
    facts.in_district = Truth::yes;
    facts.sole_proprietor = Truth::no;
    if (next(10) != 0)
      facts.in_district_since =
          day(1990 + static_cast<int>(next(36)), 1 + static_cast<unsigned>(next(12)), 1);
    if (next(5) != 0) facts.district_employees = static_cast<std::int64_t>(next(40));
    if (next(3) != 0)
      facts.all_employees = facts.district_employees.value_or(0) + static_cast<std::int64_t>(next(20));
    if (next(4) != 0) facts.capital_yen = static_cast<std::int64_t>(next(60)) * 100'000;
    facts.industry_code = kIndustries[next(12)];
    businesses.push_back(facts);
  }
  const Date base_day = day(2026, 4, 1);
  std::size_t yes = 0;
  std::size_t no = 0;
  std::size_t unknown = 0;
  std::size_t words = 0;
  std::size_t without = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (const StatutoryFacts& facts : businesses) {
    const StatutoryVerdict verdict = judge_statutory(facts, kLegalFloors, base_day);
    const auto reasons = statutory_reasons(verdict, facts, kLegalFloors, base_day);
    for (const std::string& reason : reasons) words += reason.size();
    if (reasons.empty()) ++without;
    ++(verdict.verdict == Truth::yes ? yes : verdict.verdict == Truth::no ? no : unknown);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  fmt::print(
      "{{\"businesses\":{},\"seconds\":{:.3f},\"yes\":{},\"no\":{},\"unknown\":{},\"reason_bytes\":{},"
      "\"without_reason\":{}}}\n",
      businesses.size(), took.count(), yes, no, unknown, words, without);
  return 0;
}

}  // namespace
}  // namespace banso::ledger

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  return banso::ledger::run(argv[1]);
}
