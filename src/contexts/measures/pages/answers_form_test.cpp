#include "contexts/measures/pages/answers_form.hpp"

#include <gtest/gtest.h>

namespace banso::measures {
namespace {

TEST(ReadAmount, UnderstandsAmountsAsPeopleWriteThem) {
  struct Case {
    std::string_view text;
    std::optional<std::int64_t> amount;
  };
  const Case cases[] = {
      {"0", 0},
      {"300", 300},
      {"１，０００", 1000},
      {"1,000万円", 10'000'000},
      {"１０００万", 10'000'000},
      {"3億円", 300'000'000},
      {"1億2000万", 120'000'000},
      {"1億2,345万6,789円", 123'456'789},
      {"5万3", 50'003},
      {"-300万円", -3'000'000},
      {"100000000000000", 100'000'000'000'000},
      {"9999999999999999", std::nullopt},
      {"", std::nullopt},
      {"円", std::nullopt},
      {"万", std::nullopt},
      {"2万3億", std::nullopt},
      {"1.5", std::nullopt},
      {"千", std::nullopt},
      {"--1", std::nullopt},
  };
  for (const Case& one : cases) EXPECT_EQ(read_amount(one.text), one.amount) << one.text;
}

TEST(ReadPercent, KeepsHundredths) {
  EXPECT_EQ(read_percent("1.5%"), 150);
  EXPECT_EQ(read_percent("３"), 300);
  EXPECT_EQ(read_percent("-0.25"), -25);
  EXPECT_EQ(read_percent("１．５％"), 150);
  for (const char* wrong : {"", "%", "1.", ".5", "1.555", "1,5", "many", "1.5.5", "12345678901"}) {
    EXPECT_EQ(read_percent(wrong), std::nullopt) << wrong;
  }
}

http::Request asking(std::vector<std::pair<std::string, std::string>> query) {
  http::Request request;
  request.query = std::move(query);
  return request;
}

TEST(ReadAnswers, TakesWhatCanBeReadAndNamesTheRest) {
  const std::vector<FactKey> questions{FactKey::legal_form, FactKey::capital_yen, FactKey::certifications,
                                       FactKey::rebuilding};
  const Answers answers = read_answers(questions, asking({{"check", "1"},
                                                          {"legal_form", "company"},
                                                          {"capital_yen", "たくさん"},
                                                          {"certifications", "none"},
                                                          {"rebuilding", ""},
                                                          {"sales_yen", "5"}}));
  EXPECT_TRUE(answers.asked);
  ASSERT_TRUE(answers.facts.find(FactKey::legal_form));
  EXPECT_EQ(answers.facts.find(FactKey::legal_form)->codes, std::vector<std::string>{"company"});
  EXPECT_FALSE(answers.facts.find(FactKey::capital_yen));
  ASSERT_TRUE(answers.facts.find(FactKey::certifications));
  EXPECT_TRUE(answers.facts.find(FactKey::certifications)->codes.empty());
  EXPECT_FALSE(answers.facts.find(FactKey::rebuilding)) << "an empty box is no answer";
  EXPECT_FALSE(answers.facts.find(FactKey::sales_yen)) << "what was not asked is not taken";
  ASSERT_EQ(answers.errors.size(), 1u);
  EXPECT_EQ(answers.errors.front().path, "/capital_yen");
}

}  // namespace
}  // namespace banso::measures
