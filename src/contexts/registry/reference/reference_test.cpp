#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "contexts/registry/reference/chambers.hpp"
#include "contexts/registry/reference/industries.hpp"
#include "contexts/registry/reference/municipalities.hpp"
#include "contexts/registry/reference/postal_codes.hpp"

namespace banso::registry {
namespace {

template <class Row>
struct Result {
  std::vector<Row> rows;
  std::vector<RejectedLine> rejected;
  ReferenceSummary summary;
  std::string failure;  ///< code of the SourceError
};

template <class Row, class Read>
Result<Row> collect(csv::ByteSource& source, Read read) {
  Result<Row> result;
  try {
    result.summary = read(
        source, [&](const Row& row) { result.rows.push_back(row); },
        [&](const RejectedLine& line) { result.rejected.push_back(line); });
  } catch (const csv::SourceError& error) {
    result.failure = error.code();
  }
  return result;
}

template <class Row, class Read>
Result<Row> collect_text(std::string_view text, Read read) {
  const auto source = csv::open_source(text, "x.csv");
  return collect<Row>(*source, read);
}

std::string codes_of(const std::vector<RejectedLine>& rejected) {
  std::string text;
  for (const auto& line : rejected) {
    EXPECT_FALSE(line.problems.at(0).message.empty());
    text += std::to_string(line.line) + ":" + std::to_string(line.problems[0].column) + ":" +
            line.problems[0].code + " ";
  }
  return text;
}

TEST(Municipalities, AnyEditionOfTheList) {
  const char* editions[] = {
      "団体コード,都道府県名（漢字）,市区町村名（漢字）,都道府県名（カナ）,市区町村名（カナ）\n"
      "370002,香川県,,ｶｶﾞﾜｹﾝ,\n372013,香川県,高松市,ｶｶﾞﾜｹﾝ,ﾀｶﾏﾂｼ\n",
      "code,type,pref,name,ruby\n370002,prefecture,香川県,香川県,かがわけん\n372013,municipality,香川県,"
      "高松市,たかまつし\n",
      "city,prefecture,code,ruby\n,香川県,37000,\n高松市,香川県,37201,タカマツシ\n",
  };
  for (const auto* text : editions) {
    const auto result = collect_text<Municipality>(text, read_municipalities);
    EXPECT_EQ(codes_of(result.rejected), "") << text;
    ASSERT_EQ(result.rows.size(), 2u) << text;
    EXPECT_EQ(result.rows[0].area_code, "370002");
    EXPECT_EQ(result.rows[0].name, "");
    EXPECT_EQ(result.rows[0].kana, "カガワケン");
    EXPECT_EQ(result.rows[1].area_code, "372013");
    EXPECT_EQ(result.rows[1].city_code, "37201");
    EXPECT_EQ(result.rows[1].prefecture_code, "37");
    EXPECT_EQ(result.rows[1].name, "高松市");
    EXPECT_EQ(result.rows[1].kana, "タカマツシ");
  }
}

TEST(Municipalities, WrongLinesAreNamed) {
  const auto result = collect_text<Municipality>(
      "code,pref,name\n372014,香川県,高松市\n372013,徳島県,高松市\n37a,香川県,高松市\n990005,香川県,"
      "x\n372013,香川県,\n"
      "372013,香川県,高松市\n",
      read_municipalities);
  EXPECT_EQ(codes_of(result.rejected),
            "2:1:reference.area_code_check_digit 3:2:reference.prefecture 4:1:reference.area_code "
            "5:1:reference.area_code_check_digit 6:3:reference.required ");
  EXPECT_NE(result.rejected[0].problems[0].message.find("372013"), std::string::npos);
  EXPECT_EQ(result.summary.accepted, 1u);
  EXPECT_EQ(result.summary.rejected, 5u);
}

TEST(ReferenceTable, MissingColumnsAndEmptyFiles) {
  EXPECT_EQ(collect_text<Municipality>("code,name\n1,2\n", read_municipalities).failure, "reference.columns");
  EXPECT_EQ(collect_text<Municipality>("", read_municipalities).failure, "reference.empty");
  EXPECT_EQ(collect_text<Industry>("項目名\n", read_industries).failure, "reference.empty");
}

TEST(Industries, BothLayouts) {
  const char* layouts[] = {
      "level,code,parent,name\n大分類,D,,建設業\n中分類,06,D,総合工事業\n小分類,061,06,"
      "一般土木建築工事業\n細分類,0611,061,一般土木建築工事業\n",
      "大分類コード,中分類コード,小分類コード,細分類コード,項目名\nD,00,000,0000,建設業\nD,06,000,0000,"
      "総合工事業\n"
      "D,06,061,0000,一般土木建築工事業\nD,06,061,0611,一般土木建築工事業\n",
  };
  for (const auto* text : layouts) {
    const auto result = collect_text<Industry>(text, read_industries);
    EXPECT_EQ(codes_of(result.rejected), "");
    ASSERT_EQ(result.rows.size(), 4u);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(result.rows[static_cast<std::size_t>(i)].level, i + 1);
    EXPECT_EQ(result.rows[1].parent_code, "D");
    EXPECT_EQ(result.rows[3].code, "0611");
    EXPECT_EQ(result.rows[3].parent_code, "061");
  }
}

TEST(Industries, WrongLinesAreNamed) {
  const auto result = collect_text<Industry>(
      "code,parent,name\nU,,x\nD,,建設業\n06,E,x\n061,06,x\n06,D,総合工事業\n061,07,x\n06,D,again\n062,06,"
      "\n12345,0,x\n",
      read_industries);
  EXPECT_EQ(codes_of(result.rejected),
            "2:1:reference.industry_code 4:2:reference.industry_parent 5:2:reference.industry_parent "
            "7:2:reference.industry_parent 8:1:reference.twice 9:3:reference.required "
            "10:1:reference.industry_code ");
}

TEST(Chambers, ReadWithBlockAndNumber) {
  const auto result = collect_text<Chamber>(
      "name,prefecture,city,city_code,post_code,corporate_number,type\n"
      "高松商工会議所,香川県,高松市,37201,760-8515,,chamber\n"
      "見本商工会議所,香川,高松市,372013,〒7608515,7000012050002,商工会議所\n"
      "在日何とか商工会議所,東京都,港区,,,,foreign_or_other\n"
      ",香川県,,,,,chamber\n誤り商工会議所,讃岐国,,,,,chamber\n"
      "誤り商工会議所,香川県,,36201,12,7000012050003,chamber\n",
      read_chambers);
  ASSERT_EQ(result.rows.size(), 2u);
  EXPECT_EQ(result.rows[0].block, JcciBlock::kShikoku);
  EXPECT_EQ(result.rows[0].post_code, "7608515");
  EXPECT_FALSE(result.rows[0].business_id);
  EXPECT_EQ(result.rows[1].prefecture_name, "香川県");
  EXPECT_EQ(result.rows[1].city_code, "37201");
  EXPECT_EQ(result.rows[1].business_id, 7000012050002);
  EXPECT_EQ(codes_of(result.rejected),
            "5:1:reference.required 6:2:reference.prefecture 7:4:reference.area_code ");
  EXPECT_EQ(result.rejected[2].problems.size(), 3u);
}

TEST(PostalCodes, TownNamesAsPeopleWriteThem) {
  struct Case {
    const char* written;
    const char* town;
    const char* note;
  };
  const Case cases[] = {
      {"旭ケ丘", "旭ケ丘", ""},
      {"以下に掲載がない場合", "", ""},
      {"境町の次に番地がくる場合", "", "境町の次に番地がくる場合"},
      {"大通西（１～１９丁目）", "大通西", "１～１９丁目"},
      {"大江（１丁目、２丁目「６５１番地」以外）", "大江", "１丁目、２丁目「６５１番地」以外"},
      {"種市第４地割〜第７地割", "種市第４地割～第７地割", ""},
      {"利島村一円", "", "利島村一円"},
      {"一円", "一円", ""},
  };
  for (const auto& row : cases) {
    const auto name = clean_town(row.written);
    EXPECT_EQ(name.town, row.town) << row.written;
    EXPECT_EQ(name.note, row.note) << row.written;
  }
}

TEST(PostalCodes, TownsOverSeveralLinesArePutTogether) {
  const auto result = collect_text<PostalCode>(
      "01224,\"066  "
      "\",\"0660005\",\"ﾎｯｶｲﾄﾞｳ\",\"ﾁﾄｾｼ\",\"ｷｮｳﾜ(88-2､\",\"北海道\",\"千歳市\",\"協和（８８－２、\",1,0,0,0,"
      "0,0\n"
      "01224,\"066  "
      "\",\"0660005\",\"ﾎｯｶｲﾄﾞｳ\",\"ﾁﾄｾｼ\",\"1752ﾊﾞﾝﾁ)\",\"北海道\",\"千歳市\",\"１７５２番地）\",1,0,0,0,0,"
      "0\n"
      "01224,\"066  "
      "\",\"0660006\",\"ﾎｯｶｲﾄﾞｳ\",\"ﾁﾄｾｼ\",\"ｱ(1\",\"北海道\",\"千歳市\",\"ア（１\",1,0,0,0,0,0\n"
      "01224,\"066  \",\"0660007\",\"ﾎｯｶｲﾄﾞｳ\",\"ﾁﾄｾｼ\",\"ｲ\",\"北海道\",\"千歳市\",\"イ\",1,0,0,0,2,6\n"
      "01224,\"066  \",\"066000\",\"ﾎｯｶｲﾄﾞｳ\",\"ﾁﾄｾｼ\",\"ｲ\",\"北海道\",\"千歳市\",\"イ\",1,0,0,0,0,0\n"
      "a,b\n",
      read_postal_codes);
  ASSERT_EQ(result.rows.size(), 1u);
  EXPECT_EQ(result.rows[0].town_name, "協和");
  EXPECT_EQ(result.rows[0].town_kana, "キョウワ");
  EXPECT_EQ(result.rows[0].note, "８８－２、１７５２番地");
  EXPECT_EQ(result.rows[0].city_kana, "チトセシ");
  EXPECT_EQ(codes_of(result.rejected),
            "3:9:reference.open_parenthesis 5:3:post_code.invalid 6:0:reference.column_count ");
}

TEST(PostalCodes, LargeUsers) {
  const auto result = collect_text<PostalCode>(
      "37201,\"(ｶﾌﾞ) "
      "ﾐﾎﾝ\",\"株式会社　見本\",\"香川県\",\"高松市\",\"番町\",\"１丁目１－１\",\"7608501\",\"760  "
      "\",\"高松中央\",0,0,0\n"
      "37201,\"ﾊｲｼ\",\"廃止\",\"香川県\",\"高松市\",\"番町\",\"１\",\"7608502\",\"760  "
      "\",\"高松中央\",0,0,5\n",
      read_postal_codes);
  ASSERT_EQ(result.rows.size(), 1u);
  EXPECT_EQ(result.rows[0].office_name, "株式会社　見本");
  EXPECT_EQ(result.rows[0].office_street, "１丁目１－１");
  EXPECT_EQ(result.rows[0].post_code, "7608501");
  EXPECT_TRUE(result.rejected.empty());
}

TEST(PostalCodes, AnotherFileIsNamedAsSuch) {
  std::string other;
  for (int i = 0; i < 300; ++i) other += "1,2,3\n";
  EXPECT_EQ(collect_text<PostalCode>(other, read_postal_codes).failure, "reference.not_postal_codes");
}

// Real files, where they are at hand: ../shared/data is not part of the repository.
const std::filesystem::path kData = "../shared/data/reference";

template <class Row, class Read>
void expect_real_file(const char* name, Read read, std::size_t rows) {
  if (!std::filesystem::exists(kData / name))
    GTEST_SKIP() << "no real data: " << (kData / name) << " is missing";
  const auto source = csv::open_source(kData / name);
  const auto result = collect<Row>(*source, read);
  EXPECT_EQ(result.failure, "") << name;
  EXPECT_EQ(codes_of(result.rejected).substr(0, 300), "") << name;
  EXPECT_EQ(result.rows.size(), rows) << name;
}

TEST(RealReferenceFile, PostalCodesUtf8) {
  expect_real_file<PostalCode>("utf_ken_all.zip", read_postal_codes, 124'511);
}
TEST(RealReferenceFile, PostalCodesShiftJis) {
  expect_real_file<PostalCode>("ken_all.zip", read_postal_codes, 124'511);
}
TEST(RealReferenceFile, LargeUsers) {
  expect_real_file<PostalCode>("jigyosyo.zip", read_postal_codes, 22'416);
}
TEST(RealReferenceFile, LocalGovCodes) {
  expect_real_file<Municipality>("local_gov_codes.csv", read_municipalities, 1'969);
}
TEST(RealReferenceFile, MunicipalityCodes) {
  expect_real_file<Municipality>("municipality-codes.csv", read_municipalities, 1'794);
}
TEST(RealReferenceFile, Jsic14) {
  expect_real_file<Industry>("jsic14.csv", read_industries, 2'128);
}
TEST(RealReferenceFile, Jsic13) {
  expect_real_file<Industry>("000420038.csv", read_industries, 2'109);
}
TEST(RealReferenceFile, Chambers) {
  expect_real_file<Chamber>("chambers.csv", read_chambers, 445);
}

// Both editions of KEN_ALL tell the same towns, once the Shift_JIS one is put together.
TEST(RealReferenceFile, TheEditionsOfKenAllAgree) {
  if (!std::filesystem::exists(kData / "ken_all.zip")) GTEST_SKIP() << "no real data: ken_all.zip is missing";
  const auto utf8_source = csv::open_source(kData / "utf_ken_all.zip");
  const auto sjis_source = csv::open_source(kData / "ken_all.zip");
  const auto utf8 = collect<PostalCode>(*utf8_source, read_postal_codes);
  const auto sjis = collect<PostalCode>(*sjis_source, read_postal_codes);
  std::map<std::string, int> difference;
  for (const auto& row : utf8.rows) ++difference[row.post_code + row.city_code + row.town_name];
  for (const auto& row : sjis.rows) --difference[row.post_code + row.city_code + row.town_name];
  std::size_t unequal = 0;
  for (const auto& [key, count] : difference) {
    if (count != 0 && ++unequal < 5) std::cout << key << " " << count << "\n";
  }
  EXPECT_EQ(unequal, 0u);
}

}  // namespace
}  // namespace banso::registry
