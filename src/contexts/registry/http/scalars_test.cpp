#include "contexts/registry/rules/scalars.hpp"

#include <gtest/gtest.h>

#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/rules/nearest_chamber.hpp"
#include "contexts/registry/rules/profile.hpp"
#include "platform/shape/json.hpp"
#include "platform/shape/messages.hpp"
#include "platform/shape/type.hpp"

namespace banso::registry {
namespace {

/// What the text becomes, or "!" and the code of what is wrong; the code must have its own sentence.
template <class T>
std::string read(std::string_view text) {
  T value;
  const char* code = shape::Scalar<T>::from_text(value, text);
  if (!code) return value;
  EXPECT_NE(shape::field_message(code, shape::type_of<T>()), "入力の内容を確かめてください。") << code;
  return std::string("!") + code;
}

TEST(Scalars, AreNormalisedOrRefused) {
  EXPECT_EQ(read<CorporateNumber>("５０１０４０５００１７０３"), "5010405001703");
  EXPECT_EQ(read<CorporateNumber>("T5010405001703"), "5010405001703");
  EXPECT_EQ(read<CorporateNumber>("5010405001702"), "!corporate_number.check_digit");
  EXPECT_EQ(read<PhoneNumber>("０８７－１２３－４５６７"), "087-123-4567");
  EXPECT_EQ(read<PhoneNumber>("12"), "!phone.invalid");
  EXPECT_EQ(read<PostCode>("〒760-0017"), "7600017");
  EXPECT_EQ(read<PostCode>("76"), "!post_code.invalid");
  EXPECT_EQ(read<WebUrl>(" https://www.example.co.jp/a?b=c "), "https://www.example.co.jp/a?b=c");
  for (const char* text : {"javascript:alert(1)//x.y", "ftp://www.example.jp/", "www.example.jp/index.html",
                           "https://localhost/x", "https://user:word@example.jp/", "https://ex ample.jp/"}) {
    EXPECT_EQ(read<WebUrl>(text), "!url.invalid") << text;
  }
  EXPECT_EQ(read<MonthDay>("０４-０１"), "04-01");
  EXPECT_EQ(read<MonthDay>("02-29"), "02-29");
  EXPECT_EQ(read<MonthDay>("02-30"), "!month_day.invalid");
  EXPECT_EQ(read<MonthDay>("4-1"), "!month_day.invalid");
  EXPECT_EQ(read<IndustryCode>("Ｅ"), "E");
  EXPECT_EQ(read<IndustryCode>("0971"), "0971");
  EXPECT_EQ(read<IndustryCode>("X"), "!industry_code.invalid");
  EXPECT_EQ(read<CityCode>("37201"), "37201");
  EXPECT_EQ(read<CityCode>("372013"), "37201");
  EXPECT_EQ(read<CityCode>("372014"), "!city_code.invalid");
  EXPECT_EQ(read<CityCode>("99201"), "!city_code.invalid");
  EXPECT_EQ(read<PrefectureCode>("３７"), "37");
  EXPECT_EQ(read<PrefectureCode>("48"), "!prefecture_code.invalid");
  EXPECT_EQ(read<BusinessKind>("301"), "301");
  EXPECT_EQ(read<BusinessKind>("sole_proprietor"), "sole_proprietor");
  EXPECT_EQ(read<BusinessKind>("777"), "!business_kind.invalid");
}

TEST(Scalars, AreNormalisedInsideAProfile) {
  const auto fields = shape::from_json<ProfileFields>(R"j({"email":"Info@example.co.jp",
    "main_address":{"post_code":"760-0017"},"industry_codes":[],"places":[],"contacts":[],
    "related_organizations":[{"role":"親会社","name":"瀬戸内","corporate_number":"5-0104-0500-1703"}]})j");
  EXPECT_EQ(*fields.main_address->post_code, "7600017");
  EXPECT_EQ(*fields.email, "info@example.co.jp");
  EXPECT_EQ(*fields.related_organizations[0].corporate_number, "5010405001703");
}

TEST(BusinessKind, HasJapaneseNames) {
  EXPECT_EQ(kind_name("301"), "株式会社");
  EXPECT_EQ(kind_name("777"), "777");
  EXPECT_EQ(process_name("12"), "国内所在地の変更");
  EXPECT_EQ(close_cause_name("11"), "合併による解散等");
  EXPECT_EQ(close_cause_name(""), "");
}

TEST(NearestChamber, IsNamedAfterTheCity) {
  EXPECT_TRUE(is_named_after_city("高松商工会議所", "高松市"));
  EXPECT_TRUE(is_named_after_city("札幌商工会議所", "札幌市中央区"));
  EXPECT_TRUE(is_named_after_city("四日市商工会議所", "四日市市"));
  EXPECT_TRUE(is_named_after_city("古平商工会", "古平郡古平町"));
  EXPECT_TRUE(is_named_after_city("品川商工会議所", "品川区"));
  EXPECT_FALSE(is_named_after_city("丸亀商工会議所", "高松市"));
  EXPECT_FALSE(is_named_after_city("高松商工会議所", ""));
  EXPECT_FALSE(is_named_after_city("高松商工会議所", "市"));
}

}  // namespace
}  // namespace banso::registry
