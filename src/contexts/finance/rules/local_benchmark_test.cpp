#include "contexts/finance/rules/local_benchmark.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <random>

#include "contexts/finance/finance_for_test.hpp"
#include "contexts/finance/import/reference_seed.hpp"
#include "contexts/finance/rules/indicator_math.hpp"

namespace banso::finance {
namespace {

using testing::day;
using testing::example_figures;
using testing::plain_edition;
using testing::plain_standards;

const Standard& standard_of(const std::vector<Standard>& standards, IndicatorCode code) {
  return standards[static_cast<std::size_t>(code)];
}

Indicator indicator(IndicatorCode code, const Figures& figures, std::int64_t months = 12) {
  const auto years = score_years({{day("2026-03-31"), months, figures}}, plain_standards(), plain_edition());
  return years.at(0).indicators.at(static_cast<std::size_t>(code));
}

TEST(LocalBenchmark, ComputesTheSixFormulas) {
  Figures f = example_figures();
  f.previous_sales_yen = Yen(100'000'000);
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::sales_growth, f).value, 20);
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::operating_margin, f).value, 5);
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::labour_productivity, f).value,
                   500);  // 千円: profit, not value added
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::ebitda_debt, f).value, 2);
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::working_capital, f).value, 1.5);
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::equity_ratio, f).value, 28.5714);
}

/// One row of the table of edge cases in ../README.md.
struct Edge {
  std::string name;
  IndicatorCode code;
  std::function<void(Figures&)> change;
  std::optional<double> value;
  std::optional<std::int64_t> points;
};

TEST(LocalBenchmark, DecidesEveryEdgeCaseAsTheReadmeSays) {
  using C = IndicatorCode;
  const std::vector<Edge> edges{
      {"no year before", C::sales_growth, [](Figures&) {}, std::nullopt, std::nullopt},
      {"nothing sold before", C::sales_growth, [](Figures& f) { f.previous_sales_yen = Yen(0); },
       std::nullopt, std::nullopt},
      {"nothing sold now", C::sales_growth,
       [](Figures& f) {
         f.previous_sales_yen = Yen(5);
         f.sales_yen = 0;
       },
       -100, 1},
      {"zero sales", C::operating_margin, [](Figures& f) { f.sales_yen = 0; }, std::nullopt, std::nullopt},
      {"zero sales", C::working_capital, [](Figures& f) { f.sales_yen = 0; }, std::nullopt, std::nullopt},
      {"loss", C::operating_margin, [](Figures& f) { f.operating_profit_yen = -12'000'000; }, -10, 1},
      {"zero employees", C::labour_productivity, [](Figures& f) { f.employees = 0; }, std::nullopt,
       std::nullopt},
      {"zero EBITDA with net debt", C::ebitda_debt, [](Figures& f) { f.operating_profit_yen = -4'000'000; },
       std::nullopt, 1},
      {"negative EBITDA with net debt", C::ebitda_debt,
       [](Figures& f) { f.operating_profit_yen = -9'000'000; }, std::nullopt, 1},
      {"negative EBITDA with net cash", C::ebitda_debt,
       [](Figures& f) {
         f.operating_profit_yen = -9'000'000;
         f.cash_yen = 40'000'000;
       },
       std::nullopt, 5},
      {"negative EBITDA without debt and cash", C::ebitda_debt,
       [](Figures& f) {
         f.operating_profit_yen = -9'000'000;
         f.cash_yen = 0;
         f.borrowings_yen = 0;
       },
       std::nullopt, 5},
      {"net cash", C::ebitda_debt, [](Figures& f) { f.cash_yen = 40'000'000; }, -1, 5},
      {"no debt, no cash", C::ebitda_debt,
       [](Figures& f) {
         f.cash_yen = 0;
         f.borrowings_yen = 0;
       },
       0, 5},
      {"paid before paying", C::working_capital, [](Figures& f) { f.accounts_payable_yen = 34'000'000; }, -1,
       5},
      {"zero assets", C::equity_ratio,
       [](Figures& f) {
         f.total_assets_yen = 0;
         f.net_assets_yen = 0;
       },
       std::nullopt, std::nullopt},
      {"more debt than assets", C::equity_ratio, [](Figures& f) { f.net_assets_yen = -7'000'000; }, -10, 1},
  };
  for (const Edge& edge : edges) {
    SCOPED_TRACE(edge.name + " / " + std::string(name_of(edge.code)));
    Figures figures = example_figures();
    edge.change(figures);
    const Indicator found = indicator(edge.code, figures);
    EXPECT_EQ(found.value, edge.value);
    EXPECT_EQ(found.points, edge.points);
    EXPECT_EQ(found.why_missing.empty(), edge.value.has_value());
    EXPECT_FALSE(found.meaning.empty());
  }
}

TEST(LocalBenchmark, CountsAShortYearAsTwelveMonths) {
  Figures f = example_figures();
  f.previous_sales_yen = Yen(240'000'000);
  // Six months with these figures are a year with twice the sales, profit and depreciation.
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::sales_growth, f, 6).value, 0);
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::operating_margin, f, 6).value, 5);
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::labour_productivity, f, 6).value, 1000);
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::ebitda_debt, f, 6).value, 1);
  EXPECT_DOUBLE_EQ(*indicator(IndicatorCode::working_capital, f, 6).value, 0.75);
  EXPECT_NE(indicator(IndicatorCode::working_capital, f, 6).note, "");
  EXPECT_EQ(indicator(IndicatorCode::equity_ratio, f, 6).note, "");
}

TEST(LocalBenchmark, LooksUpTheSalesOfTheYearBefore) {
  Figures now = example_figures();
  Figures before = example_figures();
  before.sales_yen = 60'000'000;
  const auto growth = [&](std::vector<Year> years) {
    return score_years(std::move(years), plain_standards(), plain_edition()).at(0).indicators.at(0).value;
  };
  EXPECT_EQ(growth({{day("2025-03-31"), 12, before}, {day("2026-03-31"), 12, now}}), 100);
  EXPECT_EQ(growth({{day("2026-03-31"), 12, now}, {day("2025-03-31"), 6, before}}), 0);  // six months before
  EXPECT_EQ(growth({{day("2026-03-31"), 12, now}, {day("2025-03-20"), 12, before}}), 100);  // a changed day
  EXPECT_EQ(growth({{day("2026-03-31"), 12, now}, {day("2024-03-31"), 12, before}}),
            std::nullopt);                   // a year missing
  now.previous_sales_yen = Yen(80'000'000);  // what is told counts more
  EXPECT_EQ(growth({{day("2026-03-31"), 12, now}, {day("2025-03-31"), 12, before}}), 50);
}

TEST(LocalBenchmark, TellsTheChangeFromTheYearBefore) {
  Figures before = example_figures();
  before.operating_profit_yen = 3'600'000;
  const auto years =
      score_years({{day("2025-03-31"), 12, before}, {day("2026-03-31"), 12, example_figures()}},
                  plain_standards(), plain_edition());
  ASSERT_EQ(years.size(), 2u);
  EXPECT_EQ(years[0].fiscal_year_end, day("2026-03-31"));
  EXPECT_DOUBLE_EQ(*years[0].indicators[1].change_from_previous, 2);
  EXPECT_EQ(years[1].indicators[1].change_from_previous, std::nullopt);
}

TEST(LocalBenchmark, GradesTheSumOnlyWhenAllSixHavePoints) {
  const auto grade = [](std::int64_t a, std::int64_t b, std::int64_t c, Figures f) {
    Edition edition = plain_edition();
    edition.points_for_a = a;
    edition.points_for_b = b;
    edition.points_for_c = c;
    return score_years({{day("2026-03-31"), 12, f}}, plain_standards(), edition).at(0);
  };
  Figures f = example_figures();
  EXPECT_EQ(grade(24, 18, 12, f).grade, std::nullopt);
  EXPECT_EQ(grade(24, 18, 12, f).scored, 5);
  f.previous_sales_yen = Yen(100'000'000);
  const BenchmarkYear year = grade(24, 18, 12, f);
  // 20 % → 5, 5 % → 4, 500 → 3, 2 times → 4, 1.5 months → 3, 28.6 % → 3
  EXPECT_EQ(year.total_points, 22);
  EXPECT_EQ(year.grade, Grade::B);
  EXPECT_EQ(grade(22, 18, 12, f).grade, Grade::A);
  EXPECT_EQ(grade(24, 23, 22, f).grade, Grade::C);
  EXPECT_EQ(grade(25, 24, 23, f).grade, Grade::D);
}

TEST(LocalBenchmark, EveryLimitOfTheSeedIsExactOnBothSides) {
  std::size_t limits = 0;
  for (const auto& row : read_threshold_seed()) {
    const std::int64_t worse = better_of(row.indicator) == Better::high ? -1 : 1;
    for (int points = 2; points <= 5; ++points) {
      ++limits;
      const Wide limit = row.limit(points);
      // The same limit as fractions of very different size.
      for (const Wide factor : {Wide(1), Wide(7), Wide(1'000'003)}) {
        EXPECT_GE(points_of(row, limit * factor, kMillion * factor), points) << row.class_code;
        EXPECT_LT(points_of(row, limit * factor + worse, kMillion * factor), points) << row.class_code;
      }
    }
  }
  EXPECT_EQ(limits, 27u * 2 * 6 * 4);
}

TEST(LocalBenchmark, TheSeedHasEveryClassSizeAndIndicatorOnce) {
  std::map<std::string, int> rows;
  for (const auto& row : read_threshold_seed()) ++rows[row.edition_code + row.class_code];
  EXPECT_EQ(rows.size(), 27u);
  for (const auto& [code, count] : rows) EXPECT_EQ(count, 12) << code;
  for (const auto& row : read_industry_seed()) {
    EXPECT_TRUE(rows.contains(row.edition_code + row.class_code)) << row.industry_code;
    EXPECT_TRUE(row.small_up_to == 5 || row.small_up_to == 20) << row.industry_code;
  }
  EXPECT_EQ(read_edition_seed().size(), 1u);
}

TEST(LocalBenchmark, KnowsValuesOfTheSourceAgain) {
  // その他の製造業, small: 労働生産性 283,882 yen below zero is where 3 points begin.
  for (const auto& row : read_threshold_seed()) {
    if (row.class_code != "0306" || row.size != BusinessSize::small) continue;
    if (row.indicator == IndicatorCode::labour_productivity) {
      EXPECT_EQ(row.limit_3, -283'882'000'000);
    }
    if (row.indicator == IndicatorCode::ebitda_debt) {
      EXPECT_EQ(row.limit_5, 829'000);
    }
    if (row.indicator == IndicatorCode::equity_ratio) {
      EXPECT_EQ(row.median, 234'733);
    }
  }
}

TEST(LocalBenchmark, DriversTellWhatMovesTheIndicator) {
  Figures f = example_figures();
  const Indicator margin = indicator(IndicatorCode::operating_margin, f);
  ASSERT_EQ(margin.drivers.size(), 2u);
  for (const Driver& driver : margin.drivers) {
    if (driver.figure == "operating_profit_yen") {
      EXPECT_NEAR(driver.effect_of_ten_percent, 0.5, 1e-4);
    }
    if (driver.figure == "sales_yen") {
      EXPECT_NEAR(driver.effect_of_ten_percent, 5 / 1.1 - 5, 1e-4);
    }
  }
  for (const IndicatorCode code :
       {IndicatorCode::operating_margin, IndicatorCode::labour_productivity, IndicatorCode::ebitda_debt,
        IndicatorCode::working_capital, IndicatorCode::equity_ratio}) {
    double sum = 0;
    for (const Driver& driver : indicator(code, f).drivers) sum += driver.share;
    EXPECT_NEAR(sum, 1, 1e-3) << name_of(code);
  }
  EXPECT_EQ(indicator(IndicatorCode::working_capital, f).drivers.front().name, "売掛金");
}

/// A business of any kind and health.
Basis random_basis(std::mt19937_64& random) {
  const auto yen = [&](std::int64_t most) {
    // Small and large, round and odd.
    const auto value = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most));
    return random() % 3 == 0 ? value / 1'000 * 1'000 : random() % 5 == 0 ? value % 1'000 : value;
  };
  Basis basis;
  Figures& f = basis.figures;
  f.sales_yen = yen(10'000'000'000);
  f.operating_profit_yen = yen(2'000'000'000) - 1'000'000'000;
  f.employees = static_cast<std::int64_t>(random() % 300);
  f.borrowings_yen = yen(5'000'000'000);
  f.cash_yen = yen(3'000'000'000);
  f.depreciation_yen = yen(500'000'000);
  f.notes_receivable_yen = yen(500'000'000);
  f.accounts_receivable_yen = yen(2'000'000'000);
  f.inventory_yen = yen(2'000'000'000);
  f.notes_payable_yen = yen(500'000'000);
  f.accounts_payable_yen = yen(2'000'000'000);
  f.total_assets_yen = yen(9'000'000'000);
  f.net_assets_yen = f.total_assets_yen - yen(9'000'000'000);
  basis.months = random() % 4 == 0 ? 1 + static_cast<std::int64_t>(random() % 12) : 12;
  if (random() % 8 != 0) basis.previous_sales = yen(10'000'000'000);
  basis.previous_months = random() % 6 == 0 ? 1 + static_cast<std::int64_t>(random() % 12) : 12;
  return basis;
}

void apply(Basis& basis, const std::vector<FigureChange>& changes, std::int64_t short_by) {
  for (const FigureChange& change : changes) {
    const Figure& figure = figure_named(change.figure);
    const std::int64_t by = change.by > 0 ? change.by - short_by : change.by + short_by;
    figure.set(basis.figures, *figure.get(basis.figures) + by);
  }
}

TEST(WaysUp, LiftTheIndicatorByOnePointAndNotAYenMoreThanNeeded) {
  std::mt19937_64 random(20260331);
  const auto seed = read_threshold_seed();
  std::map<IndicatorCode, int> tried;
  int more_than_one = 0;
  for (int round = 0; round < 20'000; ++round) {
    const Basis basis = random_basis(random);
    const Standard& standard = seed[random() % seed.size()];
    const auto points = points_of(standard.indicator, basis, standard);
    const auto next = next_point(standard.indicator, basis, standard);
    if (!points || *points == 5) {
      EXPECT_FALSE(next);
      continue;
    }
    if (!next) continue;
    for (const WayUp& way : next->ways) {
      ++tried[standard.indicator];
      ASSERT_FALSE(way.changes.empty());
      Basis after = basis;
      apply(after, way.changes, 0);
      // With debts of a few yen a single yen may pass two limits at once.
      const auto reached = points_of(standard.indicator, after, standard).value_or(0);
      ASSERT_GE(reached, next->points) << name_of(standard.indicator) << " " << way.sentence;
      more_than_one += reached > next->points;
      for (const FigureChange& change : way.changes) {
        EXPECT_EQ(change.to, figure_named(change.figure).get(after.figures)) << change.figure;
      }
      const bool together = way.changes.size() > 1 && standard.indicator != IndicatorCode::equity_ratio;
      if (together) continue;  // several figures share one amount: a yen less of each is more than one yen
      Basis almost = basis;
      apply(almost, way.changes, 1);
      ASSERT_LT(points_of(standard.indicator, almost, standard).value_or(0), next->points)
          << name_of(standard.indicator) << " " << way.sentence;
    }
  }
  EXPECT_EQ(tried.size(), kIndicators);
  for (const auto& [code, count] : tried) EXPECT_GT(count, 100) << name_of(code);
  EXPECT_LT(more_than_one, 500);
}

TEST(WaysUp, SayWhatToDoInWholeYen) {
  // 5 % of 120 million; 9 % are 10.8 million.
  const auto next = indicator(IndicatorCode::operating_margin, example_figures()).next_point;
  ASSERT_TRUE(next);
  EXPECT_EQ(next->points, 5);
  EXPECT_DOUBLE_EQ(next->needed_value, 9);
  EXPECT_EQ(next->ways.front().changes.front().by, 4'800'000);
  EXPECT_EQ(next->sentence, "5点まで: 営業利益があと480万円増えると届きます。");
}

TEST(WaysUp, NothingLiftsFivePointsOrAnIndicatorThatCannotBeComputed) {
  Figures f = example_figures();
  f.cash_yen = 40'000'000;
  EXPECT_FALSE(indicator(IndicatorCode::ebitda_debt, f).next_point);
  EXPECT_FALSE(indicator(IndicatorCode::sales_growth, f).next_point);  // no year before
}

TEST(SizeOfBusiness, IsSmallUpToTheBound) {
  const ClassOfIndustry shop{"0501", "小売業", "小売業", "58", 5};
  EXPECT_EQ(size_of(shop, 5).size, BusinessSize::small);
  EXPECT_EQ(size_of(shop, 6).size, BusinessSize::medium);
  EXPECT_EQ(size_of(shop, 0).size, BusinessSize::small);
  EXPECT_NE(size_of(shop, 6).reason.find("6人"), std::string::npos);
}

TEST(SpokenYen, RoundsUpToWhatPeopleCanActOn) {
  EXPECT_EQ(spoken_yen(0), "0円");
  EXPECT_EQ(spoken_yen(999'999), "999,999円");
  EXPECT_EQ(spoken_yen(1'000'000), "100万円");
  EXPECT_EQ(spoken_yen(1'000'001), "101万円");
  EXPECT_EQ(spoken_yen(-12'340'000), "−1,234万円");
  EXPECT_EQ(spoken_yen(100'000'000), "1億円");
  EXPECT_EQ(spoken_yen(123'450'000), "1億2,345万円");
}

TEST(FiscalYear, BeginsSoManyMonthsBefore) {
  EXPECT_EQ(fiscal_year_begin(day("2026-03-31"), 12), day("2025-04-01"));
  EXPECT_EQ(fiscal_year_begin(day("2024-02-29"), 12), day("2023-03-01"));
  EXPECT_EQ(fiscal_year_begin(day("2026-03-20"), 7), day("2025-08-21"));
  EXPECT_EQ(fiscal_year_begin(day("2026-03-30"), 1), day("2026-02-28"));
}

TEST(ParseMillionths, ReadsDecimalsExactly) {
  EXPECT_EQ(parse_millionths("0.064"), 64'000);
  EXPECT_EQ(parse_millionths("-857486"), -857'486'000'000);
  EXPECT_EQ(parse_millionths("-0.0012"), -1'200);
  for (const char* wrong : {"", "-", "1.", ".5", "1.1234567", "1e3", "1,000", "+1"}) {
    EXPECT_EQ(parse_millionths(wrong), std::nullopt) << wrong;
  }
}

TEST(StandardOf, KeepsTheOrderOfTheCodes) {
  const auto standards = plain_standards();
  for (std::size_t i = 0; i < kIndicators; ++i) {
    EXPECT_EQ(standards[i].indicator, static_cast<IndicatorCode>(i));
    EXPECT_EQ(&standard_of(standards, standards[i].indicator), &standards[i]);
  }
}

}  // namespace
}  // namespace banso::finance
