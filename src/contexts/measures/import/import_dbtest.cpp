#include <gmock/gmock.h>

#include <chrono>

#include "contexts/measures/catalogue/catalogue_seed.hpp"
#include "contexts/measures/import/run_jgrants.hpp"
#include "contexts/measures/measures_under_test.hpp"
#include "kernel/refusal.hpp"

namespace banso::measures::testing {
namespace {

using ::testing::HasSubstr;

std::string record(const std::string& id, const std::string& title, const std::string& rest = "") {
  return fmt::format(
      R"({{"id":"{}","title":"{}","target_area_search":"香川県","target_number_of_employees":"20名以下",)"
      R"("subsidy_max_limit":1000000,"acceptance_start_datetime":"2026-03-01T00:00:00.000Z",)"
      R"("acceptance_end_datetime":"2026-05-31T14:59:00.000Z"{}}})"
      "\n",
      id, title, rest);
}

constexpr const char* kFirst = "a0W2x000007Cos5EAC";
constexpr const char* kSecond = "a0W2x000007Cos6EAC";

class JgrantsImport : public ::testing::Test {
 protected:
  JgrantsRun run_of(const std::string& file) {
    JgrantsRun run;
    run.conninfo = test.database.runtime();
    run.clock = [this] { return test.now.load(); };
    run.open = [file, this] {
      kept = file;
      return csv::open_source(kept, "jgrants.jsonl");
    };
    run.report_file = test.var.path() / "report.csv";
    return run;
  }
  static store::NewJgrantsImport declared(const std::string& file) {
    store::NewJgrantsImport import;
    import.file_name = "jgrants.jsonl";
    import.file_size = static_cast<std::int64_t>(file.size());
    import.sha256 = files::sha256_of(file);
    import.started_by = "コマンド";
    return import;
  }
  store::JgrantsOutcome load(const std::string& file) { return import_jgrants(declared(file), run_of(file)); }
  static std::string refusal(const std::function<void()>& work) {
    try {
      work();
    } catch (const Refused& refused) {
      return refused.reason();
    }
    return "";
  }
  std::string ask(const std::string& sql) {
    return static_cast<banso::testing::PlatformUnderTest&>(test).ask(sql);
  }
  boost::json::value catalogue(const std::string& query = "") {
    return test.ask("", "GET", "/api/v1/measures" + query, 200);
  }

  MeasuresUnderTest test;
  std::string kept;
};

TEST_F(JgrantsImport, RecordsBecomeMeasures) {
  const auto outcome = load(record(kFirst, "省エネ補助金", R"(,"detail":"<p>設備<script>x</script></p>")") +
                            record(kSecond, "展示会補助金"));
  EXPECT_EQ(outcome.added, 2);
  EXPECT_EQ(outcome.odd, 1) << "the script";
  const auto item = catalogue("?q=" + registry::testing::encoded("省エネ")).at("items").at(0);
  EXPECT_EQ(item.at("source"), "jgrants");
  EXPECT_EQ(item.at("cap_yen"), 1'000'000);
  EXPECT_EQ(item.at("status"), "open");
  const auto shown =
      test.ask("", "GET", fmt::format("/api/v1/measures/{}", item.at("measure_id").as_int64()), 200);
  EXPECT_EQ(shown.at("detail_html"), "<p>設備</p>");
  EXPECT_THAT(std::string(shown.at("source_note").as_string()), HasSubstr("Jグランツ"));
  EXPECT_THAT(files::read_file(test.var.path() / "report.csv"), HasSubstr("取り除きました"));
}

TEST_F(JgrantsImport, ALaterCrawlIsAnUpdateAndNotADuplicate) {
  load(record(kFirst, "省エネ補助金", R"(,"detail":"<p>設備</p>")") + record(kSecond, "展示会補助金"));
  const std::string later = record(kFirst, "省エネ補助金（延長）") + record(kSecond, "展示会補助金");
  const auto outcome = load(later);
  EXPECT_EQ(outcome.added, 0);
  EXPECT_EQ(outcome.changed, 1);
  EXPECT_EQ(outcome.unchanged, 1);
  EXPECT_EQ(catalogue().at("total"), 2);
  EXPECT_EQ(
      ask("select string_agg(version || note, ' ' order by version) from measures.measure_version v join "
          "measures.measure m using (measure_id) where m.jgrants_id = 'a0W2x000007Cos5EAC'"),
      "1Jグランツから取り込みました。 2題名が変わりました。");
  const auto shown = catalogue("?q=" + registry::testing::encoded("延長")).at("items").at(0);
  EXPECT_EQ(test.ask("", "GET", fmt::format("/api/v1/measures/{}", shown.at("measure_id").as_int64()), 200)
                .at("detail_html"),
            "<p>設備</p>")
      << "a list without details takes none away";
}

TEST_F(JgrantsImport, AnOlderCrawlBringsNoOlderValuesBack) {
  load(record(kFirst, "省エネ補助金（延長）", R"(,"fetchedAt":"2026-03-20T10:00:00Z")"));
  // Loaded last, fetched before: its title is not taken, its description was not known.
  const auto older = load(
      record(kFirst, "省エネ補助金", R"(,"sources":["list_2026-02"],"use_purpose":"人材育成を行いたい")"));
  EXPECT_EQ(older.older, 1);
  EXPECT_EQ(older.changed, 1) << "a gap was filled";
  EXPECT_THAT(older.message, HasSubstr("置き換えなかったもの 1 件"));
  EXPECT_THAT(older.problems.at(0).message, HasSubstr("2026-02-01現在"));
  auto shown = catalogue().at("items").at(0);
  EXPECT_EQ(shown.at("title").as_string(), "省エネ補助金（延長）");
  EXPECT_EQ(shown.at("purposes").as_array().size(), 1U);
  // The person tells of which day the file is.
  auto told = run_of(record(kFirst, "むかしの題名"));
  told.as_of = parse_date("2026-01-15");
  EXPECT_EQ(import_jgrants(declared(record(kFirst, "むかしの題名")), told).older, 1);
  // Newer by its own word.
  EXPECT_EQ(load(record(kFirst, "新しい題名", R"(,"update_datetime":"2026-03-25T00:00:00Z")")).changed, 1);
  shown = catalogue().at("items").at(0);
  EXPECT_EQ(shown.at("title").as_string(), "新しい題名");
}

TEST_F(JgrantsImport, ALongListIsAsOldAsItsNewestCall) {
  std::string list;
  for (int i = 0; i < 25; ++i) list += record(fmt::format("a0W2x000007C{:03}5EAC", i).substr(0, 18), "制度");
  load(list);
  EXPECT_EQ(ask("select distinct record ->> 'as_of' from measures.jgrants_record"), "2026-03-01");
  std::string before = list;
  for (auto at = before.find("2026-03-01"); at != std::string::npos; at = before.find("2026-03-01", at))
    before.replace(at, 10, "2026-02-01");
  EXPECT_EQ(load(before).older, 25);
  EXPECT_EQ(catalogue().at("items").at(0).at("opens_on"), "2026-03-01");
}

TEST_F(JgrantsImport, LeavesWhatOfficersWroteAloneAndKeepsWhatItBrought) {
  load(record(kFirst, "省エネ補助金"));
  const auto id = catalogue().at("items").at(0).at("measure_id").as_int64();
  const auto ministry = test.as_system([&](db::Tx& tx) {
    identity::NewOrganization organization;
    organization.kind = identity::OrganizationKind::ministry;
    organization.name = "中小企業庁";
    return identity::create_organization(tx, organization, test.now.load());
  });
  test.add_staff("officer", ministry, identity::Role::official);
  auto draft = test.ask("officer", "POST", fmt::format("/api/v1/measures/{}/override", id), 201,
                        {{"organization_id", ministry}});
  const auto path = fmt::format("/api/v1/measure-drafts/{}", draft.at("draft_id").as_int64());
  draft.at("document").at("title") = "書き直した題名";
  draft.at("document").at("frames") = boost::json::array();  // an amount without a rate cannot be published
  test.ask("officer", "PUT", path, 200, draft.at("document"), {{"if-match", "\"1\""}});
  test.ask("officer", "POST", path + "/publish", 200, {{"note", "分かりやすくしました。"}});

  const auto outcome = load(record(kFirst, "省エネ補助金（延長）"));
  EXPECT_EQ(outcome.overridden, 1);
  EXPECT_EQ(outcome.changed, 0);
  EXPECT_THAT(outcome.problems.at(0).message, HasSubstr("行政担当者が書き直した版"));
  EXPECT_EQ(catalogue().at("items").at(0).at("title").as_string(), "書き直した題名");
  auto again = run_of(record(kFirst, "省エネ補助金（延長）"));
  again.again = true;
  EXPECT_EQ(import_jgrants(declared(record(kFirst, "省エネ補助金（延長）")), again).unchanged, 1)
      << "told once";
  test.ask("officer", "POST", fmt::format("/api/v1/measures/{}/override/lift", id), 200,
           {{"reason", "Jグランツに合わせます。"}});
  EXPECT_EQ(catalogue().at("items").at(0).at("title").as_string(), "省エネ補助金（延長）")
      << "nothing was lost";
}

TEST_F(JgrantsImport, EndedCallsAreNoticed) {
  load(record(kFirst, "省エネ補助金"));
  std::string ended = record(kFirst, "省エネ補助金");
  ended.replace(ended.find("2026-05-31"), 10, "2026-03-20");
  EXPECT_EQ(load(ended).ended, 1);
  EXPECT_EQ(catalogue().at("items").at(0).at("status"), "closed");
  EXPECT_THAT(ask("select note from measures.measure_version where version = 2"),
              HasSubstr("募集期間（2026-03-01〜2026-05-31 → 2026-03-01〜2026-03-20）"));
  EXPECT_EQ(
      ask("select count(*) from platform.outbox_event where event_type = 'measures.measures_published'"),
      "2");
}

TEST_F(JgrantsImport, SaysWhatIsWrongAndChangesNothing) {
  const std::string file = record(kFirst, "省エネ補助金");
  load(file);
  EXPECT_EQ(refusal([&] { load(file); }), "measures.import_same_file");
  auto again = run_of(file);
  again.again = true;
  EXPECT_EQ(import_jgrants(declared(file), again).unchanged, 1);
  EXPECT_EQ(refusal([&] { load("名前,金額\n"); }), "measures.import_file");
  EXPECT_EQ(refusal([&] { load(R"({"type":"t","errorCode":"E-ML-1"})"); }), "measures.import_file");
  EXPECT_EQ(ask("select string_agg(state, ' ' order by jgrants_import_id) from measures.jgrants_import"),
            "succeeded failed succeeded failed failed");
  EXPECT_EQ(catalogue().at("total"), 1);
  std::string many;
  for (int i = 0; i < 900; ++i) many += record(fmt::format("a0W2x000007C{:03}5EAC", i).substr(0, 18), "制度");
  auto run = run_of(many);
  run.cancelled = [] { return true; };
  EXPECT_THROW(import_jgrants(declared(many), run), JgrantsImportCancelled);
  EXPECT_EQ(catalogue().at("total"), 1);
}

TEST_F(JgrantsImport, OneAtATime) {
  const std::string file = record(kFirst, "省エネ補助金");
  auto outer = run_of(file);
  std::string inner;
  outer.open = [&] {
    inner = refusal([&] { load(record(kSecond, "別の")); });
    kept = file;
    return csv::open_source(kept, "jgrants.jsonl");
  };
  import_jgrants(declared(file), outer);
  EXPECT_EQ(inner, "measures.import_busy");
  EXPECT_EQ(catalogue().at("total"), 1);
}

TEST_F(JgrantsImport, RunsAsAJobWithAReport) {
  const auto ministry = test.add_chamber("中小企業庁の出先");
  test.add_staff("officer", ministry, identity::Role::official);
  test.add_staff("staff", ministry);
  test.queue.start(test.services);
  const auto upload = [&](const std::string& who, const std::string& content) {
    const auto file = test.var.path() / "upload";
    files::write_durably(file, content);
    http::Request request;
    request.method = "PUT";
    request.path = request.target = "/api/v1/measure-imports/jgrants";
    request.query = {{"name", "8月分.jsonl"}};
    request.headers = {{"authorization", "Bearer " + who}};
    request.upload = file;
    return test.dispatcher.handle(*test.router.match("PUT", request.path).route, request);
  };
  EXPECT_EQ(upload("staff", record(kFirst, "省エネ補助金")).status, 403);
  const auto started =
      upload("officer", record(kFirst, "省エネ補助金") + R"({"id":"x","title":"番号がない"})");
  ASSERT_EQ(started.status, 202) << started.body;
  const auto id = boost::json::parse(started.body).at("import_id").as_int64();
  EXPECT_EQ(
      test.wait_for(fmt::format("select state from measures.jgrants_import where jgrants_import_id = {}", id),
                    "succeeded"),
      "succeeded");
  const auto shown = test.ask("officer", "GET", fmt::format("/api/v1/measure-imports/{}", id), 200);
  EXPECT_EQ(shown.at("rows_added"), 1);
  EXPECT_EQ(shown.at("rows_rejected"), 1);
  EXPECT_EQ(shown.at("problems").at(0).at("rejected"), true);
  EXPECT_EQ(test.ask("officer", "GET", "/api/v1/measure-imports", 200).at("total"), 1);
  const auto report = test.call("officer", "GET", fmt::format("/api/v1/measure-imports/{}/report.csv", id));
  EXPECT_EQ(report.status, 200);
  EXPECT_THAT(files::read_file(report.file), HasSubstr("補助金の番号"));
  EXPECT_EQ(test.reason_of("officer", "GET", "/api/v1/measure-imports/999", 404),
            "measures.import_not_found");
  const auto same = upload("officer", record(kFirst, "省エネ補助金") + R"({"id":"x","title":"番号がない"})");
  EXPECT_EQ(same.status, 409) << same.body;
  EXPECT_EQ(test.call("staff", "GET", "/api/v1/measure-imports").status, 403);
}

TEST_F(JgrantsImport, TheRealCrawlIsTakenWhole) {
  const std::filesystem::path folder = "../shared/data/jgrants";
  const auto merged = folder / "merged.jsonl.xz";
  if (!std::filesystem::exists(merged)) GTEST_SKIP() << "no real data: " << merged << " is not there";
  auto run = run_of("");
  run.open = [&] { return csv::open_source(merged); };
  const auto outcome = import_jgrants(declared("merged"), run);
  EXPECT_EQ(outcome.added, 3'298) << "none lost";
  EXPECT_EQ(outcome.rejected, 0);
  EXPECT_GE(outcome.odd, 90 + 42) << "those without dates or area, at least";
  EXPECT_THAT(files::read_file(run.report_file), HasSubstr("募集期間の記載がありません"));
  EXPECT_EQ(catalogue().at("total"), 3'298);
  std::printf("%s\n", outcome.message.c_str());

  // Details and answers of the API are of the same subsidies: they update, and add what was not in the crawl.
  for (const char* name : {"details.jsonl.xz", "jgrants-sample.json"}) {
    run.open = [&, name] { return csv::open_source(folder / name); };
    const auto later = import_jgrants(declared(name), run);
    EXPECT_EQ(later.rejected, 0) << name;
    std::printf("%s: %s\n", name, later.message.c_str());
  }
  EXPECT_EQ(ask("select count(*) from measures.measure"),
            ask("select count(distinct jgrants_id) from measures.measure"));
  run.again = true;
  run.open = [&] { return csv::open_source(folder / "details.jsonl.xz"); };
  EXPECT_EQ(import_jgrants(declared("details.jsonl.xz"), run).added, 0);

  test.add({.business_id = kTakamatsuFoods, .name = "高松フーズ株式会社"});
  test.add_owner("owner", kTakamatsuFoods);
  test.profile("owner", kTakamatsuFoods, "10000000", "12");
  const auto begun = std::chrono::steady_clock::now();
  const auto verdicts =
      test.ask("owner", "GET", fmt::format("/api/v1/businesses/{}/measures", kTakamatsuFoods), 200)
          .at("counts");
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
  std::printf("verdicts in %.1f ms: %s\n", took.count(), boost::json::serialize(verdicts).c_str());
  EXPECT_EQ(verdicts.at("eligible"), 0) << "the fields of jGrants never say yes";
  EXPECT_GT(verdicts.at("not_eligible").as_int64(), 0);
}

TEST(CatalogueSeed, IsBroughtOnceAndUpdatedInVersions) {
  MeasuresUnderTest test;
  const auto bring = [&] { test.as_system([&](db::Tx& tx) { bring_catalogue_seed(tx, test.now.load()); }); };
  const auto ask = [&](const std::string& sql) {
    return static_cast<banso::testing::PlatformUnderTest&>(test).ask(sql);
  };
  bring();
  const auto seed = load_catalogue_seed();
  EXPECT_EQ(ask("select count(*) from measures.measure"), std::to_string(seed.size()));
  const std::string version = ask("select version from measures.catalogue");
  bring();
  EXPECT_EQ(ask("select version from measures.catalogue"), version) << "nothing new is no change";

  // A program before this one knew a measure otherwise, and one that is no more.
  auto old = seed.front();
  old.title = "むかしの題名";
  const auto id = std::stoll(ask("select measure_id from measures.measure where measure_key = '" +
                                 std::string(old.measure_key) + "'"));
  test.publish_again(id, old);
  test.publish(example_measure("gone", "なくなった施策"));
  bring();
  const auto shown = test.ask("", "GET", fmt::format("/api/v1/measures/{}", id), 200);
  EXPECT_EQ(std::string(shown.at("title").as_string()), seed.front().title);
  EXPECT_EQ(shown.at("version"), 3);
  EXPECT_EQ(ask("select withdrawn_at is not null from measures.measure where measure_key = 'gone'"), "t");
}

}  // namespace
}  // namespace banso::measures::testing
