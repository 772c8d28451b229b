// What other contexts may call: what a member pays by the chamber's published rule, and claims of money.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/rules/quote.hpp"
#include "platform/db/tx.hpp"

namespace banso::membership {
enum class LegalForm;
}

namespace banso::dues {

struct DuesFacts {
  std::optional<membership::LegalForm> legal_form;
  std::optional<std::int64_t> capital_yen;
  std::optional<std::int64_t> employees;
  std::optional<std::int64_t> units;  ///< chosen; at least the rule's
};

/// What somebody pays who joins. With something `missing` the amounts are a guess.
struct Quote {
  std::int64_t units = 0;
  std::int64_t unit_price_yen = 0;
  std::int64_t yearly_yen = 0;
  std::int64_t admission_fee_yen = 0;
  std::int64_t first_year_yen = 0;
  std::vector<Instalment> instalments;   ///< the payment on joining: admission fee and first year
  std::vector<std::string> explanation;  ///< sentences in Japanese
  std::vector<std::string> missing;      ///< "legal_form", "capital_yen", "employees"
  std::int64_t rule_version = 0;
  Date joined_on{};
};
BOOST_DESCRIBE_STRUCT(Quote, (),
                      (units, unit_price_yen, yearly_yen, admission_fee_yen, first_year_yen, instalments,
                       explanation, missing, rule_version, joined_on))

/// By the rule in force in the fiscal year of `joined_on`. Published rules are public: any caller may ask.
/// @throws Refused(kConflict, "dues.no_rule") while the chamber has published none
Quote quote(db::Tx& tx, std::int64_t organization_id, const DuesFacts& facts, Date joined_on);

/// What a charge is for.
enum class ChargeKind {
  dues,           ///< 会費 of a fiscal year
  admission_fee,  ///< 加入金
  levy,           ///< 負担金
  other,          ///< anything else the office claims (a seminar, an advertisement)
};
BOOST_DESCRIBE_ENUM(ChargeKind, dues, admission_fee, levy, other)

/// How far the payment of a charge is.
enum class ChargeState { open, overdue, collecting, paid, waived, cancelled };
BOOST_DESCRIBE_ENUM(ChargeState, open, overdue, collecting, paid, waived, cancelled)

struct Charge {
  std::int64_t charge_id = 0;
  std::int64_t member_id = 0;
  std::string member_number;
  std::string member_name;
  ChargeKind kind{};
  std::int64_t fiscal_year = 0;
  std::string title;
  std::optional<std::int64_t> units;
  std::int64_t amount_yen = 0;
  std::int64_t tax_rate = 0;  ///< per cent; 0: 不課税
  std::int64_t reduced_yen = 0;
  std::int64_t paid_yen = 0;
  std::int64_t open_yen = 0;
  std::optional<Date> next_due_on;
  ChargeState state{};
  Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(Charge, (),
                      (charge_id, member_id, member_number, member_name, kind, fiscal_year, title, units,
                       amount_yen, tax_rate, reduced_yen, paid_yen, open_yen, next_due_on, state, made_at))

/// Charges of a member as row level security shows them, newest year first. @param today decides what is
/// overdue
std::vector<Charge> charges_of(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id, Date today);

/// Claims admission fee and dues of the first year. A replay changes nothing.
/// @return the charge of the dues (of the fee where no dues are claimed; 0: nothing is claimed)
std::int64_t charge_admission(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id,
                              const Quote& quote, Instant now, std::optional<std::int64_t> user_id);

/// What papers call it: 「令和8年度 法定台帳の負担金」.
std::string levy_title(int fiscal_year);

/// Claims the levy of a fiscal year. A replay changes nothing. @return the charge
std::int64_t charge_levy(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id, int fiscal_year,
                         std::int64_t amount_yen, Date due_on, Instant now,
                         std::optional<std::int64_t> user_id);

}  // namespace banso::dues
