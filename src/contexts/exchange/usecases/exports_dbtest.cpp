#include <gmock/gmock.h>

#include "contexts/exchange/exchange_under_test.hpp"
#include "contexts/exchange/rules/field.hpp"
#include "contexts/exchange/rules/standard.hpp"
#include "contexts/exchange/values/member_values.hpp"
#include "contexts/membership/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::exchange::testing {
namespace {

using ::testing::HasSubstr;

class Exports : public ::testing::Test {
 protected:
  Exports() {
    auto fields = example_fields("=HYPERLINK(\"http://x\")");
    fields.member_number = "0001";
    fields.phone = "+81-3-1234-5678";
    fields.joined_on = parse_date("2024-04-01");
    fields.listed_in_directory = true;
    fields.industry_codes = {"0929"};
    fields.places.push_back({.name = "本店", .employees = 3});
    fields.places.push_back({.name = "工場"});
    test.create(fields);
    auto other = example_fields("吉野商店");
    other.member_number = "0002";
    test.create(other, membership::Standing::former);
  }

  boost::json::value profile_of(const boost::json::object& change, const char* key = "standard") {
    auto mapping = boost::json::parse(shape::to_json(find_standard_profile(key)->mapping));
    for (const auto& one : change) mapping.at(one.key()) = one.value();
    return test.ask("staff", "POST", test.exchange("/profiles"), 201,
                    {{"name", "自所のシステム"},
                     {"description", ""},
                     {"mapping", mapping},
                     {"shared", false},
                     {"note", ""}});
  }

  ExchangeUnderTest test;
};

TEST(Fields, AreThoseOfTheRecord) {
  std::vector<std::string> record{"corporate_number", "standing"};
  for (const auto& one : shape::type_of<membership::MemberFields>().fields) {
    if (one.name != "places") record.emplace_back(one.name);
  }
  std::vector<std::string> known;
  for (const auto& one : fields()) known.push_back(one.key);
  std::sort(record.begin(), record.end());
  std::sort(known.begin(), known.end());
  EXPECT_EQ(known, record);
  std::vector<std::string> place;
  for (const auto& one : shape::type_of<membership::MemberPlace>().fields) place.emplace_back(one.name);
  std::vector<std::string> known_place;
  for (const auto& one : place_fields()) known_place.push_back(one.key);
  EXPECT_EQ(known_place, place);
}

TEST_F(Exports, ComeBackAsTheyWent) {
  const auto id = test.export_with({{"standard_key", "standard"}});
  EXPECT_EQ(test.export_item(id).at("state"), "succeeded") << test.export_item(id).at("message");
  const std::string bytes = test.fetch(id);
  const std::string text = csv::decode_cp932(bytes).value();
  EXPECT_THAT(text, HasSubstr("\"'=HYPERLINK(\"\"http://x\"\")\"")) << "no spreadsheet runs it";
  EXPECT_THAT(text, HasSubstr("\"'+81-3-1234-5678\""));
  const auto import = test.bring(bytes);
  const auto checked =
      test.check(import, {{"mapping", nullptr}, {"profile_id", nullptr}, {"standard_key", "standard"}});
  EXPECT_EQ(checked.at("rows_same"), 2) << boost::json::serialize(test.rows(import));
  EXPECT_EQ(checked.at("loses"), false) << boost::json::serialize(checked.at("round_trip"));
  // And into an empty chamber.
  test.as_system([](db::Tx& tx) { tx.execute_sql("delete from membership.member"); });
  test.check(import, {{"mapping", nullptr}, {"profile_id", nullptr}, {"standard_key", "standard"}});
  test.apply(import);
  EXPECT_EQ(test.PlatformUnderTest::ask(
                "select name || phone || jsonb_array_length(places) from membership.member where "
                "member_number = '0001'"),
            "=HYPERLINK(\"http://x\")+81-3-1234-56782");
  EXPECT_EQ(test.fetch(test.export_with({{"standard_key", "standard"}})), bytes);
}

TEST_F(Exports, WriteDifferencesOnly) {
  const auto diff = [&] {
    return test.export_item(test.export_with({{"standard_key", "standard"}, {"differences_only", true}}));
  };
  EXPECT_EQ(diff().at("rows_written"), 2) << "nothing was ever written";
  EXPECT_EQ(diff().at("rows_written"), 0);
  const auto import = test.bring("会員番号,事業所名,備考\n0002,吉野商店,変えた\n");
  test.check_guessed(import);
  test.apply(import);
  const auto changed = diff();
  EXPECT_EQ(changed.at("rows_written"), 1);
  EXPECT_EQ(test.ask("staff", "GET", test.exchange("/exports"), 200).at("total"), 3);
  // What came by the profile itself is no difference.
  const std::string own = test.fetch(test.export_with({{"standard_key", "standard"}}));
  std::string text = csv::decode_cp932(own).value();
  text.replace(text.find("変えた"), 9, "また変えた");
  const auto echo = test.bring(cp932(text));
  test.check(echo, {{"mapping", nullptr}, {"profile_id", nullptr}, {"standard_key", "standard"}});
  test.apply(echo);
  EXPECT_EQ(diff().at("rows_written"), 0);
  test.as_system(
      [](db::Tx& tx) { tx.execute_sql("delete from membership.member where member_number = '0002'"); });
  EXPECT_EQ(diff().at("rows_gone"), 1);
}

TEST_F(Exports, AskBeforeCharactersAreReplaced) {
  auto fields = example_fields("𠮷田😀");
  fields.member_number = "0003";
  test.create(fields);
  const auto asked = test.export_item(test.export_with({{"standard_key", "standard"}}));
  EXPECT_EQ(asked.at("state"), "needs_consent");
  EXPECT_EQ(asked.at("has_file"), false);
  ASSERT_EQ(asked.at("problems_total"), 2);
  EXPECT_EQ(asked.at("problems").at(0).at("character"), "𠮷");
  EXPECT_EQ(asked.at("problems").at(0).at("header"), "事業所名");
  EXPECT_EQ(asked.at("problems").at(1).at("replacement"), "〓");
  EXPECT_EQ(
      test.reason_of("staff", "GET",
                     test.exchange(fmt::format("/exports/{}/file", asked.at("export_id").as_int64())), 404),
      "exchange.export_without_file");
  const auto id = test.export_with({{"standard_key", "standard"}, {"replace_characters", true}});
  EXPECT_EQ(test.export_item(id).at("state"), "succeeded");
  EXPECT_THAT(csv::decode_cp932(test.fetch(id)).value(), HasSubstr("田〓"));
}

TEST_F(Exports, KnowFiltersAndFormats) {
  const auto profile = profile_of({{"format", "xlsx"}}).at("profile_id").as_int64();
  const auto id = test.export_with({{"profile_id", profile}, {"filter", {{"standing", {"former"}}}}});
  EXPECT_EQ(test.export_item(id).at("rows_written"), 1);
  EXPECT_THAT(std::string(test.export_item(id).at("file_name").as_string()), HasSubstr(".xlsx"));
  EXPECT_EQ(test.fetch(id).substr(0, 2), "PK");
  EXPECT_EQ(test.reason_of("staff", "GET", test.exchange("/exports/999"), 404), "exchange.export_not_found");
  EXPECT_EQ(test.reason_of("stranger", "GET", test.exchange(fmt::format("/exports/{}/file", id)), 404),
            "membership.not_your_organization");
}

TEST_F(Exports, ProfilesHaveVersionsAndAreShared) {
  const auto listed = test.ask("staff", "GET", test.exchange("/profiles"), 200);
  EXPECT_EQ(listed.at("items").as_array().size(), 2U) << "the two that come with the program";
  EXPECT_TRUE(listed.at("items").at(0).at("profile_id").is_null());
  const auto made = profile_of({});
  const auto id = made.at("profile_id").as_int64();
  const auto at = test.exchange(fmt::format("/profiles/{}", id));
  boost::json::value input{{"name", "新しい名"},
                           {"description", ""},
                           {"mapping", made.at("mapping")},
                           {"shared", true},
                           {"note", "共有する"}};
  EXPECT_EQ(test.ask("staff", "PUT", at, 200, input, {{"if-match", "\"1\""}}).at("version"), 2);
  EXPECT_EQ(test.reason_of("staff", "PUT", at, 412, input, {{"if-match", "\"1\""}}),
            "exchange.profile_changed");
  EXPECT_EQ(test.ask("staff", "GET", at + "/versions", 200).at("items").as_array().size(), 2U);
  EXPECT_EQ(test.ask("staff", "GET", at, 200).at("editable"), true);

  const auto theirs = [&](const std::string& rest) {
    return fmt::format("/api/v1/organizations/{}/exchange{}", test.other_chamber, rest);
  };
  EXPECT_EQ(test.ask("stranger", "GET", theirs("/profiles"), 200).at("shared").at(0).at("owner"),
            "小田原商工会議所");
  EXPECT_EQ(test.ask("stranger", "GET", theirs(fmt::format("/profiles/{}", id)), 200).at("editable"), false);
  EXPECT_EQ(test.reason_of("stranger", "PUT", theirs(fmt::format("/profiles/{}", id)), 404, input),
            "exchange.profile_not_found");
  const auto copy = test.ask("stranger", "POST", theirs("/profile-copies"), 201,
                             {{"standard_key", nullptr}, {"profile_id", id}, {"name", "うちの"}});
  EXPECT_EQ(copy.at("copied_from"), "小田原商工会議所 新しい名");
  EXPECT_EQ(test.reason_of("stranger", "POST", theirs("/profile-copies"), 422,
                           {{"standard_key", nullptr}, {"profile_id", nullptr}, {"name", "x"}}),
            "exchange.nothing_to_copy");
  test.ask("staff", "DELETE", at, 204);
  EXPECT_EQ(test.reason_of("staff", "GET", at, 404), "exchange.profile_not_found");
  boost::json::value broken = made.at("mapping");
  broken.at("columns") = boost::json::array();
  const auto problems =
      test.ask("staff", "POST", test.exchange("/mapping-check"), 200, {{"mapping", broken}}).at("problems");
  EXPECT_EQ(problems.at(0).at("code"), "no_columns");
  EXPECT_GT(test.ask("staff", "GET", test.exchange("/fields"), 200).at("items").as_array().size(), 40U);
}

TEST_F(Exports, GoByTheDropFolder) {
  const auto profile =
      profile_of({{"apply_when_clean", true}, {"encoding", "utf8"}}).at("profile_id").as_int64();
  const auto at = test.exchange("/drop-folder");
  EXPECT_EQ(test.ask("staff", "GET", at, 200).at("enabled"), false);
  boost::json::value input{{"enabled", true},
                           {"import_profile_id", profile},
                           {"export_profile_id", profile},
                           {"export_differences", true}};
  EXPECT_EQ(test.call("staff", "PUT", at, boost::json::serialize(input)).status, 403);
  EXPECT_EQ(test.reason_of("admin", "POST", at + "/looks", 409), "exchange.drop_folder_off");
  EXPECT_EQ(test.ask("admin", "PUT", at, 200, input).at("version"), 1);
  EXPECT_EQ(test.reason_of("admin", "PUT", at, 412, input), "exchange.drop_folder_changed");

  const auto folder = test.var.path() / "exchange" / std::to_string(test.chamber);
  const auto put = [&](const std::string& name, const std::string& text, int seconds_ago) {
    files::write_durably(folder / "in" / name, text);
    std::filesystem::last_write_time(folder / "in" / name, std::filesystem::file_time_type::clock::now() -
                                                               std::chrono::seconds(seconds_ago));
  };
  put("a.csv", "会員番号,事業所名\n0100,落とした店\n", 300);
  put("b.csv", "会員番号,事業所名\n0101,\n", 300);
  put("c.csv", "会員番号,事業所名\n0102,まだ書いている\n", 0);
  put("d.xlsx", "PK\x03\x04 broken", 300);
  test.ask("admin", "POST", at + "/looks", 202);
  EXPECT_EQ(test.wait_for("select (looked_at is not null)::text from exchange.drop_folder", "true"), "true");
  EXPECT_EQ(
      test.PlatformUnderTest::ask("select count(*) from membership.member where member_number = '0100'"),
      "1");
  EXPECT_EQ(test.PlatformUnderTest::ask(
                "select string_agg(file_name || ' ' || state, ', ' order by file_name) from exchange.import"),
            "a.csv applied, b.csv checked, d.xlsx failed");
  const auto count = [&](const char* where) {
    std::size_t found = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / where))
      found += entry.is_regular_file();
    return found;
  };
  EXPECT_EQ(count("in"), 1U) << "the one that is still being written";
  EXPECT_EQ(count("done"), 4U) << "two files and their notes";
  EXPECT_EQ(count("failed"), 2U);
  EXPECT_EQ(count("out"), 1U);
  const auto shown = test.ask("staff", "GET", at, 200);
  EXPECT_THAT(std::string(shown.at("message").as_string()), HasSubstr("b.csv"));
  EXPECT_EQ(shown.at("exported_on"), "2026-04-01");
}

}  // namespace
}  // namespace banso::exchange::testing
