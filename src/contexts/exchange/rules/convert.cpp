#include "contexts/exchange/rules/convert.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/exchange/rules/text_forms.hpp"
#include "kernel/area_code.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/digits.hpp"
#include "kernel/email.hpp"
#include "kernel/phone.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"
#include "platform/shape/business_scalars.hpp"

namespace banso::exchange {
namespace {

CellReading fine(std::string value) {
  return {std::move(value), {}, {}, false};
}
CellReading nothing() {
  return {};
}
CellReading wrong(const char* code, std::string message) {
  return {std::nullopt, code, std::move(message), true};
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// What people write where there is nothing.
bool means_none(std::string_view text) {
  return is_one_of(text, {"なし", "ナシ", "無", "無し", "-", "－", "ー", "―", "なし。", "未登録", "***"});
}

/// Zeros and separators only: 00000000, 0000/00/00.
bool is_blank_date(std::string_view text) {
  bool zero = false;
  for (const char c : text) {
    if (c != '0' && c != '/' && c != '-' && c != '.' && c != ' ') return false;
    zero = zero || c == '0';
  }
  return zero;
}

CellReading read_date(const Field& field, std::string_view text) {
  if (is_blank_date(text)) return nothing();
  if (const auto day = read_day(text)) return fine(format_date(*day));
  return wrong(
      "date",
      fmt::format(
          "{}の日付として読めません。2024-04-01、令和6年4月1日、R6.4.1、202404のように書いてください。",
          field.label));
}

CellReading read_number(const MappingColumn& column, const Field& field, std::string_view text) {
  const NumberUnit unit = field.kind == FieldKind::money ? column.unit : NumberUnit::one;
  const auto reading = read_amount(text, unit);
  if (!reading.amount && std::string_view(reading.problem) == "fraction") {
    return wrong(
        "fraction",
        fmt::format("{}に1より小さい端数があります。単位（円・千円など）を確かめてください。", field.label));
  }
  if (!reading.amount) {
    return wrong("number", fmt::format("{}の数として読めません。1234、1,234、△1,234のように書いてください。",
                                       field.label));
  }
  if (*reading.amount < field.min || *reading.amount > field.max) {
    return wrong("out_of_range",
                 fmt::format("{}の範囲（{}〜{}）を外れています。", field.label, field.min, field.max));
  }
  return fine(std::to_string(*reading.amount));
}

CellReading read_yes_no(const Field& field, std::string_view text) {
  const std::string key = header_key(text);
  if (is_one_of(key, {"1", "はい", "有", "可", "あり", "有り", "true", "yes", "y", "する", "希望する", "同意",
                      "同意する", "ok", "掲載", "掲載可", "送る"}) ||
      is_one_of(trim(text), {"○", "〇", "◯", "●", "レ", "✓", "☑"})) {
    return fine("true");
  }
  if (is_one_of(key, {"0", "2", "いいえ", "無", "否", "なし", "無し", "不可", "false", "no", "n", "しない",
                      "希望しない", "同意しない", "ng", "掲載不可", "送らない"}) ||
      is_one_of(trim(text), {"×", "✕", "x", "X"})) {
    return fine("false");
  }
  return wrong("yes_no", fmt::format("{}が「する・しない」のどちらか分かりません。コード表に加えてください。",
                                     field.label));
}

CellReading read_word(const Field& field, std::string_view text) {
  const std::string key = header_key(text);
  for (const auto& word : field.words) {
    if (key == word.value || key == header_key(word.label)) return fine(std::string(word.value));
  }
  std::string known;
  for (const auto& word : field.words) known += (known.empty() ? "" : "、") + std::string(word.label);
  return wrong("word", fmt::format("{}のどれに当たるか分かりません（{}）。コード表に加えてください。",
                                   field.label, known));
}

CellReading read_industries(const Field& field, std::string_view text, const References& references) {
  std::string list;
  std::int64_t count = 0;
  std::string plain = nfkc(text);
  std::string_view rest = plain;
  const auto one = [&](std::string_view item) -> std::optional<std::string> {
    if (references.industry_names.empty()) {
      shape::IndustryCode code;
      return shape::Scalar<shape::IndustryCode>::from_text(code, item) == nullptr
                 ? std::optional<std::string>(code)
                 : std::nullopt;
    }
    if (references.industry_names.contains(item)) return std::string(item);
    const auto named = references.industry_codes.find(header_key(item));
    return named == references.industry_codes.end() ? std::nullopt : std::optional(named->second);
  };
  // The names of classes have 、 in them: the whole text first.
  if (const auto whole = one(trim(rest))) return fine(*whole);
  while (!rest.empty()) {
    const auto end = rest.find_first_of(",;/ \n");
    const auto comma = rest.find("、");
    const auto cut = std::min(end, comma);
    const std::string_view item = trim(rest.substr(0, cut));
    if (!item.empty()) {
      const auto code = one(item);
      if (!code) {
        return wrong(
            "industry",
            fmt::format("「{}」は日本標準産業分類のコードにも名前にもありません。コード表に加えてください。",
                        item));
      }
      list += (list.empty() ? "" : ",") + *code;
      ++count;
    }
    if (cut == std::string_view::npos) break;
    rest.remove_prefix(cut + (cut == comma ? std::string_view("、").size() : 1));
  }
  if (count > field.max) return wrong("too_many", fmt::format("業種は{}つまでです。", field.max));
  return list.empty() ? nothing() : fine(std::move(list));
}

CellReading read_words(const Field& field, std::string_view text) {
  constexpr std::size_t kMostCharacters = 40;
  std::string list;
  std::int64_t count = 0;
  while (!text.empty()) {
    const auto sign = text.find_first_of(",;\n");
    const auto comma = text.find("、");
    const auto cut = std::min(sign, comma);
    const std::string_view item = trim(text.substr(0, cut));
    if (count_code_points(item) > kMostCharacters) {
      return wrong("too_long", fmt::format("{}の一つが長すぎます（{}文字まで）。「、」で区切ってください。",
                                           field.label, kMostCharacters));
    }
    if (!item.empty()) {
      list += (list.empty() ? "" : "\n") + std::string(item);
      ++count;
    }
    if (cut == std::string_view::npos) break;
    text.remove_prefix(cut + (cut == comma ? std::string_view("、").size() : 1));
  }
  if (count > field.max) return wrong("too_many", fmt::format("{}は{}個までです。", field.label, field.max));
  return list.empty() ? nothing() : fine(std::move(list));
}

CellReading read_url(const Field& field, std::string_view text) {
  std::string address = nfkc(text);
  if (address.find("://") == std::string::npos) address = "http://" + address;
  shape::WebUrl url;
  if (shape::Scalar<shape::WebUrl>::from_text(url, address) != nullptr) {
    return wrong("url",
                 fmt::format("{}のアドレスとして読めません。https://www.example.jp のように書いてください。",
                             field.label));
  }
  return fine(url);
}

CellReading read_plain(const Field& field, std::string text) {
  const auto length = static_cast<std::int64_t>(count_code_points(text));
  if (length > field.max) {
    return wrong("too_long",
                 fmt::format("{}が長すぎます（{}文字まで、いま{}文字）。", field.label, field.max, length));
  }
  return fine(std::move(text));
}

CellReading read_code(const MappingColumn& column, const Field& field, std::string_view text) {
  const auto found = std::find_if(column.codes.begin(), column.codes.end(),
                                  [&](const CodeWord& word) { return trim(word.text) == text; });
  if (found != column.codes.end()) {
    return found->value.empty() ? nothing() : fine(static_cast<const std::string&>(found->value));
  }
  return wrong("code_unknown", fmt::format("「{}」は{}のコード表にありません。コード表に加えてください。",
                                           text, field.label));
}

CellReading read_kind(const MappingColumn& column, const Field& field, const std::string& text,
                      const References& references) {
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::name:
    case FieldKind::address:
      return read_plain(field, text);
    case FieldKind::kana:
      return read_plain(field, to_kana(text, KanaForm::katakana));
    case FieldKind::date:
      return read_date(field, text);
    case FieldKind::money:
    case FieldKind::count:
      return read_number(column, field, text);
    case FieldKind::phone:
      if (means_none(text)) return nothing();
      if (auto phone = normalise_phone(text)) return fine(std::move(*phone));
      return wrong(
          "phone",
          fmt::format("{}として読めません。087-825-3500のように、市外局番から書いてください。", field.label));
    case FieldKind::post_code:
      if (means_none(text)) return nothing();
      if (auto code = normalise_post_code(text)) return fine(std::move(*code));
      return wrong("post_code", fmt::format("{}は7桁の数字です（760-8515のように）。", field.label));
    case FieldKind::email: {
      if (means_none(text)) return nothing();
      if (auto address = normalise_email(text)) return fine(std::move(*address));
      return wrong("email",
                   fmt::format("{}として読めません。name@example.jpのように書いてください。", field.label));
    }
    case FieldKind::url:
      if (means_none(text)) return nothing();
      return read_url(field, text);
    case FieldKind::yes_no:
      return read_yes_no(field, text);
    case FieldKind::word:
      return read_word(field, text);
    case FieldKind::industries:
      return read_industries(field, text, references);
    case FieldKind::words:
      return read_words(field, text);
    case FieldKind::city_code: {
      shape::CityCode code;
      if (shape::Scalar<shape::CityCode>::from_text(code, text) == nullptr) return fine(code);
      return wrong("city_code", "市区町村コードは5桁か6桁の数字です（372013のように）。");
    }
    case FieldKind::corporate_number: {
      if (means_none(text)) return nothing();
      const auto reading = read_corporate_number(text);
      return reading ? fine(reading.number) : wrong("corporate_number", reading.message);
    }
  }
  return nothing();
}

std::string digits_only(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c) || (c == '+' && digits.empty())) digits += c;
  }
  return digits;
}

std::string industry_words(std::string_view codes, const References& references) {
  std::string out;
  while (!codes.empty()) {
    const auto comma = codes.find(',');
    const auto found = references.industry_names.find(codes.substr(0, comma));
    out += (out.empty() ? "" : " ") +
           (found == references.industry_names.end() ? std::string(codes.substr(0, comma)) : found->second);
    codes = comma == std::string_view::npos ? std::string_view() : codes.substr(comma + 1);
  }
  return out;
}

std::string write_kind(const MappingColumn& column, const Field& field, const std::string& value,
                       const References& references) {
  switch (field.kind) {
    case FieldKind::date:
      if (const auto day = parse_date(value)) return write_day(*day, column.date_form, column.month_only);
      return value;
    case FieldKind::money:
    case FieldKind::count: {
      const auto amount = read_amount(value, NumberUnit::one);
      const NumberUnit unit = field.kind == FieldKind::money ? column.unit : NumberUnit::one;
      return amount.amount ? write_amount(*amount.amount, unit, column.whole_units, column.number_form)
                           : value;
    }
    case FieldKind::phone:
      return column.hyphens ? value : digits_only(value);
    case FieldKind::post_code:
      return column.hyphens ? format_post_code(value) : value;
    case FieldKind::yes_no:
      return value == "true" ? "1" : "0";
    case FieldKind::word:
      for (const auto& word : field.words) {
        if (value == word.value) return std::string(word.label);
      }
      return value;
    case FieldKind::industries:
      if (column.industry_names) return industry_words(value, references);
      return value;
    case FieldKind::words: {
      std::string text;
      for (const char c : value) text += c == '\n' ? std::string("、") : std::string(1, c);
      return text;
    }
    case FieldKind::address: {
      if (column.part == AddressPart::whole) return value;
      return split_address(value, references)[static_cast<std::size_t>(column.part) - 1];
    }
    default:
      return value;
  }
}

}  // namespace

CellReading read_cell(const MappingColumn& column, const Field& field, std::string_view cell,
                      const References& references) {
  std::string text = without_invisible(trim(cell));
  const bool cleaned = text.size() != trim(cell).size();
  if (column.nfkc) text = nfkc(text);
  text = std::string(trim(text));
  const bool coded = !column.codes.empty();
  if (text.empty() && !coded) return nothing();
  CellReading reading;
  if (coded) {
    reading = read_code(column, field, text);
    if (text.empty() && reading.blocks) return nothing();
    // Days, numbers and the like may stand beside the codes of exceptions; words may not.
    if (reading.blocks && field.kind != FieldKind::text && field.kind != FieldKind::name) {
      CellReading plain = read_kind(column, field, text, references);
      if (!plain.blocks) reading = std::move(plain);
    }
  } else {
    reading = read_kind(column, field, text, references);
  }
  if (!reading.blocks && cleaned && reading.code.empty()) {
    reading.code = "invisible";
    reading.message = "目に見えない文字を取り除きました。";
  }
  return reading;
}

std::string write_cell(const MappingColumn& column, const Field& field,
                       const std::optional<std::string>& value, const References& references) {
  const std::string plain = value.value_or("");
  std::string text;
  const auto coded = std::find_if(column.codes.begin(), column.codes.end(),
                                  [&](const CodeWord& word) { return word.value == plain; });
  if (coded != column.codes.end()) {
    text = coded->text;
  } else if (!plain.empty()) {
    text = write_kind(column, field, plain, references);
  }
  if (column.kana != KanaForm::as_is) text = to_kana(text, column.kana);
  if (column.width != TextWidth::as_is && column.kana != KanaForm::half_katakana)
    text = to_width(text, column.width);
  if (column.max_bytes) text = first_cp932_bytes(text, static_cast<std::size_t>(*column.max_bytes));
  return text;
}

bool same_but_for_spelling(std::string_view one, std::string_view other) {
  if (one == other) return true;
  const auto plain = [](std::string_view text) {
    std::string out;
    for (const char c : nfkc(text)) {
      constexpr std::string_view kLoose = " -,./:()\t\r\n";
      if (kLoose.find(c) == std::string_view::npos)
        out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    }
    return out;
  };
  return plain(one) == plain(other);
}

}  // namespace banso::exchange
