#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "contexts/registry/nta/nta_row.hpp"
#include "kernel/area_code.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/digits.hpp"
#include "kernel/text.hpp"

namespace banso::registry {
namespace {

constexpr std::array<std::string_view, 30> kColumnNames{
    "一連番号",         "法人番号",           "処理区分",
    "訂正区分",         "更新年月日",         "変更年月日",
    "商号又は名称",     "商号イメージID",     "法人種別",
    "都道府県",         "市区町村",           "丁目番地等",
    "所在地イメージID", "都道府県コード",     "市区町村コード",
    "郵便番号",         "国外所在地",         "国外所在地イメージID",
    "閉鎖等年月日",     "閉鎖等の事由",       "承継先法人番号",
    "変更事由の詳細",   "法人番号指定年月日", "最新履歴",
    "商号(英語)",       "都道府県(英語)",     "市区町村番地(英語)",
    "国外所在地(英語)", "フリガナ",           "検索対象除外"};

constexpr std::array<std::string_view, 10> kProcesses{"01", "11", "12", "13", "21",
                                                      "22", "71", "72", "81", "99"};
constexpr std::array<std::string_view, 10> kKinds{"101", "201", "301", "302", "303",
                                                  "304", "305", "399", "401", "499"};
constexpr std::array<std::string_view, 4> kCloseCauses{"01", "11", "21", "31"};

constexpr std::string_view kDeleted = "99";
constexpr std::size_t kMaxTextBytes = 3'000;  ///< 1,000 characters; the longest published item has 500

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& allowed, std::string_view value) {
  return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

/// Reads the columns one by one and remembers what is wrong with them.
class Columns {
 public:
  Columns(std::span<const std::string_view> fields, std::vector<LineProblem>& problems)
      : fields_(fields), problems_(problems), before_(problems.size()) {}

  bool good() const { return problems_.size() == before_; }

  /// The text of a column, without control characters and of sensible length.
  std::string_view text(std::size_t column) {
    const std::string_view value = raw(column);
    if (value.size() > kMaxTextBytes)
      fail(column, "nta.too_long", "が長すぎます。1,000文字までにしてください。");
    const bool control = std::any_of(
        value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (control) fail(column, "nta.control_character", "に改行などの制御文字が入っています。");
    return value;
  }

  std::string_view required_text(std::size_t column) {
    const std::string_view value = text(column);
    if (value.empty()) fail(column, "nta.required", "が空です。");
    return value;
  }

  /// Exactly `length` digits, or empty.
  std::string_view digits(std::size_t column, std::size_t length) {
    const std::string_view value = raw(column);
    if (!value.empty() && (value.size() != length || !all_digits(value))) {
      fail(column, "nta.digits",
           fmt::format("は{}けたの数字です(「{}」になっています)。", length, shown(value)));
    }
    return value;
  }

  std::int64_t number(std::size_t column) {
    const std::string_view value = raw(column);
    if (value.size() <= 18 && all_digits(value)) return corporate_number_to_id(value);
    fail(column, "nta.digits", fmt::format("は数字です(「{}」になっています)。", shown(value)));
    return 0;
  }

  std::optional<Date> date(std::size_t column) {
    const std::string_view value = raw(column);
    if (value.empty()) return std::nullopt;
    const auto date = parse_date(value);
    const bool plausible =
        date && date->year() >= std::chrono::year(1868) && date->year() <= std::chrono::year(2200);
    if (!plausible) {
      fail(column, "nta.date",
           fmt::format("は実在する日を2026-04-01の形で書きます(「{}」になっています)。", shown(value)));
    }
    return date;
  }

  std::optional<Date> required_date(std::size_t column) {
    const auto value = date(column);
    if (raw(column).empty()) fail(column, "nta.required", "が空です。");
    return value;
  }

  /// "0" or "1"; empty is 0 where `may_be_empty`.
  bool flag(std::size_t column, bool may_be_empty) {
    const std::string_view value = raw(column);
    const bool known = value == "0" || value == "1" || (value.empty() && may_be_empty);
    if (!known) fail(column, "nta.flag", fmt::format("は0か1です(「{}」になっています)。", shown(value)));
    return value == "1";
  }

  template <std::size_t N>
  std::string_view code(std::size_t column, const std::array<std::string_view, N>& allowed,
                        bool may_be_empty) {
    const std::string_view value = raw(column);
    if (!(value.empty() && may_be_empty) && !is_one_of(allowed, value)) {
      fail(column, "nta.code",
           fmt::format("に知らないコード「{}」があります。{}のいずれかです。", shown(value),
                       fmt::join(allowed, "・")));
    }
    return value;
  }

  std::string_view corporate_number(std::size_t column, bool may_be_empty) {
    const std::string_view value = raw(column);
    if (value.empty() && may_be_empty) return value;
    const auto problem = corporate_number_problem(value);
    if (!problem) return value;
    std::string detail = fmt::format("「{}」が正しくありません。", shown(value));
    if (*problem == CorporateNumberProblem::kCheckDigit) {
      detail += fmt::format("続く12けたが正しければ先頭の検査数字は{}です。", *check_digit(value.substr(1)));
    } else {
      detail += "0で始まらない13けたの数字です。";
    }
    fail(column, code_of(*problem), detail);
    return value;
  }

  std::string_view prefecture(std::size_t column) {
    constexpr std::string_view kAbroad = "99";
    const std::string_view value = raw(column);
    if (!value.empty() && value != kAbroad && find_prefecture(value) == nullptr) {
      fail(column, "nta.prefecture_code",
           fmt::format("は01から47(国外は99)です(「{}」になっています)。", shown(value)));
    }
    return value;
  }

 private:
  std::string_view raw(std::size_t column) const { return fields_[column - 1]; }

  static std::string shown(std::string_view value) { return std::string(first_code_points(value, 30)); }

  void fail(std::size_t column, const char* code, std::string_view detail) {
    problems_.push_back(
        {column, code, fmt::format("{}列目「{}」{}", column, kColumnNames[column - 1], detail)});
  }

  std::span<const std::string_view> fields_;
  std::vector<LineProblem>& problems_;
  std::size_t before_;
};

}  // namespace

bool parse_nta_row(NtaLayout layout, std::span<const std::string_view> fields, NtaRow& row,
                   std::vector<LineProblem>& problems) {
  if (fields.size() != static_cast<std::size_t>(layout)) {
    problems.push_back(
        {0, "nta.column_count",
         fmt::format("列の数が{}です。{}列でなければなりません。コンマや引用符を確かめてください。",
                     fields.size(), static_cast<int>(layout))});
    return false;
  }
  Columns columns(fields, problems);
  row.sequence_number = columns.number(1);
  row.corporate_number = columns.corporate_number(2, false);
  row.process = columns.code(3, kProcesses, false);
  row.corrected = columns.flag(4, false);
  row.update_date = columns.required_date(5);
  row.change_date = columns.date(6);
  // A withdrawn number is published with little more than the number itself.
  const bool deleted = row.process == kDeleted;
  row.name = deleted ? columns.text(7) : columns.required_text(7);
  row.name_image_id = columns.text(8);
  row.kind = columns.code(9, kKinds, deleted);
  row.prefecture_name = columns.text(10);
  row.city_name = columns.text(11);
  row.street = columns.text(12);
  row.address_image_id = columns.text(13);
  row.prefecture_code = columns.prefecture(14);
  row.city_code = columns.digits(15, 3);
  row.post_code = columns.digits(16, 7);
  row.address_abroad = columns.text(17);
  row.address_abroad_image_id = columns.text(18);
  row.close_date = columns.date(19);
  row.close_cause = columns.code(20, kCloseCauses, true);
  row.successor_number = columns.corporate_number(21, true);
  row.change_cause = columns.text(22);
  row.assignment_date = columns.date(23);
  if (layout == NtaLayout::kEarly) {
    row.latest = true;
    row.name_en = row.prefecture_name_en = row.address_en = row.address_abroad_en = row.name_kana = {};
    row.searchable = true;
    return columns.good();
  }
  row.latest = columns.flag(24, false);
  row.name_en = columns.text(25);
  row.prefecture_name_en = columns.text(26);
  row.address_en = columns.text(27);
  row.address_abroad_en = columns.text(28);
  row.name_kana = columns.text(29);
  row.searchable = !columns.flag(30, true);
  return columns.good();
}

void copy_facts(const NtaRow& row, BusinessFacts& facts) {
  facts.business_id = corporate_number_to_id(row.corporate_number);
  facts.name = row.name;
  facts.name_kana = row.name_kana;
  facts.name_en = row.name_en;
  facts.kind = row.kind;
  facts.prefecture_code = row.prefecture_code;
  facts.city_code.clear();
  if (!row.city_code.empty() && !row.prefecture_code.empty()) {
    facts.city_code.append(row.prefecture_code).append(row.city_code);
  }
  facts.prefecture_name = row.prefecture_name;
  facts.city_name = row.city_name;
  facts.street = row.street;
  facts.post_code = row.post_code;
  facts.address_abroad = row.address_abroad;
  facts.close_date = row.close_date;
  facts.close_cause = row.close_cause;
  facts.successor_business_id = row.successor_number.empty()
                                    ? std::nullopt
                                    : std::optional(corporate_number_to_id(row.successor_number));
  facts.change_cause = row.change_cause;
  facts.assignment_date = row.assignment_date;
  facts.change_date = row.change_date;
  facts.update_date = row.update_date;
  facts.process = row.process;
  facts.corrected = row.corrected;
  facts.searchable = row.searchable;
  facts.name_image_id = row.name_image_id;
  facts.address_image_id = row.address_image_id;
  facts.address_abroad_image_id = row.address_abroad_image_id;
  facts.prefecture_name_en = row.prefecture_name_en;
  facts.address_en = row.address_en;
  facts.address_abroad_en = row.address_abroad_en;
}

}  // namespace banso::registry
