#include "contexts/dues/usecases/member_dues.hpp"

#include <algorithm>

#include "contexts/dues/store/rules.hpp"
#include "contexts/dues/usecases/access.hpp"
#include "contexts/dues/usecases/members.hpp"
#include "contexts/membership/api.hpp"
#include "kernel/refusal.hpp"

namespace banso::dues {
namespace {

std::vector<std::int64_t> ids_of(const std::vector<Charge>& charges) {
  std::vector<std::int64_t> ids;
  for (const Charge& charge : charges) ids.push_back(charge.charge_id);
  return ids;
}

/// Sums over instalments of charges that were not cancelled.
template <class View>
void add_sums(View& view, Date today) {
  for (const Charge& charge : view.charges) {
    if (charge.state == ChargeState::cancelled) continue;
    view.open_yen += charge.open_yen;
    for (const ChargeInstalment& one : view.instalments) {
      if (one.charge_id == charge.charge_id && one.due_on < today) view.overdue_yen += one.open_yen;
    }
  }
}

MemberQuote quote_of(const DuesRule& rule, const PayerFacts& facts, int year) {
  YearlyDues dues = yearly_dues(rule, facts, year);
  MemberQuote quote{year,
                    dues.units,
                    dues.yearly_yen,
                    dues.levy_yen,
                    std::move(dues.instalments),
                    std::move(dues.explanation),
                    {}};
  for (const std::string& fact : dues.missing) quote.missing.push_back(name_of_fact(fact));
  return quote;
}

}  // namespace

MemberDues show_member_dues(http::Call& call) {
  const std::int64_t organization_id = chamber_of(call);
  const std::int64_t member_id = call.id("member_id");
  const membership::Member member = the_member(call.tx, organization_id, member_id);
  const Date today = jst_date(call.now);
  MemberDues view;
  view.member_id = member_id;
  view.member_name = member.fields.name;
  view.payer = payer_of(call.tx, organization_id, member_id);
  const int year = fiscal_year(today);
  if (const auto rule = store::rule_in_force(call.tx, organization_id, year)) {
    view.quote = quote_of(rule->document, facts_of(member, view.payer.plan_key), year);
    for (const PaymentPlan& plan : rule->document.payment_plans) {
      view.plans.push_back({plan.plan_key, plan.label});
    }
  }
  view.charges = charges_of(call.tx, organization_id, member_id, today);
  view.instalments = store::instalments_of(call.tx, organization_id, ids_of(view.charges));
  view.payments = store::payments_of(call.tx, organization_id, ids_of(view.charges));
  view.papers = store::papers_of_member(call.tx, organization_id, member_id);
  view.reminders = store::reminders_of_member(call.tx, organization_id, member_id);
  view.standing_note = store::find_standing_note(call.tx, organization_id, member_id);
  add_sums(view, today);
  note(call, organization_id, "member.read", "member", member_id);
  return view;
}

OwnDues show_own_dues(http::Call& call) {
  const std::int64_t organization_id = call.id("organization_id");
  const Date today = jst_date(call.now);
  OwnDues view;
  view.organization_id = organization_id;
  for (const membership::Member& member :
       membership::members_of_business(call.tx, call.caller.business_ids)) {
    if (member.organization_id != organization_id) continue;
    if (view.member_id == 0) view.member_id = member.member_id;
    for (Charge& charge : charges_of(call.tx, organization_id, member.member_id, today)) {
      if (charge.state != ChargeState::cancelled) view.charges.push_back(std::move(charge));
    }
    for (PaperItem& paper : store::papers_of_member(call.tx, organization_id, member.member_id)) {
      if (paper.kind != DuesPaperKind::reminder) view.papers.push_back(std::move(paper));
    }
  }
  if (view.member_id == 0) {
    throw Refused(
        RefusalCode::kNotFound, "dues.no_membership",
        "この商工会議所に、あなたの事業者の登録が見つかりません。商工会議所にお問い合わせください。");
  }
  view.instalments = store::instalments_of(call.tx, organization_id, ids_of(view.charges));
  view.payments = store::payments_of(call.tx, organization_id, ids_of(view.charges));
  std::erase_if(view.payments, [](const ChargePayment& payment) { return payment.cancelled_at.has_value(); });
  for (ChargePayment& payment : view.payments) payment.note.clear();  // the office's own words
  add_sums(view, today);
  return view;
}

}  // namespace banso::dues
