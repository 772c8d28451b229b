// The closed table of facts: everything a rule may ask of a business. A rule names a fact by its key, the
// screens ask for it in the words of this table, and whoever knows it (register, profile, figures, the owner)
// fills it in.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace banso::measures {

/// One row of facts() each, in this order. The names are the keys in JSON and in the database.
enum class FactKey : std::uint8_t {
  legal_form,
  active,
  industry,
  area,
  capital_yen,
  regular_employees,
  founded_on,
  sales_yen,
  previous_sales_yen,
  sales_growth_bp,
  operating_profit_yen,
  total_assets_yen,
  net_assets_yen,
  taxable_income_yen,
  large_company_owned,
  invoice_registered,
  was_tax_exempt,
  payroll_growth_plan_bp,
  value_added_growth_plan_bp,
  minimum_wage_plus_yen,
  certifications,
  earlier_awards,
  intentions,
  chamber_district,
  guidance_months,
  rebuilding,
  hiring_plan,
  overseas_plan,
  successor_exists,
  carbon_plan,
  research_partner,
  employment_insurance,
  no_tax_arrears,
};
BOOST_DESCRIBE_ENUM(FactKey, legal_form, active, industry, area, capital_yen, regular_employees, founded_on,
                    sales_yen, previous_sales_yen, sales_growth_bp, operating_profit_yen, total_assets_yen,
                    net_assets_yen, taxable_income_yen, large_company_owned, invoice_registered,
                    was_tax_exempt, payroll_growth_plan_bp, value_added_growth_plan_bp, minimum_wage_plus_yen,
                    certifications, earlier_awards, intentions, chamber_district, guidance_months, rebuilding,
                    hiring_plan, overseas_plan, successor_exists, carbon_plan, research_partner,
                    employment_insurance, no_tax_arrears)

inline constexpr std::size_t kFactCount = 33;

/// What a value looks like, and which operators fit it.
enum class FactKind : std::uint8_t {
  flag,      ///< yes or no
  number,    ///< a whole number
  date,      ///< a day
  code,      ///< one of the choices
  codes,     ///< a set of choices; the empty set says "none of them"
  area,      ///< a prefecture "37" or a municipality "37201"
  industry,  ///< JSIC classes of any level, the main one first: "E", "09", "092", "0929"
};
BOOST_DESCRIBE_ENUM(FactKind, flag, number, date, code, codes, area, industry)

/// Which part of the house knows the value by itself; `answer` means that the owner has to be asked.
enum class FactOrigin : std::uint8_t { registry, profile, finance, answer };
BOOST_DESCRIBE_ENUM(FactOrigin, registry, profile, finance, answer)

/// What a number counts: yen, people, months, or 1/100 percent.
enum class FactUnit : std::uint8_t { none, yen, people, months, basis_points };
BOOST_DESCRIBE_ENUM(FactUnit, none, yen, people, months, basis_points)

struct FactChoice {
  std::string_view code;
  std::string_view name;
};

/// One row of the table.
struct Fact {
  FactKey key;
  FactKind kind;
  FactUnit unit;
  FactOrigin origin;
  std::string_view name;      ///< "資本金"
  std::string_view question;  ///< asked of an owner: "資本金（出資金）はいくらですか。"
  std::string_view help;      ///< what counts, with an example
  std::int64_t min = 0;       ///< of a number: the smallest that can be
  std::int64_t max = 0;       ///< of a number: the largest that can be
  std::span<const FactChoice> choices{};  ///< of code and codes
  std::string_view if_yes{};              ///< of a flag, as a condition: "みなし大企業である"
  std::string_view if_no{};               ///< and its contrary: "みなし大企業でない"
};

/// The table, one row for each FactKey in its order.
std::span<const Fact> facts();

const Fact& fact_of(FactKey key);

/// "capital_yen"
std::string_view key_of(FactKey key);

/// The fact with this key; nothing for any other text.
std::optional<FactKey> find_fact(std::string_view key);

/// The choice with this code; nullptr when the fact has none such.
const FactChoice* find_choice(const Fact& fact, std::string_view code);

/// The table for screens.
struct FactChoiceItem {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(FactChoiceItem, (), (code, name))

struct FactDefinition {
  FactKey key{};
  FactKind kind{};
  FactUnit unit{};
  FactOrigin origin{};
  std::string name;
  std::string question;
  std::string help;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  std::vector<FactChoiceItem> choices;
};
BOOST_DESCRIBE_STRUCT(FactDefinition, (), (key, kind, unit, origin, name, question, help, min, max, choices))

std::vector<FactDefinition> describe_facts();

}  // namespace banso::measures
