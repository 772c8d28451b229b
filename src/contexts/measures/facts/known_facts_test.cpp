#include "contexts/measures/facts/known_facts.hpp"

#include <gtest/gtest.h>

namespace banso::measures {
namespace {

TEST(KnownFacts, TellTheLegalForm) {
  EXPECT_EQ(legal_form_code("301", "株式会社山田"), "company");
  EXPECT_EQ(legal_form_code("305", "合同会社山田"), "company");
  EXPECT_EQ(legal_form_code("sole_proprietor", "山田商店"), "sole_proprietor");
  EXPECT_EQ(legal_form_code("201", "高松市"), "public_body");
  EXPECT_EQ(legal_form_code("399", "特定非営利活動法人まち"), "npo");
  EXPECT_EQ(legal_form_code("399", "一般社団法人まち"), "general_association");
  EXPECT_EQ(legal_form_code("399", "医療法人社団みどり"), "medical");
  EXPECT_EQ(legal_form_code("399", "社会福祉法人みどり"), "social_welfare");
  EXPECT_EQ(legal_form_code("399", "学校法人みどり"), "school");
  EXPECT_EQ(legal_form_code("399", "うどん事業協同組合"), "cooperative");
  EXPECT_EQ(legal_form_code("499", "町内会"), "other");
}

TEST(KnownFacts, LeaveUnknownWhatNoRuleKnows) {
  Facts facts;
  registry::BusinessSummary abroad;
  abroad.kind = "401";
  abroad.status = "active";
  abroad.prefecture_code = "99";
  abroad.industry_code = "ZZZ";
  add_registered(facts, abroad);
  EXPECT_EQ(facts.find(FactKey::area), nullptr);
  EXPECT_EQ(facts.find(FactKey::industry), nullptr);
  EXPECT_TRUE(facts.find(FactKey::active)->flag);
}

TEST(KnownFacts, GrowthIsToldForWholeYearsOnly) {
  finance::BusinessFigures figures;
  figures.fiscal_year_end = *parse_date("2026-03-31");
  figures.sales_yen = 110;
  figures.previous_sales_yen = 100;
  Facts facts;
  add_figures(facts, figures);
  EXPECT_EQ(facts.find(FactKey::sales_growth_bp)->number, 1'000);
  EXPECT_EQ(facts.find(FactKey::sales_yen)->told_by, ToldBy::finance);
  figures.months = 7;
  Facts short_year;
  add_figures(short_year, figures);
  EXPECT_EQ(short_year.find(FactKey::sales_growth_bp), nullptr);
  figures.months = 12;
  figures.previous_sales_yen = 0;
  Facts from_nothing;
  add_figures(from_nothing, figures);
  EXPECT_EQ(from_nothing.find(FactKey::sales_growth_bp), nullptr);
}

TEST(KnownFacts, AnswersThatNoLongerFitArePassedOver) {
  Facts facts;
  const Date day = *parse_date("2026-04-01");
  EXPECT_TRUE(add_answer(facts, "rebuilding", true, day));
  EXPECT_FALSE(add_answer(facts, "rebuilding", "yes", day));
  EXPECT_FALSE(add_answer(facts, "a_fact_of_yesterday", true, day));
  EXPECT_FALSE(add_answer(facts, "capital_yen", 5, day)) << "that is the profile's to tell";
  EXPECT_EQ(facts.find(FactKey::capital_yen), nullptr);
  EXPECT_TRUE(is_figure(FactKey::taxable_income_yen));
  EXPECT_FALSE(is_figure(FactKey::rebuilding));
}

}  // namespace
}  // namespace banso::measures
