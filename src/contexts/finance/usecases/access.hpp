// Who may see and change the figures of a business.
#pragma once

#include <string_view>

#include "platform/http/call.hpp"

namespace banso::finance {

/// Lets the owner pass, and those with a consent to see figures for consultation or subsidies; notes the
/// reading with the business. @param what "statement", "local_benchmark", "benchmark_sheet"
/// @throws Refused(kNotFound)
void must_see(http::Call& call, std::int64_t business_id, std::string_view what);

/// @throws Refused(kForbidden) for anybody but an owner, kNotFound for an unknown business, kConflict for one
/// that is closed
void must_own(http::Call& call, std::int64_t business_id);

/// Notes a change with the business.
void record_change(http::Call& call, std::int64_t business_id, std::string_view action,
                   boost::json::object details);

/// The version that If-Match names; nothing without the header. @throws Refused(kPrecondition) if unreadable
std::optional<std::int64_t> expected_version(const http::Call& call);

}  // namespace banso::finance
