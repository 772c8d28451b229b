#include "contexts/registry/registry_under_test.hpp"
#include "contexts/registry/usecases/claims.hpp"

namespace banso::registry::testing {
namespace {

class Claims : public ::testing::Test {
 protected:
  Claims() {
    test.add({kTakamatsuFoods, "株式会社さぬき食品", "サヌキショクヒン"});
    test.add({.business_id = kClosedFoods, .name = "さぬき食品有限会社", .kind = "302", .status = "closed"});
    chamber = test.add_chamber("高松商工会議所");
    other_chamber = test.add_chamber("丸亀商工会議所");
    test.add_staff("staff", chamber);
    test.add_staff("other", other_chamber);
    person_id = test.add_visitor("person").user_id;
  }

  std::string by_number(std::int64_t number = kTakamatsuFoods) const {
    return R"({"corporate_number":")" + std::to_string(number) + R"(","confirming_organization_id":)" +
           std::to_string(chamber) + R"(,"position":"代表取締役","phone":"0871234567"})";
  }
  std::string as_sole_proprietor() const {
    return R"({"sole_proprietor":{"trade_name":"さぬき屋","name_kana":"サヌキヤ","representative_name":"高松 花子",)"
           R"("post_code":"760-0017","prefecture_code":"37","city_code":"37201","prefecture_name":"香川県",)"
           R"("city_name":"高松市","street":"番町1-2-3"},"confirming_organization_id":)" +
           std::to_string(chamber) + "}";
  }
  std::int64_t make(const std::string& body, const std::string& who = "person") {
    return test.ask_api(who, "POST", "/api/v1/claims", 201, body).at("claim_id").as_int64();
  }
  static std::string path(std::int64_t claim_id, const std::string& action = "") {
    return "/api/v1/claims/" + std::to_string(claim_id) + (action.empty() ? "" : "/" + action);
  }
  std::string inbox() const { return "/api/v1/organizations/" + std::to_string(chamber) + "/claims"; }
  std::string mails(const std::string& subject) {
    return test.ask("select count(*) from platform.mail where subject like '%" + subject + "%'");
  }
  std::string owners(std::int64_t business_id = kTakamatsuFoods) {
    return test.ask("select count(*) from identity.business_owner where business_id = " +
                    std::to_string(business_id));
  }

  static constexpr const char* kNote = R"({"note":"会員名簿と電話で確認"})";
  static constexpr const char* kReason = R"({"reason":"代表の方に電話で確かめられませんでした。"})";
  RegistryUnderTest test;
  std::int64_t chamber = 0;
  std::int64_t other_chamber = 0;
  std::int64_t person_id = 0;
};

TEST_F(Claims, AConfirmedClaimMakesTheOwner) {
  const auto claim = test.ask_api("person", "POST", "/api/v1/claims", 201, by_number());
  const std::int64_t claim_id = claim.at("claim_id").as_int64();
  EXPECT_EQ(claim.at("state").as_string(), "pending");
  EXPECT_EQ(claim.at("business_name").as_string(), "株式会社さぬき食品");
  EXPECT_EQ(claim.at("applicant_phone").as_string(), "0871234567");
  EXPECT_TRUE(claim.at("note").is_null());
  EXPECT_NE(claim.at("next_step").as_string().find("高松商工会議所"), std::string::npos);
  EXPECT_EQ(mails("本人確認の申し込み"), "1");

  const auto waiting = test.ask_api("staff", "GET", inbox() + "?state=pending", 200);
  ASSERT_EQ(waiting.at("total").as_int64(), 1);
  EXPECT_EQ(waiting.at("items").at(0).at("applicant_name").as_string(), "person");

  const auto confirmed = test.ask_api("staff", "POST", path(claim_id, "confirm"), 200, kNote);
  EXPECT_EQ(confirmed.at("state").as_string(), "confirmed");
  EXPECT_EQ(confirmed.at("note").as_string(), "会員名簿と電話で確認");
  EXPECT_EQ(owners(), "1");
  EXPECT_EQ(mails("確認が済みました"), "1");
  EXPECT_EQ(test.reason("staff", "POST", path(claim_id, "confirm"), 409, kNote),
            "registry.already_the_owner");
  EXPECT_EQ(test.reason("staff", "POST", path(claim_id, "reject"), 409, kReason),
            "registry.claim_already_decided");
  const auto mine = test.ask_api("person", "GET", "/api/v1/claims", 200);
  EXPECT_EQ(mine.at("items").at(0).at("state").as_string(), "confirmed");
  EXPECT_TRUE(mine.at("items").at(0).at("note").is_null()) << "notes stay in the organisation";
  EXPECT_EQ(test.ask("select count(*) from platform.audit_entry where action like 'registry.claim.%' and "
                     "business_id = 5010405001703"),
            "2");
}

TEST_F(Claims, ASoleProprietorBecomesABusiness) {
  const auto claim = test.ask_api("person", "POST", "/api/v1/claims", 201, as_sole_proprietor());
  const std::int64_t business_id = claim.at("business_id").as_int64();
  EXPECT_GE(business_id, kFirstSoleProprietorId);
  EXPECT_EQ(
      test.ask("select count(*) from registry.business where business_id = " + std::to_string(business_id)),
      "0")
      << "not before somebody has confirmed it";
  EXPECT_EQ(claim.at("business_address").as_string(), "香川県高松市番町1-2-3");
  test.ask_api("staff", "POST", path(claim.at("claim_id").as_int64(), "confirm"), 200, kNote);
  test.as_owner("person", person_id, business_id);
  const std::string business = "/api/v1/businesses/" + std::to_string(business_id);
  const auto view = test.ask_api("person", "GET", business, 200);
  EXPECT_EQ(view.at("name").as_string(), "さぬき屋");
  EXPECT_EQ(view.at("kind").as_string(), "sole_proprietor");
  EXPECT_EQ(view.at("post_code").as_string(), "7600017");
  const auto profile = test.ask_api("person", "GET", business + "/profile", 200);
  EXPECT_EQ(profile.at("fields").at("representative_name").as_string(), "高松 花子") << "asked once";
  test.ask_api("staff", "GET", business, 404);
}

TEST_F(Claims, IsShownToWhoMadeItAndWhoWasAsked) {
  const std::int64_t claim_id = make(by_number());
  EXPECT_EQ(test.ask_api("person", "GET", path(claim_id), 200).at("state").as_string(), "pending");
  test.ask_api("staff", "POST", path(claim_id, "confirm"), 200, kNote);
  EXPECT_TRUE(test.ask_api("person", "GET", path(claim_id), 200).at("note").is_null())
      << "notes stay in the organisation";
  EXPECT_EQ(test.ask_api("staff", "GET", path(claim_id), 200).at("note").as_string(), "会員名簿と電話で確認");
  EXPECT_EQ(test.reason("other", "GET", path(claim_id), 404), "registry.claim_not_found");
  EXPECT_EQ(test.reason("staff", "GET", path(999'999), 404), "registry.claim_not_found");
}

TEST_F(Claims, OnlyTheAskedOrganisationDecidesAndNeverTheClaimant) {
  const std::int64_t claim_id = make(by_number());
  EXPECT_EQ(test.reason("other", "POST", path(claim_id, "confirm"), 404, kNote), "registry.claim_not_found");
  EXPECT_EQ(test.reason("other", "GET", inbox(), 403), "registry.other_organization");
  EXPECT_EQ(test.call("person", "POST", path(claim_id, "confirm"), kNote).status, 403);

  const std::int64_t own = make(by_number(), "staff");
  EXPECT_EQ(test.reason("staff", "POST", path(own, "confirm"), 403, kNote), "registry.own_claim");
  EXPECT_EQ(owners(), "0");
}

TEST_F(Claims, ARejectedClaimTellsWhyAndCanBeMadeAgain) {
  const std::int64_t claim_id = make(by_number());
  test.ask_api("staff", "POST", path(claim_id, "reject"), 200, kReason);
  const auto mine = test.ask_api("person", "GET", "/api/v1/claims", 200).at("items").at(0);
  EXPECT_EQ(mine.at("state").as_string(), "rejected");
  EXPECT_EQ(mine.at("rejection_reason").as_string(), "代表の方に電話で確かめられませんでした。");
  EXPECT_EQ(mails("確認ができませんでした"), "1");
  make(by_number());
}

TEST_F(Claims, AClaimCanBeTakenBackOnce) {
  const std::int64_t claim_id = make(by_number());
  EXPECT_EQ(test.reason("staff", "DELETE", path(claim_id), 404), "registry.claim_not_found");
  EXPECT_EQ(test.call("person", "DELETE", path(claim_id)).status, 204);
  EXPECT_EQ(test.reason("person", "DELETE", path(claim_id), 409), "registry.claim_already_decided");
  EXPECT_EQ(test.reason("staff", "POST", path(claim_id, "confirm"), 409, kNote),
            "registry.claim_already_decided");
}

TEST_F(Claims, RefusesWhatCannotBeClaimed) {
  const std::string url = "/api/v1/claims";
  make(by_number());
  EXPECT_EQ(test.reason("person", "POST", url, 409, by_number()), "registry.claim_pending");
  EXPECT_EQ(test.reason("person", "POST", url, 409, by_number(kClosedFoods)), "registry.business_closed");
  EXPECT_EQ(test.ask_api("person", "POST", url, 422, by_number(kTokyoBuilder))
                .at("errors")
                .at(0)
                .at("code")
                .as_string(),
            "claim.unknown_business");
  test.ask_api("person", "POST", url, 422, R"({"confirming_organization_id":1})");
  EXPECT_EQ(test.ask_api("person", "POST", url, 422,
                         R"({"corporate_number":"5010405001703","confirming_organization_id":99999})")
                .at("errors")
                .at(0)
                .at("code")
                .as_string(),
            "claim.unknown_confirmer");
  test.add_owner("owner", kTakamatsuFoods);
  test.add_visitor("late");
  EXPECT_EQ(test.reason("late", "POST", url, 409, by_number()), "registry.business_has_owner");
  EXPECT_EQ(test.reason("owner", "POST", url, 409, by_number()), "registry.already_the_owner");
}

TEST_F(Claims, OfTwoClaimsOnlyOneIsConfirmed) {
  test.add_visitor("second");
  const std::int64_t first = make(by_number());
  const std::int64_t second = make(by_number(), "second");
  test.ask_api("staff", "POST", path(first, "confirm"), 200, kNote);
  EXPECT_EQ(test.reason("staff", "POST", path(second, "confirm"), 409, kNote), "registry.business_has_owner");
  EXPECT_EQ(owners(), "1");
}

TEST_F(Claims, ConfirmingTwoAtTheSameMomentMakesOneOwner) {
  test.add_visitor("second");
  test.add_staff("colleague", chamber);
  const std::int64_t first = make(by_number());
  const std::int64_t second = make(by_number(), "second");
  int a = 0;
  int b = 0;
  std::thread one([&] { a = test.call("staff", "POST", path(first, "confirm"), kNote).status; });
  std::thread two([&] { b = test.call("colleague", "POST", path(second, "confirm"), kNote).status; });
  one.join();
  two.join();
  EXPECT_EQ(std::min(a, b), 200);
  EXPECT_EQ(std::max(a, b), 409);
  EXPECT_EQ(owners(), "1");
}

TEST_F(Claims, WaitingClaimsAreLimited) {
  for (std::int64_t i = 0; i < kMostPendingClaims; ++i) make(as_sole_proprietor());
  EXPECT_EQ(test.reason("person", "POST", "/api/v1/claims", 409, as_sole_proprietor()),
            "registry.too_many_claims");
}

TEST_F(Claims, ProposesTheChamberOfTheCityFirst) {
  test.add_chamber("東京商工会議所", "13");
  const auto list =
      test.ask_api("person", "GET", "/api/v1/claims/confirmers?corporate_number=5010405001703", 200)
          .at("items");
  ASSERT_EQ(list.as_array().size(), 2u);
  EXPECT_EQ(list.at(0).at("name").as_string(), "高松商工会議所");
  EXPECT_TRUE(list.at(0).at("nearest").as_bool());
  EXPECT_FALSE(list.at(1).at("nearest").as_bool());
}

TEST_F(Claims, MyBusinessesShowWhatIsOwnedAndWhatWaits) {
  make(by_number());
  const db::Settings person{{"app.user_id", std::to_string(person_id)}};
  identity::Caller caller;
  caller.user_id = person_id;
  const auto waiting = test.as(person, [&](db::Tx& tx) { return businesses_of(tx, caller); });
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].claim_status, "pending");
  EXPECT_EQ(waiting[0].name, "株式会社さぬき食品");
  test.add_owner("owner", kTakamatsuFoods);
  const auto owned = test.as({{"app.user_id", "5"}, {"app.business_ids", "{5010405001703}"}},
                             [&](db::Tx& tx) { return businesses_of(tx, {}); });
  ASSERT_EQ(owned.size(), 1u);
  EXPECT_EQ(owned[0].claim_status, "confirmed");
}

// The hook of an OpenID sign-in, called through a route made for the test: it needs a call.
class VerifiedCorporations : public Claims {
 protected:
  VerifiedCorporations() {
    test.api.post("/api/v1/test-sign-in/{number}", {http::signed_in(), "試験"}, [](http::Call& call) {
      accept_verified_corporation(call, call.caller.user_id,
                                  {call.text("number"), "", "https://issuer.example"});
    });
  }
  void sign_in(const std::string& who, std::int64_t number = kTakamatsuFoods) {
    EXPECT_EQ(test.call(who, "POST", "/api/v1/test-sign-in/" + std::to_string(number)).status, 204);
  }
  std::string audited(const std::string& action) {
    return test.ask("select count(*) from platform.audit_entry where action = 'registry.claim." + action +
                    "'");
  }
};

TEST_F(VerifiedCorporations, AreConfirmedAtOnce) {
  sign_in("person");
  sign_in("person");
  EXPECT_EQ(owners(), "1");
  EXPECT_EQ(test.ask("select state || ' ' || method from registry.claim"), "confirmed openid");
  EXPECT_EQ(audited("confirm"), "1");
  test.add_visitor("second");
  sign_in("second");
  EXPECT_EQ(owners(), "1") << "the first owner stays";
  EXPECT_EQ(audited("conflict"), "1");
}

TEST_F(VerifiedCorporations, UnknownAndClosedOnesAreOnlyNoted) {
  sign_in("person", kTokyoBuilder);
  sign_in("person", kClosedFoods);
  EXPECT_EQ(owners(kTokyoBuilder), "0");
  EXPECT_EQ(owners(kClosedFoods), "0");
  EXPECT_EQ(audited("unknown_corporation"), "2");
}

}  // namespace
}  // namespace banso::registry::testing
