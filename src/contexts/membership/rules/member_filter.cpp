#include "contexts/membership/rules/member_filter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kernel/grouped.hpp"
#include "kernel/refusal.hpp"
#include "kernel/text.hpp"

namespace banso::membership {
namespace {

constexpr std::size_t kMostWords = 8;
/// A pattern of digits shorter than this fits half the telephone numbers.
constexpr std::size_t kFewestDigits = 3;

std::vector<std::string> words_of(std::string_view typed) {
  std::string plain(typed);
  for (const std::string_view space : {"　", "\t", "\n"}) {
    for (auto at = plain.find(space); at != std::string::npos; at = plain.find(space)) {
      plain.replace(at, space.size(), " ");
    }
  }
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin <= plain.size() && words.size() < kMostWords) {
    const std::size_t end = std::min(plain.find(' ', begin), plain.size());
    if (end > begin) words.push_back(plain.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string pattern(std::string_view part) {
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

/// The digits of a word that is nothing but a number with its separators; "" for others.
std::string digits_of(const std::string& word) {
  std::string digits;
  for (const char c : nfkc(word)) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != '-' && c != '(' && c != ')') {
      return "";
    }
  }
  return digits.size() >= kFewestDigits ? digits : "";
}

template <class Number>
void check_order(std::vector<FieldError>& errors, const char* path, const Number& from, const Number& to) {
  if (!from || !to || *from <= *to) return;
  errors.push_back({path, "wrong_order", "「から」と「まで」が逆になっています。"});
}

template <class List>
void add_list(std::vector<std::string>& parts, const List& list, std::string_view what) {
  if (!list || list->empty()) return;
  parts.push_back(fmt::format("{}が{}", what, fmt::join(*list, "・")));
}

template <class Number>
void add_range(std::vector<std::string>& parts, std::string_view what, std::string_view unit,
               const Number& from, const Number& to) {
  if (from && to) {
    parts.push_back(fmt::format("{}{}から{}{}", what, with_commas(*from), with_commas(*to), unit));
  } else if (from) {
    parts.push_back(fmt::format("{}{}{}以上", what, with_commas(*from), unit));
  } else if (to) {
    parts.push_back(fmt::format("{}{}{}以下", what, with_commas(*to), unit));
  }
}

void add_flag(std::vector<std::string>& parts, const std::optional<bool>& flag, const char* yes,
              const char* no) {
  if (flag) parts.emplace_back(*flag ? yes : no);
}

}  // namespace

std::vector<FieldError> filter_problems(const MemberFilter& filter) {
  std::vector<FieldError> errors;
  check_order(errors, "/employees_to", filter.employees_from, filter.employees_to);
  check_order(errors, "/capital_to", filter.capital_from, filter.capital_to);
  check_order(errors, "/joined_to", filter.joined_from, filter.joined_to);
  return errors;
}

std::string filter_text(const MemberFilter& filter) {
  std::vector<std::string> parts;
  if (filter.q && !trim(*filter.q).empty())
    parts.push_back(fmt::format("「{}」を含む", std::string(*filter.q)));
  if (filter.standing && !filter.standing->empty()) {
    std::vector<std::string_view> labels;
    for (const Standing standing : *filter.standing) labels.push_back(standing_label(standing));
    parts.push_back(fmt::format("{}", fmt::join(labels, "・")));
  }
  add_list(parts, filter.section, "部会");
  add_list(parts, filter.district, "地区");
  add_list(parts, filter.industry, "業種コード");
  add_list(parts, filter.city_code, "市区町村コード");
  add_list(parts, filter.interest, "関心");
  if (filter.legal_form) {
    parts.emplace_back(*filter.legal_form == LegalForm::corporation ? "法人" : "個人事業主");
  }
  add_range(parts, "従業員", "人", filter.employees_from, filter.employees_to);
  add_range(parts, "資本金", "円", filter.capital_from, filter.capital_to);
  if (filter.joined_from || filter.joined_to) {
    parts.push_back(fmt::format("入会日が{}から{}",
                                filter.joined_from ? japanese_era(*filter.joined_from) : "はじめ",
                                filter.joined_to ? japanese_era(*filter.joined_to) : "今日"));
  }
  if (filter.fiscal_month) parts.push_back(fmt::format("{}月決算", std::int64_t(*filter.fiscal_month)));
  if (filter.no_contact_months) {
    parts.push_back(fmt::format("{}か月以上接触がない", std::int64_t(*filter.no_contact_months)));
  }
  add_flag(parts, filter.has_email, "メールアドレスあり", "メールアドレスなし");
  add_flag(parts, filter.mail_allowed, "メールの案内を受け取る", "メールの案内を受け取らない・不明");
  add_flag(parts, filter.register_closed, "登記が閉鎖", "登記の閉鎖なし");
  add_flag(parts, filter.leaving, "退会届あり", "退会届なし");
  add_flag(parts, filter.mail_failed, "メールが届かない", "メールの不達なし");
  return parts.empty() ? "すべて" : fmt::format("{}", fmt::join(parts, "、"));
}

SearchPatterns search_patterns(std::string_view typed) {
  SearchPatterns patterns;
  bool all_digits = true;
  for (const std::string& word : words_of(typed)) {
    patterns.names.push_back(pattern(fold_name(word)));
    patterns.readings.push_back(pattern(fold_kana(word)));
    patterns.addresses.push_back(pattern(fold_address(word)));
    const std::string digits = digits_of(word);
    all_digits = all_digits && !digits.empty();
    patterns.digits.push_back(pattern(digits));
  }
  // One word that is no number, and numbers are not what is looked for.
  if (!all_digits) patterns.digits = patterns.names;
  return patterns;
}

}  // namespace banso::membership
