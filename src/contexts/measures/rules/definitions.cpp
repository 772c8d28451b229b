#include "contexts/measures/rules/definitions.hpp"

#include <array>
#include <utility>

namespace banso::measures {
namespace {

using Codes = std::vector<std::string>;

// Which classes of JSIC the law's words 卸売業, 小売業 and サービス業 mean: the table of 中小企業庁 for the
// 13th edition on, which the 14th left as it is. Everything else is 製造業その他.
const Codes kWholesale{"50", "51", "52", "53", "54", "55"};
const Codes kRetail{"56", "57", "58", "59", "60", "61", "76", "77"};
// Of N without 791 (旅行業), which is 製造業その他: hence its divisions and the other groups of 79.
const Codes kServices{"38",  "39",  "411", "412", "415", "416", "693", "70", "L", "75", "78", "790",
                      "792", "793", "794", "795", "796", "799", "80",  "O",  "P", "Q",  "R"};
const Codes kLodgingAndAmusement{"75", "80"};

// Special limits of 中小企業支援法施行令: rubber (without tyres of cars and aircraft and industrial belts),
// software and data processing, inns.
const Codes kRubber{"190", "192", "1930", "1932", "1933", "199"};
const Codes kSoftware{"391", "3921"};
const Codes kInns{"751", "752", "753"};

Codes joined(std::initializer_list<const Codes*> lists) {
  Codes all;
  for (const Codes* list : lists) all.insert(all.end(), list->begin(), list->end());
  return all;
}

Rule main_is(const Codes& codes) {
  return test_codes(FactKey::industry, Op::main_within, codes);
}

Rule form_is(std::vector<std::string> forms) {
  return test_codes(FactKey::legal_form, Op::one_of, std::move(forms));
}

Rule employees_at_most(std::int64_t people) {
  return test_number(FactKey::regular_employees, Op::at_most, people);
}

Rule capital_at_most(std::int64_t yen) {
  return test_number(FactKey::capital_yen, Op::at_most, yen);
}

Rule says(std::string words, Rule rule) {
  rule.says = std::move(words);
  return rule;
}

/// The limits of one kind of industry.
struct Limits {
  std::string_view name;
  Rule is_main;  ///< whether the main industry is of this kind
  std::int64_t capital_yen;
  std::int64_t people;
};

/// A company meets the limit of capital or that of employees, a sole proprietor that of employees.
Rule meets(const Limits& limits, bool company) {
  if (!company) return employees_at_most(limits.people);
  return any_of({capital_at_most(limits.capital_yen), employees_at_most(limits.people)});
}

/// Within the limits of its main industry. Whoever meets the narrowest of all limits needs no industry for
/// it.
Rule within_limits(const std::vector<Limits>& kinds, bool company) {
  Limits narrowest = kinds.front();
  for (const Limits& one : kinds) {
    narrowest.capital_yen = std::min(narrowest.capital_yen, one.capital_yen);
    narrowest.people = std::min(narrowest.people, one.people);
  }
  std::vector<Rule> ways{says("どの業種でも中小企業になる規模", meets(narrowest, company))};
  for (const Limits& one : kinds) {
    ways.push_back(says(std::string(one.name), all_of({one.is_main, meets(one, company)})));
  }
  return any_of(std::move(ways));
}

Rule enterprise(const std::vector<Limits>& kinds) {
  return any_of({says("会社", all_of({form_is({"company"}), within_limits(kinds, true)})),
                 says("個人事業主", all_of({form_is({"sole_proprietor"}), within_limits(kinds, false)}))});
}

std::vector<Limits> basic_act_limits(Rule others) {
  return {{"製造業、建設業、運輸業その他の業種", std::move(others), 300'000'000, 300},
          {"卸売業", main_is(kWholesale), 100'000'000, 100},
          {"サービス業", main_is(kServices), 50'000'000, 100},
          {"小売業", main_is(kRetail), 50'000'000, 50}};
}

Rule make_sme() {
  return enterprise(basic_act_limits(negate(main_is(joined({&kWholesale, &kServices, &kRetail})))));
}

Rule make_sme_support_act() {
  std::vector<Limits> kinds = basic_act_limits(negate(main_is(joined({&kWholesale, &kServices, &kRetail}))));
  kinds.push_back(
      {"ゴム製品製造業（タイヤ・チューブ、工業用ベルトを除く）", main_is(kRubber), 300'000'000, 900});
  kinds.push_back({"ソフトウェア業・情報処理サービス業", main_is(kSoftware), 300'000'000, 300});
  kinds.push_back({"旅館業", main_is(kInns), 50'000'000, 200});
  Rule rule = enterprise(kinds);
  rule.children.push_back(says("医療法人", all_of({form_is({"medical"}), employees_at_most(300)})));
  return rule;
}

/// Businesses of these forms with few employees, by their main industry.
Rule few_employees(std::vector<std::string> forms, const Rule& is_commerce) {
  return all_of({form_is(std::move(forms)),
                 any_of({says("商業・サービス業", employees_at_most(5)),
                         says("製造業その他", all_of({negate(is_commerce), employees_at_most(20)}))})});
}

Rule make_small() {
  return few_employees({"company", "sole_proprietor"}, main_is(joined({&kWholesale, &kServices, &kRetail})));
}

Rule make_small_jizokuka() {
  const Rule commerce = main_is(joined({&kWholesale, &kServices, &kRetail}));
  // The guide also admits NPOs; what else it asks of them is not a matter of size.
  return few_employees({"company", "sole_proprietor", "npo"},
                       all_of({commerce, negate(main_is(kLodgingAndAmusement))}));
}

struct Row {
  std::string_view name;
  std::string_view title;
  std::string_view url;
  std::string_view place;
  Rule rule;
};

const Row& row_of(Definition definition) {
  static const std::array<Row, 4> rows{{
      {"中小企業者（中小企業基本法）", "中小企業基本法", "https://laws.e-gov.go.jp/law/338AC0000000154",
       "第2条第1項", make_sme()},
      {"小規模企業者（中小企業基本法）", "中小企業基本法", "https://laws.e-gov.go.jp/law/338AC0000000154",
       "第2条第5項", make_small()},
      {"小規模事業者（持続化補助金）", "商工会及び商工会議所による小規模事業者の支援に関する法律",
       "https://laws.e-gov.go.jp/law/405AC0000000051", "第2条", make_small_jizokuka()},
      {"中小企業者（政令で定める業種を含む）", "中小企業支援法施行令",
       "https://laws.e-gov.go.jp/law/338CO0000000334", "第1条", make_sme_support_act()},
  }};
  return rows[static_cast<std::size_t>(definition)];
}

}  // namespace

std::string_view name_of(Definition definition) {
  return row_of(definition).name;
}

RuleSource source_of(Definition definition) {
  const Row& row = row_of(definition);
  return {std::string(row.title), std::string(row.url), std::string(row.place)};
}

const Rule& rule_of(Definition definition) {
  return row_of(definition).rule;
}

Rule expand(const Rule& rule) {
  Rule plain = rule.kind == Rule::Kind::define ? rule_of(rule.define) : rule;
  if (rule.kind == Rule::Kind::define) {
    plain.says = rule.says.empty() ? std::string(name_of(rule.define)) : rule.says;
    plain.source = rule.source ? rule.source : std::optional(source_of(rule.define));
    return plain;
  }
  for (Rule& child : plain.children) child = expand(child);
  return plain;
}

}  // namespace banso::measures
