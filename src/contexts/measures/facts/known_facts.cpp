#include "contexts/measures/facts/known_facts.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "kernel/legal_form.hpp"

namespace banso::measures {
namespace {

/// Sets a value unless it cannot be one of this fact: the register holds some that no rule knows.
void set_if_right(Facts& facts, FactKey key, FactValue value) {
  if (!check_value(key, value)) facts.set(key, std::move(value));
}

void set_codes(Facts& facts, FactKey key, std::vector<std::string> codes, ToldBy told_by) {
  FactValue value;
  value.codes = std::move(codes);
  value.told_by = told_by;
  set_if_right(facts, key, std::move(value));
}

void set_number(Facts& facts, FactKey key, std::int64_t number, ToldBy told_by,
                std::optional<Date> as_of = std::nullopt) {
  FactValue value;
  value.number = number;
  value.told_by = told_by;
  value.as_of = as_of;
  set_if_right(facts, key, std::move(value));
}

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Corporations that the register keeps in one class: their form stands in the name.
std::string_view form_by_name(std::string_view name) {
  const std::string_view form = legal_form_of(name).form;
  const std::string_view text = form.empty() ? name : form;
  if (holds(text, {"特定非営利活動法人", "NPO法人", "ＮＰＯ法人"})) return "npo";
  if (holds(text, {"社団法人", "財団法人"})) return "general_association";
  if (holds(text, {"医療法人"})) return "medical";
  if (holds(text, {"社会福祉法人"})) return "social_welfare";
  if (holds(text, {"学校法人"})) return "school";
  if (holds(text, {"協同組合", "企業組合", "協業組合", "商工組合", "振興組合", "生活衛生同業組合",
                   "農事組合法人", "組合連合会"})) {
    return "cooperative";
  }
  return "other";
}

}  // namespace

std::string_view legal_form_code(std::string_view kind, std::string_view name) {
  if (kind == "sole_proprietor") return "sole_proprietor";
  if (kind == "101" || kind == "201") return "public_body";
  if (kind.size() == 3 && kind >= "301" && kind <= "305") return "company";
  return form_by_name(name);
}

void add_registered(Facts& facts, const registry::BusinessSummary& business) {
  set_codes(facts, FactKey::legal_form, {std::string(legal_form_code(business.kind, business.name))},
            ToldBy::registry);
  facts.set_flag(FactKey::active, business.status == "active", ToldBy::registry);
  set_codes(facts, FactKey::area,
            {business.city_code.empty() ? business.prefecture_code : business.city_code}, ToldBy::registry);
  if (facts.find(FactKey::area) == nullptr) {
    set_codes(facts, FactKey::area, {business.prefecture_code}, ToldBy::registry);
  }
  if (business.industry_code)
    set_codes(facts, FactKey::industry, {*business.industry_code}, ToldBy::registry);
}

void add_profile(Facts& facts, const registry::ProfileFields& profile) {
  if (!profile.industry_codes.empty()) {
    set_codes(facts, FactKey::industry, {profile.industry_codes.begin(), profile.industry_codes.end()},
              ToldBy::owner);
  }
  if (profile.capital_yen) set_number(facts, FactKey::capital_yen, *profile.capital_yen, ToldBy::owner);
  if (profile.regular_employee_count) {
    set_number(facts, FactKey::regular_employees, *profile.regular_employee_count, ToldBy::owner);
  }
  if (profile.established_on) {
    FactValue value;
    value.date = *profile.established_on;
    value.told_by = ToldBy::owner;
    set_if_right(facts, FactKey::founded_on, std::move(value));
  }
}

void add_figures(Facts& facts, const finance::BusinessFigures& figures) {
  const auto set = [&](FactKey key, std::int64_t yen) {
    set_number(facts, key, yen, ToldBy::finance, figures.fiscal_year_end);
  };
  set(FactKey::sales_yen, figures.sales_yen);
  set(FactKey::operating_profit_yen, figures.operating_profit_yen);
  set(FactKey::total_assets_yen, figures.total_assets_yen);
  set(FactKey::net_assets_yen, figures.net_assets_yen);
  if (!figures.previous_sales_yen) return;
  set(FactKey::previous_sales_yen, *figures.previous_sales_yen);
  constexpr std::int64_t kMostGrowth = 900'000'000'000'000;  // in yen: times 10,000 it still fits
  const std::int64_t before = *figures.previous_sales_yen;
  const std::int64_t growth = figures.sales_yen - before;
  if (figures.months == 12 && before > 0 && growth < kMostGrowth && growth > -kMostGrowth) {
    set(FactKey::sales_growth_bp, growth * 10'000 / before);
  }
}

bool add_answer(Facts& facts, std::string_view fact_key, const boost::json::value& value, Date told_on) {
  const auto key = find_fact(fact_key);
  if (!key || fact_of(*key).origin != FactOrigin::answer) return false;
  std::vector<FieldError> errors;
  auto read = parse_fact_value(*key, boost::json::serialize(value), "", errors);
  if (!read) return false;
  read->told_by = ToldBy::answer;
  read->as_of = told_on;
  facts.set(*key, std::move(*read));
  return true;
}

bool is_figure(FactKey key) {
  return fact_of(key).unit != FactUnit::none;
}

}  // namespace banso::measures
