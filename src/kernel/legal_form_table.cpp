#include "kernel/legal_form_table.hpp"

#include <algorithm>
#include <array>

namespace banso {
namespace {

constexpr std::array kForms{
    LegalFormWord{U"投資事業有限責任組合", "投資事業有限責任組合"},
    LegalFormWord{U"大学共同利用機関法人", "大学共同利用機関法人"},
    LegalFormWord{U"有限責任中間法人", "有限責任中間法人"},
    LegalFormWord{U"社会保険労務士法人", "社会保険労務士法人"},
    LegalFormWord{U"土地家屋調査士法人", "土地家屋調査士法人"},
    LegalFormWord{U"特定非営利活動法人", "特定非営利活動法人"},
    LegalFormWord{U"有限責任監査法人", "有限責任監査法人"},
    LegalFormWord{U"有限責任事業組合", "有限責任事業組合"},
    LegalFormWord{U"地方独立行政法人", "地方独立行政法人"},
    LegalFormWord{U"国立研究開発法人", "国立研究開発法人"},
    LegalFormWord{U"一般社団法人", "一般社団法人"},
    LegalFormWord{U"一般財団法人", "一般財団法人"},
    LegalFormWord{U"公益社団法人", "公益社団法人"},
    LegalFormWord{U"公益財団法人", "公益財団法人"},
    LegalFormWord{U"特例社団法人", "特例社団法人"},
    LegalFormWord{U"特例財団法人", "特例財団法人"},
    LegalFormWord{U"特例有限会社", "有限会社"},
    LegalFormWord{U"社会医療法人", "社会医療法人"},
    LegalFormWord{U"医療法人社団", "医療法人社団"},
    LegalFormWord{U"医療法人財団", "医療法人財団"},
    LegalFormWord{U"社会福祉法人", "社会福祉法人"},
    LegalFormWord{U"農事組合法人", "農事組合法人"},
    LegalFormWord{U"管理組合法人", "管理組合法人"},
    LegalFormWord{U"団地管理組合法人", "団地管理組合法人"},
    LegalFormWord{U"更生保護法人", "更生保護法人"},
    LegalFormWord{U"職業訓練法人", "職業訓練法人"},
    LegalFormWord{U"司法書士法人", "司法書士法人"},
    LegalFormWord{U"行政書士法人", "行政書士法人"},
    LegalFormWord{U"特許業務法人", "特許業務法人"},
    LegalFormWord{U"独立行政法人", "独立行政法人"},
    LegalFormWord{U"国立大学法人", "国立大学法人"},
    LegalFormWord{U"公立大学法人", "公立大学法人"},
    LegalFormWord{U"特定目的会社", "特定目的会社"},
    LegalFormWord{U"準学校法人", "準学校法人"},
    LegalFormWord{U"弁護士法人", "弁護士法人"},
    LegalFormWord{U"税理士法人", "税理士法人"},
    LegalFormWord{U"弁理士法人", "弁理士法人"},
    LegalFormWord{U"海事代理士法人", "海事代理士法人"},
    LegalFormWord{U"労働者協同組合", "労働者協同組合"},
    LegalFormWord{U"npo法人", "特定非営利活動法人"},
    LegalFormWord{U"株式会社", "株式会社"},
    LegalFormWord{U"有限会社", "有限会社"},
    LegalFormWord{U"合同会社", "合同会社"},
    LegalFormWord{U"合資会社", "合資会社"},
    LegalFormWord{U"合名会社", "合名会社"},
    LegalFormWord{U"相互会社", "相互会社"},
    LegalFormWord{U"社団法人", "社団法人"},
    LegalFormWord{U"財団法人", "財団法人"},
    LegalFormWord{U"医療法人", "医療法人"},
    LegalFormWord{U"学校法人", "学校法人"},
    LegalFormWord{U"宗教法人", "宗教法人"},
    LegalFormWord{U"監査法人", "監査法人"},
    LegalFormWord{U"投資法人", "投資法人"},
    LegalFormWord{U"特殊法人", "特殊法人"},
    LegalFormWord{U"企業組合", "企業組合"},
    LegalFormWord{U"協業組合", "協業組合"},
};

/// Length-descending copy, so that 特定非営利活動法人 is found before 活動法人 could be.
const auto& forms_by_length() {
  static const auto sorted = [] {
    auto copy = kForms;
    std::stable_sort(copy.begin(), copy.end(), [](const LegalFormWord& a, const LegalFormWord& b) {
      return a.folded.size() > b.folded.size();
    });
    return copy;
  }();
  return sorted;
}

struct Abbreviation {
  char32_t kanji;
  std::string_view form;
};

constexpr std::array kAbbreviations{
    Abbreviation{U'株', "株式会社"},           Abbreviation{U'有', "有限会社"},
    Abbreviation{U'合', "合同会社"},           Abbreviation{U'同', "合同会社"},
    Abbreviation{U'資', "合資会社"},           Abbreviation{U'名', "合名会社"},
    Abbreviation{U'社', "社団法人"},           Abbreviation{U'財', "財団法人"},
    Abbreviation{U'特', "特定非営利活動法人"}, Abbreviation{U'医', "医療法人"},
    Abbreviation{U'学', "学校法人"},           Abbreviation{U'福', "社会福祉法人"},
    Abbreviation{U'宗', "宗教法人"},           Abbreviation{U'独', "独立行政法人"},
    Abbreviation{U'監', "監査法人"},           Abbreviation{U'企', "企業組合"},
    Abbreviation{U'農', "農事組合法人"},       Abbreviation{U'協', "協同組合"},
    Abbreviation{U'労', "労働組合"},           Abbreviation{U'相', "相互会社"},
};

constexpr std::array<std::u32string_view, 19> kKana{
    U"トクテイヒエイリカツドウホウジン",
    U"イツパンシヤダンホウジン",
    U"イツパンザイダンホウジン",
    U"コウエキシヤダンホウジン",
    U"コウエキザイダンホウジン",
    U"シヤカイフクシホウジン",
    U"カブシキガイシヤ",
    U"カブシキカイシヤ",
    U"ユウゲンガイシヤ",
    U"ユウゲンカイシヤ",
    U"ゴウドウガイシヤ",
    U"ゴウドウカイシヤ",
    U"ゴウシガイシヤ",
    U"ゴウシカイシヤ",
    U"ゴウメイガイシヤ",
    U"ゴウメイカイシヤ",
    U"イリヨウホウジン",
    U"ガツコウホウジン",
    U"シユウキヨウホウジン",
};

}  // namespace

std::span<const LegalFormWord> legal_form_words() {
  return forms_by_length();
}

std::string_view legal_form_of_abbreviation(char32_t kanji) {
  for (const auto& row : kAbbreviations) {
    if (row.kanji == kanji) return row.form;
  }
  return {};
}

std::span<const std::u32string_view> legal_form_kana() {
  return kKana;
}

std::optional<LegalFormWord> leading_form(std::u32string_view text) {
  for (const auto& word : forms_by_length()) {
    if (text.size() > word.folded.size() && text.front() == word.folded.front() &&
        text.starts_with(word.folded)) {
      return word;
    }
  }
  return std::nullopt;
}

std::optional<LegalFormWord> trailing_form(std::u32string_view text) {
  // Every word ends in 社, 人, 合, 団: most names are told apart by one comparison.
  for (const auto& word : forms_by_length()) {
    if (text.size() > word.folded.size() && text.back() == word.folded.back() &&
        text.ends_with(word.folded)) {
      return word;
    }
  }
  return std::nullopt;
}

bool is_legal_form(std::u32string_view text) {
  return std::any_of(kForms.begin(), kForms.end(),
                     [&](const LegalFormWord& word) { return word.folded == text; });
}

}  // namespace banso
