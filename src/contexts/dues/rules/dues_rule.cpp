#include "contexts/dues/rules/dues_rule.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <numeric>
#include <set>

#include "contexts/dues/rules/yen_words.hpp"

namespace banso::dues {
namespace {

constexpr int kMonths = 12;
constexpr int kFirstMonth = 4;
constexpr std::size_t kMostRows = 200;
constexpr std::size_t kMostPlans = 20;
constexpr std::size_t kMostDays = 12;

/// Months counted from April: 0 … 11.
int place_of(std::int64_t month) {
  return (static_cast<int>(month) - kFirstMonth + kMonths) % kMonths;
}

class Finder {
 public:
  explicit Finder(std::string path) : path_(std::move(path)) {}

  void add(const std::string& where, std::string code, std::string message) {
    found_.push_back({path_ + where, std::move(code), std::move(message)});
  }
  std::vector<FieldError> take() { return std::move(found_); }

 private:
  std::string path_;
  std::vector<FieldError> found_;
};

/// Whether every member that fits `inner` fits `outer` as well.
bool covers(const UnitRow& outer, const UnitRow& inner) {
  if (outer.legal_form && outer.legal_form != inner.legal_form) return false;
  const auto from_is_wider = [](const auto& a, const auto& b) { return !a || *a == 0 || (b && *a <= *b); };
  const auto to_is_wider = [](const auto& a, const auto& b) { return !a || (b && *a >= *b); };
  return from_is_wider(outer.capital_from_yen, inner.capital_from_yen) &&
         to_is_wider(outer.capital_below_yen, inner.capital_below_yen) &&
         from_is_wider(outer.employees_from, inner.employees_from) &&
         to_is_wider(outer.employees_to, inner.employees_to);
}

void check_rows(const DuesRule& rule, Finder& finder) {
  if (rule.unit_rows.size() > kMostRows) {
    finder.add("/unit_rows", "too_many", fmt::format("口数の区分は{}行までです。", kMostRows));
    return;
  }
  for (std::size_t i = 0; i < rule.unit_rows.size(); ++i) {
    const UnitRow& row = rule.unit_rows[i];
    const std::string at = fmt::format("/unit_rows/{}", i);
    if (row.capital_from_yen && row.capital_below_yen && *row.capital_from_yen >= *row.capital_below_yen) {
      finder.add(at + "/capital_below_yen", "range", "資本金の「未満」は「以上」より大きくしてください。");
    }
    if (row.employees_from && row.employees_to && *row.employees_from > *row.employees_to) {
      finder.add(at + "/employees_to", "range", "従業員数の「以下」は「以上」と同じか大きくしてください。");
    }
    if (rule.maximum_units && row.units > *rule.maximum_units) {
      finder.add(at + "/units", "above_maximum", "この区分の口数が、口数の上限を超えています。");
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (!covers(rule.unit_rows[j], row)) continue;
      finder.add(
          at, "never_reached",
          fmt::format("この区分は、上の{}行目（{}）に必ず先に当てはまるため使われません。順番を入れ替えるか、"
                      "どちらかを削除してください。",
                      j + 1, words_of(rule.unit_rows[j])));
      break;
    }
  }
}

void check_first_year(const DuesRule& rule, Finder& finder) {
  if (rule.first_year.empty()) return;
  std::array<int, kMonths> seen{};
  for (std::size_t i = 0; i < rule.first_year.size(); ++i) {
    const FirstYearPart& part = rule.first_year[i];
    const std::string at = fmt::format("/first_year/{}", i);
    if (place_of(part.from_month) > place_of(part.to_month)) {
      finder.add(at + "/to_month", "range", "月は4月から翌年3月の順に、始まりと終わりを指定してください。");
      continue;
    }
    if (part.numerator > part.denominator) {
      finder.add(at + "/numerator", "above_one", "初年度の割合は、年額（1分の1）以下にしてください。");
    }
    for (int place = place_of(part.from_month); place <= place_of(part.to_month); ++place) {
      if (seen[static_cast<std::size_t>(place)]++ > 0) {
        finder.add(at + "/from_month", "month_twice",
                   fmt::format("{}月が二つの区分に入っています。", (place + kFirstMonth - 1) % kMonths + 1));
        break;
      }
    }
  }
  std::string without;
  for (int place = 0; place < kMonths; ++place) {
    if (seen[static_cast<std::size_t>(place)] > 0) continue;
    without += fmt::format("{}{}月", without.empty() ? "" : "・", (place + kFirstMonth - 1) % kMonths + 1);
  }
  if (!without.empty()) {
    finder.add("/first_year", "month_missing",
               fmt::format("{}の入会の割合がありません。すべての月を指定してください。", without));
  }
}

void check_days(const PaymentPlan& plan, const std::string& at, Finder& finder) {
  if (plan.days.empty()) {
    finder.add(at + "/days", "required", "納入日を一つ以上指定してください。");
    return;
  }
  if (plan.days.size() > kMostDays) {
    finder.add(at + "/days", "too_many", fmt::format("納入日は{}回までです。", kMostDays));
    return;
  }
  std::int64_t common = 1;
  for (const InstalmentDay& day : plan.days) common = std::lcm(common, std::int64_t(day.denominator));
  std::int64_t sum = 0;
  int before = -1;
  for (std::size_t i = 0; i < plan.days.size(); ++i) {
    const InstalmentDay& day = plan.days[i];
    const std::string where = fmt::format("{}/days/{}", at, i);
    sum += day.numerator * (common / day.denominator);
    // A leap year, so that 29 February may be named; other years take the 28th.
    const std::chrono::year_month_day date{std::chrono::year(2028),
                                           std::chrono::month(static_cast<unsigned>(std::int64_t(day.month))),
                                           std::chrono::day(static_cast<unsigned>(std::int64_t(day.day)))};
    if (!date.ok()) finder.add(where + "/day", "not_a_day", "この月にない日です。");
    const int order = place_of(day.month) * 31 + static_cast<int>(day.day);
    if (order <= before) {
      finder.add(where + "/month", "order", "納入日は4月から翌年3月の順に並べてください。");
    }
    before = order;
  }
  if (sum != common) {
    finder.add(at + "/days", "shares", "納入日ごとの割合の合計が1（年額の全額）になっていません。");
  }
}

void check_plans(const DuesRule& rule, Finder& finder) {
  if (rule.payment_plans.empty()) {
    finder.add("/payment_plans", "required", "納入のしかたを一つ以上指定してください。");
    return;
  }
  if (rule.payment_plans.size() > kMostPlans) {
    finder.add("/payment_plans", "too_many", fmt::format("納入のしかたは{}通りまでです。", kMostPlans));
    return;
  }
  std::set<std::string> keys;
  std::set<std::int64_t> thresholds;
  bool for_everybody = false;
  for (std::size_t i = 0; i < rule.payment_plans.size(); ++i) {
    const PaymentPlan& plan = rule.payment_plans[i];
    const std::string at = fmt::format("/payment_plans/{}", i);
    if (!keys.insert(plan.plan_key).second) {
      finder.add(at + "/plan_key", "twice", "納入のしかたの記号が重なっています。");
    }
    if (!plan.on_request.value_or(false)) {
      for_everybody = for_everybody || plan.units_from <= rule.minimum_units;
      if (!thresholds.insert(plan.units_from).second) {
        finder.add(at + "/units_from", "twice",
                   "同じ口数から使う納入のしかたが二つあります。どちらかを「希望者のみ」にしてください。");
      }
    }
    check_days(plan, at, finder);
  }
  if (!for_everybody) {
    finder.add(
        "/payment_plans", "nobody",
        "最低の口数の会員が使える納入のしかたがありません。「希望者のみ」でないものを一つ、最低の口数から"
        "使えるようにしてください。");
  }
}

}  // namespace

std::vector<FieldError> rule_problems(const DuesRule& rule, const std::string& path) {
  Finder finder(path);
  if (rule.maximum_units && *rule.maximum_units < rule.minimum_units) {
    finder.add("/maximum_units", "below_minimum", "口数の上限は、最低口数と同じか大きくしてください。");
  }
  if (rule.unit_price_yen == 0 && rule.base_yen == 0) {
    bool all_fixed = !rule.unit_rows.empty();
    for (const UnitRow& row : rule.unit_rows) all_fixed = all_fixed && row.yearly_yen.has_value();
    if (!all_fixed) {
      finder.add("/unit_price_yen", "required", "1口の金額を入力してください（例: 3000）。");
    }
  }
  check_rows(rule, finder);
  check_first_year(rule, finder);
  check_plans(rule, finder);
  return finder.take();
}

std::string words_of(const UnitRow& row) {
  std::string words;
  const auto join = [&](const std::string& more) { words += (words.empty() ? "" : "・") + more; };
  if (row.legal_form) join(*row.legal_form == PayerForm::corporation ? "法人" : "個人");
  if (row.capital_from_yen || row.capital_below_yen) {
    join(fmt::format("資本金{}{}", row.capital_from_yen ? spoken_yen(*row.capital_from_yen) + "以上" : "",
                     row.capital_below_yen ? spoken_yen(*row.capital_below_yen) + "未満" : ""));
  }
  if (row.employees_from || row.employees_to) {
    const std::int64_t from = row.employees_from.value_or(People(0));
    join(row.employees_to ? fmt::format("従業員{}人から{}人", from, std::int64_t(*row.employees_to))
                          : fmt::format("従業員{}人以上", from));
  }
  return words.empty() ? "すべての会員" : words;
}

}  // namespace banso::dues
