#include "kernel/area_code.hpp"

#include "kernel/digits.hpp"
#include "kernel/text.hpp"

namespace banso {
namespace {

using enum JcciBlock;

constexpr std::array<Prefecture, 47> kPrefectures{{
    {"01", "北海道", "ホッカイドウ", kHokkaido},
    {"02", "青森県", "アオモリケン", kTohoku},
    {"03", "岩手県", "イワテケン", kTohoku},
    {"04", "宮城県", "ミヤギケン", kTohoku},
    {"05", "秋田県", "アキタケン", kTohoku},
    {"06", "山形県", "ヤマガタケン", kTohoku},
    {"07", "福島県", "フクシマケン", kTohoku},
    {"08", "茨城県", "イバラキケン", kKanto},
    {"09", "栃木県", "トチギケン", kKanto},
    {"10", "群馬県", "グンマケン", kKanto},
    {"11", "埼玉県", "サイタマケン", kKanto},
    {"12", "千葉県", "チバケン", kKanto},
    {"13", "東京都", "トウキョウト", kKanto},
    {"14", "神奈川県", "カナガワケン", kKanto},
    {"15", "新潟県", "ニイガタケン", kHokurikuShinetsu},
    {"16", "富山県", "トヤマケン", kHokurikuShinetsu},
    {"17", "石川県", "イシカワケン", kHokurikuShinetsu},
    {"18", "福井県", "フクイケン", kKansai},
    {"19", "山梨県", "ヤマナシケン", kKanto},
    {"20", "長野県", "ナガノケン", kHokurikuShinetsu},
    {"21", "岐阜県", "ギフケン", kTokai},
    {"22", "静岡県", "シズオカケン", kTokai},
    {"23", "愛知県", "アイチケン", kTokai},
    {"24", "三重県", "ミエケン", kTokai},
    {"25", "滋賀県", "シガケン", kKansai},
    {"26", "京都府", "キョウトフ", kKansai},
    {"27", "大阪府", "オオサカフ", kKansai},
    {"28", "兵庫県", "ヒョウゴケン", kKansai},
    {"29", "奈良県", "ナラケン", kKansai},
    {"30", "和歌山県", "ワカヤマケン", kKansai},
    {"31", "鳥取県", "トットリケン", kChugoku},
    {"32", "島根県", "シマネケン", kChugoku},
    {"33", "岡山県", "オカヤマケン", kChugoku},
    {"34", "広島県", "ヒロシマケン", kChugoku},
    {"35", "山口県", "ヤマグチケン", kChugoku},
    {"36", "徳島県", "トクシマケン", kShikoku},
    {"37", "香川県", "カガワケン", kShikoku},
    {"38", "愛媛県", "エヒメケン", kShikoku},
    {"39", "高知県", "コウチケン", kShikoku},
    {"40", "福岡県", "フクオカケン", kKyushu},
    {"41", "佐賀県", "サガケン", kKyushu},
    {"42", "長崎県", "ナガサキケン", kKyushu},
    {"43", "熊本県", "クマモトケン", kKyushu},
    {"44", "大分県", "オオイタケン", kKyushu},
    {"45", "宮崎県", "ミヤザキケン", kKyushu},
    {"46", "鹿児島県", "カゴシマケン", kKyushu},
    {"47", "沖縄県", "オキナワケン", kKyushu},
}};

struct BlockText {
  std::string_view name;
  std::string_view code;
};

constexpr std::array<BlockText, 9> kBlockTexts{{
    {"北海道", "hokkaido"},
    {"東北", "tohoku"},
    {"北陸信越", "hokuriku_shinetsu"},
    {"関東", "kanto"},
    {"東海", "tokai"},
    {"関西", "kansai"},
    {"中国", "chugoku"},
    {"四国", "shikoku"},
    {"九州", "kyushu"},
}};

const BlockText& text_of(JcciBlock block) {
  return kBlockTexts.at(static_cast<std::size_t>(block) - 1);
}

}  // namespace

std::string_view jcci_block_name(JcciBlock block) {
  return text_of(block).name;
}

std::string_view jcci_block_code(JcciBlock block) {
  return text_of(block).code;
}

const std::array<Prefecture, 47>& prefectures() {
  return kPrefectures;
}

const Prefecture* find_prefecture(std::string_view code) {
  const auto number = code.size() == 2 ? digits_to_int(code) : std::nullopt;
  if (!number || *number < 1 || *number > 47) return nullptr;
  return &kPrefectures[static_cast<std::size_t>(*number - 1)];
}

const Prefecture* find_prefecture_by_name(std::string_view name) {
  constexpr std::size_t kSuffixBytes = 3;  // 都, 府, 県 in UTF-8
  for (const auto& prefecture : kPrefectures) {
    if (prefecture.name == name) return &prefecture;
    const auto stem = prefecture.name.substr(0, prefecture.name.size() - kSuffixBytes);
    if (prefecture.code != "01" && stem == name) return &prefecture;
  }
  return nullptr;
}

std::optional<int> area_code_check_digit(std::string_view five_digits) {
  if (five_digits.size() != 5 || !all_digits(five_digits)) return std::nullopt;
  int sum = 0;
  for (std::size_t i = 0; i < 5; ++i) sum += (five_digits[i] - '0') * (6 - static_cast<int>(i));
  return (11 - sum % 11) % 10;
}

bool is_valid_area_code(std::string_view code) {
  if (code.size() != 6 || !is_digit(code[5])) return false;
  return area_code_check_digit(code.substr(0, 5)) == code[5] - '0';
}

std::optional<std::string> complete_area_code(std::string_view five_digits) {
  const auto digit = area_code_check_digit(five_digits);
  if (!digit) return std::nullopt;
  return std::string(five_digits) + static_cast<char>('0' + *digit);
}

std::optional<std::string> normalise_post_code(std::string_view text) {
  if (text.size() > 100 || !is_valid_utf8(text)) return std::nullopt;
  static constexpr std::string_view kIgnored[] = {"〒", "-", "‐", "‑", "–", "—", "―", "−", "ー", " "};
  const std::string plain = nfkc(trim(text));
  std::string digits;
  for (std::string_view rest = plain; !rest.empty();) {
    std::size_t skipped = 0;
    for (const auto sign : kIgnored) {
      if (rest.starts_with(sign)) skipped = sign.size();
    }
    if (skipped == 0 && (!is_digit(rest.front()) || digits.size() == 7)) return std::nullopt;
    if (skipped == 0) digits += rest.front();
    rest.remove_prefix(skipped == 0 ? 1 : skipped);
  }
  if (digits.size() != 7) return std::nullopt;
  return digits;
}

std::string format_post_code(std::string_view seven_digits) {
  std::string text(seven_digits);
  if (text.size() == 7 && all_digits(text)) text.insert(3, 1, '-');
  return text;
}

}  // namespace banso
