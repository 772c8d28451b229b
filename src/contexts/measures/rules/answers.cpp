#include "contexts/measures/rules/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "kernel/area_code.hpp"

namespace banso::measures {
namespace {

constexpr std::size_t kMostAnswers = 1024;
constexpr std::size_t kMostChoicesTogether = 10;
constexpr std::size_t kMostIndustriesTogether = 5;

class Collector {
 public:
  Collector(FactKey key, std::span<const Test* const> tests, Date as_of)
      : fact_(fact_of(key)), tests_(tests), as_of_(as_of) {}

  Answers collect() {
    switch (fact_.kind) {
      case FactKind::flag:
        for (const bool flag : {false, true}) {
          FactValue value;
          value.flag = flag;
          add(std::move(value));
        }
        break;
      case FactKind::number:
        add_numbers();
        break;
      case FactKind::date:
        add_dates();
        break;
      case FactKind::code:
        for (const FactChoice& choice : fact_.choices) add_codes({std::string(choice.code)});
        break;
      case FactKind::codes:
        add_sets();
        break;
      case FactKind::area:
        add_areas();
        break;
      case FactKind::industry:
        add_industries();
        break;
    }
    return std::move(answers_);
  }

 private:
  std::vector<Truth> truths_of(const FactValue& value) const {
    std::vector<Truth> truths;
    truths.reserve(tests_.size());
    for (const Test* test : tests_) truths.push_back(truth_of(*test, value, as_of_));
    return truths;
  }

  /// @return whether the value tells something new.
  bool add(FactValue value) {
    auto truths = truths_of(value);
    if (!seen_.insert(truths).second) return false;
    if (answers_.values.size() >= kMostAnswers) {
      answers_.complete = false;
      return false;
    }
    answers_.values.push_back(std::move(value));
    answers_.truths.push_back(std::move(truths));
    return true;
  }

  bool add_codes(std::vector<std::string> codes) {
    FactValue value;
    value.codes = std::move(codes);
    return add(std::move(value));
  }

  void add_numbers() {
    std::set<std::int64_t> numbers{fact_.min, fact_.max};
    for (const Test* test : tests_) {
      for (const std::int64_t step : {-1, 0, 1}) {
        // Tests hold numbers of the fact's range, far from the limits of the type.
        numbers.insert(std::clamp(test->number, fact_.min, fact_.max) + step);
      }
    }
    for (const std::int64_t number : numbers) {
      if (number < fact_.min || number > fact_.max) continue;
      FactValue value;
      value.number = number;
      add(std::move(value));
    }
  }

  void add_dates() {
    using std::chrono::days;
    using std::chrono::sys_days;
    std::set<sys_days> all{sys_days(as_of_) - days(36'500), sys_days(as_of_), sys_days(as_of_) + days(1),
                           sys_days(as_of_) + days(36'500)};
    const auto around = [&](Date date) {
      for (const int step : {-1, 0, 1}) all.insert(sys_days(date) + days(step));
    };
    for (const Test* test : tests_) {
      if (test->op == Op::within_years || test->op == Op::years_ago) {
        const Date moved = as_of_ - std::chrono::years(test->number);
        around(moved.ok() ? moved : Date(moved.year() / moved.month() / std::chrono::last));
      } else {
        around(test->date);
      }
    }
    for (const sys_days day : all) {
      FactValue value;
      value.date = Date(day);
      if (value.date.year() >= std::chrono::year(1000) && value.date.year() <= std::chrono::year(9999)) {
        add(std::move(value));
      }
    }
  }

  std::set<std::string> asked_codes() const {
    std::set<std::string> codes;
    for (const Test* test : tests_) codes.insert(test->codes.begin(), test->codes.end());
    return codes;
  }

  void add_sets() {
    const std::set<std::string> asked = asked_codes();
    const std::vector<std::string> codes(asked.begin(), asked.end());
    if (codes.size() > kMostChoicesTogether) {
      answers_.complete = false;
      add_codes({});
      for (const std::string& code : codes) add_codes({code});
      add_codes(codes);
      return;
    }
    for (std::uint32_t mask = 0; mask < (1U << codes.size()); ++mask) {
      std::vector<std::string> set;
      for (std::size_t i = 0; i < codes.size(); ++i) {
        if ((mask >> i & 1U) != 0) set.push_back(codes[i]);
      }
      add_codes(std::move(set));
    }
  }

  void add_areas() {
    const std::set<std::string> asked = asked_codes();
    for (const std::string& code : asked) {
      if (code.size() == 5) add_codes({code});
    }
    for (const Prefecture& prefecture : prefectures()) {
      // A place of the prefecture that nobody asks for.
      for (int city = 0; city < 1000; ++city) {
        const std::string code = fmt::format("{}{:03}", prefecture.code, city);
        if (asked.contains(code)) continue;
        add_codes({code});
        break;
      }
    }
  }

  /// The most precise classes that the tests tell apart.
  std::vector<std::string> industry_leaves() const {
    const std::set<std::string> asked = asked_codes();
    std::vector<std::string> leaves;
    std::set<std::vector<Truth>> known;
    const auto take = [&](const std::string& code) {
      FactValue value;
      value.codes = {code};
      if (known.insert(truths_of(value)).second) leaves.push_back(code);
    };
    for (const std::string& code : asked) {
      if (code.size() == 4) take(code);
      if (code.size() != 3) continue;
      for (char digit = '0'; digit <= '9'; ++digit) {
        if (!asked.contains(code + digit)) {
          take(code + digit);
          break;
        }
      }
    }
    for (int division = 1; division <= 99; ++division) {
      for (int rest = 0; rest < 100; ++rest) {
        const std::string code = fmt::format("{:02}{:02}", division, rest);
        if (asked.contains(code) || asked.contains(code.substr(0, 3))) continue;
        take(code);
        break;
      }
    }
    return leaves;
  }

  /// Every main industry with every set of others, as far as the tests tell them apart.
  void add_industries() {
    const std::vector<std::string> leaves = industry_leaves();
    std::vector<std::vector<std::string>> newest;
    for (const std::string& leaf : leaves) {
      if (add_codes({leaf})) newest.push_back({leaf});
    }
    for (std::size_t size = 2; size <= kMostIndustriesTogether && answers_.complete; ++size) {
      std::vector<std::vector<std::string>> grown;
      for (const auto& codes : newest) {
        for (const std::string& leaf : leaves) {
          auto more = codes;
          more.push_back(leaf);
          if (add_codes(more)) grown.push_back(std::move(more));
        }
      }
      newest = std::move(grown);
    }
  }

  const Fact& fact_;
  std::span<const Test* const> tests_;
  Date as_of_;
  std::set<std::vector<Truth>> seen_;
  Answers answers_;
};

}  // namespace

Answers answers_of(FactKey key, std::span<const Test* const> tests, Date as_of) {
  return Collector(key, tests, as_of).collect();
}

}  // namespace banso::measures
