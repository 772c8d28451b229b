// Who may see and change the dues of a chamber, and the words of the audit log.
#pragma once

#include <optional>
#include <string_view>

#include "platform/audit/audit.hpp"
#include "platform/http/call.hpp"

namespace banso::dues {

/// The chamber of the path. @throws Refused(kNotFound) for people without a role in it
std::int64_t chamber_of(http::Call& call);

/// The version of If-Match ("\"3\""), nothing without the header. @throws Refused(kPrecondition) if
/// unreadable
std::optional<std::int64_t> expected_version(const http::Call& call);

/// Writes "dues.<action>" about a thing of the chamber.
void note(http::Call& call, std::int64_t organization_id, std::string_view action,
          std::string_view object_type, std::int64_t object_id, boost::json::object details = {});

}  // namespace banso::dues
