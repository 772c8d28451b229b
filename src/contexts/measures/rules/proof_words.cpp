#include "contexts/measures/rules/proof_words.hpp"

#include <fmt/format.h>

#include "contexts/measures/rules/code_tree.hpp"
#include "contexts/measures/rules/definitions.hpp"
#include "kernel/area_code.hpp"

namespace banso::measures {
namespace {

/// More names than this are counted instead of listed.
constexpr std::size_t kMostNames = 6;

/// 1234567 → "1,234,567"
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string yen_in_words(std::uint64_t yen) {
  constexpr std::uint64_t oku = 100'000'000;
  constexpr std::uint64_t man = 10'000;
  std::string words;
  if (yen >= oku) words += grouped(yen / oku) + "億";
  if (yen % oku >= man) words += grouped(yen % oku / man) + "万";
  if (yen % man > 0 || yen == 0) words += grouped(yen % man);
  return words + "円";
}

std::string percent_in_words(std::uint64_t basis_points) {
  std::string words = grouped(basis_points / 100);
  const std::uint64_t rest = basis_points % 100;
  if (rest == 0) return words + "%";
  words += rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest);
  return words + "%";
}

std::string day_in_words(Date date) {
  return fmt::format("{}年{}月{}日", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string name_of_code(const Fact& fact, const std::string& code, const CodeNames& names) {
  if (fact.kind == FactKind::area) {
    if (const auto known = names.areas.find(code); known != names.areas.end()) return known->second;
    if (code.size() == 2) {
      const Prefecture* prefecture = find_prefecture(code);
      return prefecture == nullptr ? code : std::string(prefecture->name);
    }
    return "市区町村コード" + code;
  }
  if (fact.kind == FactKind::industry) {
    if (const auto known = names.industries.find(code); known != names.industries.end()) return known->second;
    const std::string_view name = industry_name(code);
    return name.empty() ? "産業分類" + code : std::string(name);
  }
  const FactChoice* choice = find_choice(fact, code);
  return choice == nullptr ? code : std::string(choice->name);
}

std::string names_of(const Fact& fact, const std::vector<std::string>& codes, const CodeNames& names) {
  std::string words;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i == kMostNames) return fmt::format("{} など{}件", words, codes.size());
    if (i > 0) words += "、";
    words += name_of_code(fact, codes[i], names);
  }
  return words;
}

std::string codes_condition(const Test& test, const CodeNames& names) {
  const Fact& fact = fact_of(test.fact);
  const std::string words = names_of(fact, test.codes, names);
  const bool single = test.codes.size() == 1;
  const std::string_view main = test.op == Op::main_within ? "主な" : "";
  switch (test.op) {
    case Op::includes:
      return single ? fmt::format("{}に{}がある", fact.name, words)
                    : fmt::format("{}に{}のいずれかがある", fact.name, words);
    case Op::includes_all:
      return single ? fmt::format("{}に{}がある", fact.name, words)
                    : fmt::format("{}に{}のすべてがある", fact.name, words);
    default:
      return single ? fmt::format("{}{}が{}", main, fact.name, words)
                    : fmt::format("{}{}が{}のいずれか", main, fact.name, words);
  }
}

/// Why a value that is known does not decide the test.
std::string too_coarse(const Fact& fact, const std::string& value) {
  return fmt::format("{} {} だけでは決まりません。{}まで分かれば判定できます", fact.name, value,
                     fact.kind == FactKind::area ? "市区町村" : "より細かい分類");
}

std::string negated_words(const Rule& child, const CodeNames& names) {
  if (child.says.empty() && child.kind == Rule::Kind::test && child.test.op == Op::is) {
    Test contrary = child.test;
    contrary.flag = !contrary.flag;
    return condition_in_words(contrary, names);
  }
  if (child.kind == Rule::Kind::all || child.kind == Rule::Kind::any) {
    if (child.says.empty()) {
      return child.kind == Rule::Kind::all ? "次のすべてには当てはまらない" : "次のどれにも当てはまらない";
    }
  }
  return fmt::format("「{}」に当てはまらない", condition_in_words(child, names));
}

}  // namespace

std::string number_in_words(FactUnit unit, std::int64_t number) {
  const std::string sign = number < 0 ? "マイナス" : "";
  const std::uint64_t size =
      number < 0 ? -static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  switch (unit) {
    case FactUnit::yen:
      return sign + yen_in_words(size);
    case FactUnit::people:
      return sign + grouped(size) + "人";
    case FactUnit::months:
      return sign + grouped(size) + "か月";
    case FactUnit::basis_points:
      return sign + percent_in_words(size);
    case FactUnit::none:
      break;
  }
  return sign + grouped(size);
}

std::string value_in_words(FactKey key, const FactValue& value, const CodeNames& names) {
  const Fact& fact = fact_of(key);
  switch (fact.kind) {
    case FactKind::flag:
      return value.flag ? "はい" : "いいえ";
    case FactKind::number:
      return number_in_words(fact.unit, value.number);
    case FactKind::date:
      return day_in_words(value.date);
    default:
      return value.codes.empty() ? "なし" : names_of(fact, value.codes, names);
  }
}

std::string condition_in_words(const Test& test, const CodeNames& names) {
  const Fact& fact = fact_of(test.fact);
  const auto number = [&] { return number_in_words(fact.unit, test.number); };
  switch (test.op) {
    case Op::at_least:
      return fmt::format("{}が{}以上", fact.name, number());
    case Op::at_most:
      return fmt::format("{}が{}以下", fact.name, number());
    case Op::more_than:
      return fmt::format("{}が{}を超える", fact.name, number());
    case Op::less_than:
      return fmt::format("{}が{}未満", fact.name, number());
    case Op::is:
      return std::string(test.flag ? fact.if_yes : fact.if_no);
    case Op::on_or_after:
      return fmt::format("{}が{}以後", fact.name, day_in_words(test.date));
    case Op::on_or_before:
      return fmt::format("{}が{}以前", fact.name, day_in_words(test.date));
    case Op::within_years:
      return fmt::format("{}から{}年以内", fact.name, test.number);
    case Op::years_ago:
      return fmt::format("{}から{}年以上", fact.name, test.number);
    default:
      return codes_condition(test, names);
  }
}

std::string condition_in_words(const Rule& rule, const CodeNames& names) {
  if (!rule.says.empty()) return rule.says;
  switch (rule.kind) {
    case Rule::Kind::test:
      return condition_in_words(rule.test, names);
    case Rule::Kind::define:
      return std::string(name_of(rule.define));
    case Rule::Kind::negate:
      return negated_words(rule.children.front(), names);
    case Rule::Kind::all:
      return "次のすべてを満たす";
    case Rule::Kind::any:
      return "次のいずれかを満たす";
  }
  return {};
}

std::string finding_in_words(const Test& test, const FactValue* value, Truth truth, const CodeNames& names) {
  const Fact& fact = fact_of(test.fact);
  if (value == nullptr) return fmt::format("{}が分からないので、まだ判定できません", fact.name);
  const std::string words = fact.kind == FactKind::flag ? std::string(value->flag ? fact.if_yes : fact.if_no)
                                                        : value_in_words(test.fact, *value, names);
  if (truth == Truth::unknown) return too_coarse(fact, words);
  const std::string_view verdict = truth == Truth::yes ? "満たします" : "満たしません";
  if (fact.kind == FactKind::flag) return fmt::format("{}ので{}", words, verdict);
  return fmt::format("{} {} なので{}", fact.name, words, verdict);
}

}  // namespace banso::measures
