// The audit log: every write, and every read of personal or confidential data, with who, what, why and when.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/call.hpp"

namespace banso::audit {

struct Entry {
  std::string_view action;       ///< "registry.profile.read", "identity.role.grant": <context>.<thing>.<verb>
  std::string_view object_type;  ///< "business", "user", "organization" …
  std::string object_id;
  std::optional<std::int64_t> business_id;  ///< whose data it was
  /// On behalf of which organisation. If it is not given and the caller works for one organisation only, that
  /// one.
  std::optional<std::int64_t> organization_id;
  boost::json::object details{};  ///< small, without secrets; old and new values of a change
};

/// Writes the entry with the caller, address and request id of the call, in the call's transaction, together
/// with its next statement or its commit.
void record(http::Call& call, const Entry& entry);

/// The same for work that no request started (jobs, command line). @param actor "import", "schedule" …
void record_system(db::Tx& tx, Instant now, std::string_view actor, const Entry& entry);

}  // namespace banso::audit
