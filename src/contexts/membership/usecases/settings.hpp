// Reading and changing what a chamber has set.
#pragma once

#include "contexts/membership/settings.hpp"
#include "platform/http/call.hpp"

namespace banso::membership {

ChamberSettings show_settings(http::Call& call, std::int64_t organization_id);
/// @throws Refused(kPrecondition) if somebody was faster
ChamberSettings save_settings(http::Call& call, std::int64_t organization_id,
                              const ChamberSettingFields& input);

}  // namespace banso::membership
