#include "platform/audit/audit.hpp"

#include "platform/db/statement.hpp"

namespace banso::audit {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<std::int64_t>;
using Text = std::string;

const db::Command<Instant, Text, MaybeId, Text, Text, MaybeId, Text, Text, Text, Text, Text, MaybeId, MaybeId,
                  boost::json::value>
    kRecordEntry{"audit.record_entry"};

/// Who acted, as the entry keeps it.
struct Actor {
  std::string kind;
  MaybeId user_id;
  std::string name;
  std::string organization_name;
  MaybeId api_token_id;
  std::string ip;
  std::string request_id;
};

MaybeId if_set(Id id) {
  if (id == 0) return std::nullopt;
  return id;
}

/// The only organisation somebody has roles in.
MaybeId only_organization(const identity::Caller& caller) {
  MaybeId only;
  for (const auto& grant : caller.roles) {
    if (only && *only != grant.organization_id) return std::nullopt;
    only = grant.organization_id;
  }
  return only;
}

std::string organization_name(const identity::Caller& caller, MaybeId organization_id) {
  for (const auto& grant : caller.roles) {
    if (grant.organization_id == organization_id) return grant.organization_name;
  }
  return "";
}

void write(db::Tx& tx, Instant now, const Actor& actor, const Entry& entry, MaybeId organization_id) {
  kRecordEntry.defer(tx, now, actor.kind, actor.user_id, actor.name, actor.organization_name,
                     actor.api_token_id, actor.ip, actor.request_id, Text(entry.action),
                     Text(entry.object_type), entry.object_id, entry.business_id, organization_id,
                     boost::json::value(entry.details));
}

}  // namespace

void record(http::Call& call, const Entry& entry) {
  const identity::Caller& caller = call.caller;
  const auto organization_id = entry.organization_id ? entry.organization_id : only_organization(caller);
  const Actor actor{caller.signed_in() ? "user" : "anonymous",
                    if_set(caller.user_id),
                    caller.display_name,
                    organization_name(caller, organization_id),
                    if_set(caller.api_token_id),
                    call.request.peer,
                    call.request.request_id};
  write(call.tx, call.now, actor, entry, organization_id);
}

void record_system(db::Tx& tx, Instant now, std::string_view actor, const Entry& entry) {
  write(tx, now, {std::string(actor), {}, {}, {}, {}, {}, {}}, entry, entry.organization_id);
}

}  // namespace banso::audit
