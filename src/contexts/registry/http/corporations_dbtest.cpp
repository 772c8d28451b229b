#include "contexts/registry/http/reference_routes.hpp"
#include "contexts/registry/registry_under_test.hpp"

namespace banso::registry::testing {
namespace {

TEST(Corporations, PublishedFactsAreForEverybodyWhoGivesTheNumber) {
  RegistryUnderTest test;
  register_reference_routes(test.api);
  test.add({.business_id = 7000012050002, .name = "さぬき食品株式会社", .name_kana = "サヌキショクヒン"});
  const auto facts = test.call_json("", "GET", "/api/v1/corporations/7000012050002");
  EXPECT_EQ(facts.at("name").as_string(), "さぬき食品株式会社");
  EXPECT_EQ(facts.at("name_kana").as_string(), "サヌキショクヒン");
  EXPECT_EQ(facts.at("address").as_string(), "香川県高松市番町1丁目2番3号");
  EXPECT_FALSE(facts.at("source").as_string().empty());
  EXPECT_EQ(
      test.call_json("", "GET", "/api/v1/corporations/T7000012050002").at("corporate_number").as_string(),
      "7000012050002");
}

TEST(Corporations, WrongAndUnknownNumbersAndSoleProprietorsTellNothing) {
  RegistryUnderTest test;
  register_reference_routes(test.api);
  test.add({.business_id = 90000000000001, .name = "山田商店", .kind = "sole_proprietor"});
  EXPECT_EQ(test.call("", "GET", "/api/v1/corporations/7000012050003").status, 422);
  EXPECT_EQ(test.call("", "GET", "/api/v1/corporations/7000012050002").status, 404);
  EXPECT_EQ(test.call("", "GET", "/api/v1/corporations/90000000000001").status, 422);
}

}  // namespace
}  // namespace banso::registry::testing
