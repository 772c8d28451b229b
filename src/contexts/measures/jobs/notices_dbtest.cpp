#include "contexts/measures/jobs/jobs.hpp"
#include "contexts/measures/measures_under_test.hpp"

namespace banso::measures::testing {
namespace {

class Notices : public ::testing::Test {
 protected:
  Notices() {
    test.config.public_url = "https://banso.example";
    test.add({.business_id = kTakamatsuFoods, .name = "高松フーズ株式会社"});
    test.add_owner("owner", kTakamatsuFoods);
    measure_id = test.publish(example_measure("a", "締切のある制度"));
    test.ask("owner", "PUT",
             fmt::format("/api/v1/businesses/{}/favourite-measures/{}", kTakamatsuFoods, measure_id), 204);
    test.queue.start(test.services);
  }

  std::string ask(const std::string& sql) {
    return static_cast<banso::testing::PlatformUnderTest&>(test).ask(sql);
  }
  std::string mails() { return ask("select count(*) from platform.mail"); }
  /// Runs the daily job on a day. @return mails so far
  std::string on(const std::string& day) {
    test.now = parse_instant(day + "T07:30:00+09:00").value();
    const auto job = test.as_system([&](db::Tx& tx) {
      return test.queue.enqueue(tx, kNoticeJob, "締切", boost::json::object(), std::nullopt);
    });
    EXPECT_EQ(
        test.wait_for(fmt::format("select state from platform.job where job_id = {}", job), "succeeded"),
        "succeeded");
    return mails();
  }
  void prefer(const boost::json::value& wishes) {
    test.ask("owner", "PUT", "/api/v1/me/notification-preferences", 200, wishes);
  }

  MeasuresUnderTest test;
  std::int64_t measure_id = 0;
};

TEST_F(Notices, DeadlinesAreToldOnceEach) {
  EXPECT_EQ(on("2026-03-31"), "0") << "15 days before";
  EXPECT_EQ(on("2026-04-01"), "1") << "14 days before";
  EXPECT_EQ(on("2026-04-01"), "1") << "not twice";
  EXPECT_EQ(on("2026-04-02"), "1");
  EXPECT_EQ(on("2026-04-13"), "2") << "3 days before is missed, 2 are left";
  EXPECT_EQ(on("2026-04-15"), "2");
  EXPECT_EQ(on("2026-04-16"), "2") << "it is over";
  const std::string text = ask("select body from platform.mail order by mail_id limit 1");
  EXPECT_NE(text.find("締切のある制度"), std::string::npos) << text;
  EXPECT_NE(text.find("あと14日"), std::string::npos) << text;
  EXPECT_NE(text.find(fmt::format("https://banso.example/app/my-business/{}/measures/{}", kTakamatsuFoods,
                                  measure_id)),
            std::string::npos)
      << text;
  const auto told = test.ask("owner", "GET", "/api/v1/me/measure-notices", 200).at("items");
  ASSERT_EQ(told.as_array().size(), 2U);
  EXPECT_EQ(told.at(0).at("kind"), "deadline");
}

TEST_F(Notices, FollowWhatPeopleWant) {
  const auto defaults = test.ask("owner", "GET", "/api/v1/me/notification-preferences", 200);
  EXPECT_EQ(defaults.at("digest"), "daily");
  EXPECT_EQ(defaults.at("deadline_days").as_array().size(), 2U);
  prefer({{"deadline_days", boost::json::array{}},
          {"changes", true},
          {"new_measures", false},
          {"digest", "daily"}});
  EXPECT_EQ(on("2026-04-14"), "0") << "no days wanted";
  prefer({{"deadline_days", {0}}, {"changes", true}, {"new_measures", false}, {"digest", "none"}});
  EXPECT_EQ(on("2026-04-15"), "0") << "no mails wanted";
  prefer({{"deadline_days", {0}}, {"changes", true}, {"new_measures", false}, {"digest", "daily"}});
  EXPECT_EQ(on("2026-04-15"), "1");
  const auto wrong = test.ask("owner", "PUT", "/api/v1/me/notification-preferences", 422,
                              {{"deadline_days", {1, 2, 3, 4, 5, 6, 6}},
                               {"changes", true},
                               {"new_measures", true},
                               {"digest", "daily"}});
  EXPECT_EQ(wrong.at("errors").at(0).at("path"), "/deadline_days");
  EXPECT_EQ(test.as_system(
                    [&](db::Tx& tx) { return wishes_of(tx, test.callers.people.at("owner").caller.user_id); })
                .new_measures,
            false);
}

TEST_F(Notices, AWeeklyRhythmWaitsForMonday) {
  prefer({{"deadline_days", {14}}, {"changes", true}, {"new_measures", true}, {"digest", "weekly"}});
  EXPECT_EQ(on("2026-04-01"), "0") << "a Wednesday";
  EXPECT_EQ(on("2026-04-06"), "1") << "a Monday";
}

TEST_F(Notices, ChangesAreToldToThoseWhoKeepAnEyeOnIt) {
  auto changed = example_measure("a", "締切のある制度");
  changed.calls.at(0).closes_on = parse_date("2026-05-31");
  test.publish_again(measure_id, changed, "締切が延びました。");
  const auto announce = [&] {
    test.as_system([&](db::Tx& tx) {
      outbox::publish(tx, kMeasuresPublished, {{"measure_ids", boost::json::array{measure_id}}});
    });
  };
  announce();
  EXPECT_EQ(test.wait_for("select count(*) from platform.mail", "1"), "1");
  EXPECT_NE(ask("select body from platform.mail").find("締切が延びました。"), std::string::npos);
  changed.calls.at(0).closes_on = parse_date("2026-03-31");
  test.publish_again(measure_id, changed, "予算に達したため終わりました。");
  announce();
  EXPECT_EQ(test.wait_for("select count(*) from platform.mail", "2"), "2");
  EXPECT_EQ(ask("select string_agg(kind, ' ' order by sent_at, kind) from measures.notice"), "changed ended");
}

}  // namespace
}  // namespace banso::measures::testing
