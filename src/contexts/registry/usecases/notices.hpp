// Mails of the register.
#pragma once

#include <string>
#include <string_view>

#include "contexts/registry/store/claims.hpp"
#include "contexts/registry/store/consents.hpp"
#include "platform/http/call.hpp"

namespace banso::registry {

/// To the people of the organisation who may confirm: somebody waits.
void tell_organization_of_claim(http::Call& call, std::int64_t organization_id,
                                std::string_view business_name);
/// To the person: confirmed, or rejected with the reason.
void tell_claimant(http::Call& call, const store::StoredClaim& claim, ClaimState state,
                   std::string_view reason);
/// To the organisation: a business lets it see something.
void tell_organization_of_consent(http::Call& call, const store::StoredConsent& consent,
                                  std::string_view business_name);

}  // namespace banso::registry
