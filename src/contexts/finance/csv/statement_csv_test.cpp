#include "contexts/finance/csv/statement_csv.hpp"

#include <gtest/gtest.h>

#include "contexts/finance/finance_for_test.hpp"
#include "platform/csv/encoding.hpp"

namespace banso::finance {
namespace {

using testing::day;
using testing::example_figures;

const std::string kHeader =
    "決算日,売上高,前期売上高,営業利益,従業員数,借入金,現金・預金,減価償却費,受取手形,売掛金,棚卸資産,"
    "支払手形,"
    "買掛金,純資産合計,資産合計\n";

std::string code_of(const std::string& text) {
  try {
    read_statement_csv(text);
  } catch (const csv::SourceError& error) {
    return error.code();
  }
  return "";
}

ParsedYear only(const std::string& text) {
  const auto years = read_statement_csv(text);
  EXPECT_EQ(years.size(), 1u);
  return years.at(0);
}

TEST(StatementCsv, ReadsWhatItWrites) {
  Figures figures = example_figures();
  figures.operating_profit_yen = -500;
  figures.liabilities_yen = Yen(50'000'000);
  std::string text;
  for (const auto& row : {statement_csv_header(), statement_csv_cells(day("2026-03-31"), 7, figures)}) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "," : "") + row[i];
    text += "\n";
  }
  const ParsedYear year = only(text);
  EXPECT_TRUE(year.problems.empty());
  EXPECT_EQ(year.fiscal_year_end, day("2026-03-31"));
  EXPECT_EQ(year.months, 7);
  for (const Figure& figure : banso::finance::figures()) {
    EXPECT_EQ(figure.get(year.figures), figure.get(figures)) << figure.figure;
  }
}

TEST(StatementCsv, ReadsCp932AndJapaneseDays) {
  std::string bytes;
  csv::append_utf8_as_cp932(
      kHeader + "令和8年3月31日,\"120,000,000\",,△500000,１２,0,0,0,0,0,0,0,0,(7),70000000円\n", bytes);
  const ParsedYear year = only(bytes);
  ASSERT_TRUE(year.problems.empty()) << year.problems.front().message;
  EXPECT_EQ(year.fiscal_year_end, day("2026-03-31"));
  EXPECT_EQ(year.figures.sales_yen, 120'000'000);
  EXPECT_FALSE(year.figures.previous_sales_yen);
  EXPECT_EQ(year.figures.operating_profit_yen, -500'000);
  EXPECT_EQ(year.figures.employees, 12);
  EXPECT_EQ(year.figures.net_assets_yen, -7);
  EXPECT_EQ(year.line, 2u);
}

TEST(StatementCsv, KnowsUnitsOfRowsColumnsAndCells) {
  const ParsedYear row =
      only("単位,月数," + kHeader + "千円,12か月,2026/3/31,120000,,6,3人,0,0,0,0,0,0,0,0,1,1.5百万円\n");
  ASSERT_TRUE(row.problems.empty()) << row.problems.front().message;
  EXPECT_EQ(row.figures.sales_yen, 120'000'000);
  EXPECT_EQ(row.figures.employees, 3);
  EXPECT_EQ(row.figures.total_assets_yen, 1'500'000);
  std::string header = kHeader;
  header.replace(header.find("売上高"), std::string("売上高").size(), "売上高（百万円）");
  EXPECT_EQ(only(header + "2026-03-31,120,,6,3,0,0,0,0,0,0,0,0,1,1\n").figures.sales_yen, 120'000'000);
}

TEST(StatementCsv, ReadsEnglishHeadingsAndSynonyms) {
  const ParsedYear year = only(
      "fiscal_year_end,sales,previous_sales_yen,operating_profit_yen,employees,有利子負債,現金及び預金,"
      "depreciation,"
      "notes_receivable,accounts_receivable,在庫,notes_payable,accounts_payable,純資産,総資産,備考\n"
      "2026-03-31,9,8,7,6,5,4,3,2,1,11,12,13,14,15,x\n");
  ASSERT_TRUE(year.problems.empty());
  EXPECT_EQ(year.figures.borrowings_yen, 5);
  EXPECT_EQ(year.figures.inventory_yen, 11);
  EXPECT_EQ(year.figures.total_assets_yen, 15);
}

TEST(StatementCsv, ReadsYearsSideBySideAndTabs) {
  std::string text = "項目\t2025-03-31\tR8.3.31\n";
  for (const Figure& figure : figures()) {
    text += std::string(figure.name) + "\t\"1,000\"\t2,000\n";
  }
  const auto years = read_statement_csv(text);
  ASSERT_EQ(years.size(), 2u);
  EXPECT_EQ(years[0].fiscal_year_end, day("2025-03-31"));
  EXPECT_EQ(years[0].figures.sales_yen, 1'000);
  EXPECT_EQ(years[1].fiscal_year_end, day("2026-03-31"));
  EXPECT_EQ(years[1].figures.total_assets_yen, 2'000);
}

TEST(StatementCsv, TellsWhichCellIsWrong) {
  const ParsedYear year =
      only("月数,単位," + kHeader + "13,銭,令和5年2月30日,,,1.5,多数,0,0,0,0,0,0,0,0,1,1\n");
  std::vector<std::string> columns;
  for (const CellProblem& problem : year.problems) {
    columns.push_back(problem.column);
    EXPECT_FALSE(problem.message.empty());
  }
  EXPECT_EQ(columns, (std::vector<std::string>{"単位", "月数", "決算日", "売上高", "営業利益", "従業員数"}));
}

TEST(StatementCsv, RefusesWhatIsNoSuchFile) {
  EXPECT_EQ(code_of(""), "finance.csv_empty");
  EXPECT_EQ(code_of("\n\n"), "finance.csv_empty");
  EXPECT_EQ(code_of(kHeader), "finance.csv_empty");
  EXPECT_EQ(code_of("決算日,売上高\n2026-03-31,1\n"), "finance.csv_columns");
  EXPECT_EQ(code_of("売上," + kHeader + "1,2026-03-31,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n"), "finance.csv_columns");
  EXPECT_EQ(code_of(kHeader + "\"2026-03-31,1\n"), "finance.csv_broken");
  std::string many = kHeader;
  for (int i = 0; i < 60; ++i) many += "2026-03-31,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n";
  EXPECT_EQ(code_of(many), "finance.csv_too_long");
}

TEST(StatementCsv, RefusesAYearThatComesTwice) {
  const std::string row = "2026-03-31,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n";
  const auto years = read_statement_csv(kHeader + row + row);
  EXPECT_TRUE(years.at(0).problems.empty());
  EXPECT_EQ(years.at(1).problems.at(0).code, "finance.csv_twice");
}

TEST(ParseAmount, ReadsWhatPeopleWrite) {
  EXPECT_EQ(parse_amount("1,234", 1), 1'234);
  EXPECT_EQ(parse_amount("▲1,234", 1'000), -1'234'000);
  EXPECT_EQ(parse_amount("−5", 1), -5);
  EXPECT_EQ(parse_amount("（12）", 1), -12);
  EXPECT_EQ(parse_amount("¥1,000", 1), 1'000);
  EXPECT_EQ(parse_amount("12.5", 1'000'000), 12'500'000);
  EXPECT_EQ(parse_amount("12.50", 1'000), 12'500);
  EXPECT_EQ(parse_amount("3万円", 1), 30'000);
  EXPECT_EQ(parse_amount("1000000000000000", 1), 1'000'000'000'000'000);
  for (const char* wrong : {"", "-", "△", "()", "1.5", "12a", "--1", "(-1)", "1000000000000001",
                            "99999999999999999999", "1e5", "円", "."}) {
    EXPECT_EQ(parse_amount(wrong, 1), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace banso::finance
