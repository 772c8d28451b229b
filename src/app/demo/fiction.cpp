#include "app/demo/fiction.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <random>

#include "kernel/corporate_number.hpp"

namespace banso::app {
namespace {

struct Word {
  std::string_view text;
  std::string_view kana;
};

struct Trade {
  Word word;
  std::string_view industry_code;
};

constexpr std::array kFirst{
    Word{"青海", "アオミ"},       Word{"朝凪", "アサナギ"},   Word{"伊吹", "イブキ"},
    Word{"梅園", "ウメゾノ"},     Word{"大凪", "オオナギ"},   Word{"霞野", "カスミノ"},
    Word{"北斗", "ホクト"},       Word{"木漏日", "コモレビ"}, Word{"早瀬", "ハヤセ"},
    Word{"桜坂", "サクラザカ"},   Word{"潮見", "シオミ"},     Word{"白砂", "シラスナ"},
    Word{"杉並木", "スギナミキ"}, Word{"瀬戸灘", "セトナダ"}, Word{"空知", "ソラチ"},
    Word{"高嶺", "タカネ"},       Word{"千草", "チグサ"},     Word{"月見台", "ツキミダイ"},
    Word{"鶴亀", "ツルカメ"},     Word{"遠野", "トオノ"},     Word{"常盤", "トキワ"},
    Word{"渚", "ナギサ"},         Word{"虹橋", "ニジハシ"},   Word{"野分", "ノワキ"},
    Word{"初音", "ハツネ"},       Word{"花筏", "ハナイカダ"}, Word{"陽向", "ヒナタ"},
    Word{"藤波", "フジナミ"},     Word{"穂高", "ホタカ"},     Word{"松風", "マツカゼ"},
    Word{"瑞穂", "ミズホ"},       Word{"紫陽", "シヨウ"},     Word{"群青", "グンジョウ"},
    Word{"茜", "アカネ"},         Word{"山彦", "ヤマビコ"},   Word{"夕凪", "ユウナギ"},
    Word{"若竹", "ワカタケ"},     Word{"髙﨑", "タカサキ"},   Word{"渡邉", "ワタナベ"},
    Word{"齋藤", "サイトウ"}};

constexpr std::array kMiddle{Word{"", ""},
                             Word{"", ""},
                             Word{"中央", "チュウオウ"},
                             Word{"東", "ヒガシ"},
                             Word{"新", "シン"},
                             Word{"第一", "ダイイチ"},
                             Word{"みらい", "ミライ"},
                             Word{"総合", "ソウゴウ"}};

constexpr std::array kTrades{Trade{{"建設", "ケンセツ"}, "06"},
                             Trade{{"塗装", "トソウ"}, "07"},
                             Trade{{"電設", "デンセツ"}, "08"},
                             Trade{{"食品", "ショクヒン"}, "09"},
                             Trade{{"酒造", "シュゾウ"}, "10"},
                             Trade{{"縫製", "ホウセイ"}, "11"},
                             Trade{{"木工", "モッコウ"}, "12"},
                             Trade{{"印刷", "インサツ"}, "15"},
                             Trade{{"製作所", "セイサクショ"}, "24"},
                             Trade{{"精密工業", "セイミツコウギョウ"}, "26"},
                             Trade{{"電子", "デンシ"}, "28"},
                             Trade{{"システム", "システム"}, "39"},
                             Trade{{"デザイン", "デザイン"}, "41"},
                             Trade{{"運輸", "ウンユ"}, "44"},
                             Trade{{"倉庫", "ソウコ"}, "47"},
                             Trade{{"水産", "スイサン"}, "52"},
                             Trade{{"商事", "ショウジ"}, "55"},
                             Trade{{"青果", "セイカ"}, "58"},
                             Trade{{"モータース", "モータース"}, "59"},
                             Trade{{"書店", "ショテン"}, "60"},
                             Trade{{"不動産", "フドウサン"}, "68"},
                             Trade{{"設計事務所", "セッケイジムショ"}, "74"},
                             Trade{{"旅館", "リョカン"}, "75"},
                             Trade{{"食堂", "ショクドウ"}, "76"},
                             Trade{{"クリーニング", "クリーニング"}, "78"},
                             Trade{{"観光", "カンコウ"}, "79"},
                             Trade{{"学習塾", "ガクシュウジュク"}, "82"},
                             Trade{{"歯科", "シカ"}, "83"},
                             Trade{{"介護サービス", "カイゴサービス"}, "85"},
                             Trade{{"環境", "カンキョウ"}, "88"}};

struct LegalForm {
  std::string_view text;
  std::string_view kind;
  bool in_front;
  int weight;
};
constexpr std::array kForms{LegalForm{"株式会社", "301", true, 40}, LegalForm{"株式会社", "301", false, 22},
                            LegalForm{"有限会社", "302", true, 20}, LegalForm{"有限会社", "302", false, 8},
                            LegalForm{"合同会社", "305", true, 9},  LegalForm{"合資会社", "304", true, 1}};

/// "青海" + number 12 → "9999" "00000012" with its check digit in front.
std::string number_of(std::size_t index) {
  const std::string basic = fmt::format("9999{:08}", index + 1);
  return fmt::format("{}{}", check_digit(basic).value(), basic);
}

const LegalForm& pick_form(std::mt19937& random) {
  int total = 0;
  for (const auto& form : kForms) total += form.weight;
  int left = static_cast<int>(random() % static_cast<unsigned>(total));
  for (const auto& form : kForms) {
    if ((left -= form.weight) < 0) return form;
  }
  return kForms[0];
}

}  // namespace

const std::vector<DemoCity>& demo_cities() {
  static const std::vector<DemoCity> cities{
      {"11",
       "埼玉県",
       "201",
       "川越市",
       "川越商工会議所（デモ）",
       "カワゴエショウコウカイギショ",
       {{"幸町", "3500063"}, {"元町", "3500062"}, {"脇田町", "3501122"}, {"新富町", "3500043"}}},
      {"14",
       "神奈川県",
       "204",
       "鎌倉市",
       "鎌倉商工会議所（デモ）",
       "カマクラショウコウカイギショ",
       {{"小町", "2480006"}, {"長谷", "2480016"}, {"大船", "2470056"}, {"由比ガ浜", "2480014"}}},
      {"14",
       "神奈川県",
       "206",
       "小田原市",
       "小田原商工会議所（デモ）",
       "オダワラショウコウカイギショ",
       {{"栄町", "2500011"}, {"本町", "2500012"}, {"扇町", "2500001"}, {"国府津", "2560812"}}},
      {"28",
       "兵庫県",
       "201",
       "姫路市",
       "姫路商工会議所（デモ）",
       "ヒメジショウコウカイギショ",
       {{"本町", "6700012"}, {"白浜町", "6728023"}, {"飾磨区細江", "6728064"}, {"二階町", "6700922"}}},
      {"34",
       "広島県",
       "205",
       "尾道市",
       "尾道商工会議所（デモ）",
       "オノミチショウコウカイギショ",
       {{"土堂", "7220035"}, {"東御所町", "7220036"}, {"向島町", "7220073"}, {"因島土生町", "7222323"}}},
  };
  return cities;
}

std::vector<DemoBusiness> demo_businesses(std::size_t count) {
  std::mt19937 random(20260401);
  const auto pick = [&](const auto& words) -> const auto& {
    return words[random() % words.size()];
  };
  std::vector<DemoBusiness> businesses;
  businesses.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Word& first = pick(kFirst);
    const Word& middle = pick(kMiddle);
    const Trade& trade = pick(kTrades);
    const LegalForm& form = pick_form(random);
    DemoBusiness business;
    business.corporate_number = number_of(i);
    const std::string plain = fmt::format("{}{}{}", first.text, middle.text, trade.word.text);
    business.name =
        form.in_front ? fmt::format("{}{}", form.text, plain) : fmt::format("{}{}", plain, form.text);
    business.kana = fmt::format("{}{}{}", first.kana, middle.kana, trade.word.kana);
    business.kind = form.kind;
    business.city = random() % demo_cities().size();
    const auto& [town, post_code] = pick(demo_cities()[business.city].towns);
    business.street =
        fmt::format("{}{}丁目{}番{}号", town, 1 + random() % 5, 1 + random() % 30, 1 + random() % 20);
    business.post_code = post_code;
    business.industry_code = trade.industry_code;
    business.assigned_year = 2015 + static_cast<int>(random() % 11);
    business.closed = random() % 12 == 0;
    businesses.push_back(std::move(business));
  }
  return businesses;
}

std::string as_nta_file(const std::vector<DemoBusiness>& businesses) {
  std::string file;
  auto out = std::back_inserter(file);
  std::size_t line = 0;
  for (const DemoBusiness& business : businesses) {
    const DemoCity& city = demo_cities()[business.city];
    const std::string assigned = fmt::format("{}-10-05", business.assigned_year);
    const std::string_view updated = business.closed ? "2026-03-20" : std::string_view(assigned);
    fmt::format_to(out, R"({},{},{},0,{},{},"{}",,{},"{}","{}","{}",,{},{},{},,,{},{},,,{},1,,,,,"{}",0)",
                   ++line, business.corporate_number, business.closed ? "21" : "01", updated, updated,
                   business.name, business.kind, city.prefecture, city.city, business.street,
                   city.prefecture_code, city.city_code, business.post_code,
                   business.closed ? "2026-03-15" : "", business.closed ? "01" : "", assigned, business.kana);
    file += '\n';
  }
  return file;
}

}  // namespace banso::app
