#include <gtest/gtest.h>

#include "contexts/registry/nta/nta_row.hpp"

namespace banso::registry {
namespace {

using Fields = std::vector<std::string_view>;

Fields good_fields() {
  return {"1",
          "7000012050002",
          "01",
          "0",
          "2018-04-02",
          "2015-10-05",
          "国税庁",
          "",
          "101",
          "東京都",
          "千代田区",
          "霞が関３丁目１－１",
          "",
          "13",
          "101",
          "1000013",
          "",
          "",
          "",
          "",
          "",
          "",
          "2015-10-05",
          "1",
          "National Tax Agency",
          "Tokyo",
          "3-1-1, Kasumigaseki",
          "",
          "コクゼイチョウ",
          "0"};
}

TEST(ParseNtaRow, AllColumns) {
  const auto fields = good_fields();
  NtaRow row;
  std::vector<LineProblem> problems;
  ASSERT_TRUE(parse_nta_row(NtaLayout::kCurrent, fields, row, problems)) << problems[0].message;
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(row.sequence_number, 1);
  EXPECT_EQ(row.corporate_number, "7000012050002");
  EXPECT_EQ(row.update_date, parse_date("2018-04-02"));
  EXPECT_TRUE(row.latest);
  EXPECT_TRUE(row.searchable);
  BusinessFacts facts;
  copy_facts(row, facts);
  EXPECT_EQ(facts.business_id, 7000012050002);
  EXPECT_EQ(facts.city_code, "13101");
  EXPECT_EQ(facts.name_kana, "コクゼイチョウ");
  EXPECT_EQ(facts.address_en, "3-1-1, Kasumigaseki");
  EXPECT_FALSE(facts.successor_business_id);
}

TEST(ParseNtaRow, TheEarlyLayoutIsTheFirst23Columns) {
  auto fields = good_fields();
  fields.resize(23);
  NtaRow row;
  row.latest = false;
  row.name_kana = "left over";
  std::vector<LineProblem> problems;
  ASSERT_TRUE(parse_nta_row(NtaLayout::kEarly, fields, row, problems));
  EXPECT_TRUE(row.latest);
  EXPECT_TRUE(row.searchable);
  EXPECT_EQ(row.name_kana, "");
}

TEST(ParseNtaRow, EachProblemNamesItsColumn) {
  struct Case {
    std::size_t column;
    std::string value;
    const char* code;
    const char* part_of_message;
  };
  const Case cases[] = {
      {1, "x", "nta.digits", "一連番号"},
      {2, "8000012050002", "corporate_number.check_digit", "検査数字は7"},
      {2, "700001205000", "corporate_number.length", "13けた"},
      {2, "70000120500o2", "corporate_number.not_digit", "13けた"},
      {2, "0000012050002", "corporate_number.leading_zero", "0で始まらない"},
      {2, "", "corporate_number.length", "法人番号"},
      {3, "02", "nta.code", "処理区分"},
      {3, "1", "nta.code", "01・11・12"},
      {4, "2", "nta.flag", "訂正区分"},
      {5, "", "nta.required", "更新年月日"},
      {5, "2018-02-30", "nta.date", "2018-02-30"},
      {5, "2018/04/02", "nta.date", "更新年月日"},
      {5, "0018-04-02", "nta.date", "更新年月日"},
      {6, "H30.4.2", "nta.date", "変更年月日"},
      {7, "", "nta.required", "商号又は名称"},
      {7, "国税庁\n", "nta.control_character", "商号又は名称"},
      {7, std::string(3'001, 'x'), "nta.too_long", "商号又は名称"},
      {9, "300", "nta.code", "法人種別"},
      {14, "48", "nta.prefecture_code", "都道府県コード"},
      {15, "10", "nta.digits", "3けた"},
      {16, "100-001", "nta.digits", "7けた"},
      {19, "x", "nta.date", "閉鎖等年月日"},
      {20, "02", "nta.code", "閉鎖等の事由"},
      {21, "1234567890123", "corporate_number.check_digit", "承継先"},
      {23, "x", "nta.date", "指定年月日"},
      {24, "", "nta.flag", "最新履歴"},
      {30, "2", "nta.flag", "検索対象除外"},
  };
  for (const auto& row_case : cases) {
    auto fields = good_fields();
    fields[row_case.column - 1] = row_case.value;
    NtaRow row;
    std::vector<LineProblem> problems;
    EXPECT_FALSE(parse_nta_row(NtaLayout::kCurrent, fields, row, problems)) << row_case.value;
    ASSERT_EQ(problems.size(), 1u) << row_case.value;
    EXPECT_EQ(problems[0].column, row_case.column);
    EXPECT_EQ(problems[0].code, row_case.code);
    EXPECT_NE(problems[0].message.find(row_case.part_of_message), std::string::npos) << problems[0].message;
  }
}

TEST(ParseNtaRow, AllProblemsOfALineAreTold) {
  auto fields = good_fields();
  fields[1] = "1";
  fields[2] = "77";
  fields[4] = "soon";
  fields[23] = "9";
  NtaRow row;
  std::vector<LineProblem> problems;
  EXPECT_FALSE(parse_nta_row(NtaLayout::kCurrent, fields, row, problems));
  EXPECT_EQ(problems.size(), 4u);
}

TEST(ParseNtaRow, AWithdrawnNumberNeedsNoName) {
  auto fields = good_fields();
  fields[2] = "99";
  fields[6] = fields[8] = "";
  NtaRow row;
  std::vector<LineProblem> problems;
  EXPECT_TRUE(parse_nta_row(NtaLayout::kCurrent, fields, row, problems));
}

TEST(ParseNtaRow, TheNumberOfColumnsMustFit) {
  auto fields = good_fields();
  fields.resize(29);
  NtaRow row;
  std::vector<LineProblem> problems;
  EXPECT_FALSE(parse_nta_row(NtaLayout::kCurrent, fields, row, problems));
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "nta.column_count");
  EXPECT_NE(problems[0].message.find("29"), std::string::npos);
}

}  // namespace
}  // namespace banso::registry
