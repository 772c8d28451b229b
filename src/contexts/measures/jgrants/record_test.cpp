#include "contexts/measures/jgrants/record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "contexts/measures/catalogue/entry.hpp"
#include "contexts/measures/jgrants/read_file.hpp"
#include "contexts/measures/rules/problems.hpp"
#include "contexts/measures/rules/rule_json.hpp"
#include "platform/csv/packed_example.hpp"

namespace banso::measures {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kDetail =
    R"({"id":"a0W2x000007Cos5EAC","name":"S-00003073","title":"令和8年度 省エネ設備補助金",
  "subsidy_catch_phrase":"省エネ設備の更新を助けます","detail":"<p onclick=\"x()\">対象は<b>設備</b>です<script>alert(1)</script></p>",
  "use_purpose":"設備整備・IT導入をしたい / エコ・SDGs活動支援がほしい","industry":"製造業","target_area_search":"香川県 / 徳島県",
  "target_area_detail":null,"target_number_of_employees":"300名以下","subsidy_rate":"1/2以内","subsidy_max_limit":5000000,
  "acceptance_start_datetime":"2026-04-01T00:00:00.000Z","acceptance_end_datetime":"2026-10-12T14:59:00.000Z",
  "project_end_deadline":"2027-02-26T14:59Z","front_subsidy_detail_page_url":"https://www.jgrants-portal.go.jp/subsidy/a0W2x000007Cos5EAC",
  "institution_name":"省エネ課","workflow":[]})";

JgrantsRecord record_of(std::string_view json, std::vector<Oddity>* odd_out = nullptr) {
  std::vector<Oddity> odd;
  auto record = read_record(boost::json::parse(json), odd);
  if (odd_out != nullptr) *odd_out = odd;
  EXPECT_TRUE(record);
  return record.value_or(JgrantsRecord{});
}

TEST(JgrantsRecord, BecomesAMeasureWithRules) {
  std::vector<Oddity> odd;
  const Measure measure = measure_of(record_of(kDetail), odd);
  EXPECT_TRUE(odd.empty());
  EXPECT_EQ(measure.measure_key, "jgrants_a0w2x000007cos5eac");
  EXPECT_EQ(measure.title, "令和8年度 省エネ設備補助金");
  EXPECT_EQ(measure.fiscal_year, 2026);
  EXPECT_EQ(std::vector<std::string>(measure.areas.begin(), measure.areas.end()),
            (std::vector<std::string>{"36", "37"}));
  EXPECT_EQ(std::vector<std::string>(measure.industries.begin(), measure.industries.end()),
            std::vector<std::string>{"E"});
  EXPECT_FALSE(measure.rules_published) << "a guide says more than the fields of jGrants";
  EXPECT_THAT(print_rule(*measure.rule), HasSubstr(R"("fact":"regular_employees","at_most":300)"));
  EXPECT_EQ(format_date(*measure.calls.at(0).closes_on), "2026-10-12");
  EXPECT_THAT(std::string(measure.calls.at(0).note), HasSubstr("令和9年2月26日"));
  ASSERT_EQ(measure.frames.size(), 1U);
  EXPECT_EQ(measure.frames[0].subsidy->caps.at(0).yen, 5'000'000);
  EXPECT_EQ(measure.frames[0].subsidy->rates.at(0).denominator, 2);
  EXPECT_THAT(std::string(measure.content), HasSubstr("対象は設備です"));
  EXPECT_TRUE(check_measure(measure).empty());
  EXPECT_TRUE(problems_of(*measure.rule, *parse_date("2026-04-01")).empty());
}

TEST(JgrantsRecord, HtmlIsMadeSafe) {
  std::vector<Oddity> odd;
  const auto record = record_of(kDetail, &odd);
  EXPECT_EQ(record.detail_html, "<p>対象は<b>設備</b>です</p>");
  ASSERT_EQ(odd.size(), 1U);
  EXPECT_THAT(odd[0].message, HasSubstr("取り除きました"));
}

TEST(JgrantsRecord, AllShapesAreTheSameRecord) {
  const auto camel = record_of(
      R"({"id":"a0W2x000007Cos5EAC","title":"t","catchPhrase":"c","usePurpose":"u","targetAreaSearch":"全国",
    "targetEmployees":"20名以下","subsidyRate":"1/2","subsidyMaxLimit":100,"acceptanceStart":"2026-04-01T00:00Z",
    "acceptanceEnd":"2026-05-01T00:00Z","officialUrl":"https://example.jp","institutionName":"i"})");
  const auto merged = record_of(
      R"({"id":"a0W2x000007Cos5EAC","sources":["x"],"title":"t","catch_phrase":"c","use_purpose":"u",
    "target_area":"全国","target_employees":"20名以下","subsidy_rate":"1/2","subsidy_max_limit":100,
    "acceptance_start":"2026-04-01T00:00Z","acceptance_end":"2026-05-01T00:00Z","url":"https://example.jp","institution":"i"})");
  EXPECT_EQ(camel, merged);
}

TEST(JgrantsRecord, AListWithoutDetailsTakesNothingAway) {
  const auto detail = record_of(kDetail);
  const auto list = record_of(
      R"({"id":"a0W2x000007Cos5EAC","title":"省エネ設備補助金（延長）","acceptance_end_datetime":"2026-12-12T14:59Z",
    "institution_name":null})");
  const auto both = laid_over(detail, list);
  EXPECT_EQ(both.title, "省エネ設備補助金（延長）");
  EXPECT_EQ(both.detail_html, detail.detail_html);
  EXPECT_EQ(both.institution, "省エネ課");
  EXPECT_EQ(both.acceptance_end, "2026-12-12T14:59Z");
}

TEST(JgrantsRecord, OddFieldsAreToldAndNeverGuessed) {
  std::vector<Oddity> odd;
  const Measure measure = measure_of(
      record_of(
          R"({"id":"a0W2x000007Cos5EAC","title":"t","target_area":"火星","target_employees":"多め","industry":"宇宙業",
        "use_purpose":"遊びたい","subsidy_max_limit":"たくさん","acceptance_start":"令和5年2月30日","acceptance_end":"2026-05-01"})"),
      odd);
  std::vector<std::string> fields;
  for (const auto& one : odd) fields.push_back(one.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"target_area", "industry", "use_purpose", "target_employees",
                                              "acceptance_start", "subsidy_max_limit"}));
  EXPECT_TRUE(measure.areas.empty());
  EXPECT_FALSE(measure.calls.at(0).opens_on);
  EXPECT_EQ(format_date(*measure.calls.at(0).closes_on), "2026-05-01");
  EXPECT_TRUE(measure.frames.empty());
  EXPECT_TRUE(check_measure(measure).empty());
}

TEST(JgrantsRecord, AmountsInThousandsAndTenThousands) {
  const auto cap = [](const char* limit) {
    std::vector<Oddity> odd;
    return largest_cap(
               measure_of(
                   record_of(std::string(R"({"id":"a0W2x000007Cos5EAC","title":"t","subsidy_max_limit":)") +
                             limit + "}"),
                   odd))
        .value_or(0);
  };
  EXPECT_EQ(cap(R"("500万円")"), 5'000'000);
  EXPECT_EQ(cap(R"("5,000千円")"), 5'000'000);
  EXPECT_EQ(cap("5000000"), 5'000'000);
  EXPECT_EQ(cap("5e6"), 5'000'000);
  EXPECT_EQ(cap("999999999999999"), 0) << "no limit is stated";
  EXPECT_EQ(cap("0"), 0);
}

class Records : public RecordSink {
 public:
  void accept(std::int64_t, JgrantsRecord&& record, std::vector<Oddity>&&) override {
    ids.push_back(record.jgrants_id);
  }
  void reject(std::int64_t number, const Oddity& why) override {
    rejected.push_back(std::to_string(number) + why.message);
  }
  std::vector<std::string> ids;
  std::vector<std::string> rejected;
};

Records read(const std::string& bytes) {
  Records sink;
  const auto source = csv::open_source(bytes, "x.json");
  read_jgrants(*source, sink);
  return sink;
}

std::string code_of_file(const std::string& bytes) {
  try {
    read(bytes);
  } catch (const csv::SourceError& error) {
    return error.code();
  }
  return "";
}

TEST(JgrantsFile, IsReadInEveryForm) {
  const std::string one = R"({"id":"a0W2x000007Cos5EAC","title":"a"})";
  const std::string two = R"({"id":"a0W2x000007Cos6EAC","title":"b"})";
  for (const std::string& text :
       {one + "\n" + two + "\n", one + "\r\n\r\n" + two, "[" + one + "," + two + "]",
        R"({"metadata":{"type":"x"},"result":[)" + one + ",\n" + two + "]}",
        "{\n\"total\": 2,\n\"subsidies\": [" + one + "],\n\"detailed\": [" + two + "]\n}"}) {
    EXPECT_EQ(read(text).ids.size(), 2U) << text;
    EXPECT_EQ(read(csv::example::filtered(text, true)).ids.size(), 2U) << "xz: " << text;
    EXPECT_EQ(read(csv::example::filtered(text, false)).ids.size(), 2U) << "gzip: " << text;
  }
  EXPECT_EQ(read(one).ids.size(), 1U);
}

TEST(JgrantsFile, BadRecordsAreToldAndTheOthersRead) {
  const auto records = read(R"({"id":"a0W2x000007Cos5EAC","title":"a"}
{"id":"short","title":"b"}
{"id":"a0W2x000007Cos7EAC",
"text"
{"id":"a0W2x000007Cos6EAC","title":"c"})");
  EXPECT_EQ(records.ids.size(), 2U);
  EXPECT_EQ(records.rejected.size(), 3U);
  EXPECT_THAT(records.rejected[0], HasSubstr("2補助金の番号"));
}

TEST(JgrantsFile, SaysWhenItIsNone) {
  EXPECT_EQ(code_of_file(""), "source.not_jgrants");
  EXPECT_EQ(code_of_file("a,b,c\n1,2,3\n"), "source.not_jgrants");
  EXPECT_EQ(code_of_file("{}"), "source.not_jgrants");
  EXPECT_EQ(code_of_file(R"({"type":"x","errorCode":"E-ML-1","title":"wrong","instance":"i"})"),
            "source.jgrants_error");
  EXPECT_EQ(code_of_file(R"({"result":[{"id":"a0W2x000007Cos5EAC")"), "source.not_jgrants") << "cut off";
}

}  // namespace
}  // namespace banso::measures
