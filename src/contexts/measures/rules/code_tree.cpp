#include "contexts/measures/rules/code_tree.hpp"

#include <algorithm>
#include <array>

#include "kernel/area_code.hpp"
#include "kernel/digits.hpp"

namespace banso::measures {
namespace {

struct Major {
  std::string_view name;
  int first;  ///< its first and last division
  int last;
};

/// 日本標準産業分類 (14th edition, in force since April 2024): majors A to T.
constexpr std::array<Major, 20> kMajors{{
    {"農業、林業", 1, 2},
    {"漁業", 3, 4},
    {"鉱業、採石業、砂利採取業", 5, 5},
    {"建設業", 6, 8},
    {"製造業", 9, 32},
    {"電気・ガス・熱供給・水道業", 33, 36},
    {"情報通信業", 37, 41},
    {"運輸業、郵便業", 42, 49},
    {"卸売業、小売業", 50, 61},
    {"金融業、保険業", 62, 67},
    {"不動産業、物品賃貸業", 68, 70},
    {"学術研究、専門・技術サービス業", 71, 74},
    {"宿泊業、飲食サービス業", 75, 77},
    {"生活関連サービス業、娯楽業", 78, 80},
    {"教育、学習支援業", 81, 82},
    {"医療、福祉", 83, 85},
    {"複合サービス事業", 86, 87},
    {"サービス業（他に分類されないもの）", 88, 96},
    {"公務（他に分類されるものを除く）", 97, 98},
    {"分類不能の産業", 99, 99},
}};

/// Divisions 01 to 99.
constexpr std::array<std::string_view, 99> kDivisions{
    "農業",
    "林業",
    "漁業（水産養殖業を除く）",
    "水産養殖業",
    "鉱業、採石業、砂利採取業",
    "総合工事業",
    "職別工事業（設備工事業を除く）",
    "設備工事業",
    "食料品製造業",
    "飲料・たばこ・飼料製造業",
    "繊維工業",
    "木材・木製品製造業（家具を除く）",
    "家具・装備品製造業",
    "パルプ・紙・紙加工品製造業",
    "印刷・同関連業",
    "化学工業",
    "石油製品・石炭製品製造業",
    "プラスチック製品製造業（別掲を除く）",
    "ゴム製品製造業",
    "なめし革・同製品・毛皮製造業",
    "窯業・土石製品製造業",
    "鉄鋼業",
    "非鉄金属製造業",
    "金属製品製造業",
    "はん用機械器具製造業",
    "生産用機械器具製造業",
    "業務用機械器具製造業",
    "電子部品・デバイス・電子回路製造業",
    "電気機械器具製造業",
    "情報通信機械器具製造業",
    "輸送用機械器具製造業",
    "その他の製造業",
    "電気業",
    "ガス業",
    "熱供給業",
    "水道業",
    "通信業",
    "放送業",
    "情報サービス業",
    "インターネット附随サービス業",
    "映像・音声・文字情報制作業",
    "鉄道業",
    "道路旅客運送業",
    "道路貨物運送業",
    "水運業",
    "航空運輸業",
    "倉庫業",
    "運輸に附帯するサービス業",
    "郵便業（信書便事業を含む）",
    "各種商品卸売業",
    "繊維・衣服等卸売業",
    "飲食料品卸売業",
    "建築材料、鉱物・金属材料等卸売業",
    "機械器具卸売業",
    "その他の卸売業",
    "各種商品小売業",
    "織物・衣服・身の回り品小売業",
    "飲食料品小売業",
    "機械器具小売業",
    "その他の小売業",
    "無店舗小売業",
    "銀行業",
    "協同組織金融業",
    "貸金業、クレジットカード業等非預金信用機関",
    "金融商品取引業、商品先物取引業",
    "補助的金融業等",
    "保険業（保険媒介代理業、保険サービス業を含む）",
    "不動産取引業",
    "不動産賃貸業・管理業",
    "物品賃貸業",
    "学術・開発研究機関",
    "専門サービス業（他に分類されないもの）",
    "広告業",
    "技術サービス業（他に分類されないもの）",
    "宿泊業",
    "飲食店",
    "持ち帰り・配達飲食サービス業",
    "洗濯・理容・美容・浴場業",
    "その他の生活関連サービス業",
    "娯楽業",
    "学校教育",
    "その他の教育、学習支援業",
    "医療業",
    "保健衛生",
    "社会保険・社会福祉・介護事業",
    "郵便局",
    "協同組合（他に分類されないもの）",
    "廃棄物処理業",
    "自動車整備業",
    "機械等修理業（別掲を除く）",
    "職業紹介・労働者派遣業",
    "その他の事業サービス業",
    "政治・経済・文化団体",
    "宗教",
    "その他のサービス業",
    "外国公務",
    "国家公務",
    "地方公務",
    "分類不能の産業",
};

bool is_major(std::string_view code) {
  return code.size() == 1 && code[0] >= 'A' && code[0] <= 'T';
}

/// 1 … 99 of a code of two or more digits.
int division_of(std::string_view code) {
  return (code[0] - '0') * 10 + (code[1] - '0');
}

/// Whether `outer` is `inner` or above it.
bool holds(std::string_view outer, std::string_view inner) {
  if (!is_major(outer)) return inner.starts_with(outer);
  if (is_major(inner)) return outer == inner;
  const Major& major = kMajors[static_cast<std::size_t>(outer[0] - 'A')];
  const int division = division_of(inner);
  return division >= major.first && division <= major.last;
}

/// Whether the codes name every division of the major.
bool name_whole(std::string_view major_code, std::span<const std::string> codes) {
  const Major& major = kMajors[static_cast<std::size_t>(major_code[0] - 'A')];
  for (int division = major.first; division <= major.last; ++division) {
    const std::array<char, 2> digits{static_cast<char>('0' + division / 10),
                                     static_cast<char>('0' + division % 10)};
    if (std::find(codes.begin(), codes.end(), std::string_view(digits.data(), 2)) == codes.end())
      return false;
  }
  return true;
}

}  // namespace

bool is_industry_code(std::string_view code) {
  if (code.size() == 1) return is_major(code);
  return code.size() <= 4 && all_digits(code) && division_of(code) >= 1;
}

bool is_area_code(std::string_view code) {
  if (code.size() != 2 && code.size() != 5) return false;
  return all_digits(code) && find_prefecture(code.substr(0, 2)) != nullptr;
}

std::string_view industry_name(std::string_view code) {
  if (is_major(code)) return kMajors[static_cast<std::size_t>(code[0] - 'A')].name;
  if (code.size() != 2 || !is_industry_code(code)) return {};
  return kDivisions[static_cast<std::size_t>(division_of(code) - 1)];
}

Truth industry_within(std::string_view code, std::span<const std::string> codes) {
  bool could_be = false;
  for (const std::string& one : codes) {
    if (holds(one, code)) return Truth::yes;
    could_be = could_be || holds(code, one);
  }
  if (!could_be) return Truth::no;
  return is_major(code) && name_whole(code, codes) ? Truth::yes : Truth::unknown;
}

Truth area_within(std::string_view code, std::span<const std::string> codes) {
  bool could_be = false;
  for (const std::string& one : codes) {
    if (code.starts_with(one)) return Truth::yes;
    could_be = could_be || one.starts_with(code);
  }
  return could_be ? Truth::unknown : Truth::no;
}

}  // namespace banso::measures
