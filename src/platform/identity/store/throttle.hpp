// The stored side of rules/throttle: counts a try before it is made, and takes it back when it went well.
#pragma once

#include <string>
#include <string_view>

#include "platform/db/tx.hpp"
#include "platform/identity/rules/throttle.hpp"

namespace banso::identity {

/// What is throttled. Addresses of mailboxes are stored as hashes only.
std::string account_subject(std::string_view email);
std::string mail_subject(std::string_view email);
/// IPv6 peers count by their /64 network, which is what one customer gets.
std::string address_subject(std::string_view peer);

/// A try that was counted as a failure in advance.
struct CountedTry {
  std::string subject;
  TryVerdict verdict;
};

/// Counts a try (as if it failed) if it is allowed. Holds the subject's row until the transaction ends:
/// commit soon. Needs act_as_identity.
CountedTry count_try(db::Tx& tx, std::string subject, const ThrottleRule& rule, Instant now);

/// It was no failure after all: uncounts this one try.
void take_back(db::Tx& tx, const CountedTry& tried);
/// Everything is forgiven: the owner has proven themselves.
void forget(db::Tx& tx, const std::string& subject);

/// "しばらく待って…" with the time in words. @throws Refused(kTooMany, "identity.locked") always
[[noreturn]] void refuse_for(std::chrono::seconds wait);

}  // namespace banso::identity
