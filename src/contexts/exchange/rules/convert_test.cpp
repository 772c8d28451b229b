#include "contexts/exchange/rules/convert.hpp"

#include <gtest/gtest.h>

#include "contexts/exchange/rules/text_forms.hpp"

namespace banso::exchange {
namespace {

References references() {
  References made;
  made.industry_names = {
      {"D", "建設業"}, {"0929", "その他の水産食料品製造業"}, {"76", "飲食店"}, {"09", "食料品製造業"}};
  for (const auto& [code, name] : made.industry_names) made.industry_codes.emplace(header_key(name), code);
  made.cities["香川県"] = {"仲多度郡多度津町", "高松市", "丸亀市"};
  made.cities["三重県"] = {"四日市市", "津市"};
  return made;
}

std::string value_of(const char* key, const std::string& cell, MappingColumn column = {}) {
  const auto reading = read_cell(column, *find_field(key), cell, references());
  return reading.blocks ? "!" + reading.code : reading.value.value_or("");
}

std::string cell_of(const char* key, const std::string& value, MappingColumn column = {}) {
  return write_cell(column, *find_field(key), value.empty() ? std::optional<std::string>() : value,
                    references());
}

TEST(Days, AreReadInEveryUsualForm) {
  for (const char* text : {"2024-04-01", "2024/4/1", "20240401", "2024年4月1日", "令和6年4月1日", "R6.4.1",
                           "R06.04.01", "５０６０４０１", "R060401", "2024/04/01 00:00", " 2024.4.1 ",
                           "202404", "2024/04", "R6.4", "令和6年4月", "2024年4月", "20240400"}) {
    EXPECT_EQ(value_of("joined_on", text), "2024-04-01") << text;
  }
  EXPECT_EQ(value_of("founded_on", "S60.3"), "1985-03-01");
  EXPECT_EQ(value_of("founded_on", "平成元年1月"), "1989-01-01");
  EXPECT_EQ(value_of("founded_on", "3600315"), "1985-03-15");
  EXPECT_EQ(value_of("joined_on", "00000000"), "");
  EXPECT_EQ(value_of("joined_on", "2024-02-30"), "!date");
  EXPECT_EQ(value_of("joined_on", "1985"), "!date");
  EXPECT_EQ(value_of("joined_on", "不明"), "!date");
}

TEST(Days, AreWrittenInTheFormOfTheColumn) {
  const auto written = [](DateForm form, bool month_only) {
    MappingColumn column;
    column.date_form = form;
    column.month_only = month_only;
    return cell_of("joined_on", "2024-04-01", column);
  };
  EXPECT_EQ(written(DateForm::iso, false), "2024-04-01");
  EXPECT_EQ(written(DateForm::slash, true), "2024/04");
  EXPECT_EQ(written(DateForm::compact, true), "202404");
  EXPECT_EQ(written(DateForm::era, false), "令和6年4月1日");
  EXPECT_EQ(written(DateForm::era, true), "令和6年4月");
  EXPECT_EQ(written(DateForm::era_dots, false), "R6.4.1");
  EXPECT_EQ(written(DateForm::era_two, true), "R06.04");
}

TEST(Amounts, KnowTheirUnit) {
  EXPECT_EQ(value_of("capital_yen", "３，０００，０００"), "3000000");
  EXPECT_EQ(value_of("capital_yen", "300万円"), "3000000");
  EXPECT_EQ(value_of("capital_yen", "1億2,000万円"), "120000000");
  EXPECT_EQ(value_of("annual_sales_yen", "△1,234"), "-1234");
  EXPECT_EQ(value_of("annual_sales_yen", "▲1,234円"), "-1234");
  EXPECT_EQ(value_of("annual_sales_yen", "(500)"), "-500");
  EXPECT_EQ(value_of("capital_yen", "-5"), "!out_of_range");
  EXPECT_EQ(value_of("capital_yen", "1.5"), "!fraction");
  EXPECT_EQ(value_of("capital_yen", "多い"), "!number");
  EXPECT_EQ(value_of("regular_employees", "12人"), "12");
  MappingColumn thousand;
  thousand.unit = NumberUnit::thousand;
  EXPECT_EQ(value_of("capital_yen", "3,000", thousand), "3000000");
  EXPECT_EQ(value_of("capital_yen", "1.5", thousand), "1500");
  EXPECT_EQ(value_of("capital_yen", "1.23456", thousand), "!fraction");
  EXPECT_EQ(cell_of("capital_yen", "3000000", thousand), "3000");
  EXPECT_EQ(cell_of("capital_yen", "1234567", thousand), "1234.567")
      << "nothing is cut unless it is asked for";
  thousand.whole_units = true;
  EXPECT_EQ(cell_of("capital_yen", "1234567", thousand), "1234");
  MappingColumn triangle;
  triangle.number_form = NumberForm::triangle;
  EXPECT_EQ(cell_of("annual_sales_yen", "-1234567", triangle), "△1,234,567");
  EXPECT_EQ(value_of("capital_yen", "999999999999999999999"), "!number");
}

TEST(Texts, ComeInWidthsAndKana) {
  EXPECT_EQ(value_of("name_kana", "ｻﾇｷｼｮｸﾋﾝ"), "サヌキショクヒン");
  EXPECT_EQ(value_of("name_kana", "さぬき"), "サヌキ");
  MappingColumn half;
  half.kana = KanaForm::half_katakana;
  EXPECT_EQ(cell_of("name_kana", "サヌキバイオ・ヴ　ー", half), "ｻﾇｷﾊﾞｲｵ･ｳﾞ ｰ");
  MappingColumn full;
  full.width = TextWidth::full;
  EXPECT_EQ(cell_of("address", "香川県高松市番町1-2 A", full), "香川県高松市番町１－２　Ａ");
  MappingColumn plain;
  plain.nfkc = true;
  EXPECT_EQ(value_of("name", "㈱さぬき①", plain), "(株)さぬき1");
  EXPECT_EQ(value_of("name", "㈱さぬき①"), "㈱さぬき①") << "kept as written unless it is asked for";
  const auto seen = read_cell({}, *find_field("name"), "さぬき\xE2\x80\x8B食品", {});
  EXPECT_EQ(seen.value, "さぬき食品");
  EXPECT_EQ(seen.code, "invisible");
  EXPECT_EQ(value_of("name", std::string(151, 'a')), "!too_long");
}

TEST(SmallThings, AreReadAndWritten) {
  EXPECT_EQ(value_of("phone", "０８７（８２５）３５００"), "087(825)3500");
  EXPECT_EQ(value_of("phone", "なし"), "");
  EXPECT_EQ(value_of("phone", "内線12"), "!phone");
  EXPECT_EQ(value_of("post_code", "〒760-8515"), "7608515");
  EXPECT_EQ(cell_of("post_code", "7608515"), "760-8515");
  MappingColumn digits;
  digits.hyphens = false;
  EXPECT_EQ(cell_of("post_code", "7608515", digits), "7608515");
  EXPECT_EQ(cell_of("phone", "087-825-3500", digits), "0878253500");
  EXPECT_EQ(value_of("corporate_number", "7000012050002"), "7000012050002");
  EXPECT_EQ(value_of("corporate_number", "1234567890123"), "!corporate_number");
  EXPECT_EQ(value_of("website_url", "www.example.jp"), "http://www.example.jp");
  EXPECT_EQ(value_of("email", "a@"), "!email");
  EXPECT_EQ(value_of("listed_in_directory", "○"), "true");
  EXPECT_EQ(value_of("listed_in_directory", "不可"), "false");
  EXPECT_EQ(value_of("standing", "会員"), "member");
  EXPECT_EQ(value_of("standing", "特別会員"), "!word");
  EXPECT_EQ(value_of("city_code", "372013"), "37201");
}

TEST(Codes, AreTablesOfTheChamber) {
  MappingColumn column;
  const auto add = [&](const char* text, const char* value) {
    CodeWord word;
    word.text = std::string(text);
    word.value = std::string(value);
    column.codes.push_back(word);
  };
  add("1", "member");
  add("2", "statutory_only");
  add("9", "");
  EXPECT_EQ(value_of("standing", "1", column), "member");
  EXPECT_EQ(value_of("standing", "9", column), "");
  EXPECT_EQ(value_of("standing", "3", column), "!code_unknown");
  EXPECT_EQ(cell_of("standing", "statutory_only", column), "2");
  EXPECT_EQ(cell_of("standing", "", column), "9");
}

TEST(Industries, AreNamesOrCodes) {
  EXPECT_EQ(value_of("industry_codes", "0929,D"), "0929,D");
  EXPECT_EQ(value_of("industry_codes", "その他の水産食料品製造業"), "0929");
  EXPECT_EQ(value_of("industry_codes", "建設業、飲食店"), "D,76");
  EXPECT_EQ(value_of("industry_codes", "宇宙業"), "!industry");
  MappingColumn names;
  names.industry_names = true;
  EXPECT_EQ(cell_of("industry_codes", "D,76", names), "建設業 飲食店");
}

TEST(Addresses, AreSplitByTheNamesOfCities) {
  EXPECT_EQ(split_address("香川県高松市番町2-2-2　商工会館3階", references()),
            (std::array<std::string, 4>{"香川県", "高松市", "番町2-2-2", "商工会館3階"}));
  EXPECT_EQ(split_address("三重県四日市市諏訪町2-5", references())[1], "四日市市");
  EXPECT_EQ(split_address("丸亀市浜町", references())[1], "丸亀市");
  EXPECT_EQ(join_address(split_address("香川県高松市番町2-2-2　商工会館", references())),
            "香川県高松市番町2-2-2　商工会館");
}

TEST(OwnCharacters, HaveCodes) {
  EXPECT_EQ(own_character_of_code("F040"), char32_t{0xE000});
  EXPECT_EQ(code_of_own_character(0xE000), "F040");
  EXPECT_EQ(code_of_own_character(own_character_of_code("F9FC")), "F9FC");
  EXPECT_EQ(own_character_of_code("8140"), char32_t{0});
}

}  // namespace
}  // namespace banso::exchange
