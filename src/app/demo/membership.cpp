#include "app/demo/membership.hpp"

#include <fmt/format.h>

#include <array>
#include <random>

#include "contexts/membership/api.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/api.hpp"

namespace banso::app {
namespace {

using membership::MemberFields;
using membership::NewMember;
using membership::Standing;
using shape::Str;

const db::Command<std::int64_t, std::string, membership::MemberFilter, Instant, std::int64_t> kAddSegment{
    "demo.add_segment"};
const db::Command<std::int64_t, std::string, std::string, membership::MemberFilter, Instant, std::int64_t>
    kAddMailing{"demo.add_mailing"};
const db::Command<std::int64_t, Instant, std::int64_t> kAddSettings{"demo.add_membership_settings"};

constexpr std::array kFamilyNames{"佐藤", "鈴木", "高橋", "渡辺", "伊藤", "山本", "中村",
                                  "小林", "加藤", "露木", "石川", "剣持", "柏木", "杉崎",
                                  "椎野", "二見", "瀬戸", "安藤", "府川", "市川"};
constexpr std::array kFamilyKana{"サトウ",   "スズキ",   "タカハシ", "ワタナベ", "イトウ",
                                 "ヤマモト", "ナカムラ", "コバヤシ", "カトウ",   "ツユキ",
                                 "イシカワ", "ケンモチ", "カシワギ", "スギサキ", "シイノ",
                                 "フタミ",   "セト",     "アンドウ", "フカワ",   "イチカワ"};
constexpr std::array kGivenNames{"一郎", "健二", "和子", "正", "幸子", "隆",
                                 "由美", "誠",   "恵子", "浩", "京子", "豊"};
constexpr std::array kGivenKana{"イチロウ", "ケンジ", "カズコ", "タダシ", "サチコ",   "タカシ",
                                "ユミ",     "マコト", "ケイコ", "ヒロシ", "キョウコ", "ユタカ"};
constexpr std::array kDistricts{"中央", "東部", "西部", "国府津", "橘"};
constexpr std::array kInterests{"補助金・助成金", "資金繰り・融資", "IT・デジタル化",
                                "販路開拓",       "海外展開",       "人材確保・育成",
                                "事業承継",       "税務・労務",     "福利厚生・共済"};
constexpr std::array kSummaries{
    "会報の送付先について確認。変更なし。",
    "小規模事業者持続化補助金の公募について案内。検討するとのこと。",
    "決算の見通しについて聞き取り。原材料の値上がりが続き、価格の見直しを考えている。",
    "セミナー「はじめての値上げ交渉」に参加。個別の相談も希望。",
    "会費の口座振替の手続きについて説明し、用紙を渡した。",
    "事業承継について相談。長男が来春に入社の予定。",
    "求人の出し方について相談。次回、労務の専門家を紹介する。",
    "ホームページの作り直しについて相談。IT導入補助金の資料を渡した。",
    "共済の見直しについて問い合わせ。",
    "新しい店舗の開店の報告。会報での紹介を希望。",
};
constexpr std::array kNext{"資料を送る",       "専門家との面談の日程を決める", "決算書を受け取りに行く",
                           "結果を電話で聞く", "補助金の申請の進みを確かめる", "会報の取材の日を決める",
                           "お礼の連絡をする", "共済の見積もりを届ける"};

/// Which section an industry belongs to.
const char* section_of(const std::string& industry) {
  const int code = std::stoi(industry);
  if (code <= 8) return "建設業部会";
  if (code <= 32) return "工業部会";
  if (code >= 42 && code <= 49) return "運輸・交通部会";
  if (code >= 50 && code <= 61) return "商業部会";
  if (code >= 62 && code <= 67) return "金融・専門業部会";
  return code >= 75 && code <= 77 ? "観光・飲食業部会" : "サービス業部会";
}

Standing standing_of(unsigned dice) {
  if (dice < 78) return Standing::member;
  if (dice < 86) return Standing::statutory_only;
  return dice < 94 ? Standing::prospect : Standing::former;
}

NewMember member_of(const DemoBusiness& business, std::size_t number, std::mt19937& random, Date today) {
  const auto dice = [&](unsigned sides) { return static_cast<unsigned>(random() % sides); };
  NewMember member;
  member.business_id = business.business_id();
  member.standing = number == 0 ? Standing::member : standing_of(dice(100));
  MemberFields& f = member.fields;
  f.name = business.name;
  f.name_kana = business.kana;
  f.legal_form = membership::LegalForm::corporation;
  const unsigned family = dice(kFamilyNames.size());
  const unsigned given = dice(kGivenNames.size());
  f.representative_position = business.kind == "301" ? "代表取締役" : "代表";
  f.representative_name = fmt::format("{} {}", kFamilyNames[family], kGivenNames[given]);
  f.representative_kana = fmt::format("{} {}", kFamilyKana[family], kGivenKana[given]);
  f.post_code = shape::PostCode(business.post_code.c_str());
  f.city_code = shape::CityCode("14206");
  f.address = "神奈川県小田原市" + business.street;
  f.phone = shape::PhoneNumber(fmt::format("0465-00-{:04}", 2000 + number).c_str());
  if (dice(3) == 0) f.fax = shape::PhoneNumber(fmt::format("0465-01-{:04}", 2000 + number).c_str());
  if (dice(10) < 7) f.email = identity::EmailAddress(fmt::format("info{}@member.example.jp", number));
  f.industry_codes = {shape::IndustryCode(business.industry_code.c_str())};
  const unsigned size = dice(100);
  f.regular_employees = size < 55   ? dice(5)
                        : size < 85 ? 5 + dice(15)
                        : size < 97 ? 20 + dice(60)
                                    : 80 + dice(200);
  f.district_employees = f.regular_employees;
  f.part_time_employees = dice(8);
  constexpr std::array kCapital{1'000'000,  3'000'000,  3'000'000,  5'000'000,
                                10'000'000, 10'000'000, 30'000'000, 50'000'000};
  f.capital_yen = kCapital[dice(kCapital.size())];
  f.annual_sales_yen = (*f.regular_employees + 2) * (8'000'000 + std::int64_t(dice(9)) * 1'000'000);
  const int founded = business.assigned_year - static_cast<int>(dice(50)) - 1;
  f.founded_on = Date(std::chrono::year(founded), std::chrono::month(1 + dice(12)), std::chrono::day(1));
  f.opened_in_district_on = f.founded_on;
  f.fiscal_month = 1 + dice(12);
  f.section = section_of(business.industry_code);
  f.district = kDistricts[dice(kDistricts.size())];
  for (unsigned i = dice(3); i > 0; --i) {
    const Str<1, 40> interest = kInterests[dice(kInterests.size())];
    if (std::find(f.interests.begin(), f.interests.end(), interest) == f.interests.end())
      f.interests.push_back(interest);
  }
  const int this_year = static_cast<int>(today.year());
  if (member.standing == Standing::member || member.standing == Standing::former) {
    f.member_number = fmt::format("{}", 1001 + number);
    const int joined = std::min(this_year - 1, founded + 1 + static_cast<int>(dice(20)));
    f.joined_on = Date(std::chrono::year(joined), std::chrono::month(1 + dice(12)), std::chrono::day(1));
    f.units = *f.capital_yen >= 30'000'000 ? 10 : *f.capital_yen >= 10'000'000 ? 6 : 4;
    f.listed_in_directory = dice(5) > 0;
    if (f.email) f.mail_allowed = dice(10) < 8;
  }
  if (member.standing == Standing::former) {
    f.left_on = Date(std::chrono::year(std::max(this_year - 1 - static_cast<int>(dice(4)),
                                                static_cast<int>(f.joined_on->year()) + 1)),
                     std::chrono::March, std::chrono::day(31));
    f.left_reason = dice(2) == 0 ? "廃業のため" : "移転のため";
  }
  return member;
}

void add_contacts(db::Tx& tx, std::int64_t chamber, const std::vector<std::int64_t>& members,
                  const std::vector<std::int64_t>& staff, Instant now) {
  using membership::ContactKind;
  std::mt19937 random(20260403);
  constexpr std::array kKinds{ContactKind::call, ContactKind::visit, ContactKind::counter, ContactKind::mail,
                              ContactKind::seminar};
  for (std::size_t i = 0; i < 260; ++i) {
    membership::NewContact contact;
    contact.kind = kKinds[random() % kKinds.size()];
    contact.happened_at =
        now - std::chrono::hours(24 * (2 + random() % 540)) - std::chrono::minutes(random() % 400);
    contact.summary = kSummaries[random() % kSummaries.size()];
    contact.by_user_id = staff[random() % staff.size()];
    if (i < kNext.size()) {
      contact.happened_at = now - std::chrono::hours(24 * (1 + i));
      contact.next_action = kNext[i];
      // Some are late, some are for today, some for next week.
      contact.next_due_on = std::chrono::sys_days(jst_date(now)) + std::chrono::days(static_cast<int>(i) - 2);
      contact.next_user_id = staff[i % staff.size()];
    }
    membership::add_contact(tx, chamber, members[random() % members.size()], contact, now);
  }
}

void add_segments(db::Tx& tx, std::int64_t chamber, std::int64_t user_id, Instant now) {
  const auto members = [] {
    membership::MemberFilter filter;
    filter.standing = {Standing::member};
    return filter;
  };
  auto makers = members();
  makers.industry = {shape::IndustryCode("E")};
  kAddSegment.run(tx, chamber, "製造業の会員", makers, now, user_id);
  auto subsidies = members();
  subsidies.interest = {Str<1, 40>("補助金・助成金")};
  kAddSegment.run(tx, chamber, "補助金に関心のある会員", subsidies, now, user_id);
  auto alone = members();
  alone.no_contact_months = 12;
  kAddSegment.run(tx, chamber, "1年以上接触のない会員", alone, now, user_id);
  membership::MemberFilter prospects;
  prospects.standing = {Standing::prospect, Standing::statutory_only};
  prospects.employees_from = 5;
  kAddSegment.run(tx, chamber, "入会を勧めたい事業所（従業員5人以上）", prospects, now, user_id);
  kAddMailing.run(tx, chamber, "【{{商工会議所名}}】補助金説明会のご案内",
                  "{{会員名}}\n{{担当者名}} 様\n\nいつもお世話になっております。\n"
                  "補助金の使い方の説明会を開きます。お気軽にご参加ください。\n",
                  subsidies, now, user_id);
}

}  // namespace

void add_demo_members(db::Tx& tx, const std::vector<DemoBusiness>& businesses, std::size_t city,
                      const DemoPeople& people, Instant now) {
  using identity::Role;
  const std::int64_t chamber = people.chambers[city];
  const auto staff = identity::people_with_role(tx, chamber, {Role::org_admin, Role::advisor, Role::staff});
  if (staff.empty()) return;
  std::mt19937 random(20260402);
  std::vector<NewMember> members;
  for (const DemoBusiness& business : businesses) {
    if (business.city != city) continue;
    members.push_back(member_of(business, members.size(), random, jst_date(now)));
  }
  // Some sole proprietors, whom no register has.
  for (std::size_t i = 0; i < 40; ++i) {
    DemoBusiness shop;
    const std::size_t family = (i * 7) % kFamilyNames.size();
    shop.name = fmt::format("{}商店{}", kFamilyNames[family], i < kFamilyNames.size() ? "" : "本町店");
    shop.kana = fmt::format("{}ショウテン", kFamilyKana[family]);
    shop.street = fmt::format("本町{}丁目{}番{}号", 1 + i % 4, 1 + i % 20, 1 + i % 9);
    shop.post_code = "2500012";
    shop.industry_code = i % 2 == 0 ? "58" : "76";
    shop.corporate_number = "0";
    NewMember member = member_of(shop, members.size(), random, jst_date(now));
    member.business_id.reset();
    member.fields.legal_form = membership::LegalForm::sole_proprietor;
    member.fields.representative_position = "代表";
    member.fields.capital_yen.reset();
    member.fields.regular_employees = static_cast<std::int64_t>(i % 5);
    member.fields.district_employees = member.fields.regular_employees;
    members.push_back(std::move(member));
  }
  const auto ids = membership::create_members(tx, chamber, members, {"import", std::nullopt, "demo:1"}, now);
  add_contacts(tx, chamber, ids, staff, now);
  kAddSettings.run(tx, chamber, now, staff.front());
  add_segments(tx, chamber, staff.front(), now);
}

}  // namespace banso::app
