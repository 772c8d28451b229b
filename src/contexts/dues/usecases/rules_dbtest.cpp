#include "contexts/dues/dues_under_test.hpp"
#include "contexts/dues/usecases/rules.hpp"
#include "contexts/membership/api.hpp"

namespace banso::dues::testing {
namespace {

class Rules : public ::testing::Test {
 protected:
  DuesUnderTest test;
};

boost::json::object input(std::string_view key, int year = 2026) {
  return {{"title", "会費規程"},
          {"valid_from_year", year},
          {"note", "議員総会で決定"},
          {"rule", DuesUnderTest::rule_named(key)}};
}

TEST_F(Rules, AreDraftedChangedPublishedAndThenStay) {
  auto draft = test.ask_api("admin", "POST", test.path("rules"), 201, input("matrix"));
  EXPECT_EQ(draft.at("rule_version").as_int64(), 1);
  EXPECT_EQ(draft.at("row_words").at(0).as_string(), "個人・従業員0人から5人");
  const std::string one = test.path("rules/1");
  EXPECT_EQ(test.reason("admin", "PUT", one, 412, input("minimum"), {{"if-match", "\"7\""}}),
            "dues.rule_changed");
  draft = test.ask_api("admin", "PUT", one, 200, input("minimum"), {{"if-match", "\"1\""}});
  EXPECT_EQ(draft.at("version").as_int64(), 2);
  EXPECT_EQ(draft.at("rule").at("unit_price_yen").as_int64(), 6000);
  EXPECT_TRUE(test.ask_api("staff", "GET", test.path("rules"), 200).at("in_force").is_null());
  test.ask_api("admin", "POST", one + "/publish", 200);
  EXPECT_EQ(test.reason("admin", "PUT", one, 409, input("matrix")), "dues.rule_published");
  EXPECT_EQ(test.reason("admin", "DELETE", one, 409), "dues.rule_published");
  EXPECT_EQ(test.reason("admin", "POST", one + "/publish", 409), "dues.rule_published");
  const auto list = test.ask_api("staff", "GET", test.path("rules"), 200);
  EXPECT_EQ(list.at("in_force").as_int64(), 1);
  test.ask_api("admin", "POST", test.path("rules"), 201, input("matrix"));
  test.ask_api("admin", "DELETE", test.path("rules/2"), 204);
  EXPECT_EQ(test.reason("staff", "GET", test.path("rules/2"), 404), "dues.rule_not_found");
  test.ask_api("staff", "GET", one, 200);
}

TEST_F(Rules, WrongOnesAreRefusedAtTheirPlace) {
  auto wrong = input("two_debits");
  wrong["rule"].as_object()["payment_plans"].as_array()[1].as_object()["days"].as_array().pop_back();
  const auto problem = test.ask_api("admin", "POST", test.path("rules"), 422, wrong);
  EXPECT_EQ(problem.at("errors").at(0).at("path").as_string(), "/rule/payment_plans/1/days");
  const auto trial =
      test.ask_api("staff", "POST", test.path("rules/try"), 200,
                   {{"rule", wrong["rule"]}, {"fiscal_year", 2026}, {"examples", boost::json::array{}}});
  EXPECT_EQ(trial.at("problems").at(0).at("code").as_string(), "shares");
}

TEST_F(Rules, AreTriedOnExamples) {
  const boost::json::object body{
      {"rule", DuesUnderTest::rule_named("capital_quarters")},
      {"fiscal_year", 2026},
      {"examples",
       {{{"legal_form", "corporation"}, {"capital_yen", 10'000'000}, {"joined_on", "2027-01-15"}},
        {{"legal_form", "sole_proprietor"}, {"joined_on", "2026-04-01"}},
        {{"joined_on", "2026-04-01"}}}}};
  const auto result = test.ask_api("advisor", "POST", test.path("rules/try"), 200, body);
  EXPECT_EQ(result.at("examples").at(0).at("first_year_yen").as_int64(), 12'500);
  EXPECT_EQ(result.at("examples").at(1).at("yearly_yen").as_int64(), 10'000);
  EXPECT_EQ(result.at("examples").at(2).at("missing").as_array().size(), 2u);
  auto many = body;
  many["examples"].as_array().resize(21, body.at("examples").at(1));
  EXPECT_EQ(test.reason("advisor", "POST", test.path("rules/try"), 413, many), "dues.too_many_examples");
}

TEST_F(Rules, AnybodyMayAskWhatJoiningCosts) {
  EXPECT_EQ(test.reason("", "GET", test.path("quote"), 409), "dues.no_rule");
  test.publish_rule("capital_quarters", 2026);
  test.publish_rule("minimum", 2027);
  auto quote = test.ask_api("", "GET", test.path("quote?legal_form=corporation&capital_yen=5000000"), 200);
  EXPECT_EQ(quote.at("units").as_int64(), 3);
  EXPECT_EQ(quote.at("instalments").at(0).at("amount_yen").as_int64(), 32'000);
  EXPECT_EQ(quote.at("rule_version").as_int64(), 1);
  quote = test.ask_api("", "GET", test.path("quote?legal_form=corporation&joined_on=2027-04-01"), 200);
  EXPECT_EQ(quote.at("rule_version").as_int64(), 2);
  EXPECT_EQ(quote.at("yearly_yen").as_int64(), 24'000);
  const auto templates = test.ask_api("", "GET", "/api/v1/dues-rule-templates", 200);
  EXPECT_EQ(templates.at("items").as_array().size(), 5u);
}

TEST_F(Rules, BelongToTheChamber) {
  test.publish_rule("minimum");
  EXPECT_EQ(test.reason("stranger", "GET", test.path("rules/1"), 404), "dues.not_your_chamber");
  EXPECT_EQ(test.reason("stranger", "POST", test.path("rules"), 404, input("matrix")),
            "dues.not_your_chamber");
  EXPECT_EQ(test.call("staff", "POST", test.path("rules"), boost::json::serialize(input("matrix"))).status,
            403);
  EXPECT_EQ(test.call("nobody", "GET", test.path("rules")).status, 403);
}

TEST_F(Rules, AnAdmissionIsClaimedOnce) {
  test.publish_rule("capital_quarters");
  const std::int64_t member_id = test.add_member("株式会社見本", 10'000'000, 4);
  const Date joined = parse_date("2026-10-05").value();
  std::int64_t first = 0;
  for (int i = 0; i < 2; ++i) {
    const std::int64_t charge_id = test.as_system([&](db::Tx& tx) {
      const Quote made =
          quote(tx, test.chamber, {membership::LegalForm::corporation, 10'000'000, 4, 6}, joined);
      return charge_admission(tx, test.chamber, member_id, made, test.now.load(), 21);
    });
    if (i == 0) first = charge_id;
    EXPECT_EQ(charge_id, first);
  }
  test.as_system([&](db::Tx& tx) {
    const auto levy =
        charge_levy(tx, test.chamber, member_id, 2026, 2'000, joined, test.now.load(), std::nullopt);
    EXPECT_EQ(charge_levy(tx, test.chamber, member_id, 2026, 9'999, joined, test.now.load(), std::nullopt),
              levy);
    const auto charges = charges_of(tx, test.chamber, member_id, parse_date("2026-11-05").value());
    ASSERT_EQ(charges.size(), 3u);
    EXPECT_EQ(charges[2].kind, ChargeKind::dues);
    EXPECT_EQ(charges[2].amount_yen, 30'000);
    EXPECT_EQ(charges[2].units, 6);
    EXPECT_EQ(charges[2].member_name, "株式会社見本");
    EXPECT_EQ(charges[2].state, ChargeState::overdue);
    EXPECT_EQ(charges[1].amount_yen, 2'000);
    EXPECT_EQ(charges[0].kind, ChargeKind::levy);
  });
  try {
    test.as_system([&](db::Tx& tx) {
      charge_levy(tx, test.chamber, 999'999, 2026, 2'000, joined, test.now.load(), std::nullopt);
    });
    FAIL();
  } catch (const Refused& refused) {
    EXPECT_EQ(refused.reason(), "dues.member_not_found");
  }
}

TEST_F(Rules, TellWhatTheyWouldChangeForTheMembers) {
  test.publish_rule("minimum");
  test.add_member("一号", 1'000'000, 3);
  test.add_member("二号", 60'000'000, 3);
  test.add_member("三号", 0, 1);
  const auto result = test.ask_api("admin", "POST", test.path("rules/try"), 200,
                                   {{"rule", DuesUnderTest::rule_named("capital_steps")},
                                    {"fiscal_year", 2026},
                                    {"examples", boost::json::array{}},
                                    {"with_members", true}});
  const auto& effect = result.at("effect");
  EXPECT_EQ(effect.at("members").as_int64(), 3);
  EXPECT_EQ(effect.at("before_yen").as_int64(), 24'000 + 24'000 + 12'000);
  EXPECT_EQ(effect.at("after_yen").as_int64(), 15'000 + 45'000 + 15'000);
  EXPECT_EQ(effect.at("more").as_int64(), 2);
  EXPECT_EQ(effect.at("less").as_int64(), 1);
  EXPECT_EQ(effect.at("largest").at(0).at("member_name").as_string(), "二号");
}

}  // namespace
}  // namespace banso::dues::testing
