#include "contexts/admission/import/demo_applications.hpp"

#include <fmt/format.h>

#include <boost/json/object.hpp>

#include "contexts/admission/store/applications.hpp"
#include "contexts/admission/store/settings.hpp"
#include "contexts/admission/store/work.hpp"
#include "contexts/admission/usecases/access.hpp"
#include "kernel/text.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/personal_link.hpp"

namespace banso::admission {
namespace {

namespace json = boost::json;

/// A step and how many days ago it was taken.
struct Taken {
  const char* action;
  int days_ago;
};

struct Example {
  const char* name;
  bool corporation;
  const char* person;
  const char* phone;
  const char* address;
  const char* business;
  std::int64_t capital_yen;
  std::int64_t employees;
  int days_ago;
  std::vector<Taken> steps;
  bool assigned;
  bool suspicious = false;
  const char* reason = "";
};

const std::vector<Example>& examples() {
  static const std::vector<Example> all{
      {"株式会社さざなみ",
       true,
       "波野 汐里",
       "0465-00-1101",
       "神奈川県小田原市浜町1丁目2-3",
       "海産物の加工と通信販売",
       5'000'000,
       8,
       1,
       {},
       false},
      {"みかん堂",
       false,
       "柑子 実",
       "0465-00-1102",
       "神奈川県小田原市曽我原10",
       "菓子の製造と販売",
       0,
       2,
       9,
       {},
       false},
      {"合同会社ツバメ設計",
       true,
       "燕 翔太",
       "0465-00-1103",
       "神奈川県小田原市栄町2丁目4-5",
       "建築の設計と監理",
       1'000'000,
       3,
       6,
       {{"contact", 4}},
       true},
      {"梅林旅館",
       false,
       "梅林 香",
       "0465-00-1104",
       "神奈川県小田原市城山3丁目6-1",
       "旅館",
       0,
       11,
       12,
       {{"contact", 11}, {"arrange_visit", 8}},
       true},
      {"株式会社いしがき工務店",
       true,
       "石垣 守",
       "0465-00-1105",
       "神奈川県小田原市板橋5-6",
       "木造住宅の新築と改修",
       20'000'000,
       24,
       30,
       {{"contact", 28}, {"arrange_visit", 25}, {"begin_documents", 16}},
       true},
      {"有限会社ひだまり保育",
       true,
       "日向 暖",
       "0465-00-1106",
       "神奈川県小田原市飯泉7-8",
       "認可外の保育所",
       3'000'000,
       15,
       21,
       {{"contact", 20}, {"begin_documents", 12}, {"submit_to_board", 5}},
       true},
      {"さくら自転車",
       false,
       "桜井 輪",
       "0465-00-1107",
       "神奈川県小田原市本町4丁目1-2",
       "自転車の販売と修理",
       0,
       1,
       18,
       {{"arrange_visit", 16}, {"begin_documents", 13}, {"submit_to_board", 6}},
       true},
      {"株式会社みなとみらい運送",
       true,
       "港 進",
       "0465-00-1108",
       "神奈川県小田原市鴨宮9-10",
       "貨物の運送",
       30'000'000,
       42,
       25,
       {{"begin_documents", 20}, {"submit_to_board", 15}, {"approve", 2}},
       true},
      {"遠方商事株式会社",
       true,
       "遠山 遥",
       "03-0000-1109",
       "東京都千代田区丸の内1丁目1-1",
       "卸売",
       10'000'000,
       9,
       40,
       {{"contact", 38}, {"decline", 36}},
       true,
       false,
       "当所の地区に営業所がないため、お受けできませんでした。"},
      {"喫茶こもれび",
       false,
       "森 緑",
       "0465-00-1110",
       "神奈川県小田原市国府津1-1",
       "喫茶店",
       0,
       0,
       15,
       {{"withdraw", 14}},
       false,
       false,
       "開業の時期を見直すことにしました。"},
      {"BEST SEO MARKETING", true, "", "", "", "click here", 0, 0, 2, {}, false, true}};
  return all;
}

json::object answers_of(const Example& example) {
  json::object answers{{"legal_form", example.corporation ? "corporation" : "sole_proprietor"},
                       {"name", example.name},
                       {"email", "applicant@demo.example"},
                       {"agree_articles", true},
                       {"agree_antisocial", true},
                       {"agree_privacy", true}};
  if (*example.person) {
    answers["contact_name"] = example.person;
    answers["representative_name"] = example.person;
    answers["representative_position"] = example.corporation ? "代表取締役" : "店主";
  }
  if (*example.phone) answers["phone"] = example.phone;
  if (*example.address) {
    answers["address"] = json::object{{"post_code", "2500011"}, {"address", example.address}};
  }
  if (*example.business) answers["business"] = example.business;
  if (example.capital_yen > 0) answers["capital"] = example.capital_yen;
  if (example.employees > 0) answers["employees"] = example.employees;
  return answers;
}

/// Takes the steps as they would have been taken, each at its time.
void take_steps(db::Tx& tx, store::ApplicationRow& row, const Example& example, Instant now,
                std::int64_t staff) {
  for (const Taken& taken : example.steps) {
    const Instant at = now - std::chrono::days(taken.days_ago);
    const bool by_applicant = std::string_view(taken.action) == "withdraw";
    const std::string_view role = by_applicant ? "applicant" : "office";
    const auto& step = workflow::take(application_machine(), word_of(row.state), taken.action, {&role, 1},
                                      [](std::string_view) { return true; });
    const auto due_on = workflow::record_step(tx, subject_of(row), step, "",
                                              {by_applicant ? std::nullopt : std::optional(staff), at});
    if (step.action == "arrange_visit") {
      row.visit_at = jst_midnight(jst_date(now + std::chrono::days(2))) + std::chrono::hours(14);
      row.visit_place = "事業所";
    }
    if (step.action == "submit_to_board") {
      store::save_paper(tx, key_of(row), {"application", jst_date(at), "窓口で受け取り", staff});
    }
    if (step.action == "approve") {
      row.approved_on = jst_date(at);
      row.approval_note = "常議員会";
    }
    if (step.to != step.from) {
      row.state = state_of(step.to);
      row.state_since = at;
      row.due_on = due_on;
    }
  }
}

void add_example(db::Tx& tx, std::int64_t organization_id, const Example& example, Instant now,
                 std::int64_t staff) {
  const Instant received = now - std::chrono::days(example.days_ago);
  store::ApplicationRow row;
  row.organization_id = organization_id;
  row.link_expires_at = received + kLinkLasts;
  row.state = ApplicationState::received;
  row.state_since = received;
  row.source = store::ApplicationSource::web;
  row.answers = answers_of(example);
  row.name = example.name;
  row.name_key = fold_name(row.name);
  row.email = "applicant@demo.example";
  row.phone = example.phone;
  if (example.suspicious) row.suspicions = {"honeypot"};
  row.has_news = true;
  row.received_at = received;
  row.due_on = workflow::due_date(application_machine(), "received", jst_date(received));
  row.application_id = store::add_application(tx, row, identity::new_personal_link().hash).value();
  row.version = 1;
  workflow::record_begin(tx, subject_of(row), {std::nullopt, received});
  if (example.steps.empty()) return;
  take_steps(tx, row, example, now, staff);
  row.has_news = row.state == ApplicationState::withdrawn;
  row.reason = example.reason;
  if (example.assigned) {
    row.assigned_user_id = staff;
    store::add_activity(
        tx, key_of(row),
        {0, ActivityKind::call, received + std::chrono::days(1), example.person,
         "申込みのお礼を伝え、会費と書類を説明しました。", staff, received + std::chrono::days(1)});
  }
  store::save_application(tx, row, now);
}

}  // namespace

void add_demo_applications(db::Tx& tx, std::int64_t organization_id, Instant now) {
  const auto people = identity::people_with_role(tx, organization_id, {identity::Role::staff});
  if (people.empty()) return;
  const std::int64_t staff = people.front();
  store::save_reception(tx, organization_id,
                        {true, "", "会員サービス課 電話 0465-00-0000（平日 9時から17時）", 0}, {now, staff});
  for (const Example& example : examples()) add_example(tx, organization_id, example, now, staff);
}

}  // namespace banso::admission
