// A fiscal year as its owner tells it: the figures the Local Benchmark asks for. Described structs: the same
// words in JSON, SQL and the API document. An amount `x_yen` is the account `x` of finance.account.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::finance {

/// An amount: up to a thousand trillion yen either way.
using Yen = shape::Int<-1'000'000'000'000'000, 1'000'000'000'000'000>;
using Headcount = shape::Int<0, 10'000'000>;
using Months = shape::Int<1, 12>;

/// The figures of one fiscal year.
struct Figures {
  Yen sales_yen;                          ///< 売上高
  std::optional<Yen> previous_sales_yen;  ///< 前期売上高; without it the year before is looked up
  Yen operating_profit_yen;               ///< 営業利益
  Headcount employees;                    ///< 従業員数, at the end of the year
  Yen borrowings_yen;                     ///< 借入金: short and long term, and bonds
  Yen cash_yen;                           ///< 現金・預金
  Yen depreciation_yen;                   ///< 減価償却費: of selling costs and of production
  Yen notes_receivable_yen;               ///< 受取手形
  Yen accounts_receivable_yen;            ///< 売掛金
  Yen inventory_yen;                      ///< 棚卸資産
  Yen notes_payable_yen;                  ///< 支払手形
  Yen accounts_payable_yen;               ///< 買掛金
  Yen net_assets_yen;                     ///< 純資産合計
  Yen total_assets_yen;                   ///< 資産合計 (= 負債・純資産合計)
  std::optional<Yen> liabilities_yen;     ///< 負債合計; only to check the others
};
BOOST_DESCRIBE_STRUCT(Figures, (),
                      (sales_yen, previous_sales_yen, operating_profit_yen, employees, borrowings_yen,
                       cash_yen, depreciation_yen, notes_receivable_yen, accounts_receivable_yen,
                       inventory_yen, notes_payable_yen, accounts_payable_yen, net_assets_yen,
                       total_assets_yen, liabilities_yen))

/// What the owner sends for a year.
struct StatementInput : Figures {
  std::optional<Months> months;  ///< length of the fiscal year; 12 if not told
  std::optional<std::vector<shape::Str<1, 60>>>
      confirmed;  ///< codes of questions answered with "it is right"
};
BOOST_DESCRIBE_STRUCT(StatementInput, (Figures), (months, confirmed))

/// A stored year.
struct Statement : Figures {
  Date fiscal_year_end{};
  Months months = 12;
  std::vector<std::string> confirmed;
  std::int64_t version = 0;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(Statement, (Figures), (fiscal_year_end, months, confirmed, version, updated_at))

/// One figure by its member name: reading, changing, and the words people see.
struct Figure {
  std::string_view figure;  ///< "sales_yen", "employees"
  std::string_view name;    ///< 売上高
  std::string_view unit;    ///< 円, 人
  std::string_view help;
  std::optional<std::int64_t> (*get)(const Figures&);
  void (*set)(Figures&, std::int64_t);
};
const std::vector<Figure>& figures();
/// @throws std::logic_error for a name that is none
const Figure& figure_named(std::string_view name);

/// The first day of the year that ends on `end` after `months` months.
Date fiscal_year_begin(Date end, std::int64_t months);

}  // namespace banso::finance
