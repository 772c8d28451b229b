// Which version somebody changed.
#pragma once

#include <optional>
#include <string>

#include "kernel/refusal.hpp"
#include "platform/http/call.hpp"

namespace banso::membership {

/// The version that If-Match names; nothing without the header.
/// @throws Refused(kPrecondition) for a header that names none
std::optional<std::int64_t> expected_version(const http::Call& call);
/// The same where it must be said.
std::int64_t needed_version(const http::Call& call);

/// @param what 「この記録」
Refused somebody_was_faster(const std::string& what);

}  // namespace banso::membership
