#include "contexts/measures/import/demo_measures.hpp"

#include <fmt/format.h>

#include "contexts/measures/store/catalogue.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

Rule rule(std::string_view json) {
  return shape::from_json<Rule>(json);
}

Saying saying(const char* words) {
  return words;
}

CostCategory cost(const char* code, const char* name, bool asset = false) {
  CostCategory category;
  category.code = code;
  category.name = name;
  category.asset = asset;
  return category;
}

/// A frame that pays numerator / denominator up to a cap.
Frame frame(const char* key, const char* name, std::int64_t cap_yen, int numerator, int denominator,
            std::vector<CostCategory> categories) {
  Frame made;
  made.frame_key = key;
  made.name = name;
  made.subsidy.emplace();
  ConditionalCap cap;
  cap.yen = cap_yen;
  made.subsidy->caps.push_back(std::move(cap));
  ConditionalRate rate;
  rate.numerator = numerator;
  rate.denominator = denominator;
  made.subsidy->rates.push_back(std::move(rate));
  made.subsidy->categories = std::move(categories);
  return made;
}

Date days_after(Date today, int days) {
  return std::chrono::sys_days(today) + std::chrono::days(days);
}

Measure open_subsidy(const char* key, const char* title, const char* summary, Date today, int days) {
  Measure measure;
  measure.measure_key = key;
  measure.family = "demo";
  measure.title = title;
  measure.summary = summary;
  measure.content = std::string(summary) + "\n\nこれはデモのための架空の制度です。実際には申請できません。";
  measure.kind = MeasureKind::subsidy;
  measure.rules_published = true;
  MeasureCall call;
  call.name = "第1回（デモ）";
  call.opens_on = days_after(today, -20);
  call.closes_on = days_after(today, days);
  measure.calls.push_back(std::move(call));
  measure.contact.name = "デモの相談窓口";
  measure.contact.phone = "0465-00-0000";
  measure.sources.push_back({"架空の公募要領（デモ）", "", "全体"});
  return measure;
}

DemoMeasure ministry_measure(Measure measure) {
  measure.administrator = "中小事業者支援庁（デモ）";
  return {DemoAuthor::ministry, std::move(measure)};
}

DemoMeasure chamber_measure(Measure measure) {
  measure.administrator = "小田原商工会議所（デモ）";
  measure.areas = {"14206"};
  return {DemoAuthor::chamber, std::move(measure)};
}

/// Fits a small company as soon as one question is answered.
DemoMeasure digital(Date today) {
  auto measure =
      open_subsidy("demo_digital", "みなと電子化応援補助金（デモ）",
                   "会計や受発注のソフトウェアを入れる費用の3分の2を、150万円まで補助します。", today, 24);
  measure.purposes = {MeasurePurpose::equipment_it};
  measure.rule = rule(R"({"all":[{"fact":"active","is":true},{"define":"sme"},)"
                      R"({"fact":"invoice_registered","is":true,"says":"インボイスの登録をしている"}]})");
  measure.frames.push_back(frame("normal", "通常枠", 1'500'000, 2, 3,
                                 {cost("software", "ソフトウェア購入費"), cost("cloud", "クラウド利用料")}));
  return ministry_measure(std::move(measure));
}

/// Two frames: one fits at once, the larger one asks for a plan to raise wages.
DemoMeasure saving(Date today) {
  auto measure = open_subsidy(
      "demo_energy", "あかね省エネ設備補助金（デモ）",
      "省エネルギーの設備に替える費用を補助します。賃上げをする会社は上限が1,000万円になります。", today, 52);
  measure.purposes = {MeasurePurpose::ecology, MeasurePurpose::equipment_it};
  measure.rule = rule(R"({"all":[{"fact":"active","is":true},{"define":"sme"}]})");
  const std::vector<CostCategory> costs{cost("machine", "機械装置費", true), cost("work", "工事費", true)};
  measure.frames.push_back(frame("normal", "通常枠", 5'000'000, 1, 2, costs));
  auto wages = frame("wages", "賃上げ枠", 10'000'000, 2, 3, costs);
  wages.rule = rule(
      R"({"fact":"payroll_growth_plan_bp","at_least":300,"says":"給与の総額を年3%以上増やす計画がある"})");
  measure.frames.push_back(std::move(wages));
  return ministry_measure(std::move(measure));
}

/// The cap rises with the number of people.
DemoMeasure sales(Date today) {
  auto measure =
      open_subsidy("demo_sales", "ひだまり販路開拓補助金（デモ）",
                   "展示会への出展や通信販売のサイトづくりを、従業員の人数に応じて補助します。", today, 38);
  measure.purposes = {MeasurePurpose::sales_channels, MeasurePurpose::events};
  measure.rule = rule(R"({"all":[{"fact":"active","is":true},{"define":"small"},)"
                      R"({"fact":"large_company_owned","is":false}]})");
  auto normal = frame("normal", "通常枠", 500'000, 2, 3,
                      {cost("fair", "展示会等出展費"), cost("website", "ウェブサイト関連費")});
  ConditionalCap more;
  more.when = rule(R"({"fact":"regular_employees","at_least":6})");
  more.yen = 1'000'000;
  more.says = saying("従業員6人以上");
  normal.subsidy->caps.insert(normal.subsidy->caps.begin(), std::move(more));
  measure.frames.push_back(std::move(normal));
  return chamber_measure(std::move(measure));
}

/// For what nearly every company can tell at once.
DemoMeasure succession(Date today) {
  auto measure =
      open_subsidy("demo_succession", "つなぐ事業承継準備助成金（デモ）",
                   "事業を引き継ぐ準備（株価の計算、専門家への相談）の費用の2分の1を助成します。", today, 80);
  measure.purposes = {MeasurePurpose::succession};
  measure.rule =
      rule(R"({"all":[{"fact":"active","is":true},{"fact":"founded_on","years_ago":5},)"
           R"({"fact":"intentions","includes":["succession"],"says":"事業を引き継ぐことを考えている"}]})");
  measure.frames.push_back(frame("normal", "通常枠", 600'000, 1, 2, {cost("expert", "専門家経費")}));
  return chamber_measure(std::move(measure));
}

/// Fits only those whose sales fell.
DemoMeasure recovery(Date today) {
  auto measure =
      open_subsidy("demo_recovery", "たてなおし緊急支援補助金（デモ）",
                   "売上が前の年より1割以上減った会社の、立て直しのための費用を補助します。", today, 10);
  measure.purposes = {MeasurePurpose::cash_flow};
  measure.rule = rule(R"({"all":[{"fact":"active","is":true},{"define":"sme"},)"
                      R"({"fact":"sales_growth_bp","at_most":-1000}]})");
  measure.frames.push_back(frame("normal", "通常枠", 3'000'000, 3, 4, {cost("machine", "機械装置費", true)}));
  return ministry_measure(std::move(measure));
}

}  // namespace

std::vector<DemoMeasure> demo_measures(Date today) {
  return {digital(today), saving(today), sales(today), succession(today), recovery(today)};
}

void publish_demo_measures(db::Tx& tx, std::int64_t chamber, std::int64_t ministry, Instant now) {
  const auto change = store::begin_change(tx);
  for (const DemoMeasure& one : demo_measures(jst_date(now))) {
    store::add_measure(tx, change,
                       {.measure_key = one.measure.measure_key,
                        .source = MeasureSource::officer,
                        .owner_organization_id = one.author == DemoAuthor::chamber ? chamber : ministry,
                        .jgrants_id = std::nullopt},
                       one.measure,
                       {"デモのために登録しました。", now, one.measure.administrator, std::nullopt});
  }
}

}  // namespace banso::measures
