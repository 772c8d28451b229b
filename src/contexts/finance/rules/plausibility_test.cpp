#include "contexts/finance/rules/plausibility.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "contexts/finance/finance_for_test.hpp"

namespace banso::finance {
namespace {

using testing::day;
using testing::example_figures;

const Date kToday = day("2026-06-01");

std::vector<Plausibility> doubts(const Year& year, const std::vector<Year>& others = {},
                                 const std::vector<std::string>& confirmed = {}) {
  return doubts_about(year, others, kToday, confirmed);
}

Year year_with(const std::function<void(Figures&)>& change) {
  Year year{day("2026-03-31"), 12, example_figures()};
  change(year.figures);
  return year;
}

std::vector<std::string> codes(const std::vector<Plausibility>& found) {
  std::vector<std::string> list;
  for (const Plausibility& doubt : found) list.push_back(doubt.code);
  return list;
}

using Codes = std::vector<std::string>;

TEST(Plausibility, APlainYearRaisesNoDoubt) {
  EXPECT_EQ(codes(doubts(year_with([](Figures&) {}))), Codes{});
  Figures before = example_figures();
  before.sales_yen = 110'000'000;
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.previous_sales_yen = Yen(110'000'000); }),
                         {{day("2025-03-31"), 12, before}})),
            Codes{});
}

/// One doubt: what was typed, its code, its field.
struct Case {
  std::function<void(Figures&)> change;
  std::string code;
  std::string path;
  PlausibilityLevel level;
};

TEST(Plausibility, FindsWhatCannotBeRightAndWhatHardlyCanBe) {
  constexpr auto kRefuse = PlausibilityLevel::refuse;
  constexpr auto kAsk = PlausibilityLevel::ask;
  const std::vector<Case> cases{
      {[](Figures& f) { f.sales_yen = -1; }, "negative_sales", "/sales_yen", kRefuse},
      {[](Figures& f) { f.cash_yen = -1; }, "negative.cash_yen", "/cash_yen", kRefuse},
      {[](Figures& f) { f.previous_sales_yen = Yen(-1); }, "negative.previous_sales_yen",
       "/previous_sales_yen", kRefuse},
      {[](Figures& f) { f.cash_yen = 70'005'001; }, "cash_over_assets", "/cash_yen", kRefuse},
      {[](Figures& f) { f.inventory_yen = 50'000'000; }, "parts_over_assets", "/total_assets_yen", kRefuse},
      {[](Figures& f) { f.net_assets_yen = 70'006'000; }, "equity_over_assets", "/net_assets_yen", kRefuse},
      {[](Figures& f) { f.liabilities_yen = Yen(49'000'000); }, "unbalanced", "/liabilities_yen", kRefuse},
      {[](Figures& f) { f.sales_yen = 120'000; }, "looks_like_thousands", "/sales_yen", kAsk},
      {[](Figures& f) { f.sales_yen = 120'000'000'000'001; }, "looks_thousandfold", "/sales_yen", kAsk},
      {[](Figures& f) { f.operating_profit_yen = 120'000'001; }, "profit_over_sales", "/operating_profit_yen",
       kAsk},
      {[](Figures& f) { f.operating_profit_yen = -1'200'000'001; }, "loss_over_sales",
       "/operating_profit_yen", kAsk},
      {[](Figures& f) { f.borrowings_yen = 40'005'001; }, "debts_over_liabilities", "/borrowings_yen", kAsk},
      {[](Figures& f) { f.depreciation_yen = 200'000'000; }, "depreciation_too_large", "/depreciation_yen",
       kAsk},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.code);
    const auto found = doubts(year_with(test.change));
    const auto hit = std::find_if(found.begin(), found.end(),
                                  [&](const Plausibility& doubt) { return doubt.code == test.code; });
    ASSERT_NE(hit, found.end());
    EXPECT_EQ(hit->path, test.path);
    EXPECT_EQ(hit->level, test.level);
    EXPECT_GT(hit->message.size(), 20u);
  }
}

TEST(Plausibility, SumsInThousandsMayBeOffByRounding) {
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.liabilities_yen = Yen(50'002'000); }))), Codes{});
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.liabilities_yen = Yen(50'006'000); }))),
            Codes{"unbalanced"});
  // Not so when somebody typed whole yen.
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.liabilities_yen = Yen(50'000'001); }))),
            Codes{"unbalanced"});
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.liabilities_yen = Yen(50'000'000); }))), Codes{});
}

TEST(Plausibility, AsksAboutAYearOfSevenMonthsAndDaysThatCannotBe) {
  Year year = year_with([](Figures&) {});
  year.months = 7;
  EXPECT_EQ(codes(doubts(year)), Codes{"short_year"});
  year = year_with([](Figures&) {});
  year.end = day("2026-06-02");
  EXPECT_EQ(codes(doubts(year)), Codes{"future"});
  year.end = kToday;
  EXPECT_EQ(codes(doubts(year)), Codes{});
  year.end = day("1949-12-31");
  EXPECT_EQ(codes(doubts(year)), Codes{"too_early"});
}

TEST(Plausibility, AsksAboutYearsThatOverlap) {
  Figures other = example_figures();
  other.sales_yen = 100'000'000;
  const Year year = year_with([](Figures&) {});
  EXPECT_EQ(codes(doubts(year, {{day("2025-12-31"), 12, other}})), Codes{"overlap"});
  EXPECT_EQ(codes(doubts(year, {{day("2025-03-31"), 12, other}})), Codes{});
  // The same day is the year itself.
  EXPECT_EQ(codes(doubts(year, {{day("2026-03-31"), 12, other}})), Codes{});
}

TEST(Plausibility, AsksAboutThousandfoldJumps) {
  const std::vector<Year> before{{day("2025-03-31"), 12, example_figures()}};
  const Year thousandfold = year_with([](Figures& f) {
    for (const Figure& figure : figures()) {
      if (figure.unit == "円" && figure.get(f)) figure.set(f, *figure.get(f) * 1'000);
    }
  });
  const auto up = codes(doubts(thousandfold, before));
  EXPECT_NE(std::find(up.begin(), up.end(), "thousandfold.sales_yen"), up.end());
  EXPECT_NE(std::find(up.begin(), up.end(), "thousandfold.net_assets_yen"), up.end());
  const Year thousands = year_with([](Figures& f) {
    for (const Figure& figure : figures()) {
      if (figure.unit == "円" && figure.get(f)) figure.set(f, *figure.get(f) / 1'000);
    }
  });
  const auto down = codes(doubts(thousands, before));
  EXPECT_NE(std::find(down.begin(), down.end(), "thousandfold.sales_yen"), down.end());
  // The year after counts when there is none before.
  EXPECT_FALSE(doubts(thousands, {{day("2027-03-31"), 12, example_figures()}}).empty());
}

TEST(Plausibility, AsksWhenLastYearsSalesDiffer) {
  Figures before = example_figures();
  before.sales_yen = 100'000'000;
  const std::vector<Year> others{{day("2025-03-31"), 12, before}};
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.previous_sales_yen = Yen(100'000'999); }), others)),
            Codes{});
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.previous_sales_yen = Yen(100'001'000); }), others)),
            Codes{"previous_sales_differ"});
  // Two years ago is not last year.
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.previous_sales_yen = Yen(90'000'000); }),
                         {{day("2024-03-31"), 12, before}})),
            Codes{});
}

TEST(Plausibility, AsksWhetherTheSameStatementWasTypedTwice) {
  EXPECT_EQ(codes(doubts(year_with([](Figures&) {}), {{day("2025-03-31"), 12, example_figures()}})),
            Codes{"same_as_neighbour"});
}

TEST(Plausibility, AsksWhenTheStaffGrewTenfold) {
  Figures before = example_figures();
  before.employees = 2;
  before.sales_yen = 100'000'000;
  const std::vector<Year> others{{day("2025-03-31"), 12, before}};
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.employees = 20; }), others)), Codes{});
  EXPECT_EQ(codes(doubts(year_with([](Figures& f) { f.employees = 21; }), others)), Codes{"jump.employees"});
}

TEST(Plausibility, AnswersCloseQuestionsAndNeverRefusals) {
  const Year year = year_with([](Figures& f) { f.operating_profit_yen = 120'000'001; });
  EXPECT_EQ(open_questions_of(doubts(year)).size(), 1u);
  const auto answered = doubts(year, {}, {"profit_over_sales"});
  EXPECT_TRUE(answered.at(0).confirmed);
  EXPECT_TRUE(open_questions_of(answered).empty());
  const Year wrong = year_with([](Figures& f) { f.sales_yen = -1; });
  EXPECT_EQ(refusals_of(doubts(wrong, {}, {"negative_sales"})).size(), 1u);
}

}  // namespace
}  // namespace banso::finance
