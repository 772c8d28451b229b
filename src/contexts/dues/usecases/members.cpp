#include "contexts/dues/usecases/members.hpp"

#include "contexts/membership/api.hpp"
#include "kernel/refusal.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::dues {
namespace {

void follow_members(db::Tx& tx, const outbox::Event& event, Services&) {
  const std::int64_t organization_id = event.payload.at("organization_id").to_number<std::int64_t>();
  std::vector<std::int64_t> member_ids;
  for (const auto& id : event.payload.at("member_ids").as_array()) {
    member_ids.push_back(id.to_number<std::int64_t>());
  }
  for (const membership::Member& member : membership::find_members(tx, organization_id, member_ids)) {
    const store::NewCharge noted = charge_for(member);
    store::rename_member(tx, organization_id, member.member_id, noted.business_id, noted.member_number,
                         noted.member_name);
  }
}

}  // namespace

PayerForm payer_form(membership::LegalForm form) {
  return form == membership::LegalForm::corporation ? PayerForm::corporation : PayerForm::sole_proprietor;
}

membership::LegalForm legal_form(PayerForm form) {
  return form == PayerForm::corporation ? membership::LegalForm::corporation
                                        : membership::LegalForm::sole_proprietor;
}

membership::Member the_member(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id) {
  auto member = membership::find_member(tx, organization_id, member_id);
  if (!member) {
    throw Refused(RefusalCode::kNotFound, "dues.member_not_found", "この会員は登録されていません。");
  }
  return std::move(*member);
}

PayerFacts facts_of(const membership::Member& member, const std::string& plan_key) {
  const membership::MemberFields& fields = member.fields;
  PayerFacts facts;
  if (fields.legal_form) facts.legal_form = payer_form(*fields.legal_form);
  if (fields.capital_yen) facts.capital_yen = *fields.capital_yen;
  if (fields.regular_employees) {
    facts.employees = *fields.regular_employees;
  } else if (fields.district_employees) {
    facts.employees = *fields.district_employees;
  }
  if (fields.district_employees) {
    facts.district_employees = *fields.district_employees;
  } else {
    facts.district_employees = facts.employees;
  }
  if (!fields.industry_codes.empty()) facts.industry_code = fields.industry_codes.front();
  if (fields.units) facts.units = *fields.units;
  facts.plan_key = plan_key;
  return facts;
}

store::NewCharge charge_for(const membership::Member& member) {
  store::NewCharge charge;
  charge.member_id = member.member_id;
  charge.business_id = member.business_id;
  charge.member_number = member.fields.member_number ? std::string(*member.fields.member_number) : "";
  charge.member_name = member.fields.name;
  return charge;
}

void register_subscriptions(outbox::Bus& bus) {
  bus.subscribe(membership::kMembersChanged, "dues.follow_members", follow_members);
}

}  // namespace banso::dues
