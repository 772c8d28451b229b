#include "contexts/registry/rules/search_plan.hpp"

#include <algorithm>

#include "contexts/registry/rules/search_keys.hpp"
#include "kernel/area_code.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/digits.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso::registry {
namespace {

constexpr std::size_t kFewestDigits = 4;
constexpr std::size_t kNumberDigits = 13;
constexpr std::size_t kSoleProprietorDigits = 14;
constexpr std::size_t kMostWords = 8;

/// The words between white space; words past the limit stay joined to the last.
std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string plain = nfkc(text);
  std::string_view rest = trim(plain);
  while (!rest.empty()) {
    const auto space =
        words.size() + 1 == kMostWords ? std::string_view::npos : rest.find_first_of(" \t\r\n");
    words.emplace_back(trim(rest.substr(0, space)));
    rest = space == std::string_view::npos ? "" : trim(rest.substr(space));
  }
  return words;
}

std::string join(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
  std::string joined;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) joined += ' ';
    joined += words[i];
  }
  return joined;
}

/// The key with LIKE's signs made plain.
std::string escaped(std::string_view key) {
  std::string pattern;
  for (const char c : key) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern;
}

bool is_katakana(std::string_view key) {
  for (std::size_t at = 0; at < key.size();) {
    const char32_t c = next_code_point(key, at);
    if (!(c >= U'ァ' && c <= U'ヺ') && c != U'ー') return false;
  }
  return !key.empty();
}

enum class Where { kWhole, kBegin, kPart };

std::string pattern_for(std::string_view key, Where where) {
  const std::string plain = escaped(key);
  if (where == Where::kWhole) return plain;
  return where == Where::kBegin ? plain + "%" : "%" + plain + "%";
}

SearchTry name_try(std::string_view key, Where where) {
  SearchTry one;
  one.matched_by = where == Where::kWhole   ? MatchedBy::name
                   : where == Where::kBegin ? MatchedBy::name_begin
                                            : MatchedBy::name_part;
  append_name_tokens(key, where != Where::kPart, where == Where::kWhole, one.tokens);
  one.name_pattern = pattern_for(key, where);
  return one;
}

SearchTry kana_try(std::string_view key, Where where) {
  SearchTry one;
  one.matched_by = where == Where::kWhole   ? MatchedBy::kana
                   : where == Where::kBegin ? MatchedBy::kana_begin
                                            : MatchedBy::kana_part;
  append_kana_tokens(key, where != Where::kPart, where == Where::kWhole, one.tokens);
  one.kana_pattern = pattern_for(key, where);
  return one;
}

/// Narrows a try to an address. @return false if the text is too short to be looked up
bool add_address(std::string_view text, SearchTry& one) {
  if (const Prefecture* prefecture = find_prefecture_by_name(text)) {
    one.tokens.push_back(prefecture_token(prefecture->code));
    return true;
  }
  const std::string key = fold_address(text);
  const std::string_view rest = without_prefecture(key);
  if (rest.size() < key.size()) {
    const Prefecture* prefecture = find_prefecture_by_name(key.substr(0, key.size() - rest.size()));
    if (prefecture) one.tokens.push_back(prefecture_token(prefecture->code));
  }
  append_address_tokens(rest, one.tokens);
  one.address_pattern = pattern_for(key, Where::kPart);
  return !one.tokens.empty();
}

/// A single character is only looked for at the beginning: inside names it would be nearly everywhere.
bool is_long_enough(std::string_view key) {
  return count_code_points(key) >= 2;
}

class Planner {
 public:
  Planner(std::string_view text, SearchField field) : field_(field), words_(split_words(text)) {
    whole_ = join(words_, 0, words_.size());
  }

  SearchPlan run() {
    if (words_.empty()) {
      plan_.tries.emplace_back();
      return std::move(plan_);
    }
    if (add_number()) return std::move(plan_);
    const bool names = field_ == SearchField::all || field_ == SearchField::name;
    if (names) name_keys_ = fold_name_query(whole_);
    if (field_ == SearchField::kana || (names && is_katakana(name_keys_.front()))) {
      kana_key_ = fold_kana(whole_);
    }
    add_at(Where::kWhole);
    add_at(Where::kBegin);
    if (names && words_.size() >= 2) add_area_and_name();
    add_at(Where::kPart);
    if (field_ == SearchField::all || field_ == SearchField::address) add_address_only();
    return std::move(plan_);
  }

 private:
  void refuse(const char* code, std::string message) {
    plan_.tries.clear();
    plan_.problem = FieldError{"/q", code, std::move(message)};
  }

  /// @return true if the text is a number and nothing else (or should have been one)
  bool add_number() {
    if (field_ != SearchField::all && field_ != SearchField::number) return false;
    const std::string digits = normalise_corporate_number(whole_);
    const bool is_number = all_digits(digits);
    if (field_ == SearchField::number && (!is_number || digits.size() < kFewestDigits)) {
      refuse("search.number_too_short",
             "法人番号は先頭から4けた以上の数字で入力してください。例: 1234、1-2345-6789-0123");
      return true;
    }
    if (!is_number || digits.size() < kFewestDigits) return false;
    if (digits.size() > kSoleProprietorDigits) {
      if (field_ == SearchField::all) return false;
      refuse("search.number_too_long", "法人番号は13けたの数字です。けた数を確かめてください。");
      return true;
    }
    if (digits.size() == kNumberDigits) {
      if (const auto reading = read_corporate_number(digits); !reading) {
        refuse(code_of(*reading.problem), reading.message);
        return true;
      }
    }
    std::int64_t from = std::stoll(digits);
    std::int64_t width = 1;
    for (std::size_t length = digits.size(); length < kNumberDigits; ++length) {
      from *= 10;
      width *= 10;
    }
    SearchTry one;
    one.matched_by = MatchedBy::number;
    one.number_from = from;
    one.number_to = from + width - 1;
    plan_.tries.push_back(std::move(one));
    // Short runs of digits may also be part of a name (ジェイピーエー356号).
    return digits.size() >= kNumberDigits || field_ == SearchField::number;
  }

  void add_at(Where where) {
    for (const std::string& key : name_keys_) {
      if (where != Where::kPart || is_long_enough(key)) plan_.tries.push_back(name_try(key, where));
    }
    if (!kana_key_.empty() && (where != Where::kPart || is_long_enough(kana_key_))) {
      plan_.tries.push_back(kana_try(kana_key_, where));
    }
  }

  /// 「高松 建設」 and 「建設 高松」: the outer word is a place, the rest a part of the name.
  void add_area_and_name() {
    add_area_and_name(words_.front(), join(words_, 1, words_.size()));
    add_area_and_name(words_.back(), join(words_, 0, words_.size() - 1));
  }

  void add_area_and_name(const std::string& area, const std::string& name) {
    const std::string key = fold_name(name);
    SearchTry one = name_try(key, is_long_enough(key) ? Where::kPart : Where::kBegin);
    one.matched_by = MatchedBy::area_and_name;
    const std::size_t before = one.tokens.size();
    add_address(area, one);
    if (one.tokens.size() > before) plan_.tries.push_back(std::move(one));
  }

  void add_address_only() {
    SearchTry one;
    one.matched_by = MatchedBy::address;
    if (add_address(whole_, one)) {
      plan_.tries.push_back(std::move(one));
    } else if (field_ == SearchField::address) {
      refuse("search.address_too_short",
             "住所は都道府県・市区町村・町の名前を2文字以上入力してください。例: 高松市番町");
    }
  }

  const SearchField field_;
  const std::vector<std::string> words_;
  std::string whole_;
  std::vector<std::string> name_keys_;
  std::string kana_key_;
  SearchPlan plan_;
};

/// First middle class of each major class A … T, and one past the last (日本標準産業分類 14th revision,
/// 2024-04).
constexpr int kFirstMiddleClass[] = {1,  3,  5,  6,  9,  33, 37, 42, 50, 62, 68,
                                     71, 75, 78, 81, 83, 86, 88, 97, 99, 100};

std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

SearchPlan plan_search(std::string_view text, SearchField field) {
  return Planner(text, field).run();
}

void narrow(SearchPlan& plan, const SearchFilters& filters) {
  for (SearchTry& one : plan.tries) {
    if (one.number_from) continue;
    if (!filters.city_code.empty()) one.tokens.push_back(city_token(filters.city_code));
    // The city's rows are within the prefecture: one token is enough.
    if (!filters.prefecture_code.empty() && filters.city_code.empty()) {
      one.tokens.push_back(prefecture_token(filters.prefecture_code));
    }
    // Most corporations are of this kind: intersecting its long list costs more than comparing the column.
    const bool nearly_all = filters.kind == "301" && !one.tokens.empty();
    if (!filters.kind.empty() && !nearly_all) one.tokens.push_back(kind_token(filters.kind));
    if (filters.only_closed) one.tokens.push_back(closed_token());
  }
}

std::optional<IndustryRange> industry_range(std::string_view code) {
  if (code.size() == 1 && code[0] >= 'A' && code[0] <= 'T') {
    const auto index = static_cast<std::size_t>(code[0] - 'A');
    // "T" is 99 alone; ":" follows the digits in the order of bytes.
    const std::string to = code[0] == 'T' ? "9:" : two_digits(kFirstMiddleClass[index + 1]);
    return IndustryRange{two_digits(kFirstMiddleClass[index]), to};
  }
  if (code.size() < 2 || code.size() > 4 || !all_digits(code)) return std::nullopt;
  IndustryRange range{std::string(code), std::string(code)};
  ++range.to.back();  // '9' becomes ':', which follows the digits
  return range;
}

}  // namespace banso::registry
