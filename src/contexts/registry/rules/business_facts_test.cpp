#include "contexts/registry/rules/business_facts.hpp"

#include <gtest/gtest.h>

namespace banso::registry {
namespace {

BusinessFacts example() {
  BusinessFacts facts;
  facts.business_id = 7000012050002;
  facts.name = "国税庁";
  facts.kind = "101";
  facts.prefecture_code = "13";
  facts.city_code = "13101";
  facts.update_date = parse_date("2018-04-02");
  facts.process = "01";
  return facts;
}

TEST(ContentHash, EveryFactCounts) {
  const auto base = content_hash(example());
  EXPECT_EQ(base, content_hash(example()));
  std::vector<BusinessFacts> changed(26, example());
  std::size_t i = 0;
  for (auto member : {&BusinessFacts::name,
                      &BusinessFacts::name_kana,
                      &BusinessFacts::name_en,
                      &BusinessFacts::kind,
                      &BusinessFacts::prefecture_code,
                      &BusinessFacts::city_code,
                      &BusinessFacts::prefecture_name,
                      &BusinessFacts::city_name,
                      &BusinessFacts::street,
                      &BusinessFacts::post_code,
                      &BusinessFacts::address_abroad,
                      &BusinessFacts::close_cause,
                      &BusinessFacts::change_cause,
                      &BusinessFacts::process,
                      &BusinessFacts::name_image_id,
                      &BusinessFacts::address_image_id,
                      &BusinessFacts::address_abroad_image_id,
                      &BusinessFacts::prefecture_name_en,
                      &BusinessFacts::address_en,
                      &BusinessFacts::address_abroad_en}) {
    changed[i++].*member += "x";
  }
  for (auto member :
       {&BusinessFacts::close_date, &BusinessFacts::assignment_date, &BusinessFacts::change_date}) {
    changed[i++].*member = parse_date("2020-01-01");
  }
  changed[i++].successor_business_id = 1;
  changed[i++].corrected = true;
  changed[i++].searchable = false;
  ASSERT_EQ(i, changed.size());
  for (const auto& facts : changed) EXPECT_NE(content_hash(facts), base);
}

TEST(ContentHash, TextDoesNotFlowFromOneFactIntoTheNext) {
  auto a = example();
  auto b = example();
  a.prefecture_name = "東京";
  a.city_name = "都千代田区";
  b.prefecture_name = "東京都";
  b.city_name = "千代田区";
  EXPECT_NE(content_hash(a), content_hash(b));
}

// Stored as content_hash: a change here makes every record look new, so it asks for a migration.
TEST(ContentHash, NeverChanges) {
  EXPECT_EQ(content_hash(example()), -3683845687481216239);
}

TEST(Status, FromTheFacts) {
  auto facts = example();
  EXPECT_EQ(status_of(facts), "active");
  facts.close_date = parse_date("2020-01-01");
  EXPECT_EQ(status_of(facts), "closed");
  facts.process = "99";
  EXPECT_EQ(status_of(facts), "deleted");
}

}  // namespace
}  // namespace banso::registry
