#include "contexts/dues/rules/quote.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/dues/rules/yen_words.hpp"

namespace banso::dues {
namespace {

constexpr int kFirstMonth = 4;

enum class Fit { yes, no, unknown };

template <class Limit, class Inside>
Fit fit_number(const std::optional<std::int64_t>& value, const std::optional<Limit>& from,
               const std::optional<Limit>& to, Inside inside, std::string_view fact,
               std::vector<std::string>& missing) {
  if (!from && !to) return Fit::yes;
  if (!value) {
    missing.emplace_back(fact);
    return Fit::unknown;
  }
  return (from && *value < *from) || (to && !inside(*value, std::int64_t(*to))) ? Fit::no : Fit::yes;
}

/// Whether the row fits; what had to be known for it is added to `missing`. A sole proprietor has no capital
/// and counts as 0.
Fit fit(const UnitRow& row, const PayerFacts& facts, std::vector<std::string>& missing) {
  std::vector<std::string> wanted;
  bool unknown = false;
  if (row.legal_form) {
    if (!facts.legal_form) {
      wanted.emplace_back("legal_form");
      unknown = true;
    } else if (*row.legal_form != *facts.legal_form) {
      return Fit::no;
    }
  }
  std::optional<std::int64_t> capital = facts.capital_yen;
  if (!capital && facts.legal_form == PayerForm::sole_proprietor) capital = 0;
  const Fit by_capital =
      fit_number(capital, row.capital_from_yen, row.capital_below_yen, std::less<>(), "capital_yen", wanted);
  const Fit by_employees = fit_number(facts.employees, row.employees_from, row.employees_to,
                                      std::less_equal<>(), "employees", wanted);
  if (by_capital == Fit::no || by_employees == Fit::no) return Fit::no;
  unknown = unknown || by_capital == Fit::unknown || by_employees == Fit::unknown;
  if (!unknown) return Fit::yes;
  for (std::string& fact : wanted) {
    if (std::find(missing.begin(), missing.end(), fact) == missing.end()) missing.push_back(std::move(fact));
  }
  return Fit::unknown;
}

/// The row that counts. With facts missing: the first row that may fit, as a guess.
const UnitRow* row_for(const DuesRule& rule, const PayerFacts& facts, std::vector<std::string>& missing) {
  const UnitRow* guess = nullptr;
  for (const UnitRow& row : rule.unit_rows) {
    switch (fit(row, facts, missing)) {
      case Fit::yes:
        return guess ? guess : &row;
      case Fit::unknown:
        if (!guess) guess = &row;
        break;
      case Fit::no:
        break;
    }
  }
  return guess;
}

struct UnitsFound {
  std::int64_t units = 0;
  const UnitRow* row = nullptr;
};

UnitsFound find_units(const DuesRule& rule, const PayerFacts& facts, YearlyDues& dues) {
  const UnitRow* row = row_for(rule, facts, dues.missing);
  const std::int64_t by_row = row ? std::int64_t(row->units) : 0;
  std::int64_t units = std::max<std::int64_t>(by_row, rule.minimum_units);
  if (row && by_row > 0) {
    dues.explanation.push_back(fmt::format("口数: {}の区分で{}口{}", words_of(*row), by_row,
                                           row->guideline.value_or(false) ? "（原則）"
                                           : row->yearly_yen              ? ""
                                                                          : "以上"));
  } else if (rule.minimum_units > 0) {
    dues.explanation.push_back(fmt::format("口数: 最低{}口", std::int64_t(rule.minimum_units)));
  }
  if (by_row > 0 && by_row < rule.minimum_units) {
    dues.explanation.push_back(fmt::format("最低口数の{}口を用います", std::int64_t(rule.minimum_units)));
  }
  if (facts.units) {
    const bool fewer_allowed = row && row->guideline.value_or(false) && *facts.units >= rule.minimum_units;
    if (*facts.units > units) {
      units = *facts.units;
      dues.explanation.push_back(fmt::format("申し込みの口数: {}口", units));
    } else if (*facts.units<units&& * facts.units> 0 && fewer_allowed) {
      units = *facts.units;
      dues.explanation.push_back(fmt::format("原則より少ない{}口を、商工会議所の承認により用います", units));
    } else if (*facts.units < units) {
      dues.explanation.push_back(
          fmt::format("申し込みの{}口は規程の口数に足りないため、{}口とします", *facts.units, units));
    }
  }
  if (rule.maximum_units && units > *rule.maximum_units) {
    units = *rule.maximum_units;
    dues.explanation.push_back(fmt::format("口数の上限は{}口です", units));
  }
  return {units, row};
}

std::int64_t yearly_amount(const DuesRule& rule, const UnitsFound& found, const PayerFacts& facts,
                           YearlyDues& dues) {
  // Who takes more units than the row pays by units.
  const bool fixed = found.row && found.row->yearly_yen && !(facts.units && *facts.units > found.row->units);
  if (fixed) {
    const std::int64_t amount = *found.row->yearly_yen;
    dues.explanation.push_back(fmt::format("年会費: この区分の定額{}", yen(amount)));
    return amount;
  }
  const std::int64_t amount = rule.base_yen + rule.unit_price_yen * found.units;
  if (rule.base_yen > 0) {
    dues.explanation.push_back(fmt::format("年会費: 基本額{} + 1口{} × {}口 = {}", yen(rule.base_yen),
                                           yen(rule.unit_price_yen), found.units, yen(amount)));
  } else {
    dues.explanation.push_back(
        fmt::format("年会費: 1口{} × {}口 = {}", yen(rule.unit_price_yen), found.units, yen(amount)));
  }
  return amount;
}

/// 商業・サービス業 by JSIC: majors I (卸売・小売) to R; the middle classes of I to R are 50 to 95.
bool is_trade(std::string_view industry_code) {
  if (industry_code.empty()) return false;
  const char first = industry_code.front();
  if (first >= 'A' && first <= 'Z') return first >= 'I' && first <= 'R';
  return first >= '5' && first <= '9';
}

void add_levy(const DuesRule& rule, const PayerFacts& facts, YearlyDues& dues) {
  if (!rule.levy || rule.levy->levy_yen == 0) return;
  const LevyWithDues& levy = *rule.levy;
  const std::int64_t employees_from =
      is_trade(facts.industry_code) ? levy.employees_from_in_trade : levy.employees_from;
  const bool by_capital = facts.capital_yen && *facts.capital_yen >= levy.capital_from_yen;
  const bool by_employees = facts.district_employees && *facts.district_employees >= employees_from;
  if (!by_capital && !by_employees) return;
  dues.levy_yen = levy.levy_yen;
  dues.explanation.push_back(fmt::format("負担金: 特定商工業者（{}）のため{}",
                                         by_capital
                                             ? fmt::format("資本金{}以上", spoken_yen(levy.capital_from_yen))
                                             : fmt::format("地区内の従業員{}人以上", employees_from),
                                         yen(dues.levy_yen)));
}

Date day_in_fiscal_year(int fiscal_year, const InstalmentDay& day) {
  const bool next = day.month < kFirstMonth;
  const std::chrono::year_month month{std::chrono::year(fiscal_year + (next ? 1 : 0)),
                                      std::chrono::month(static_cast<unsigned>(std::int64_t(day.month)))};
  const std::chrono::day last =
      std::chrono::year_month_day_last(month.year(), std::chrono::month_day_last(month.month())).day();
  return month / std::min(std::chrono::day(static_cast<unsigned>(std::int64_t(day.day))), last);
}

/// The plan the member chose if it is open to them, else the one with the highest threshold they reach.
const PaymentPlan* plan_for(const DuesRule& rule, std::int64_t units, const std::string& chosen) {
  const PaymentPlan* found = nullptr;
  for (const PaymentPlan& plan : rule.payment_plans) {
    if (plan.units_from > units) continue;
    if (!chosen.empty() && plan.plan_key == chosen) return &plan;
    if (plan.on_request.value_or(false)) continue;
    if (!found || plan.units_from > found->units_from) found = &plan;
  }
  return found;
}

void add_instalments(const DuesRule& rule, const PayerFacts& facts, int fiscal_year, YearlyDues& dues) {
  const PaymentPlan* plan = plan_for(rule, dues.units, facts.plan_key);
  if (!plan || dues.yearly_yen + dues.levy_yen == 0) return;
  dues.plan_key = plan->plan_key;
  std::int64_t rest = dues.yearly_yen;
  for (std::size_t i = 0; i < plan->days.size(); ++i) {
    const InstalmentDay& day = plan->days[i];
    const std::int64_t amount =
        part_of(dues.yearly_yen, day.numerator, day.denominator, Rounding::down, rule.rounding_step_yen);
    rest -= amount;
    dues.instalments.push_back(
        {day_in_fiscal_year(fiscal_year, day), amount,
         plan->days.size() == 1 ? std::string(plan->label) : fmt::format("第{}期", i + 1)});
  }
  dues.instalments.front().amount_yen += rest;
  std::erase_if(dues.instalments, [](const Instalment& one) { return one.amount_yen == 0; });
  if (dues.instalments.empty() && dues.levy_yen > 0) {
    dues.instalments.push_back({day_in_fiscal_year(fiscal_year, plan->days.front()), 0, plan->label});
  }
  std::string words = fmt::format("納入: {}", std::string_view(plan->label));
  if (dues.instalments.size() > 1) {
    for (const Instalment& one : dues.instalments) {
      words += fmt::format("、{}月{}日に{}", static_cast<unsigned>(one.due_on.month()),
                           static_cast<unsigned>(one.due_on.day()), yen(one.amount_yen));
    }
    if (rest > 0) words += "（端数は第1期に含めます）";
  }
  dues.explanation.push_back(std::move(words));
}

void work_out_amount(const DuesRule& rule, const PayerFacts& facts, YearlyDues& dues) {
  const UnitsFound found = find_units(rule, facts, dues);
  dues.units = found.units;
  dues.yearly_yen = yearly_amount(rule, found, facts, dues);
}

std::string words_of(const FirstYearPart& part) {
  if (part.numerator == 0) return "初年度の会費はいただきません";
  if (part.numerator == part.denominator) return "初年度も年額の全額です";
  return fmt::format("初年度は年額の{}分の{}です", std::int64_t(part.denominator),
                     std::int64_t(part.numerator));
}

const FirstYearPart* part_for(const DuesRule& rule, Date joined_on) {
  const auto place = [](std::int64_t month) { return (month - kFirstMonth + 12) % 12; };
  const auto joined = place(static_cast<unsigned>(joined_on.month()));
  for (const FirstYearPart& part : rule.first_year) {
    if (place(part.from_month) <= joined && joined <= place(part.to_month)) return &part;
  }
  return nullptr;
}

std::string words_of(Rounding rounding, std::int64_t step) {
  if (step <= 1 && rounding == Rounding::down) return "1円未満切り捨て";
  const std::string_view how = rounding == Rounding::down ? "切り捨て"
                               : rounding == Rounding::up ? "切り上げ"
                                                          : "四捨五入";
  return fmt::format("{}円未満{}", step, how);
}

}  // namespace

std::int64_t part_of(std::int64_t amount, std::int64_t numerator, std::int64_t denominator, Rounding rounding,
                     std::int64_t step) {
  // 10^15 × 100 fits; the limits of the shapes keep it there.
  const std::int64_t over = amount * numerator;
  const std::int64_t unit = denominator * std::max<std::int64_t>(step, 1);
  std::int64_t steps = over / unit;
  const std::int64_t left = over % unit;
  if (rounding == Rounding::up && left > 0) ++steps;
  if (rounding == Rounding::nearest && left * 2 >= unit) ++steps;
  return std::min(steps * std::max<std::int64_t>(step, 1), amount);
}

YearlyDues yearly_dues(const DuesRule& rule, const PayerFacts& facts, int fiscal_year) {
  YearlyDues dues;
  work_out_amount(rule, facts, dues);
  add_levy(rule, facts, dues);
  add_instalments(rule, facts, fiscal_year, dues);
  return dues;
}

FirstYear first_year_dues(const DuesRule& rule, const PayerFacts& facts, Date joined_on) {
  FirstYear dues;
  work_out_amount(rule, facts, dues);
  dues.first_year_yen = dues.yearly_yen;
  if (const FirstYearPart* part = part_for(rule, joined_on)) {
    dues.first_year_yen =
        part_of(dues.yearly_yen, part->numerator, part->denominator, rule.rounding, rule.rounding_step_yen);
    std::string words =
        fmt::format("{}月の入会のため、{}", static_cast<unsigned>(joined_on.month()), words_of(*part));
    if (part->numerator > 0 && part->numerator < part->denominator) {
      words += fmt::format("（{}、{}）", yen(dues.first_year_yen),
                           words_of(rule.rounding, rule.rounding_step_yen));
    }
    dues.explanation.push_back(std::move(words));
  }
  const bool needs_form = rule.admission_fee_corporation_yen != rule.admission_fee_sole_proprietor_yen;
  if (needs_form && !facts.legal_form &&
      std::find(dues.missing.begin(), dues.missing.end(), "legal_form") == dues.missing.end()) {
    dues.missing.emplace_back("legal_form");
  }
  const bool sole = facts.legal_form == PayerForm::sole_proprietor;
  dues.admission_fee_yen = sole ? rule.admission_fee_sole_proprietor_yen : rule.admission_fee_corporation_yen;
  if (dues.admission_fee_yen > 0) {
    dues.explanation.push_back(
        fmt::format("加入金: {}{}", needs_form ? (sole ? "個人" : "法人") : "", yen(dues.admission_fee_yen)));
  }
  const std::int64_t sum = dues.admission_fee_yen + dues.first_year_yen;
  if (sum > 0) {
    const Date due = std::chrono::sys_days(joined_on) + std::chrono::days(rule.first_payment_days);
    dues.instalments.push_back({due, sum,
                                dues.admission_fee_yen == 0 ? "初年度会費"
                                : dues.first_year_yen == 0  ? "加入金"
                                                            : "加入金と初年度会費"});
    dues.explanation.push_back(fmt::format("入会のときのお支払い: {}（入会から{}日以内）", yen(sum),
                                           std::int64_t(rule.first_payment_days)));
  }
  return dues;
}

std::string name_of_fact(std::string_view fact) {
  if (fact == "legal_form") return "法人・個人の別";
  if (fact == "capital_yen") return "資本金";
  return "従業員数";
}

}  // namespace banso::dues
