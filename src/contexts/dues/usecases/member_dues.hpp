// The dues of one member: for the chamber, and for the member.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/store/papers.hpp"
#include "contexts/dues/usecases/payers.hpp"
#include "platform/http/call.hpp"

namespace banso::dues {

/// What the member pays this fiscal year by the rule.
struct MemberQuote {
  std::int64_t fiscal_year = 0;
  std::int64_t units = 0;
  std::int64_t yearly_yen = 0;
  std::int64_t levy_yen = 0;
  std::vector<Instalment> instalments;
  std::vector<std::string> explanation;
  std::vector<std::string> missing;  ///< names of facts: 「資本金」
};
BOOST_DESCRIBE_STRUCT(MemberQuote, (),
                      (fiscal_year, units, yearly_yen, levy_yen, instalments, explanation, missing))

struct PlanChoice {
  std::string plan_key;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(PlanChoice, (), (plan_key, label))

struct MemberDues {
  std::int64_t member_id = 0;
  std::string member_name;
  std::int64_t open_yen = 0;
  std::int64_t overdue_yen = 0;
  std::optional<MemberQuote> quote;  ///< nothing without a rule
  std::vector<PlanChoice> plans;
  std::vector<Charge> charges;
  std::vector<ChargeInstalment> instalments;
  std::vector<ChargePayment> payments;
  std::vector<PaperItem> papers;
  std::vector<DuesReminderItem> reminders;
  PayerView payer;
  std::optional<store::StandingNote> standing_note;
};
BOOST_DESCRIBE_STRUCT(MemberDues, (),
                      (member_id, member_name, open_yen, overdue_yen, quote, plans, charges, instalments,
                       payments, papers, reminders, payer, standing_note))

/// Audited: it shows the (masked) bank account. @throws Refused(kNotFound)
MemberDues show_member_dues(http::Call& call);

struct OwnDues {
  std::int64_t organization_id = 0;
  std::int64_t member_id = 0;
  std::int64_t open_yen = 0;
  std::int64_t overdue_yen = 0;
  std::vector<Charge> charges;
  std::vector<ChargeInstalment> instalments;
  std::vector<ChargePayment> payments;
  std::vector<PaperItem> papers;  ///< invoices and receipts
};
BOOST_DESCRIBE_STRUCT(OwnDues, (),
                      (organization_id, member_id, open_yen, overdue_yen, charges, instalments, payments,
                       papers))

/// The caller's own charges at a chamber. @throws Refused(kNotFound) if none of their businesses is known
/// there
OwnDues show_own_dues(http::Call& call);

}  // namespace banso::dues
