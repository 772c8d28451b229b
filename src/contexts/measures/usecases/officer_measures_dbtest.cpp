// Withdrawing and bringing back, copies, and officers' versions above imports, through the routes.
#include <gmock/gmock.h>

#include "contexts/measures/catalogue/catalogue_seed.hpp"
#include "contexts/measures/import/load_seed.hpp"
#include "contexts/measures/measures_under_test.hpp"
#include "contexts/measures/store/jgrants.hpp"

namespace banso::measures::testing {
namespace {

using ::testing::HasSubstr;

const boost::json::value kBecause{{"reason", "予算に達しました。"}};

class OfficerMeasures : public ::testing::Test {
 protected:
  OfficerMeasures() {
    chamber = test.add_chamber("高松商工会議所");
    test.add_staff("chamber", chamber, identity::Role::org_admin);
    ministry = authority("中小企業庁", std::nullopt, "officer");
    prefecture = authority("香川県", "37", "kagawa");
  }

  std::int64_t authority(const std::string& name, const std::optional<std::string>& prefecture_code,
                         const std::string& who) {
    const auto id = test.as_system([&](db::Tx& tx) {
      identity::NewOrganization organization;
      organization.kind = identity::OrganizationKind::ministry;
      organization.name = name;
      organization.prefecture_code = prefecture_code;
      return identity::create_organization(tx, organization, test.now.load());
    });
    test.add_staff(who, id, identity::Role::official);
    return id;
  }
  /// A measure that the chamber wrote.
  std::int64_t written(const std::string& key) {
    const auto draft = test.ask("chamber", "POST", "/api/v1/measures", 201,
                                {{"organization_id", chamber},
                                 {"measure_id", nullptr},
                                 {"document", test.json(example_measure(key, "高松の制度"))}});
    return publish("chamber", draft).at("measure_id").as_int64();
  }
  boost::json::value publish(const std::string& who, const boost::json::value& draft) {
    return test.ask(who, "POST", path_of(draft, "/publish"), 200, {{"note", "書き直しました。"}});
  }
  static std::string path_of(const boost::json::value& draft, const std::string& rest = "") {
    return fmt::format("/api/v1/measure-drafts/{}{}", draft.at("draft_id").as_int64(), rest);
  }
  static std::string of(std::int64_t id, const std::string& rest = "") {
    return fmt::format("/api/v1/measures/{}{}", id, rest);
  }
  static boost::json::value for_organization(std::int64_t id) { return {{"organization_id", id}}; }

  MeasuresUnderTest test;
  std::int64_t chamber = 0;
  std::int64_t ministry = 0;
  std::int64_t prefecture = 0;
};

TEST_F(OfficerMeasures, AreWithdrawnWithAReasonAndComeBack) {
  const auto id = written("takamatsu");
  EXPECT_EQ(test.ask("chamber", "POST", of(id, "/withdraw"), 200, kBecause).at("version"), 2);
  EXPECT_EQ(test.ask("", "GET", "/api/v1/measures", 200).at("total"), 0);
  EXPECT_EQ(test.reason_of("", "GET", of(id), 404), "measures.measure_not_found");
  EXPECT_EQ(test.reason_of("chamber", "POST", of(id, "/withdraw"), 409, kBecause), "measures.withdrawn");
  test.ask("chamber", "POST", of(id, "/withdraw"), 422, {{"reason", ""}});
  EXPECT_EQ(test.reason_of("chamber", "POST", "/api/v1/measures", 409,
                           {{"organization_id", chamber},
                            {"measure_id", id},
                            {"document", test.json(example_measure("takamatsu", "x"))}}),
            "measures.withdrawn");
  const auto own = test.ask("chamber", "GET", "/api/v1/own-measures", 200);
  EXPECT_EQ(own.at("total"), 1);
  EXPECT_EQ(own.at("items").at(0).at("note").as_string(), "予算に達しました。");
  EXPECT_FALSE(own.at("items").at(0).at("withdrawn_at").is_null());
  EXPECT_EQ(test.ask("kagawa", "GET", "/api/v1/own-measures", 200).at("total"), 0);

  EXPECT_EQ(test.reason_of("officer", "POST", of(id, "/restore"), 403, kBecause),
            "measures.not_your_measure");
  EXPECT_EQ(test.ask("chamber", "POST", of(id, "/restore"), 200, {{"reason", "追加の予算が付きました。"}})
                .at("version"),
            3);
  EXPECT_EQ(test.ask("", "GET", of(id), 200).at("title"), "高松の制度");
  EXPECT_EQ(test.reason_of("chamber", "POST", of(id, "/restore"), 409, kBecause), "measures.not_withdrawn");

  const auto versions = test.ask("chamber", "GET", of(id, "/versions"), 200).at("items");
  EXPECT_EQ(versions.at(0).at("kind"), "restored");
  EXPECT_EQ(versions.at(1).at("kind"), "withdrawn");
  EXPECT_EQ(versions.at(1).at("note").as_string(), "予算に達しました。");
  EXPECT_EQ(versions.at(2).at("kind"), "published");
  EXPECT_EQ(
      static_cast<banso::testing::PlatformUnderTest&>(test).ask(
          "select string_agg(details ->> 'reason', ' ' order by audit_entry_id) from platform.audit_entry "
          "where action like 'measures.measure.%' and details ? 'reason'"),
      "予算に達しました。 追加の予算が付きました。");
}

TEST_F(OfficerMeasures, AreCopiedByWhoeverEdits) {
  const auto seeded = test.publish(example_measure("national", "国の制度"));
  const auto draft = test.ask("chamber", "POST", of(seeded, "/copies"), 201, for_organization(chamber));
  EXPECT_EQ(draft.at("document").at("measure_key"), "copy_of_national");
  EXPECT_TRUE(draft.at("measure_id").is_null());
  const auto mine = publish("chamber", draft).at("measure_id").as_int64();
  EXPECT_NE(mine, seeded);
  EXPECT_EQ(test.ask("", "GET", of(mine), 200).at("source"), "officer");
  EXPECT_EQ(test.ask("chamber", "POST", of(seeded, "/copies"), 201, for_organization(chamber))
                .at("document")
                .at("measure_key"),
            "copy_of_national_2");
  EXPECT_EQ(test.reason_of("chamber", "POST", of(seeded, "/copies"), 403, for_organization(ministry)),
            "measures.not_an_editor");
  EXPECT_EQ(test.reason_of("chamber", "POST", of(999'999, "/copies"), 404, for_organization(chamber)),
            "measures.measure_not_found");
}

TEST_F(OfficerMeasures, StandAboveTheSeedUntilTheyAreLifted) {
  test.as_system([&](db::Tx& tx) { bring_catalogue_seed(tx, test.now.load()); });
  const auto seed = load_catalogue_seed().front();
  const auto id = std::stoll(static_cast<banso::testing::PlatformUnderTest&>(test).ask(
      "select measure_id from measures.measure where measure_key = '" + std::string(seed.measure_key) + "'"));
  EXPECT_EQ(test.reason_of("chamber", "POST", of(id, "/override"), 403, for_organization(chamber)),
            "measures.not_an_authority");
  EXPECT_EQ(test.reason_of("kagawa", "POST", of(id, "/override"), 403, for_organization(prefecture)),
            "measures.not_an_authority")
      << "it is for all of Japan";
  auto draft = test.ask("officer", "POST", of(id, "/override"), 201, for_organization(ministry));
  EXPECT_EQ(draft.at("document").at("title").as_string(), std::string(seed.title));
  EXPECT_EQ(test.ask("", "GET", of(id), 200).at("source_note").as_string().find("書き直した"),
            std::string::npos)
      << "not before it is published";
  draft.at("document").at("title") = "直した題名";
  test.ask("officer", "PUT", path_of(draft), 200, draft.at("document"), {{"if-match", "\"1\""}});
  publish("officer", draft);
  const auto shown = test.ask("", "GET", of(id), 200);
  EXPECT_EQ(shown.at("title").as_string(), "直した題名");
  EXPECT_EQ(shown.at("override_organization_id"), ministry);
  EXPECT_THAT(std::string(shown.at("source_note").as_string()), HasSubstr("中小企業庁が書き直した"));
  EXPECT_EQ(test.ask("officer", "GET", "/api/v1/own-measures", 200).at("items").at(0).at("source"), "seed");

  // The next start of the program leaves it alone.
  test.as_system([&](db::Tx& tx) { bring_catalogue_seed(tx, test.now.load()); });
  EXPECT_EQ(test.ask("", "GET", of(id), 200).at("version"), 2);
  EXPECT_EQ(test.reason_of("chamber", "POST", of(id, "/override/lift"), 403, kBecause),
            "measures.not_your_measure");
  test.ask("officer", "POST", of(id, "/override/lift"), 200, kBecause);
  EXPECT_EQ(test.ask("", "GET", of(id), 200).at("title").as_string(), std::string(seed.title));
  EXPECT_EQ(test.reason_of("officer", "POST", of(id, "/override/lift"), 403, kBecause),
            "measures.not_your_measure");
  const auto mine = test.ask("officer", "POST", "/api/v1/measures", 201,
                             {{"organization_id", ministry},
                              {"measure_id", nullptr},
                              {"document", test.json(example_measure("mine", "自分の"))}});
  const auto own = publish("officer", mine).at("measure_id").as_int64();
  EXPECT_EQ(test.reason_of("officer", "POST", of(own, "/override"), 409, for_organization(ministry)),
            "measures.not_imported");
  EXPECT_EQ(test.reason_of("officer", "POST", of(own, "/override/lift"), 409, kBecause),
            "measures.not_overridden");
  // What neither the program nor jGrants knows cannot be gone back to.
  const auto gone = test.publish(example_measure("gone", "なくなった"));
  publish("officer", test.ask("officer", "POST", of(gone, "/override"), 201, for_organization(ministry)));
  EXPECT_EQ(test.reason_of("officer", "POST", of(gone, "/override/lift"), 409, kBecause),
            "measures.nothing_imported");
}

TEST_F(OfficerMeasures, OfAPrefectureAreItsOwnAndTheFirstOneWins) {
  Measure local = example_measure("local", "香川の制度");
  local.areas = {"37201", "37202"};
  const auto id = test.publish(local);
  const auto first = test.ask("officer", "POST", of(id, "/override"), 201, for_organization(ministry));
  const auto second = test.ask("kagawa", "POST", of(id, "/override"), 201, for_organization(prefecture));
  publish("kagawa", second);
  const auto late = test.ask("officer", "POST", path_of(first, "/publish"), 409, {{"note", "x"}});
  EXPECT_EQ(late.at("reason"), "measures.overridden_by_another");
  EXPECT_THAT(std::string(late.at("detail").as_string()), HasSubstr("香川県"));
  EXPECT_EQ(test.ask("", "GET", of(id), 200).at("override_organization_id"), prefecture);
}

TEST_F(OfficerMeasures, SayWhatIsMissingBeforeTheyArePublished) {
  auto measure = example_measure("a", "制度");
  measure.calls.clear();
  const auto draft =
      test.ask("chamber", "POST", "/api/v1/measures", 201,
               {{"organization_id", chamber}, {"measure_id", nullptr}, {"document", test.json(measure)}});
  const auto check = test.ask("chamber", "GET", path_of(draft, "/check"), 200);
  EXPECT_EQ(check.at("publishable"), true);
  std::string hints;
  for (const auto& hint : check.at("hints").as_array())
    hints += std::string(hint.at("path").as_string()) + " ";
  EXPECT_THAT(hints, HasSubstr("/document/contact"));
  EXPECT_THAT(hints, HasSubstr("/document/calls"));
  test.publish(example_measure("a", "同じキー"));
  const auto taken = test.ask("chamber", "GET", path_of(draft, "/check"), 200);
  EXPECT_EQ(taken.at("publishable"), false);
  EXPECT_EQ(taken.at("problems").at(0).at("code"), "measures.key_taken");
  EXPECT_EQ(taken.at("problems").at(0).at("path"), "/document/measure_key");
  EXPECT_EQ(test.reason_of("officer", "GET", path_of(draft, "/check"), 404), "measures.draft_not_found");
}

}  // namespace
}  // namespace banso::measures::testing
