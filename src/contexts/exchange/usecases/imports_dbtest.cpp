#include <gmock/gmock.h>

#include "contexts/exchange/exchange_under_test.hpp"
#include "contexts/exchange/rules/field.hpp"
#include "contexts/exchange/rules/standard.hpp"
#include "platform/shape/json.hpp"
#include "platform/xlsx/workbook.hpp"

namespace banso::exchange::testing {
namespace {

using ::testing::HasSubstr;

// Shift_JIS as core systems write it: half-width kana, codes, thousands of yen, both calendars.
const std::string kHeader =
    "会員番号,法人番号,事業所名,フリガナ,代表者名,郵便番号,住所1,住所2,TEL,資本金(千円),従業員数,創業年月,"
    "入会年月日,会員種別,"
    "名鑑掲載,所属部会,旧コード\r\n";
const std::string kFirst =
    "0001,5010405001703,さぬき食品株式会社,ｻﾇｷｼｮｸﾋﾝ,髙橋 "
    "一郎,760-8515,香川県高松市番町2-2-2,商工会館3階,087-825-3500,\"3,000\""
    ",12,S60.3,H5.4.1,1,○,食品部会,A-1\r\n";
const std::string kSecond =
    "0002,,丸亀工務店,ﾏﾙｶﾞﾒｺｳﾑﾃﾝ,﨑山 "
    "花子,763-0034,香川県丸亀市大手町2-4,,0877-22-2371,\"10,000\",5,H1.1,R6.4.1,2,×,建設部会,"
    "A-2\r\n";
const std::string kThird = "0003,,無名商店,,,,,,,,,,,1,,,\r\n";

boost::json::array words(std::initializer_list<std::pair<const char*, const char*>> pairs) {
  boost::json::array made;
  for (const auto& [text, value] : pairs) made.push_back({{"text", text}, {"value", value}});
  return made;
}

class Imports : public ::testing::Test {
 protected:
  /// The guess, with the chamber's own codes filled in.
  boost::json::value mapping_of(std::int64_t id) {
    auto mapping = test.guess(id);
    for (auto& column : mapping.at("columns").as_array()) {
      if (column.at("header") == "会員種別") {
        column.at("codes") = words({{"1", "member"}, {"2", "statutory_only"}});
      }
    }
    return mapping;
  }
  boost::json::value check(std::int64_t id) {
    return test.check(id, {{"mapping", mapping_of(id)}, {"profile_id", nullptr}, {"standard_key", nullptr}});
  }
  std::string member(const std::string& column, const std::string& number) {
    return static_cast<banso::testing::PlatformUnderTest&>(test).ask(
        fmt::format("select {} from membership.member where member_number = '{}'", column, number));
  }

  ExchangeUnderTest test;
};

TEST_F(Imports, AreCheckedBeforeAnythingChangesAndUndoneWhole) {
  test.add({.business_id = kTakamatsuFoods, .name = "さぬき食品株式会社"});
  const auto id = test.bring(cp932(kHeader + kFirst + kSecond + kThird));
  const auto columns = test.ask("staff", "GET", test.import_path(id, "/columns"), 200);
  EXPECT_EQ(columns.at("encoding"), "Shift_JIS (CP932)");
  EXPECT_EQ(columns.at("header").as_array().size(), 17U);
  EXPECT_EQ(columns.at("lines").at(0).at("cells").at(2), "さぬき食品株式会社");
  const auto tried =
      test.ask("staff", "POST", test.import_path(id, "/trials"), 200, {{"mapping", mapping_of(id)}});
  EXPECT_EQ(tried.at("columns").at(9).at("cells").at(0).at("value"), "3000000");
  EXPECT_EQ(tried.at("columns").at(12).at("cells").at(0).at("value"), "1993-04-01");

  const auto checked = check(id);
  EXPECT_EQ(checked.at("rows_new"), 3) << checked.at("message");
  EXPECT_EQ(checked.at("loses"), false) << boost::json::serialize(checked.at("round_trip"));
  EXPECT_EQ(test.PlatformUnderTest::ask("select count(*) from membership.member"), "0")
      << "nothing has changed";
  EXPECT_EQ(test.rows(id, "?q=0002").at(0).at("name"), "丸亀工務店");

  const auto applied = test.apply(id);
  EXPECT_EQ(applied.at("rows_applied"), 3);
  EXPECT_EQ(applied.at("can_undo"), true);
  EXPECT_EQ(member("name_kana", "0001"), "サヌキショクヒン");
  EXPECT_EQ(member("capital_yen", "0001"), "3000000");
  EXPECT_EQ(member("address", "0001"), "香川県高松市番町2-2-2　商工会館3階");
  EXPECT_EQ(member("business_id", "0001"), std::to_string(kTakamatsuFoods));
  EXPECT_EQ(member("representative_name", "0002"), "﨑山 花子");
  EXPECT_EQ(member("standing", "0002"), "statutory_only");
  EXPECT_EQ(member("extra->>'旧コード'", "0002"), "A-2") << "kept although nobody understands it";
  EXPECT_EQ(member("founded_on", "0002"), "1989-01-01");
  EXPECT_EQ(test.PlatformUnderTest::ask(
                "select distinct source || coalesce(reference, '') from membership.member_change"),
            fmt::format("importexchange.import:{}", id));

  // The same file again: nothing is new. With a change: that one.
  const auto again = test.bring(cp932(kHeader + kFirst + kSecond + kThird));
  EXPECT_EQ(test.ask("staff", "GET", test.import_path(again), 200).at("already_applied"), "会員.csv");
  EXPECT_EQ(check(again).at("rows_same"), 3) << boost::json::serialize(test.rows(again));
  std::string changed = kFirst;
  changed.replace(changed.find("3,000"), 5, "5,000");
  const auto next = test.bring(cp932(kHeader + changed));
  EXPECT_EQ(check(next).at("rows_changed"), 1);
  const auto line = test.rows(next, "?state=changed").at(0);
  EXPECT_EQ(line.at("matched_by"), "member_number");
  ASSERT_EQ(line.at("differences").as_array().size(), 1U);
  EXPECT_EQ(line.at("differences").at(0).at("before"), "3000000");
  EXPECT_EQ(line.at("differences").at(0).at("after"), "5000000");
  test.apply(next);
  EXPECT_EQ(member("capital_yen", "0001"), "5000000");

  // Undo: what nobody has touched since goes back.
  test.ask("staff", "POST", test.import_path(next, "/undo"), 202);
  EXPECT_EQ(test.wait_until(next, "undone"), "undone");
  EXPECT_EQ(member("capital_yen", "0001"), "3000000");
  test.ask("staff", "POST", test.import_path(id, "/undo"), 202);
  EXPECT_EQ(test.wait_until(id, "undone"), "undone");
  EXPECT_EQ(test.PlatformUnderTest::ask("select string_agg(member_number, ',') from membership.member"),
            "0001")
      << "somebody changed that one since";
  EXPECT_EQ(test.reason_of("staff", "POST", test.import_path(id, "/undo"), 409), "exchange.import_busy");
}

TEST_F(Imports, TellEveryProblemWithItsPlace) {
  const auto id =
      test.bring(cp932(kHeader + kFirst +
                       "0004,1234567890123,だめ商店,,,7608515,,,電話なし,多い,,1999-13-01,,9,,,\r\n"
                       "0001,,同じ番号,,,,,,,,,,,1,,,\r\n"
                       "0005,,,,,,,,,,,,,1,,,\r\n"
                       "0006,,カンマ,が多い,,,,,,,,,,1,,,,あふれ\r\n"));
  const auto checked = check(id);
  EXPECT_EQ(checked.at("rows_error"), 4) << checked.at("message");
  const auto errors = test.rows(id, "?state=error&per_page=10");
  std::set<std::string> headers;
  for (const auto& problem : errors.at(0).at("problems").as_array()) {
    headers.emplace(problem.at("header").as_string());
    EXPECT_FALSE(problem.at("message").as_string().empty());
  }
  EXPECT_EQ(headers, (std::set<std::string>{"法人番号", "TEL", "資本金(千円)", "創業年月", "会員種別"}));
  EXPECT_EQ(errors.at(0).at("row_number"), 3);
  const auto list = test.call("staff", "GET", test.import_path(id, "/problems.csv"));
  EXPECT_EQ(list.status, 200);
  EXPECT_THAT(list.body, HasSubstr("3,0004,だめ商店,12,創業年月,1999-13-01,"));
  EXPECT_THAT(list.body, HasSubstr("同じ会員番号の行"));
  test.apply(id);
  EXPECT_EQ(test.PlatformUnderTest::ask("select string_agg(member_number, ',') from membership.member"),
            "0001");
}

TEST_F(Imports, LeaveOutCellsThatCannotBeReadIfAsked) {
  const auto id = test.bring(cp932(kHeader + "0004,,電話だけ変,,,,,,内線のみ,,,,,1,,,\r\n"));
  EXPECT_EQ(check(id).at("rows_error"), 1);
  EXPECT_EQ(test.rows(id).at(0).at("mendable"), true);
  test.apply(id, {{"skip_unreadable", true}});
  EXPECT_EQ(member("name", "0004"), "電話だけ変");
  EXPECT_EQ(member("phone", "0004"), "");
}

TEST_F(Imports, AskAPersonWhereTheyAreNotSure) {
  auto fields = example_fields("丸亀工務店");
  fields.address = "香川県坂出市1";
  const auto other = test.create(fields);
  const auto id = test.bring(
      cp932("事業所名,住所,TEL\r\n丸亀工務店,香川県丸亀市大手町2-4,0877-22-2371\r\n新しい店,,\r\n"));
  const auto checked = test.check_guessed(id);
  EXPECT_EQ(checked.at("rows_conflict"), 1) << checked.at("message");
  const auto line = test.rows(id, "?state=conflict").at(0);
  EXPECT_EQ(line.at("candidates").at(0).at("member_id"), other.member_id);
  const auto path = test.import_path(id, fmt::format("/rows/{}/decision", line.at("row_number").as_int64()));
  EXPECT_EQ(test.reason_of("staff", "PUT", path, 404, {{"decision", "member"}, {"member_id", 99}}),
            "exchange.member_not_found");
  const auto decided =
      test.ask("staff", "PUT", path, 200, {{"decision", "member"}, {"member_id", other.member_id}});
  EXPECT_EQ(decided.at("state"), "changed");
  EXPECT_EQ(decided.at("differences").as_array().size(), 2U);
  EXPECT_EQ(
      test.ask("staff", "PUT", path, 200, {{"decision", "skip"}, {"member_id", nullptr}}).at("decision"),
      "skip");
  test.ask("staff", "PUT", path, 200, {{"decision", "add"}, {"member_id", nullptr}});
  EXPECT_EQ(test.reason_of("staff", "PUT", test.import_path(id, "/rows/77/decision"), 404,
                           {{"decision", "skip"}, {"member_id", nullptr}}),
            "exchange.line_not_found");
  test.apply(id);
  EXPECT_EQ(test.PlatformUnderTest::ask("select count(*) from membership.member where name = '丸亀工務店'"),
            "2");
}

TEST_F(Imports, KeepWhatSomebodyChangedMeanwhile) {
  auto fields = example_fields("さぬき食品");
  fields.member_number = "0001";
  const auto known = test.create(fields);
  const auto id = test.bring("会員番号,事業所名,備考\n0001,さぬき食品,新しい備考\n");
  EXPECT_EQ(test.check_guessed(id).at("rows_changed"), 1);
  test.as_system([&](db::Tx& tx) {
    auto newer = known.fields;
    newer.note = "先に変えた";
    membership::update_member(tx, test.chamber, known.member_id, known.version, newer, test.by_staff(),
                              test.now.load());
  });
  const auto applied = test.apply(id);
  EXPECT_EQ(applied.at("rows_applied"), 0);
  EXPECT_EQ(applied.at("rows_conflict"), 1);
  EXPECT_EQ(member("note", "0001"), "先に変えた");
}

TEST_F(Imports, SayWhatWouldBeLostAndAskBefore) {
  const auto id = test.bring("会員番号,事業所名,会員種別\n1,あ,正会員\n2,い,特別会員\n");
  auto mapping = test.guess(id);
  mapping.at("columns").at(2).at("codes") = words({{"正会員", "member"}, {"特別会員", "member"}});
  const auto checked =
      test.check(id, {{"mapping", mapping}, {"profile_id", nullptr}, {"standard_key", nullptr}});
  EXPECT_EQ(checked.at("loses"), true);
  const auto trip = checked.at("round_trip").at(2);
  EXPECT_EQ(trip.at("lost"), 1);
  EXPECT_EQ(trip.at("examples").at(0).at("before"), "特別会員");
  EXPECT_EQ(trip.at("examples").at(0).at("after"), "正会員");
  EXPECT_EQ(test.reason_of("staff", "POST", test.import_path(id, "/apply"), 409,
                           {{"added", true},
                            {"changed", true},
                            {"skip_unreadable", false},
                            {"row_numbers", boost::json::array()},
                            {"accept_loss", false}}),
            "exchange.import_loses");
  mapping.at("columns").at(2).at("keep_spelling") = true;
  EXPECT_EQ(
      test.check(id, {{"mapping", mapping}, {"profile_id", nullptr}, {"standard_key", nullptr}}).at("loses"),
      false);
}

TEST_F(Imports, MatchTheRegister) {
  test.add({.business_id = kTakamatsuBuilder, .name = "讃岐建設株式会社", .street = "番町1丁目2番3号"});
  test.add({.business_id = kClosedFoods, .name = "閉店食品株式会社", .status = "closed"});
  const auto id = test.bring(
      "会員番号,法人番号,事業所名,所在地\n"
      "1,,㈱讃岐建設,香川県高松市番町1-2-3 ビル2階\n"
      "2,,讃岐建設,香川県丸亀市1-1\n"
      "3,8000012010038,閉店食品,\n"
      "4,7000012050002,どこか,\n");
  test.check_guessed(id);
  const auto rows = test.rows(id);
  EXPECT_THAT(std::string(rows.at(0).at("register_note").as_string()),
              HasSubstr("名前と所在地が国税庁の登録と同じ"));
  EXPECT_THAT(std::string(rows.at(1).at("register_note").as_string()), HasSubstr("所在地が合いません"));
  EXPECT_THAT(std::string(rows.at(2).at("register_note").as_string()), HasSubstr("閉鎖"));
  EXPECT_THAT(std::string(rows.at(3).at("register_note").as_string()), HasSubstr("登録にありません"));
  test.apply(id);
  EXPECT_EQ(member("business_id", "1"), std::to_string(kTakamatsuBuilder));
  EXPECT_EQ(member("business_id", "2"), "");
}

TEST_F(Imports, TakeWorkbooksAndTabs) {
  const std::string book =
      xlsx::make_workbook("会員", {"会員番号", "事業所名", "入会日"}, {{"0001", "さぬき", "2024/04/01"}});
  const auto id = test.bring(book, "会員.xlsx");
  EXPECT_EQ(test.ask("staff", "GET", test.import_path(id, "/columns"), 200).at("sheets").at(0), "会員");
  EXPECT_EQ(test.check_guessed(id).at("rows_new"), 1);
  const auto tabs = test.bring("会員番号\t事業所名\n1\ta,b\n", "会員.tsv");
  EXPECT_EQ(test.ask("staff", "GET", test.import_path(tabs, "/columns"), 200).at("format"), "tsv");
  EXPECT_EQ(test.check_guessed(tabs).at("rows_new"), 1);
  EXPECT_EQ(test.upload("staff", "会員.pdf", "%PDF-1.7").status, 422);
  const auto list = test.ask("staff", "GET", test.exchange("/imports"), 200);
  EXPECT_EQ(list.at("total"), 2);
  test.ask("staff", "DELETE", test.import_path(tabs), 204);
  EXPECT_EQ(test.reason_of("staff", "GET", test.import_path(tabs), 404), "exchange.import_not_found");
}

TEST_F(Imports, AreOfOneChamberOnly) {
  const auto id = test.bring("会員番号,事業所名\n1,あ\n");
  EXPECT_EQ(test.reason_of("stranger", "GET", test.import_path(id), 404), "membership.not_your_organization");
  EXPECT_EQ(test.upload("stranger", "x.csv", "a,b\n").status, 404);
  const auto other = fmt::format("/api/v1/organizations/{}/exchange/imports/{}", test.other_chamber, id);
  EXPECT_EQ(test.reason_of("stranger", "GET", other, 404), "exchange.import_not_found");
}

TEST_F(Imports, RefuseMappingsThatCannotWork) {
  const auto id = test.bring("会員番号,事業所名\n1,あ\n");
  auto mapping = test.guess(id);
  mapping.at("columns").at(0).at("field") = "nothing";
  const auto refused = test.ask("staff", "POST", test.import_path(id, "/preview"), 422,
                                {{"mapping", mapping}, {"profile_id", nullptr}, {"standard_key", nullptr}});
  EXPECT_EQ(refused.at("reason"), "exchange.mapping_wrong");
  EXPECT_EQ(test.reason_of("staff", "POST", test.import_path(id, "/preview"), 422,
                           {{"mapping", nullptr}, {"profile_id", nullptr}, {"standard_key", nullptr}}),
            "exchange.no_profile");
}

}  // namespace
}  // namespace banso::exchange::testing
