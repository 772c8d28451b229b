// What dues take from the member's record.
#pragma once

#include <map>

#include "contexts/dues/rules/quote.hpp"
#include "contexts/dues/store/charges.hpp"

namespace banso::membership {
struct Member;
}
namespace banso::outbox {
class Bus;
}

namespace banso::dues {

PayerForm payer_form(membership::LegalForm form);
membership::LegalForm legal_form(PayerForm form);

/// @throws Refused(kNotFound, "dues.member_not_found")
membership::Member the_member(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id);

/// What the rule looks at. @param plan_key the member's payment plan, or empty
PayerFacts facts_of(const membership::Member& member, const std::string& plan_key);

/// A charge with the member noted in it.
store::NewCharge charge_for(const membership::Member& member);

/// Charges and papers follow what records say of names, numbers and owners.
void register_subscriptions(outbox::Bus& bus);

}  // namespace banso::dues
