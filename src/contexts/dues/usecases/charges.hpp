// Charges on the screen: the list, one of them, claiming, paying, reducing, cancelling.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/usecases/payers.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::dues {

enum class ChargeSort { name, number, amount, open, due, made };
BOOST_DESCRIBE_ENUM(ChargeSort, name, number, amount, open, due, made)

struct ChargeFilter {
  shape::Str<0, 100> q;  ///< name in any spelling, or the beginning of the member's number
  std::optional<shape::Int<1900, 2200>> fiscal_year;
  std::optional<ChargeKind> kind;
  std::optional<ChargeState> state;
  std::optional<std::int64_t> run_id;
  ChargeSort sort = ChargeSort::made;
  bool descending = false;
};
BOOST_DESCRIBE_STRUCT(ChargeFilter, (), (q, fiscal_year, kind, state, run_id, sort, descending))

struct ChargeQuery : ChargeFilter, http::PageQuery {};
BOOST_DESCRIBE_STRUCT(ChargeQuery, (ChargeFilter, http::PageQuery), ())

struct ChargePage {
  std::vector<Charge> items;
  std::int64_t total = 0;
  std::int64_t page = 1;
  std::int64_t per_page = 50;
  std::int64_t total_amount_yen = 0;  ///< over all pages
  std::int64_t total_paid_yen = 0;
  std::int64_t total_open_yen = 0;
};
BOOST_DESCRIBE_STRUCT(ChargePage, (),
                      (items, total, page, per_page, total_amount_yen, total_paid_yen, total_open_yen))

struct ChargeView {
  Charge charge;
  std::vector<std::string> explanation;
  std::vector<ChargeInstalment> instalments;
  std::vector<ChargePayment> payments;
  std::vector<ChargeAdjustment> adjustments;
  std::optional<std::string> cancelled_reason;
};
BOOST_DESCRIBE_STRUCT(ChargeView, (),
                      (charge, explanation, instalments, payments, adjustments, cancelled_reason))

struct DuesChargeInput {
  std::int64_t member_id = 0;
  ChargeKind kind = ChargeKind::other;
  shape::Int<2000, 2200> fiscal_year = 2026;
  shape::Str<1, 100> title;
  shape::Int<1, 10'000'000'000> amount_yen = 1;
  shape::Int<0, 10> tax_rate = 0;  ///< 0, 8 or 10; the amount holds the tax
  Date due_on{};
};
BOOST_DESCRIBE_STRUCT(DuesChargeInput, (),
                      (member_id, kind, fiscal_year, title, amount_yen, tax_rate, due_on))

struct PaymentInput {
  Date paid_on{};
  shape::Int<1, 10'000'000'000> amount_yen = 1;
  PaymentMethod payment_method = PaymentMethod::transfer;
  shape::Str<0, 200> note;
  shape::Str<8, 64> replay_key;  ///< made by the screen: the same key pays once
};
BOOST_DESCRIBE_STRUCT(PaymentInput, (), (paid_on, amount_yen, payment_method, note, replay_key))

struct AdjustmentInput {
  AdjustmentKind kind = AdjustmentKind::reduction;
  std::optional<shape::Int<1, 10'000'000'000>>
      amount_yen;  ///< of a reduction; a waiver takes all that is open
  shape::Str<1, 300> reason;
};
BOOST_DESCRIBE_STRUCT(AdjustmentInput, (), (kind, amount_yen, reason))

struct DuesReasonInput {
  shape::Str<1, 300> reason;
};
BOOST_DESCRIBE_STRUCT(DuesReasonInput, (), (reason))

ChargePage list_charges(http::Call& call, const ChargeQuery& query);
enum class ChargeFile { csv, xlsx };
/// The same rows in the same order, at most 20,000. Audited.
http::Response export_charges(http::Call& call, const ChargeFilter& filter, ChargeFile format);
/// @throws Refused(kNotFound)
ChargeView show_charge(http::Call& call);
/// Claims something by hand. @throws Refused(kNotFound, kConflict if the member has this charge already)
ChargeView add_charge(http::Call& call, const DuesChargeInput& input);
/// Notes money that came in; it pays the open instalments in their order.
/// @throws Refused(kConflict) for more than is open, for what a debit run is collecting and for cancelled
/// ones
ChargeView pay_charge(http::Call& call, const PaymentInput& input);
/// Takes a payment back that was typed by mistake. @throws Refused(kNotFound, kConflict)
ChargeView cancel_payment(http::Call& call, const DuesReasonInput& input);
/// @throws Refused(kConflict) for more than is open
ChargeView adjust_charge(http::Call& call, const AdjustmentInput& input);
/// @throws Refused(kConflict, "dues.paid_is_not_returned") once something was paid
ChargeView cancel_charge(http::Call& call, const DuesReasonInput& input);

/// The charge as the caller may see it. @throws Refused(kNotFound)
ChargeView view_of_charge(db::Tx& tx, std::int64_t organization_id, std::int64_t charge_id, Date today);

}  // namespace banso::dues
