// Reach counts, fitting businesses and notices of new measures, through routes, jobs and events.
#include <gmock/gmock.h>

#include "contexts/measures/measures_under_test.hpp"
#include "contexts/recommend/api.hpp"
#include "contexts/recommend/context.hpp"
#include "contexts/recommend/jobs/jobs.hpp"
#include "contexts/recommend/matching/compile.hpp"
#include "contexts/recommend/matching/matching.hpp"
#include "contexts/recommend/store/changes.hpp"
#include "contexts/recommend/store/notices.hpp"

namespace banso::recommend::testing {
namespace {

using measures::testing::example_measure;
using measures::testing::kSoleShop;
using measures::testing::kTakamatsuBuilder;
using measures::testing::kTakamatsuFoods;
using measures::testing::kTokyoBuilder;
using ::testing::HasSubstr;

constexpr const char* kReach = "/api/v1/measure-rules/reach";

class RecommendUnderTest : public measures::testing::MeasuresUnderTest {
 public:
  RecommendUnderTest() : all(std::make_shared<AllBusinesses>(true)) {
    register_context(api, permissions, queue, bus, catalogue, all);
  }
  ~RecommendUnderTest() { queue.stop(); }

  /// Businesses with numbers of their own, in Takamatsu.
  void add_many(int count) {
    as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into registry.business (business_id, kind, name, prefecture_code, city_code, "
          "prefecture_name, "
          "city_name, industry_code, name_key, search_tokens, content_hash) "
          "select 1000000000000 + i, '301', '会社' || i, '37', '37201', '香川県', '高松市', '0929', '', "
          "'{}', 0 "
          "from generate_series(1, " +
          std::to_string(count) + ") i");
    });
  }
  std::string asked(const std::string& sql) { return PlatformUnderTest::ask(sql); }
  std::size_t refresh() { return all->bring_up_to_date(pool, now.load()); }
  boost::json::value reach(const std::string& rule) {
    return ask("official", "POST", kReach, 200, boost::json::parse(R"({"rule":)" + rule + "}"));
  }
  void add_official() {
    const std::int64_t ministry = as_system([&](db::Tx& tx) {
      identity::NewOrganization organization;
      organization.kind = identity::OrganizationKind::ministry;
      organization.name = "中小企業庁";
      return identity::create_organization(tx, organization, now.load());
    });
    add_staff("official", ministry, identity::Role::official);
  }

  std::shared_ptr<AllBusinesses> all;
};

TEST(Reach, CountsByPrefectureIndustryAndSizeAndKeepsSmallCountsBack) {
  RecommendUnderTest test;
  test.add_many(30);
  test.add({.business_id = kTokyoBuilder,
            .name = "東京建設",
            .prefecture_code = "13",
            .city_code = "13101",
            .industry_code = "0621"});
  test.add_owner("owner", kTokyoBuilder);
  test.profile("owner", kTokyoBuilder, "10000000", "12");
  test.add_official();
  EXPECT_EQ(test.reason_of("official", "POST", kReach, 503,
                           boost::json::parse(R"({"rule":{"fact":"active","is":true}})")),
            "recommend.preparing");
  EXPECT_EQ(test.refresh(), 31U);

  const auto whole = test.reach(R"({"fact":"active","is":true})");
  EXPECT_EQ(whole.at("businesses"), 31);
  EXPECT_EQ(whole.at("total").at("eligible"), 30) << "in tens";
  // One business in Tokyo is not told; the total does not tell it either.
  EXPECT_TRUE(whole.at("by_prefecture").at(0).at("eligible").is_null());
  EXPECT_EQ(whole.at("by_prefecture").at(0).at("name").as_string(), "東京都");
  EXPECT_EQ(whole.at("by_prefecture").at(1).at("eligible"), 30);
  EXPECT_EQ(whole.at("by_industry").at(0).at("name").as_string(), "製造業");

  const auto open = test.reach(R"({"fact":"capital_yen","at_most":50000000})");
  EXPECT_TRUE(open.at("total").at("eligible").is_null());
  EXPECT_EQ(open.at("total").at("open"), 30);
  const auto here =
      test.reach(R"({"all":[{"fact":"area","within":["37"]},{"fact":"industry","within":["E"]}]})");
  EXPECT_EQ(here.at("total").at("eligible"), 30);
  EXPECT_EQ(here.at("by_size").at(3).at("eligible"), 30);
  EXPECT_TRUE(here.at("by_size").at(0).at("eligible").is_null()) << "none looks like a few";
  EXPECT_EQ(
      test.ask("owner", "POST", kReach, 403, boost::json::parse(R"({"rule":{"fact":"active","is":true}})"))
          .at("status"),
      403);
  test.ask("official", "POST", kReach, 422, boost::json::parse(R"({"rule":{"fact":"no_such","is":true}})"));
  EXPECT_EQ(test.asked("select count(*) from platform.audit_entry where action = 'recommend.reach'"), "3");
}

TEST(Reach, IsOffWhereMemoryIsScarce) {
  RecommendUnderTest test;
  AllBusinesses off(false);
  EXPECT_EQ(off.bring_up_to_date(test.pool, test.now.load()), 0U);
  EXPECT_THROW(need_table(off), Refused);
}

TEST(AllBusinesses, FollowsProfilesFiguresAnswersAndImports) {
  RecommendUnderTest test;
  test.add_many(20);
  test.add({.business_id = kTakamatsuFoods, .name = "高松食品", .industry_code = "0929"});
  test.add_owner("owner", kTakamatsuFoods);
  test.add_official();
  test.refresh();
  const auto eligible = [&](const std::string& rule) {
    test.refresh();
    const auto table = test.all->table();
    RuleCompiler compiler(*table, jst_date(test.now.load()));
    compiler.add(measures::testing::rule(rule));
    return businesses_that_fit(*table, compiler.finish(), 0);
  };
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(eligible(R"({"fact":"capital_yen","at_most":50000000})"), Ids{});
  test.now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  test.profile("owner", kTakamatsuFoods, "10000000", "12");
  EXPECT_EQ(eligible(R"({"fact":"capital_yen","at_most":50000000})"), Ids{kTakamatsuFoods});

  test.queue.start(test.services);
  const std::string base = "/api/v1/businesses/" + std::to_string(kTakamatsuFoods);
  test.ask("owner", "PUT", base + "/facts/invoice_registered", 200, {{"value", true}});
  EXPECT_EQ(test.wait_for("select count(*) from recommend.changed_business", "1"), "1");
  EXPECT_EQ(eligible(R"({"fact":"invoice_registered","is":true})"), Ids{kTakamatsuFoods});

  // An import: the table is built anew.
  test.as_system([&](db::Tx& tx) {
    tx.execute_sql("update registry.business set status = 'closed' where business_id = " +
                   std::to_string(kTakamatsuFoods));
    tx.execute_sql(
        "insert into registry.import (kind, file_name, file_size, sha256, strict, state, started_by, "
        "created_at, "
        "rows_updated, finished_at) values ('nta', 'x', 1, repeat('0', 64), false, 'succeeded', 'test', "
        "now(), 1, now())");
  });
  EXPECT_EQ(eligible(R"({"fact":"active","is":false})"), Ids{kTakamatsuFoods});
  // And after a restart.
  AllBusinesses restarted(true);
  EXPECT_EQ(restarted.bring_up_to_date(test.pool, test.now.load()), 21U);
  EXPECT_EQ(test.as_system([&](db::Tx& tx) {
    return store::forget_changes(tx, test.now.load() + std::chrono::hours(1));
  }),
            1U);
}

TEST(AllBusinesses, AreReadByAThreadOfTheirOwn) {
  RecommendUnderTest test;
  test.add_many(3);
  test.all->start(test.services);
  for (int i = 0; i < 500 && !test.all->table(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  ASSERT_NE(test.all->table(), nullptr);
  EXPECT_EQ(test.all->table()->businesses(), 3U);
  test.all->stop();
}

TEST(FittingBusinesses, ShowsOnlyConsentingOnesWithReasons) {
  RecommendUnderTest test;
  const auto measure_id = test.publish(example_measure("monodukuri_x", "ものづくり補助金"));
  test.add({.business_id = kTakamatsuFoods, .name = "高松食品", .industry_code = "0929"});
  test.add({.business_id = kTakamatsuBuilder, .name = "高松建設", .industry_code = "0621"});
  test.add({.business_id = kTokyoBuilder, .name = "東京建設", .industry_code = "0621"});
  const auto chamber = test.add_chamber("高松商工会議所");
  test.add_staff("advisor", chamber, identity::Role::advisor);
  for (const auto& [who, id] :
       {std::pair{"foods", kTakamatsuFoods}, {"builder", kTakamatsuBuilder}, {"tokyo", kTokyoBuilder}}) {
    test.add_owner(who, id);
  }
  test.profile("foods", kTakamatsuFoods, "10000000", "12");
  test.profile("tokyo", kTokyoBuilder, "10000000", "12");
  test.consent(kTakamatsuFoods, chamber, "all", "consultation");
  test.consent(kTakamatsuBuilder, chamber, "basic", "consultation");
  const std::string path = "/api/v1/measures/" + std::to_string(measure_id) + "/fitting-businesses";
  const auto page = test.ask("advisor", "GET", path, 200);
  EXPECT_EQ(page.at("total"), 2);
  const auto& first = page.at("items").at(0);
  EXPECT_EQ(first.at("business_id"), kTakamatsuFoods);
  EXPECT_EQ(first.at("name").as_string(), "高松食品");
  EXPECT_EQ(first.at("verdict").as_string(), "eligible");
  EXPECT_FALSE(first.at("reasons").as_array().empty());
  const auto& second = page.at("items").at(1);
  EXPECT_EQ(second.at("verdict").as_string(), "open");
  EXPECT_EQ(second.at("missing").at(0).as_string(), "capital_yen");
  EXPECT_TRUE(test.ask("advisor", "GET", path + "?page=2", 200).at("items").as_array().empty());
  EXPECT_EQ(test.reason_of("advisor", "GET", "/api/v1/measures/999999/fitting-businesses", 404),
            "recommend.measure_not_found");
  test.ask("foods", "GET", path, 403);
  // The same from memory.
  test.refresh();
  const auto quick = test.ask("advisor", "GET", path, 200);
  EXPECT_EQ(quick.at("items"), page.at("items"));
  EXPECT_EQ(quick.at("total"), 2);
}

TEST(FittingBusinesses, LooksAtAllAndTellsNothingThatAConsentKeepsBack) {
  RecommendUnderTest test;
  const auto measure_id = test.publish(example_measure("monodukuri_x", "ものづくり補助金"));
  test.add_many(1'200);
  const auto chamber = test.add_chamber("高松商工会議所");
  test.add_staff("advisor", chamber, identity::Role::advisor);
  test.as_system([&](db::Tx& tx) {
    // Every second one has too much capital; every third one shows figures.
    tx.execute_sql(
        "insert into registry.business_profile (business_id, version, capital_yen, industry_codes, "
        "updated_at, "
        "updated_by_user_id) select business_id, 1, case when business_id % 2 = 0 then 900000000 else "
        "10000000 "
        "end, '{0929}', now(), 1 from registry.business");
    tx.execute_sql(
        "insert into registry.consent (business_id, organization_id, scope, purpose, starts_on, ends_on, "
        "granted_at, granted_by_user_id) select business_id, " +
        std::to_string(chamber) +
        ", case when business_id % 3 = 0 then 'figures' else 'basic' end, 'consultation', current_date - 1, "
        "current_date + 300, now(), 1 from registry.business");
  });
  test.refresh();
  const std::string path =
      "/api/v1/measures/" + std::to_string(measure_id) + "/fitting-businesses?per_page=20";
  const auto page = test.ask("advisor", "GET", path, 200);
  EXPECT_FALSE(page.at("total_is_capped").as_bool());
  EXPECT_EQ(page.at("total"), 1'000) << "200 say no and show it; whoever shows no figures may fit";
  for (const auto& item : page.at("items").as_array()) EXPECT_EQ(item.at("verdict"), "eligible");
  const auto later = test.ask("advisor", "GET", path + "&page=11", 200);
  for (const auto& item : later.at("items").as_array()) EXPECT_EQ(item.at("verdict"), "open");
  EXPECT_EQ(later.at("items").as_array().size(), 20U);
  EXPECT_EQ(test.asked("select count(distinct business_id) from platform.audit_entry where action = "
                       "'measures.facts.read'"),
            "40")
      << "what was shown is noted as read";
  EXPECT_EQ(test.asked("select count(*) from platform.audit_entry where action = 'recommend.fitting.read'"),
            "2");
}

TEST(NewMeasures, AreFoundForAllAndToldToOwnersOnce) {
  RecommendUnderTest test;
  test.add_many(10);
  test.add({.business_id = kTakamatsuFoods, .name = "高松食品", .industry_code = "0929"});
  test.add({.business_id = kTakamatsuBuilder, .name = "高松建設", .industry_code = "0621"});
  test.add_owner("foods", kTakamatsuFoods);
  test.add_owner("silent", kTakamatsuBuilder);
  test.profile("foods", kTakamatsuFoods, "10000000", "12");
  test.profile("silent", kTakamatsuBuilder, "10000000", "12");
  const auto silent = std::to_string(test.callers.people.at("silent").caller.user_id);
  test.as({{"app.user_id", silent}}, [&](db::Tx& tx) {
    tx.execute_sql(
        "insert into measures.notification_preference (user_id, deadline_days, changes, new_measures, "
        "digest, "
        "updated_at) values (" +
        silent + ", '{3}', true, false, 'daily', now())");
  });
  test.refresh();
  const auto measure_id = test.publish(example_measure("monodukuri_x", "ものづくり補助金"));
  test.queue.start(test.services);
  // Published by hand here: what the use case of the officers does.
  test.as_system([&](db::Tx& tx) {
    outbox::publish(tx, measures::kMeasuresPublished, {{"measure_ids", boost::json::array{measure_id}}});
  });
  EXPECT_EQ(test.wait_for("select count(*) from recommend.new_measure_notice", "1"), "1");
  EXPECT_EQ(
      test.wait_for(
          "select result->>'fitting_businesses' from platform.job where kind = 'recommend.find_new_measures' "
          "and state = 'succeeded'",
          "2"),
      "2");
  const auto mine = test.ask("foods", "GET", "/api/v1/me/new-measures", 200);
  EXPECT_EQ(mine.at("items").at(0).at("title").as_string(), "ものづくり補助金");
  EXPECT_TRUE(test.ask("silent", "GET", "/api/v1/me/new-measures", 200).at("items").as_array().empty());

  const std::int64_t user_id = test.callers.people.at("foods").caller.user_id;
  const auto mail = [&] {
    return test.as_system([&](db::Tx& tx) {
      bool mailed = false;
      for (const std::int64_t person : store::people_waiting(tx, test.now.load() - std::chrono::hours(24)))
        mailed |= mail_new_measures(tx, *test.catalogue->current(tx), test.services, person);
      return mailed;
    });
  };
  test.as_system(
      [&](db::Tx& tx) { test.queue.enqueue(tx, kMailJob, "お知らせ", boost::json::object(), std::nullopt); });
  EXPECT_EQ(
      test.wait_for("select result->>'mails' from platform.job where kind = 'recommend.mail_new_measures' "
                    "and state = 'succeeded'",
                    "1"),
      "1");
  EXPECT_THAT(test.asked("select body from platform.mail where subject like '%新しい制度%'"),
              HasSubstr("ものづくり補助金"));
  EXPECT_FALSE(mail());
  // The same news again: nobody is told twice.
  test.as_system([&](db::Tx& tx) {
    const Owners owners = owners_who_want_new_measures(tx);
    const auto queued = queue_new_measures(
        tx, *test.all->table(), measures::published_measures(tx, {measure_id}), owners, test.now.load());
    EXPECT_EQ(queued.fitting, 2);
    EXPECT_EQ(queued.queued, 0);
  });
  EXPECT_EQ(
      test.asked("select people || '/' || spread || '/' || cardinality(user_ids) from recommend.new_measure"),
      "1/1/0")
      << "emptied once the notices are written";
  EXPECT_EQ(test.asked("select mailed::text || user_id from recommend.new_measure_notice"),
            "true" + std::to_string(user_id));
}

}  // namespace
}  // namespace banso::recommend::testing
