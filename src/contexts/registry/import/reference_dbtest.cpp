#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <fstream>

#include "contexts/registry/import/nta_file_for_test.hpp"
#include "contexts/registry/import/reference_seed.hpp"
#include "contexts/registry/import/run_import.hpp"
#include "contexts/registry/import_context.hpp"
#include "kernel/refusal.hpp"
#include "platform/csv/packed_example.hpp"
#include "platform/files/disk.hpp"
#include "support/platform_under_test.hpp"

namespace banso::registry {
namespace {

using ::testing::HasSubstr;

class Reference : public ::testing::Test {
 protected:
  Reference() {
    platform.config.var_dir = folder.path().string();
    register_import(platform.api, permissions, platform.queue, platform.config);
    auto& admin = platform.add_person("admin", 1, {{"app.system_admin", "t"}});
    admin.permissions = {"registry.import"};
    platform.add_person("staff", 2);
  }
  ~Reference() override { platform.queue.stop(); }

  ImportSummary load(ImportKind kind, const std::string& file) {
    ImportRun run;
    run.conninfo = platform.database.runtime();
    run.clock = [this] { return platform.now.load(); };
    run.open = [&file] { return csv::open_source(file, "file.csv"); };
    store::NewImport declared;
    declared.kind = kind;
    declared.file_name = "file.csv";
    declared.sha256 = files::sha256_of(file);
    declared.started_by = "試験";
    return import_source(declared, run);
  }
  void seed() {
    platform.as_system([](db::Tx& tx) { load_reference_seed(tx); });
  }
  /// Sends a file as the upload route gets it.
  http::Response upload(const std::string& who, const std::string& path, const std::string& content,
                        const std::string& query = "") {
    const auto incoming = folder.path() / "upload";
    std::ofstream(incoming, std::ios::binary) << content;
    http::Request request;
    request.method = "PUT";
    request.path = path;
    request.target = path + (query.empty() ? "" : "?" + query);
    if (!query.empty()) request.query = http::parse_query(query).value();
    request.headers.emplace_back("authorization", "Bearer " + who);
    request.peer = "192.0.2.7";
    request.request_id = "request-1";
    request.upload = incoming;
    const auto match = platform.router.match("PUT", path);
    request.parameters = match.parameters;
    return platform.dispatcher.handle(*match.route, request);
  }
  std::string wait_for_end(std::int64_t import_id) {
    const std::string sql = fmt::format(
        "select state in ('succeeded', 'failed', 'cancelled') from registry.import where import_id = {}",
        import_id);
    platform.wait_for(sql, "t");
    return platform.ask(fmt::format("select state from registry.import where import_id = {}", import_id));
  }

  banso::testing::TemporaryFolder folder;
  identity::Permissions permissions;
  banso::testing::PlatformUnderTest platform;
};

TEST_F(Reference, TheSeedIsThereOnceAndGivesWay) {
  seed();
  seed();
  EXPECT_EQ(platform.ask("select count(*) from registry.industry"), "119");
  EXPECT_EQ(platform.ask("select count(*) from registry.municipality"), "5");
  EXPECT_EQ(platform.ask("select count(*) from registry.postal_code"), "20");
  const auto summary =
      load(ImportKind::postal_codes,
           "14206,\"250  "
           "\",\"2500011\",\"カナガワケン\",\"オダワラシ\",\"サカエチョウ\",\"神奈川県\",\"小田原市\","
           "\"栄町\",0,0,1,0,0,0\n");
  EXPECT_EQ(summary.inserted, 1);
  EXPECT_EQ(platform.ask("select count(*) || min(edition) from registry.postal_code"), "1area");
  seed();
  EXPECT_EQ(platform.ask("select count(*) from registry.postal_code"), "1") << "the real file is there";
}

TEST_F(Reference, MunicipalitiesAndIndustriesAreBroughtUpToDate) {
  const std::string places =
      "code,pref,name,kana\n372013,香川県,高松市,タカマツシ\n372021,香川県,丸亀市,マルガメシ\n";
  EXPECT_EQ(load(ImportKind::municipalities, places).inserted, 2);
  const auto second =
      load(ImportKind::municipalities,
           "code,pref,name,kana\n372013,香川県,高松市,タカマツシ\n372021,香川県,新丸亀市,マルガメシ\n");
  EXPECT_EQ(second.updated, 1);
  EXPECT_EQ(second.unchanged, 1);

  EXPECT_EQ(load(ImportKind::industries,
                 "level,code,parent,name\n大分類,A,,農業\n中分類,01,A,農業\n中分類,02,A,林業\n")
                .inserted,
            3);
  const auto industries =
      load(ImportKind::industries, "level,code,parent,name\n大分類,A,,農業、林業\n中分類,01,A,農業\n");
  EXPECT_EQ(industries.updated, 1);
  EXPECT_EQ(platform.ask("select string_agg(name, ' ' order by industry_code) from registry.industry"),
            "農業 農業、林業");
}

TEST_F(Reference, ChambersBecomeOrganisations) {
  const std::string list =
      "name,prefecture,kana\n高松商工会議所,香川県,タカマツショウコウカイギショ\n札幌商工会議所,北海道,\n";
  EXPECT_EQ(load(ImportKind::chambers, list).inserted, 2);
  EXPECT_EQ(load(ImportKind::chambers, list + "\n").unchanged, 2);
  EXPECT_EQ(
      platform.ask("select string_agg(kind || n, ' ' order by kind) from (select kind, count(*) as n from "
                   "identity.organization group by kind) k"),
      "block9 chamber2 national_federation1 prefecture_federation47");
  EXPECT_EQ(
      platform.ask("select b.name from identity.organization c join identity.organization f on "
                   "f.organization_id = c.parent_id join identity.organization b on b.organization_id = "
                   "f.parent_id where c.name = '高松商工会議所'"),
      "四国ブロック");
}

TEST_F(Reference, RoutesAnswerEverybody) {
  seed();
  const auto code = platform.call_json("", "GET", "/api/v1/postal-codes/250-0011");
  EXPECT_EQ(code.at("items").at(0).at("town").as_string(), "栄町");
  EXPECT_EQ(platform.call("", "GET", "/api/v1/postal-codes/9999999").status, 404);
  EXPECT_EQ(platform.call("", "GET", "/api/v1/postal-codes/12").status, 422);
  EXPECT_EQ(platform.call_json("", "GET", "/api/v1/reference/prefectures").at("items").as_array().size(),
            47u);
  const auto places = platform.call_json("", "GET", "/api/v1/reference/municipalities?prefecture_code=14");
  EXPECT_EQ(places.at("items").as_array().size(), 2u);
  const auto industries = platform.call_json("", "GET", "/api/v1/reference/industries?level=2&parent=D");
  EXPECT_EQ(industries.at("items").as_array().size(), 3u);
  const auto found = platform.call_json("", "GET", "/api/v1/reference/industries?q=%E8%BE%B2%E6%A5%AD");
  EXPECT_GE(found.at("items").as_array().size(), 2u);
}

TEST_F(Reference, AnUploadedFileIsLoadedByAJob) {
  platform.queue.start(platform.services);
  const std::string file =
      testing::nta_file({{.business_id = testing::number(1)}, {.business_id = 1234567890123}});
  const auto answer = upload("admin", "/api/v1/imports/nta/files/diff_20260401.csv", file);
  ASSERT_EQ(answer.status, 202) << answer.body;
  const auto started = boost::json::parse(answer.body);
  const auto id = started.at("import_id").as_int64();
  EXPECT_EQ(wait_for_end(id), "succeeded");
  EXPECT_EQ(platform.ask("select count(*) from registry.business"), "1");

  const std::string path = "/api/v1/imports/" + std::to_string(id);
  const auto item = platform.call_json("admin", "GET", path);
  EXPECT_EQ(item.at("rows_added").as_int64(), 1);
  EXPECT_EQ(item.at("rows_rejected").as_int64(), 1);
  EXPECT_EQ(item.at("problems").at(0).at("line").as_int64(), 2);
  EXPECT_EQ(item.at("job_id").as_int64(), started.at("job_id").as_int64());
  EXPECT_EQ(platform.call_json("admin", "GET", "/api/v1/imports?kind=nta").at("total").as_int64(), 1);
  const auto list = platform.call("admin", "GET", path + "/rejected.csv");
  ASSERT_EQ(list.status, 200);
  EXPECT_THAT(files::read_file(list.file), HasSubstr("1234567890123"));
  EXPECT_EQ(platform.wait_for("select count(*) from registry.import where file_key is null", "1"), "1")
      << "the upload is not kept";

  EXPECT_EQ(upload("admin", "/api/v1/imports/nta/files/again.csv", file).status, 409);
  EXPECT_EQ(upload("admin", "/api/v1/imports/nta/files/again.csv", file, "again=true").status, 202);
  EXPECT_EQ(upload("admin", "/api/v1/imports/other/files/x.csv", file).status, 404);
  EXPECT_EQ(upload("staff", "/api/v1/imports/nta/files/x.csv", file).status, 403);
  EXPECT_EQ(platform.call("staff", "GET", path).status, 403);
  EXPECT_EQ(platform.call("admin", "GET", "/api/v1/imports/999").status, 404);
}

TEST_F(Reference, AnImportCancelledBeforeItBegan) {
  const auto started = boost::json::parse(upload("admin", "/api/v1/imports/nta/files/a.csv",
                                                 testing::nta_file({{.business_id = testing::number(1)}}))
                                              .body);
  const std::string path = "/api/v1/imports/" + std::to_string(started.at("import_id").as_int64());
  EXPECT_EQ(platform.call_json("admin", "GET", path).at("state").as_string(), "queued");
  platform.as_system(
      [](db::Tx& tx) { tx.execute_sql("update platform.job set state = 'cancelled', finished_at = now()"); });
  EXPECT_EQ(platform.call_json("admin", "GET", path).at("state").as_string(), "cancelled");
}

TEST_F(Reference, FilesOfImportsThatCameToNothingGoAfterAWeek) {
  const auto file_of = [&](const std::string& id) {
    return platform.ask("select coalesce(file_key, 'none') from registry.import where import_id = " + id);
  };
  const auto upload_of = [&](const std::string& name, int number) {
    const auto answer =
        upload("admin", "/api/v1/imports/nta/files/" + name,
               testing::nta_file({{.business_id = testing::number(number)}, {.business_id = 1234567890123}}),
               "strict=true");
    return std::to_string(boost::json::parse(answer.body).at("import_id").as_int64());
  };
  const auto clean_up = [&] {
    platform.as_system([](db::Tx& tx) {
      tx.execute_sql("delete from platform.job where kind = 'registry.remove_old_uploads'");
      tx.execute_sql(
          "insert into platform.job (kind, title, payload) values "
          "('registry.remove_old_uploads', 'x', '{}')");
    });
    return platform.wait_for("select max(state) from platform.job where kind = 'registry.remove_old_uploads'",
                             "succeeded");
  };
  platform.queue.start(platform.services);
  const auto failed = upload_of("failed.csv", 1);
  EXPECT_EQ(wait_for_end(std::stoll(failed)), "failed");
  const auto awaited = upload_of("awaited.csv", 2);
  wait_for_end(std::stoll(awaited));
  platform.wait_for("select count(*) from platform.job where kind = 'registry.import' and state = 'failed'",
                    "2");
  platform.as_system([&](db::Tx& tx) {  // as if no worker had come yet
    tx.execute_sql("update registry.import set state = 'queued', finished_at = null where import_id = " +
                   awaited);
    tx.execute_sql(
        "update platform.job set state = 'queued', finished_at = null, due_at = now() + interval '1 day' "
        "where kind = "
        "'registry.import' and (payload->>'import_id') = '" +
        awaited + "'");
  });
  const std::string key = file_of(failed);
  ASSERT_NE(key, "none");
  const auto path = folder.path() / "files" / "store" / key;
  ASSERT_TRUE(std::filesystem::exists(path));

  platform.now = platform.now.load() + std::chrono::hours(24 * 6);
  EXPECT_EQ(clean_up(), "succeeded");
  EXPECT_TRUE(std::filesystem::exists(path)) << "it may still be tried again";
  platform.now = platform.now.load() + std::chrono::hours(24 * 2);
  EXPECT_EQ(clean_up(), "succeeded");
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(file_of(failed), "none");
  EXPECT_NE(file_of(awaited), "none") << "a job will still ask for it";
  EXPECT_EQ(platform.call("admin", "GET", "/api/v1/imports/" + failed + "/rejected.csv").status, 200);
}

TEST_F(Reference, AnArchiveMadeToDoHarmIsRefusedAndLeavesNothing) {
  platform.queue.start(platform.services);
  // One good row and a hundred mebibytes of empty lines, in some hundred kilobytes.
  const std::string bomb =
      csv::example::zip({{"bomb.csv", testing::nta_file({{.business_id = testing::number(1)}}) +
                                          std::string(100u << 20, '\n')}});
  ASSERT_LT(bomb.size(), 1u << 20);
  const auto answer = upload("admin", "/api/v1/imports/nta/files/bomb.zip", bomb);
  ASSERT_EQ(answer.status, 202) << answer.body;
  const auto id = boost::json::parse(answer.body).at("import_id").as_int64();
  EXPECT_EQ(wait_for_end(id), "failed");
  const auto item = platform.call_json("admin", "GET", "/api/v1/imports/" + std::to_string(id));
  EXPECT_THAT(std::string(item.at("error").as_string()), HasSubstr("bomb.zip"));
  EXPECT_THAT(std::string(item.at("error").as_string()), HasSubstr("何も変わっていません"));
  EXPECT_EQ(platform.ask("select count(*) from registry.business"), "0");
  EXPECT_EQ(platform.wait_for("select state || attempts from platform.job where kind = 'registry.import'",
                              "failed1"),
            "failed1")
      << "trying again would not help";
}

TEST_F(Reference, SaysBeforehandWhatAFileMayBe) {
  platform.config.upload_limit_mib = 3;
  const auto rules = platform.call_json("admin", "GET", "/api/v1/import-file-rules");
  EXPECT_EQ(rules.at("max_bytes").as_int64(), 3 << 20);
  EXPECT_EQ(boost::json::serialize(rules.at("endings")), R"([".csv",".txt",".zip",".gz",".xz"])");
}

TEST_F(Reference, AStrictUploadWithAWrongLineFails) {
  platform.queue.start(platform.services);
  const std::string file =
      testing::nta_file({{.business_id = testing::number(1)}, {.business_id = 1234567890123}});
  const auto started =
      boost::json::parse(upload("admin", "/api/v1/imports/nta/files/strict.csv", file, "strict=true").body);
  const auto id = started.at("import_id").as_int64();
  EXPECT_EQ(wait_for_end(id), "failed");
  EXPECT_EQ(platform.ask("select count(*) from registry.business"), "0");
  EXPECT_EQ(platform.call("admin", "GET", "/api/v1/imports/" + std::to_string(id) + "/rejected.csv").status,
            200);
  EXPECT_EQ(platform.wait_for("select state from platform.job where kind = 'registry.import'", "failed"),
            "failed");
}

TEST_F(Reference, HalfAFileReplacesNothing) {
  seed();
  const std::string one_class = "level,code,parent,name\n大分類,A,,農業、林業\n";
  try {
    load(ImportKind::industries, one_class);
    FAIL() << "a list of one class replaced 119";
  } catch (const Refused& refused) {
    EXPECT_EQ(refused.reason(), "registry.import_partial");
    EXPECT_THAT(refused.message(), HasSubstr("119件"));
  }
  EXPECT_EQ(platform.ask("select count(*) from registry.industry"), "119");
}

}  // namespace
}  // namespace banso::registry
