#include "contexts/exchange/rules/field.hpp"

#include <fmt/format.h>

#include <map>

#include "kernel/digits.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso::exchange {
namespace {

using K = FieldKind;

constexpr std::int64_t kYen = 10'000'000'000'000;
constexpr std::int64_t kSales = 100'000'000'000'000;
constexpr std::int64_t kPeople = 10'000'000;

std::vector<Field> make_fields() {
  return {
      {"member_number",
       "会員番号",
       K::text,
       1,
       30,
       {},
       {"会員番号", "会員no", "会員コード", "会員cd", "事業所番号", "事業所コード", "事業所no", "事業所cd",
        "会員id", "事業所id", "整理番号", "台帳番号", "管理番号", "番号", "no", "コード", "memberno",
        "memberid"}},
      {"corporate_number",
       "法人番号",
       K::corporate_number,
       13,
       13,
       {},
       {"法人番号", "法人no", "法人番号13桁", "国税庁法人番号", "法人マイナンバー"}},
      {"standing",
       "会員区分",
       K::word,
       0,
       0,
       {{"member", "会員"},
        {"statutory_only", "会員でない特定商工業者"},
        {"prospect", "未加入"},
        {"former", "退会"}},
       {"会員区分", "会員種別", "会員種類", "種別", "区分", "加入区分", "加入状況", "会員状態", "会員資格"}},
      {"legal_form",
       "法人・個人",
       K::word,
       0,
       0,
       {{"corporation", "法人"}, {"sole_proprietor", "個人"}},
       {"法人個人", "法人個人区分", "個人法人", "個人法人区分", "法個区分", "組織形態", "組織区分",
        "組織分類", "経営形態", "法人格", "企業形態", "法人区分"}},
      {"name",
       "事業所名",
       K::name,
       1,
       150,
       {},
       {"事業所名", "事業所名称", "名称", "会社名", "企業名", "商号", "法人名", "屋号", "事業者名", "会員名",
        "商号名称", "商号又は名称", "事業所名漢字", "氏名又は名称", "会社名称", "貴社名", "会員名称",
        "事業所"}},
      {"name_kana",
       "事業所名（カナ）",
       K::kana,
       1,
       150,
       {},
       {"事業所名カナ",
        "事業所名フリガナ",
        "事業所名称カナ",
        "事業所カナ",
        "事業所名ふりがな",
        "名称カナ",
        "名称フリガナ",
        "カナ名",
        "カナ名称",
        "会社名カナ",
        "会社名フリガナ",
        "企業名カナ",
        "商号カナ",
        "会員名カナ",
        "フリガナ",
        "ふりがな",
        "カナ",
        "事業所名かな",
        "屋号カナ",
        "事業所名半角カナ"}},
      {"representative_position",
       "代表者役職",
       K::text,
       1,
       60,
       {},
       {"代表者役職", "代表者役職名", "役職", "役職名", "代表役職", "肩書", "代表者肩書"}},
      {"representative_name",
       "代表者名",
       K::name,
       1,
       60,
       {},
       {"代表者名", "代表者氏名", "代表者", "氏名", "代表取締役", "代表名", "事業主", "事業主名",
        "事業主氏名", "代表者漢字"}},
      {"representative_kana",
       "代表者名（カナ）",
       K::kana,
       1,
       60,
       {},
       {"代表者名カナ", "代表者カナ", "代表者氏名カナ", "代表者フリガナ", "代表者名フリガナ",
        "代表者氏名フリガナ", "氏名カナ", "氏名フリガナ", "代表者ふりがな"}},
      {"representative_born_on",
       "代表者生年月日",
       K::date,
       0,
       0,
       {},
       {"代表者生年月日", "生年月日", "代表者誕生日"}},
      {"post_code",
       "郵便番号",
       K::post_code,
       7,
       7,
       {},
       {"郵便番号", "郵便", "〒", "郵便no", "事業所郵便番号", "所在地郵便番号", "zip", "zipcode",
        "郵便コード"}},
      {"city_code",
       "市区町村コード",
       K::city_code,
       5,
       5,
       {},
       {"市区町村コード", "市町村コード", "自治体コード", "地方公共団体コード", "全国地方公共団体コード",
        "都市コード"}},
      {"address",
       "所在地",
       K::address,
       1,
       200,
       {},
       {"所在地", "住所", "事業所所在地", "事業所住所", "所在地住所", "営業所所在地", "現住所",
        "住所所在地"}},
      {"head_office_address",
       "本社所在地",
       K::address,
       1,
       200,
       {},
       {"本社所在地", "本社住所", "本店所在地", "本店住所", "登記上の所在地", "登記住所"}},
      {"phone",
       "電話番号",
       K::phone,
       8,
       20,
       {},
       {"電話番号", "電話", "tel", "電話no", "事業所電話番号", "代表電話", "代表電話番号", "telno",
        "連絡先電話番号"}},
      {"fax",
       "FAX番号",
       K::phone,
       8,
       20,
       {},
       {"fax番号", "fax", "ファックス", "ファクス", "ファックス番号", "faxno", "ファクシミリ"}},
      {"email",
       "メールアドレス",
       K::email,
       1,
       254,
       {},
       {"メールアドレス", "メール", "email", "eメール", "電子メール", "mail", "mailアドレス",
        "eメールアドレス", "電子メールアドレス"}},
      {"website_url",
       "ホームページ",
       K::url,
       10,
       500,
       {},
       {"ホームページ", "ホームページアドレス", "url", "hp", "hpアドレス", "ウェブサイト", "webサイト",
        "ホームページurl"}},
      {"contact_name",
       "担当者名",
       K::name,
       1,
       60,
       {},
       {"担当者名", "担当者", "担当者氏名", "連絡担当者", "事務担当者", "窓口担当者", "連絡先担当者"}},
      {"contact_department",
       "担当部署",
       K::text,
       1,
       60,
       {},
       {"担当部署", "部署", "部署名", "担当者部署", "所属部署", "担当部署名"}},
      {"mailing_post_code",
       "送付先郵便番号",
       K::post_code,
       7,
       7,
       {},
       {"送付先郵便番号", "発送先郵便番号", "郵送先郵便番号", "dm郵便番号", "文書送付先郵便番号"}},
      {"mailing_address",
       "送付先住所",
       K::address,
       1,
       200,
       {},
       {"送付先住所", "発送先住所", "郵送先住所", "送付先", "会報送付先", "文書送付先", "dm送付先",
        "文書送付先住所", "会報等送付先"}},
      {"industry_codes",
       "業種",
       K::industries,
       0,
       5,
       {},
       {"業種", "業種コード", "業種cd", "業種名", "産業分類", "日本標準産業分類", "産業分類コード", "主業種",
        "業種分類", "業種区分", "標準産業分類コード"}},
      {"business_description",
       "事業内容",
       K::text,
       1,
       500,
       {},
       {"事業内容", "営業内容", "営業種目", "業務内容", "営業品目", "取扱品目", "主要製品", "事業の種類",
        "営業種目内容"}},
      {"capital_yen",
       "資本金",
       K::money,
       0,
       kYen,
       {},
       {"資本金", "資本金額", "出資金", "資本金円", "出資総額", "資本金又は出資金"}},
      {"regular_employees",
       "従業員数",
       K::count,
       0,
       kPeople,
       {},
       {"従業員数", "従業員", "常時使用する従業員数", "常用従業員数", "正社員数", "従業員数正規",
        "正規従業員数", "従業員総数", "総従業員数", "常時従業員数", "従業員数計"}},
      {"part_time_employees",
       "パート従業員数",
       K::count,
       0,
       kPeople,
       {},
       {"パート従業員数", "パート", "パート数", "臨時従業員数", "パートアルバイト", "従業員数パート",
        "非正規従業員数", "パート人数"}},
      {"district_employees",
       "地区内従業員数",
       K::count,
       0,
       kPeople,
       {},
       {"地区内従業員数", "地区内従業員", "管内従業員数", "市内従業員数", "地区内の従業員数"}},
      {"annual_sales_yen",
       "年間売上高",
       K::money,
       -kSales,
       kSales,
       {},
       {"年間売上高", "売上高", "年商", "売上", "直近売上高", "最近一年間の売上高", "年間売上", "売上金額"}},
      {"founded_on",
       "創業年月",
       K::date,
       0,
       0,
       {},
       {"創業年月", "創業年月日", "創業", "創業日", "開業年月", "開業年月日", "開業日", "事業開始年月",
        "事業の開始の年月"}},
      {"established_on",
       "設立年月",
       K::date,
       0,
       0,
       {},
       {"設立年月", "設立年月日", "設立", "設立日", "法人設立年月日", "会社設立"}},
      {"opened_in_district_on",
       "地区内開設年月",
       K::date,
       0,
       0,
       {},
       {"地区内開設年月", "地区内開設年月日", "開設年月", "開設年月日", "地区内開設日", "営業所開設年月"}},
      {"fiscal_month", "決算月", K::count, 1, 12, {}, {"決算月", "決算期", "決算", "事業年度末月"}},
      {"section",
       "部会",
       K::text,
       1,
       60,
       {},
       {"部会", "所属部会", "部会名", "部会コード", "部会cd", "業種別部会"}},
      {"district",
       "地区",
       K::text,
       1,
       60,
       {},
       {"地区", "支部", "地区名", "地区コード", "班", "支部名", "地域", "支所", "地区cd", "エリア"}},
      {"units", "口数", K::count, 0, 100'000, {}, {"口数", "会費口数", "加入口数", "申込口数", "会員口数"}},
      {"joined_on",
       "入会日",
       K::date,
       0,
       0,
       {},
       {"入会日", "入会年月日", "加入日", "加入年月日", "入会年月", "加入年月", "入会", "会員加入日"}},
      {"left_on",
       "退会日",
       K::date,
       0,
       0,
       {},
       {"退会日", "退会年月日", "脱会日", "脱会年月日", "退会年月", "退会"}},
      {"left_reason", "退会理由", K::text, 1, 500, {}, {"退会理由", "脱会理由", "退会事由"}},
      {"introducer", "紹介者", K::name, 1, 60, {}, {"紹介者", "紹介者名", "入会紹介者", "勧誘者"}},
      {"listed_in_directory",
       "名鑑掲載",
       K::yes_no,
       0,
       0,
       {},
       {"名鑑掲載", "商工名鑑掲載", "名簿掲載", "掲載可否", "名鑑掲載可否", "hp掲載可否", "会員名簿掲載",
        "商工名鑑hp掲載可", "公開可否"}},
      {"mail_allowed",
       "メール案内",
       K::yes_no,
       0,
       0,
       {},
       {"メール案内", "メール配信", "メール配信可否", "メルマガ", "メルマガ配信", "メール受信可否",
        "案内メール"}},
      {"note",
       "備考",
       K::text,
       1,
       2000,
       {},
       {"備考", "メモ", "特記事項", "備考欄", "摘要", "コメント", "連絡事項"}},
      {"interests",
       "関心のあること",
       K::words,
       0,
       20,
       {},
       {"関心のあること", "関心", "関心事項", "興味", "興味関心", "関心分野", "希望する支援"}},
  };
}

std::vector<Field> make_place_fields() {
  return {
      {"name", "名称", K::name, 1, 100, {}, {"名称", "名"}},
      {"post_code", "郵便番号", K::post_code, 7, 7, {}, {"郵便番号"}},
      {"address", "所在地", K::address, 1, 200, {}, {"所在地", "住所"}},
      {"manager_name", "管理者", K::name, 1, 60, {}, {"管理者", "管理者名", "責任者", "所長"}},
      {"business_description", "事業内容", K::text, 1, 500, {}, {"事業内容", "営業内容"}},
      {"employees", "従業員数", K::count, 0, kPeople, {}, {"従業員数", "従業員"}},
      {"sales_yen", "売上高", K::money, -kSales, kSales, {}, {"売上高", "年間売上高"}},
  };
}

using Index = std::map<std::string, Field, std::less<>>;

Index make_index() {
  Index index;
  for (const auto& field : fields()) index.emplace(field.key, field);
  for (int place = 1; place <= kMostPlaces; ++place) {
    for (Field field : place_fields()) {
      field.key = fmt::format("places.{}.{}", place, field.key);
      field.label = fmt::format("営業所{} {}", place, field.label);
      std::string key = field.key;
      index.emplace(std::move(key), std::move(field));
    }
  }
  return index;
}

}  // namespace

const std::vector<Field>& fields() {
  static const std::vector<Field> all = make_fields();
  return all;
}

const std::vector<Field>& place_fields() {
  static const std::vector<Field> all = make_place_fields();
  return all;
}

const Field* find_field(std::string_view key) {
  static const Index index = make_index();
  const auto found = index.find(key);
  return found == index.end() ? nullptr : &found->second;
}

int place_of(std::string_view key) {
  if (!key.starts_with("places.")) return -1;
  key.remove_prefix(7);
  return digits_to_int(key.substr(0, key.find('.'))).value_or(0) - 1;
}

std::string header_key(std::string_view header) {
  const std::string plain = nfkc(make_valid_utf8(header));
  std::string key;
  for (std::size_t at = 0; at < plain.size();) {
    const char32_t c = next_code_point(plain, at);
    if (c >= 'A' && c <= 'Z') {
      key += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x3041 || c == 0x3012) {
      constexpr std::u32string_view kSigns = U"・、。「」『』【】（）：／＿";
      if (kSigns.find(c) == std::u32string_view::npos) append_utf8(key, c);
    }
  }
  return key;
}

}  // namespace banso::exchange
