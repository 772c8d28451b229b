#include "contexts/finance/rules/indicator_math.hpp"

#include <fmt/format.h>

#include <cmath>

namespace banso::finance {

std::int64_t net_debt(const Figures& figures) {
  return figures.borrowings_yen - figures.cash_yen;
}

std::int64_t working_capital(const Figures& figures) {
  return figures.accounts_receivable_yen + figures.notes_receivable_yen + figures.inventory_yen -
         figures.accounts_payable_yen - figures.notes_payable_yen;
}

std::int64_t ebitda(const Figures& figures) {
  return figures.operating_profit_yen + figures.depreciation_yen;
}

Wide divide_up(Wide dividend, Wide divisor) {
  const Wide quotient = dividend / divisor;
  return dividend % divisor > 0 ? quotient + 1 : quotient;
}

Wide divide_down(Wide dividend, Wide divisor) {
  const Wide quotient = dividend / divisor;
  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

Value value_of(IndicatorCode code, const Basis& basis) {
  const Figures& f = basis.figures;
  const Wide months = basis.months;
  const Wide sales = std::int64_t(f.sales_yen);
  const Wide profit = std::int64_t(f.operating_profit_yen);
  switch (code) {
    case IndicatorCode::sales_growth: {
      if (!basis.previous_sales) return {{}, Missing::no_previous_sales};
      if (*basis.previous_sales <= 0) return {{}, Missing::zero_previous_sales};
      // Both years as if they had twelve months: (S·12/m) ÷ (P·12/pm) − 1.
      const Wide before = Wide(*basis.previous_sales) * months;
      return {Fraction{sales * basis.previous_months - before, before}, {}};
    }
    case IndicatorCode::operating_margin:
      if (sales <= 0) return {{}, Missing::zero_sales};
      return {Fraction{profit, sales}, {}};
    case IndicatorCode::labour_productivity:
      if (f.employees <= 0) return {{}, Missing::no_employees};
      return {Fraction{profit * 12, std::int64_t(f.employees) * months}, {}};
    case IndicatorCode::ebitda_debt:
      if (ebitda(f) <= 0) return {{}, Missing::no_earnings};
      return {Fraction{Wide(net_debt(f)) * months, Wide(ebitda(f)) * 12}, {}};
    case IndicatorCode::working_capital:
      if (sales <= 0) return {{}, Missing::zero_sales};
      return {Fraction{Wide(working_capital(f)) * months, sales}, {}};
    case IndicatorCode::equity_ratio:
      if (f.total_assets_yen <= 0) return {{}, Missing::no_assets};
      return {Fraction{std::int64_t(f.net_assets_yen), std::int64_t(f.total_assets_yen)}, {}};
  }
  return {};
}

std::optional<int> points_of(IndicatorCode code, const Basis& basis, const Standard& standard) {
  const Value value = value_of(code, basis);
  if (value.fraction) return points_of(standard, value.fraction->numerator, value.fraction->denominator);
  if (value.missing == Missing::no_earnings) return net_debt(basis.figures) <= 0 ? 5 : 1;
  return std::nullopt;
}

std::vector<std::string_view> figures_of(IndicatorCode code) {
  switch (code) {
    case IndicatorCode::sales_growth:
      return {"sales_yen", "previous_sales_yen"};
    case IndicatorCode::operating_margin:
      return {"operating_profit_yen", "sales_yen"};
    case IndicatorCode::labour_productivity:
      return {"operating_profit_yen", "employees"};
    case IndicatorCode::ebitda_debt:
      return {"borrowings_yen", "cash_yen", "operating_profit_yen", "depreciation_yen"};
    case IndicatorCode::working_capital:
      return {"accounts_receivable_yen", "notes_receivable_yen", "inventory_yen",
              "accounts_payable_yen",    "notes_payable_yen",    "sales_yen"};
    case IndicatorCode::equity_ratio:
      return {"net_assets_yen", "total_assets_yen"};
  }
  return {};
}

namespace {

/// From the unit of the limits to the one people see.
double scale_of(IndicatorCode code) {
  switch (code) {
    case IndicatorCode::sales_growth:
    case IndicatorCode::operating_margin:
    case IndicatorCode::equity_ratio:
      return 100;
    case IndicatorCode::labour_productivity:
      return 0.001;
    case IndicatorCode::ebitda_debt:
    case IndicatorCode::working_capital:
      return 1;
  }
  return 1;
}

double with_four_decimals(double value) {
  const double rounded = std::round(value * 10'000) / 10'000;
  return rounded == 0 ? 0 : rounded;  // no minus zero
}

}  // namespace

double shown(IndicatorCode code, const Fraction& fraction) {
  return with_four_decimals(static_cast<double>(fraction.numerator) /
                            static_cast<double>(fraction.denominator) * scale_of(code));
}

double shown_limit(IndicatorCode code, std::int64_t millionths) {
  return with_four_decimals(static_cast<double>(millionths) / kMillion * scale_of(code));
}

std::string spoken_yen(std::int64_t yen) {
  // Negative numbers stay in their unit, too.
  const std::string sign = yen < 0 ? "−" : "";
  const std::int64_t amount = yen < 0 ? -yen : yen;
  const auto grouped = [](std::int64_t number) {
    std::string digits = std::to_string(number);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
      digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
  };
  if (amount < 1'000'000) return fmt::format("{}{}円", sign, grouped(amount));
  // People cannot act on single yen: whole 万円, rounded up, so that acting on the sentence is enough.
  const std::int64_t ten_thousands = (amount + 9'999) / 10'000;
  if (ten_thousands < 10'000) return fmt::format("{}{}万円", sign, grouped(ten_thousands));
  const std::int64_t rest = ten_thousands % 10'000;
  return rest == 0 ? fmt::format("{}{}億円", sign, grouped(ten_thousands / 10'000))
                   : fmt::format("{}{}億{}万円", sign, grouped(ten_thousands / 10'000), grouped(rest));
}

std::string spoken_value(IndicatorCode code, double value) {
  switch (code) {
    case IndicatorCode::sales_growth:
    case IndicatorCode::operating_margin:
    case IndicatorCode::equity_ratio:
      return fmt::format("{:.1f}%", value);
    case IndicatorCode::labour_productivity:
      return fmt::format("{:.0f}千円", value);
    case IndicatorCode::ebitda_debt:
      return fmt::format("{:.1f}倍", value);
    case IndicatorCode::working_capital:
      return fmt::format("{:.1f}か月", value);
  }
  return {};
}

}  // namespace banso::finance
