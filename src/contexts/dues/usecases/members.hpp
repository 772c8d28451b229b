// What dues take from the member's record.
#pragma once

#include "contexts/dues/rules/quote.hpp"
#include "contexts/dues/store/charges.hpp"

namespace banso::dues {

PayerForm payer_form(membership::LegalForm form);

/// The member as it is noted with a charge. @throws Refused(kNotFound, "dues.member_not_found")
store::Charged charged_member(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id);

}  // namespace banso::dues
