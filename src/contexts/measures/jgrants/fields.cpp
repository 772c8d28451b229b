#include "contexts/measures/jgrants/fields.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "kernel/area_code.hpp"
#include "kernel/text.hpp"

namespace banso::measures {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// NFKC without spaces.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : nfkc(make_valid_utf8(text))) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

/// "2026-03-31T15:00Z" has no seconds, which RFC 3339 asks for.
std::string with_seconds(std::string_view text) {
  constexpr std::size_t kMinutesEnd = 16;
  std::string out(text);
  if (out.size() > kMinutesEnd && out[10] == 'T' && out[13] == ':' && out[kMinutesEnd] != ':') {
    out.insert(kMinutesEnd, ":00");
  }
  return out;
}

struct Region {
  std::string_view name;
  std::string_view codes;  ///< two digits each
};

/// The regions of jGrants; they differ from JCCI's blocks.
constexpr Region kRegions[] = {
    {"北海道地方", "01"},
    {"東北地方", "020304050607"},
    {"関東・甲信越地方", "08091011121314151920"},
    {"東海・北陸地方", "16171821222324"},
    {"近畿地方", "252627282930"},
    {"中国地方", "3132333435"},
    {"四国地方", "36373839"},
    {"九州・沖縄地方", "4041424344454647"},
};

struct Section {
  std::string_view name;
  char code;
};

constexpr Section kSections[] = {
    {"農業", 'A'},
    {"林業", 'A'},
    {"漁業", 'B'},
    {"鉱業", 'C'},
    {"採石業", 'C'},
    {"砂利採取業", 'C'},
    {"建設業", 'D'},
    {"製造業", 'E'},
    {"電気・ガス・熱供給・水道業", 'F'},
    {"情報通信業", 'G'},
    {"運輸業", 'H'},
    {"郵便業", 'H'},
    {"卸売業", 'I'},
    {"小売業", 'I'},
    {"金融業", 'J'},
    {"保険業", 'J'},
    {"不動産業", 'K'},
    {"物品賃貸業", 'K'},
    {"学術研究", 'L'},
    {"専門・技術サービス業", 'L'},
    {"宿泊業", 'M'},
    {"飲食サービス業", 'M'},
    {"生活関連サービス業", 'N'},
    {"娯楽業", 'N'},
    {"教育", 'O'},
    {"学習支援業", 'O'},
    {"医療", 'P'},
    {"福祉", 'P'},
    {"複合サービス事業", 'Q'},
    {"サービス業(他に分類されないもの)", 'R'},
    {"公務(他に分類されるものを除く)", 'S'},
    {"分類不能の産業", 'T'},
};

struct PurposeWords {
  std::string_view words;
  MeasurePurpose purpose;
};

constexpr PurposeWords kPurposes[] = {
    {"新たな事業を行いたい", MeasurePurpose::new_business},
    {"販路拡大・海外展開をしたい", MeasurePurpose::sales_channels},
    {"イベント・事業運営支援がほしい", MeasurePurpose::events},
    {"事業を引き継ぎたい", MeasurePurpose::succession},
    {"研究開発・実証事業を行いたい", MeasurePurpose::research},
    {"人材育成を行いたい", MeasurePurpose::training},
    {"資金繰りを改善したい", MeasurePurpose::cash_flow},
    {"設備整備・IT導入をしたい", MeasurePurpose::equipment_it},
    {"雇用・職場環境を改善したい", MeasurePurpose::employment},
    {"エコ・SDGs活動支援がほしい", MeasurePurpose::ecology},
    {"災害(自然災害、感染症等)支援がほしい", MeasurePurpose::disaster},
    {"教育・子育て・少子化支援がほしい", MeasurePurpose::education},
    {"スポーツ・文化支援がほしい", MeasurePurpose::sports_culture},
    {"安全・防災対策支援がほしい", MeasurePurpose::safety},
    {"まちづくり・地域振興支援がほしい", MeasurePurpose::town},
};

/// Reads a number with commas and perhaps a fraction. @return in millionths, or nothing
std::optional<std::int64_t> take_number(std::string_view& text) {
  constexpr std::int64_t kMost = 1'000'000'000'000'000;
  std::int64_t whole = 0;
  std::size_t digits = 0;
  while (!text.empty() && (is_digit(text.front()) || (text.front() == ',' && digits > 0))) {
    if (is_digit(text.front())) {
      whole = whole * 10 + (text.front() - '0');
      ++digits;
      if (whole >= kMost) return std::nullopt;
    }
    text.remove_prefix(1);
  }
  if (digits == 0) return std::nullopt;
  std::int64_t fraction = 0;
  if (text.size() >= 2 && text.front() == '.' && is_digit(text[1])) {
    text.remove_prefix(1);
    std::int64_t place = 100'000;
    while (!text.empty() && is_digit(text.front())) {
      fraction += place * (text.front() - '0');
      place /= 10;
      text.remove_prefix(1);
    }
  }
  if (whole > INT64_MAX / 1'000'000 - 1) {
    if (fraction != 0) return std::nullopt;
    return -whole;  // too large for millionths: told apart by its sign
  }
  return whole * 1'000'000 + fraction;
}

std::int64_t take_scale(std::string_view& text) {
  constexpr std::pair<std::string_view, std::int64_t> kScales[] = {
      {"兆", 1'000'000'000'000}, {"億", 100'000'000}, {"千万", 10'000'000}, {"百万", 1'000'000},
      {"十万", 100'000},         {"万", 10'000},      {"千", 1'000}};
  for (const auto& [word, scale] : kScales) {
    if (take(text, word)) return scale;
  }
  return 1;
}

}  // namespace

std::optional<Date> read_jgrants_day(std::string_view text, bool is_end) {
  text = trim(text);
  if (const auto instant = parse_instant(with_seconds(text))) {
    // An end at midnight in Japan is the end of the day before.
    const Date day = jst_date(*instant);
    if (is_end && jst_midnight(day) == *instant)
      return Date(std::chrono::sys_days(day) - std::chrono::days(1));
    return day;
  }
  const auto day = parse_japanese_date(text);
  if (!day || day->year() < std::chrono::year(1989) || day->year() > std::chrono::year(2200))
    return std::nullopt;
  return day;
}

std::optional<std::int64_t> read_yen(std::string_view text) {
  const std::string folded = plain(text);
  std::string_view rest = folded;
  for (const std::string_view head : {"上限", "最大", "¥", "￥"}) take(rest, head);
  std::int64_t sum = 0;
  std::int64_t last_scale = INT64_MAX;
  bool any = false;
  while (!rest.empty() && is_digit(rest.front())) {
    const auto number = take_number(rest);
    if (!number) return std::nullopt;
    const std::int64_t scale = take_scale(rest);
    if (scale >= last_scale) return std::nullopt;
    last_scale = scale;
    std::int64_t yen = 0;
    if (*number < 0) {
      if (scale != 1) return std::nullopt;
      yen = -*number;
    } else {
      const std::int64_t whole = *number / 1'000'000;
      const std::int64_t millionths = *number % 1'000'000;
      if (whole > kNoLimitYen / scale || millionths * scale % 1'000'000 != 0) return std::nullopt;
      yen = whole * scale + millionths * scale / 1'000'000;
    }
    sum += yen;
    if (sum > kNoLimitYen) return std::nullopt;
    any = true;
    if (scale == 1) break;
  }
  take(rest, "円");
  for (const std::string_view tail : {"以内", "まで", "(税抜)", "(税込)"}) take(rest, tail);
  if (!any || !rest.empty()) return std::nullopt;
  return sum;
}

std::optional<Fraction> read_single_rate(std::string_view text) {
  std::string folded = plain(text);
  std::replace(folded.begin(), folded.end(), ';', ' ');
  for (const std::string_view slash : {"⁄", "∕", "/"}) {
    for (std::size_t at = folded.find(slash); at != std::string::npos; at = folded.find(slash, at + 1)) {
      folded.replace(at, slash.size(), "/");
    }
  }
  std::string_view rest = folded;
  for (const std::string_view head : {"補助対象経費の", "助成対象経費の", "助成対象と認められる経費の",
                                      "対象経費の", "事業費の", "経費の", "補助率", "原則"}) {
    take(rest, head);
  }
  const auto number = [&]() -> std::optional<std::int64_t> {
    std::int64_t value = 0;
    std::size_t digits = 0;
    while (!rest.empty() && is_digit(rest.front()) && digits < 4) {
      value = value * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
      ++digits;
    }
    return digits == 0 ? std::nullopt : std::optional(value);
  };
  const auto first = number();
  if (!first) return std::nullopt;
  Fraction rate;
  if (take(rest, "/")) {
    const auto second = number();
    if (!second) return std::nullopt;
    rate = {*first, *second};
  } else if (take(rest, "分の")) {
    const auto second = number();
    if (!second) return std::nullopt;
    rate = {*second, *first};
  } else if (take(rest, "%") || take(rest, "パーセント")) {
    rate = {*first, 100};
  } else {
    return std::nullopt;
  }
  for (const std::string_view tail : {"以内", "以下", "補助", "(千円未満切捨て)", "(千円未満切捨)", "。"})
    take(rest, tail);
  if (!rest.empty() || rate.numerator < 1 || rate.denominator < 1 || rate.numerator > rate.denominator ||
      rate.denominator > 1'000) {
    return std::nullopt;
  }
  return rate;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  int depth = 0;
  const auto finish = [&] {
    if (!trim(word).empty()) words.emplace_back(trim(word));
    word.clear();
  };
  const std::string folded = nfkc(make_valid_utf8(text));
  for (const char c : folded) {
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if ((c == '/' || c == ';' || c == '\n') && depth == 0) {
      finish();
    } else {
      word += c;
    }
  }
  finish();
  return words;
}

std::vector<std::string> read_areas(std::string_view text, std::vector<std::string>& unknown) {
  std::set<std::string> codes;
  bool nationwide = false;
  for (const std::string& word : split_list(text)) {
    if (word == "全国") {
      nationwide = true;
      continue;
    }
    if (const Prefecture* prefecture = find_prefecture_by_name(word)) {
      codes.emplace(prefecture->code);
      continue;
    }
    const auto* region = std::find_if(std::begin(kRegions), std::end(kRegions),
                                      [&](const Region& one) { return one.name == word; });
    if (region == std::end(kRegions)) {
      unknown.push_back(word);
      continue;
    }
    for (std::size_t at = 0; at < region->codes.size(); at += 2) codes.emplace(region->codes.substr(at, 2));
  }
  if (nationwide || codes.size() == prefectures().size()) return {};
  return {codes.begin(), codes.end()};
}

std::vector<std::string> read_industries(std::string_view text, std::vector<std::string>& unknown) {
  std::set<char> sections;
  for (const std::string& item : split_list(text)) {
    std::string_view rest = item;
    // 「農業、林業」 is one section in two words; 「サービス業(他に分類されないもの)」 has no such comma.
    while (!rest.empty()) {
      const auto comma = rest.find("、");
      const std::string_view word = trim(rest.substr(0, comma));
      rest = comma == std::string_view::npos ? std::string_view()
                                             : rest.substr(comma + std::string_view("、").size());
      const auto* section = std::find_if(std::begin(kSections), std::end(kSections),
                                         [&](const Section& one) { return one.name == word; });
      if (section != std::end(kSections)) {
        sections.insert(section->code);
      } else if (!word.empty()) {
        unknown.emplace_back(word);
      }
    }
  }
  // 公務 and 分類不能 aside, all sections are no restriction.
  bool all = true;
  for (char code = 'A'; code <= 'R'; ++code) all = all && sections.contains(code);
  if (all) return {};
  std::vector<std::string> codes;
  for (const char code : sections) codes.emplace_back(1, code);
  return codes;
}

std::optional<Rule> read_employees(std::string_view text, std::vector<std::string>& unknown) {
  const std::string folded = plain(text);
  std::string_view rest = folded;
  if (rest.empty() || rest == "従業員数の制約なし") return std::nullopt;
  std::int64_t number = 0;
  std::size_t digits = 0;
  while (!rest.empty() && is_digit(rest.front()) && digits < 7) {
    number = number * 10 + (rest.front() - '0');
    rest.remove_prefix(1);
    ++digits;
  }
  const bool people = take(rest, "名") || take(rest, "人");
  if (digits > 0 && people && rest == "以下")
    return test_number(FactKey::regular_employees, Op::at_most, number);
  if (digits > 0 && people && rest == "以上")
    return test_number(FactKey::regular_employees, Op::at_least, number);
  unknown.emplace_back(trim(text));
  return std::nullopt;
}

std::vector<MeasurePurpose> read_purposes(std::string_view text, std::vector<std::string>& unknown) {
  std::vector<MeasurePurpose> purposes;
  for (const std::string& word : split_list(text)) {
    const auto* known = std::find_if(std::begin(kPurposes), std::end(kPurposes),
                                     [&](const PurposeWords& one) { return one.words == word; });
    if (known == std::end(kPurposes)) {
      unknown.push_back(word);
    } else if (std::find(purposes.begin(), purposes.end(), known->purpose) == purposes.end()) {
      purposes.push_back(known->purpose);
    }
  }
  return purposes;
}

}  // namespace banso::measures
