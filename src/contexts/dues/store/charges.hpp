// Charges with their instalments, payments and reductions as they are stored.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/api.hpp"

namespace banso::dues {

enum class PaymentMethod { direct_debit, transfer, cash };
BOOST_DESCRIBE_ENUM(PaymentMethod, direct_debit, transfer, cash)

enum class AdjustmentKind { reduction, waiver };
BOOST_DESCRIBE_ENUM(AdjustmentKind, reduction, waiver)

struct ChargeInstalment {
  std::int64_t charge_id = 0;
  std::int64_t instalment_number = 0;
  Date due_on{};
  std::string label;
  std::int64_t amount_yen = 0;
  std::int64_t reduced_yen = 0;
  std::int64_t paid_yen = 0;
  std::int64_t open_yen = 0;
  std::optional<std::int64_t> debit_run_id;  ///< the run that is collecting it just now
};
BOOST_DESCRIBE_STRUCT(ChargeInstalment, (),
                      (charge_id, instalment_number, due_on, label, amount_yen, reduced_yen, paid_yen,
                       open_yen, debit_run_id))

struct ChargePayment {
  std::int64_t payment_id = 0;
  std::int64_t charge_id = 0;
  std::int64_t instalment_number = 0;
  Date paid_on{};
  std::int64_t amount_yen = 0;
  PaymentMethod payment_method{};
  std::string note;
  std::optional<std::int64_t> debit_run_id;
  Instant noted_at{};
  std::optional<Instant> cancelled_at;
  std::optional<std::string> cancelled_reason;
};
BOOST_DESCRIBE_STRUCT(ChargePayment, (),
                      (payment_id, charge_id, instalment_number, paid_on, amount_yen, payment_method, note,
                       debit_run_id, noted_at, cancelled_at, cancelled_reason))

struct ChargeAdjustment {
  std::int64_t adjustment_id = 0;
  AdjustmentKind kind{};
  std::int64_t amount_yen = 0;
  std::string reason;
  Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(ChargeAdjustment, (), (adjustment_id, kind, amount_yen, reason, made_at))

/// A yearly run that was made.
struct DuesRun {
  std::int64_t run_id = 0;
  std::int64_t fiscal_year = 0;
  std::int64_t rule_version = 0;
  std::int64_t charge_count = 0;
  std::int64_t total_yen = 0;
  Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(DuesRun, (), (run_id, fiscal_year, rule_version, charge_count, total_yen, made_at))

}  // namespace banso::dues

namespace banso::dues::store {

/// A charge to add; the member as it is noted with it.
struct NewCharge {
  std::int64_t member_id = 0;
  std::optional<std::int64_t> business_id;
  std::string member_number;
  std::string member_name;
  std::string name_key;
  ChargeKind kind{};
  std::int64_t fiscal_year = 0;
  std::string title;
  std::optional<std::int64_t> units;
  std::int64_t amount_yen = 0;
  std::int64_t tax_rate = 0;
  std::optional<Date> next_due_on;  ///< filled in from the instalments
  std::optional<std::int64_t> rule_version;
  std::optional<std::int64_t> run_id;
  std::vector<std::string> explanation;
  std::vector<Instalment> instalments;  ///< their sum is the amount
};
BOOST_DESCRIBE_STRUCT(NewCharge, (),
                      (member_id, business_id, member_number, member_name, name_key, kind, fiscal_year, title,
                       units, amount_yen, tax_rate, next_due_on, rule_version, run_id, explanation,
                       instalments))

struct AddedCharge {
  std::int64_t charge_id = 0;
  std::int64_t member_id = 0;
  std::int64_t amount_yen = 0;
};
BOOST_DESCRIBE_STRUCT(AddedCharge, (), (charge_id, member_id, amount_yen))

/// Which charges, in which order. What is missing lets everything through.
struct ChargeConditions {
  std::optional<std::int64_t> member_id;
  std::optional<std::int64_t> fiscal_year;
  std::optional<ChargeKind> kind;
  std::optional<ChargeState> state;
  std::optional<std::string> name_pattern;
  std::optional<std::string> number_pattern;
  std::optional<std::int64_t> run_id;
  Date today{};
  std::string sort;
  bool descending = false;
};
BOOST_DESCRIBE_STRUCT(ChargeConditions, (),
                      (member_id, fiscal_year, kind, state, name_pattern, number_pattern, run_id, today, sort,
                       descending))

struct MatchedCharge : Charge {
  std::int64_t total = 0;
  std::int64_t total_amount_yen = 0;
  std::int64_t total_paid_yen = 0;
  std::int64_t total_open_yen = 0;
};
BOOST_DESCRIBE_STRUCT(MatchedCharge, (Charge), (total, total_amount_yen, total_paid_yen, total_open_yen))

struct ChargeRest {
  std::int64_t charge_id = 0;
  std::int64_t member_id = 0;
  std::optional<std::int64_t> business_id;
  std::optional<std::int64_t> run_id;
  std::optional<std::int64_t> rule_version;
  std::vector<std::string> explanation;
  std::optional<Instant> cancelled_at;
  std::optional<std::string> cancelled_reason;
};
BOOST_DESCRIBE_STRUCT(ChargeRest, (),
                      (charge_id, member_id, business_id, run_id, rule_version, explanation, cancelled_at,
                       cancelled_reason))

struct NewPayment {
  std::int64_t member_id = 0;
  std::int64_t charge_id = 0;
  std::int64_t instalment_number = 0;
  Date paid_on{};
  std::int64_t amount_yen = 0;
  PaymentMethod payment_method{};
  std::string note;
  std::optional<std::string> replay_key;
  std::optional<std::int64_t> debit_run_id;
};

/// Adds them with their instalments; those that a member has already are left out. @return what was added
/// @throws std::logic_error where instalments do not add up
std::vector<AddedCharge> add_charges(db::Tx& tx, std::int64_t organization_id, std::vector<NewCharge> charges,
                                     Instant now, std::optional<std::int64_t> user_id);
std::optional<std::int64_t> find_charge_of_year(db::Tx& tx, std::int64_t organization_id,
                                                std::int64_t member_id, int fiscal_year, ChargeKind kind);
struct MemberAmount {
  std::int64_t member_id = 0;
  std::int64_t amount_yen = 0;
};
BOOST_DESCRIBE_STRUCT(MemberAmount, (), (member_id, amount_yen))
std::vector<MemberAmount> members_charged(db::Tx& tx, std::int64_t organization_id, int fiscal_year,
                                          ChargeKind kind);
std::vector<MatchedCharge> match_charges(db::Tx& tx, std::int64_t organization_id,
                                         const ChargeConditions& conditions, std::int64_t limit,
                                         std::int64_t offset);
std::optional<ChargeRest> find_charge(db::Tx& tx, std::int64_t organization_id, std::int64_t charge_id);
/// Until the transaction ends nobody else changes it. @return false if there is none
bool lock_charge(db::Tx& tx, std::int64_t organization_id, std::int64_t charge_id);
std::vector<ChargeInstalment> instalments_of(db::Tx& tx, std::int64_t organization_id,
                                             const std::vector<std::int64_t>& charge_ids);
std::vector<ChargePayment> payments_of(db::Tx& tx, std::int64_t organization_id,
                                       const std::vector<std::int64_t>& charge_ids);
std::vector<ChargeAdjustment> adjustments_of(db::Tx& tx, std::int64_t organization_id,
                                             std::int64_t charge_id);
/// Adds to what is paid and what is taken off, and brings the charge in line.
void change_instalment(db::Tx& tx, std::int64_t organization_id, std::int64_t charge_id,
                       std::int64_t instalment_number, std::int64_t paid_yen, std::int64_t reduced_yen);
std::int64_t add_payment(db::Tx& tx, std::int64_t organization_id, const NewPayment& payment, Instant now,
                         std::optional<std::int64_t> user_id);
bool payment_was_noted(db::Tx& tx, std::int64_t organization_id, const std::string& replay_key);
std::optional<ChargePayment> find_payment(db::Tx& tx, std::int64_t organization_id, std::int64_t payment_id);
bool cancel_payment(db::Tx& tx, std::int64_t organization_id, std::int64_t payment_id, Instant now,
                    const std::string& reason);
void add_adjustment(db::Tx& tx, std::int64_t organization_id, std::int64_t charge_id, AdjustmentKind kind,
                    std::int64_t amount_yen, const std::string& reason, Instant now, std::int64_t user_id);
/// @return false if something was paid or it was cancelled already
bool cancel_charge(db::Tx& tx, std::int64_t organization_id, std::int64_t charge_id, Instant now,
                   const std::string& reason);
void rename_member(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id,
                   std::optional<std::int64_t> business_id, const std::string& member_number,
                   const std::string& member_name);

std::int64_t add_run(db::Tx& tx, std::int64_t organization_id, int fiscal_year, std::int64_t rule_version,
                     Instant now, std::int64_t user_id);
void finish_run(db::Tx& tx, std::int64_t organization_id, std::int64_t run_id, std::int64_t charge_count,
                std::int64_t total_yen);
std::vector<DuesRun> list_runs(db::Tx& tx, std::int64_t organization_id);
std::optional<DuesRun> find_run(db::Tx& tx, std::int64_t organization_id, std::int64_t run_id);

/// 1, 2 … within the chamber and key; given once, without gaps (the transaction holds the counter).
std::int64_t next_number(db::Tx& tx, std::int64_t organization_id, const std::string& counter_key);

}  // namespace banso::dues::store
