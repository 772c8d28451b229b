#include "contexts/ledger/import/demo_round.hpp"

#include <fmt/format.h>

#include "contexts/ledger/usecases/answering.hpp"
#include "contexts/ledger/usecases/choose_targets.hpp"
#include "contexts/ledger/usecases/evidence.hpp"
#include "platform/db/statement.hpp"
#include "platform/forms/published.hpp"
#include "platform/identity/api.hpp"
#include "platform/workflow/history.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;
using membership::LegalForm;
using membership::MemberFields;

const db::Query<Id, Id, Id, std::string, Date, Date, bool, std::string, std::string, StatutoryFloors,
                LevyBasis, std::vector<LevyStep>, std::vector<AmountLine>, std::vector<LevyAccount>,
                std::string, Id, Instant, Id>
    kAddRound{"ledger.add_round"};
const db::Command<Id, Id, std::string, Instant, Id, std::string> kSetRoundState{"ledger.set_round_state"};
const db::Command<Id, Id, Id, Id, Id, std::optional<Date>, LevyBasis, std::vector<LevyStep>,
                  std::optional<Id>, std::optional<Date>, std::string, std::string, std::string, std::string,
                  Instant, Id>
    kSaveSetting{"ledger.save_setting"};
const db::Query<Id, Id, Id, std::optional<std::vector<Id>>, std::string, bool> kChooseToSend{
    "ledger.choose_to_send"};
const db::Command<Id, std::vector<Id>, Instant, bool> kMarkSent{"ledger.mark_sent"};

/// What somebody of the demo answered.
enum class Said { nothing, unchanged, changed, agreed, refused };

struct Example {
  const char* name;
  const char* business;
  const char* address;
  const char* post_code;
  const char* district;
  std::int64_t capital_yen;  ///< 0: a sole proprietor
  std::int64_t employees;    ///< -1: not known
  Said said;
};

constexpr Example kExamples[] = {
    {"株式会社みなと蒲鉾", "かまぼこ・練り製品の製造と小売", "神奈川県小田原市浜町三丁目1番1号", "2500004",
     "中央", 10'000'000, 24, Said::agreed},
    {"株式会社箱根口工務店", "住宅の新築と改修", "神奈川県小田原市本町一丁目5番8号", "2500012", "中央",
     20'000'000, 18, Said::changed},
    {"有限会社曽我梅園", "梅干しの製造と通信販売", "神奈川県小田原市曽我別所282", "2500205", "東部",
     3'000'000, 6, Said::unchanged},
    {"早川水産株式会社", "鮮魚の卸売", "神奈川県小田原市早川一丁目10番1号", "2500021", "西部", 15'000'000, 32,
     Said::nothing},
    {"株式会社酒匂川運輸", "一般貨物自動車運送", "神奈川県小田原市扇町四丁目3番2号", "2500001", "東部",
     30'000'000, 45, Said::refused},
    {"栄町文具店", "文房具と事務機器の小売", "神奈川県小田原市栄町二丁目8番20号", "2500011", "中央", 0, 7,
     Said::unchanged},
    {"株式会社国府津電機", "電気設備の工事", "神奈川県小田原市国府津三丁目2番7号", "2560812", "国府津",
     10'000'000, 12, Said::nothing},
    {"橘木工合同会社", "木製家具の製造", "神奈川県小田原市前川640", "2560813", "橘", 1'000'000, 9,
     Said::nothing},
    {"株式会社城山印刷", "商業印刷", "神奈川県小田原市城山一丁目6番30号", "2500045", "中央", 10'000'000, -1,
     Said::nothing},
    {"寄木細工の露木", "寄木細工の製作と販売", "神奈川県小田原市板橋620", "2500034", "西部", 0, 2,
     Said::nothing},
};

MemberFields fields_of(const Example& example, int number) {
  MemberFields fields;
  fields.name = example.name;
  fields.legal_form = example.capital_yen > 0 ? LegalForm::corporation : LegalForm::sole_proprietor;
  fields.representative_position = example.capital_yen > 0 ? "代表取締役" : "代表";
  fields.representative_name = fmt::format("{} 太郎", number % 2 == 0 ? "小峰" : "早雲");
  fields.address = example.address;
  fields.post_code = shape::PostCode(example.post_code);
  fields.district = example.district;
  fields.phone = shape::PhoneNumber(fmt::format("0465-00-22{:02}", number).c_str());
  fields.business_description = example.business;
  if (example.capital_yen > 0) fields.capital_yen = example.capital_yen;
  if (example.employees >= 0) {
    fields.regular_employees = example.employees + 2;
    fields.district_employees = example.employees;
  }
  fields.founded_on = Date(std::chrono::year(1960 + number * 4), std::chrono::April, std::chrono::day(1));
  fields.opened_in_district_on = fields.founded_on;
  fields.industry_codes = {membership::IndustryCode(number % 2 == 0 ? "09" : "56")};
  fields.annual_sales_yen = 120'000'000 + number * 10'000'000;
  return fields;
}

void answer(db::Tx& tx, const Round& round, const store::Target& target, Said said, Instant now) {
  if (said == Said::nothing) return;
  Submission submission;
  submission.unchanged = said != Said::changed;
  submission.replay_key = fmt::format("demo-{}", target.target_id);
  submission.channel = AnswerChannel::letter;
  if (said == Said::changed) {
    submission.answers = answers_of(form_of(tx, round).definition, target.held);
    submission.answers["phone"] = "0465-00-2299";
    submission.answers["representative_name"] = "箱根口 花子";
    submission.answers["regular_employees"] = 23;
    submission.answers["district_employees"] = 21;
    submission.answers["answered_by"] = "総務 箱根口";
    submission.answers["remark"] = "代表者が交代しました。";
  }
  submit_answer(tx, round, target, submission, now);
  if (said != Said::agreed && said != Said::refused && said != Said::changed) return;
  add_consent(tx, round, target,
              {.consents = said != Said::refused,
               .kind = store::SignatureKind::typed,
               .signer_name = *target.held.representative_name,
               .signer_position = *target.held.representative_position,
               .signature = {},
               .peer = "192.0.2.10",
               .user_agent = "Mozilla/5.0 (Mobile)",
               .entered_by_user_id = {}},
              now);
}

}  // namespace

void add_demo_round(db::Tx& tx, Id organization_id, Instant now) {
  const auto people = identity::people_with_role(tx, organization_id, {identity::Role::org_admin});
  const Id user_id = people.empty() ? 0 : people.front();
  const Date today = jst_date(now);
  const int year = fiscal_year(today);
  const auto chamber = identity::find_organization(tx, organization_id);
  const std::vector<LevyStep> steps{{0, 2'000}};
  kSaveSetting.run(tx, organization_id, 0, 20, 5, 3'000'000, std::nullopt, LevyBasis::equal, steps, year,
                   fiscal_year_begin(year), "県商第12号", "", "",
                   "総務課 台帳担当\n電話 0465-00-1811（平日9時から17時）", now, user_id);
  const auto form = forms::published_form(tx, organization_id, "ledger.update");
  const std::vector<AmountLine> costs{{"郵送費", 18'000}, {"印刷費", 6'000}};
  const std::vector<LevyAccount> accounts{
      {year - 1, {{"負担金", 20'000}}, {{"郵送費", 15'000}, {"印刷費", 5'000}}},
      {year - 2, {{"負担金", 20'000}}, {{"郵送費", 14'000}, {"印刷費", 6'000}}}};
  const auto added = kAddRound.maybe(
      tx, organization_id, year, fmt::format("{} 法定台帳の記載事項の確認", japanese_fiscal_year(year)),
      fiscal_year_begin(year), Date(std::chrono::sys_days(today) + std::chrono::days(30)), true,
      usual_levy_text(chamber ? chamber->name : "", year), "", kLegalFloors, LevyBasis::equal, steps, costs,
      accounts, form.form_key, form.version, now, user_id);
  if (!added) return;
  const Id round_id = *added;
  kSetRoundState.run(tx, organization_id, round_id, "open", now, form.version,
                     usual_levy_text(chamber ? chamber->name : "", year));
  const Round round = store::existing_round(tx, organization_id, round_id);
  std::vector<membership::Member> members;
  int number = 0;
  for (const Example& example : kExamples) {
    members.push_back(membership::create_member(
        tx, organization_id,
        {std::nullopt, number % 3 == 0 ? membership::Standing::statutory_only : membership::Standing::member,
         fields_of(example, number)},
        {"import", std::nullopt, std::nullopt}, now));
    ++number;
  }
  list_members(tx, round, members, {}, true, now);
  const auto chosen = kChooseToSend.all(tx, organization_id, round_id, std::nullopt, "letters", false);
  kMarkSent.run(tx, organization_id, chosen, now, false);
  for (const Id target_id : chosen) {
    const store::Target target = store::existing_target(tx, organization_id, target_id);
    for (const Example& example : kExamples) {
      if (target.name == example.name) answer(tx, round, target, example.said, now);
    }
  }
}

}  // namespace banso::ledger
