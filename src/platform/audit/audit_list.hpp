// Reading the audit log.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "platform/db/tx.hpp"
#include "platform/http/page.hpp"

namespace banso::audit {

struct AuditItem {
  std::int64_t audit_entry_id = 0;
  Instant occurred_at{};
  std::string actor;  ///< user, anonymous, or the part of the program that acted
  std::optional<std::int64_t> actor_user_id;
  std::string actor_name;
  std::string actor_organization_name;
  std::optional<std::int64_t> api_token_id;
  std::string ip;
  std::string request_id;
  std::string action;
  std::string object_type;
  std::string object_id;
  std::optional<std::int64_t> business_id;
  std::optional<std::int64_t> organization_id;
  boost::json::value details;
};
BOOST_DESCRIBE_STRUCT(AuditItem, (),
                      (audit_entry_id, occurred_at, actor, actor_user_id, actor_name, actor_organization_name,
                       api_token_id, ip, request_id, action, object_type, object_id, business_id,
                       organization_id, details))
BANSO_LIST_OF(AuditPage, AuditItem)

/// What of the log is wanted. Days are Japanese days, both included.
struct AuditFilter {
  std::optional<Date> from;
  std::optional<Date> to;
  std::optional<std::int64_t> actor_id;
  std::optional<shape::Str<1, 100>>
      action;  ///< a whole action, or its beginning up to a dot: "registry.profile"
  std::optional<shape::Str<1, 100>> object_type;
  std::optional<shape::Str<1, 100>> object_id;
  std::optional<std::int64_t> business_id;
};
BOOST_DESCRIBE_STRUCT(AuditFilter, (), (from, to, actor_id, action, object_type, object_id, business_id))

struct AuditQuery : AuditFilter, http::PageQuery {};
BOOST_DESCRIBE_STRUCT(AuditQuery, (AuditFilter, http::PageQuery), ())

/// What an owner sees about their business: who looked or changed, for which organisation, when. Neither
/// addresses nor details, which belong to the other person's work.
struct BusinessAuditItem {
  Instant occurred_at{};
  std::string actor;
  std::string actor_name;
  std::string actor_organization_name;
  std::string action;
  std::string object_type;
  bool by_me = false;
};
BOOST_DESCRIBE_STRUCT(BusinessAuditItem, (),
                      (occurred_at, actor, actor_name, actor_organization_name, action, object_type, by_me))
BANSO_LIST_OF(BusinessAuditPage, BusinessAuditItem)

struct BusinessAuditQuery : http::PageQuery {
  bool own_reads = true;  ///< also what the owner looked at: each visit of the own pages leaves an entry
};
BOOST_DESCRIBE_STRUCT(BusinessAuditQuery, (http::PageQuery), (own_reads))

/// Newest first, under row level security.
AuditPage list_entries(db::Tx& tx, const AuditQuery& query);

/// At most this many rows go into one CSV file.
inline constexpr std::int64_t kCsvRows = 50'000;
/// @throws Refused(kInvalid) if there are more: asks for a shorter time
std::vector<AuditItem> list_entries_for_csv(db::Tx& tx, const AuditFilter& filter);

BusinessAuditPage list_business_entries(db::Tx& tx, std::int64_t business_id, std::int64_t user_id,
                                        const BusinessAuditQuery& query);

/// The CSV file: UTF-8 with a byte order mark and CRLF (as Excel wants it), a header in Japanese. A cell that
/// a spreadsheet would take for a formula begins with an apostrophe.
std::string to_csv(const std::vector<AuditItem>& items);

}  // namespace banso::audit
