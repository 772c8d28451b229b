// Mails: queued in the caller's transaction, delivered by a job. A mail whose transaction rolls back was
// never written; one whose transaction commits is sent at least once.
#pragma once

#include <optional>
#include <string>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::mail {

struct Message {
  std::string to;                         ///< one address, "name@example.jp"; no display name
  std::string subject;                    ///< one line of Japanese, at most 200 characters
  std::string text;                       ///< plain text, at most 50,000 characters; lines end with \n
  std::optional<std::string> html{};      ///< the same for programs that show HTML
  std::optional<std::string> reply_to{};  ///< where answers go
  std::optional<std::string>
      unsubscribe_url{};  ///< where one click (a POST) ends mails of this kind: RFC 8058
  /// "context.thing:ids" of whoever wants to hear what became of it: kMailFinished.
  std::optional<std::string> reference{};
};

/// Published when a mail with a reference was handed over, kept or given up: {"mail_id": …, "reference": …,
/// "state": "sent", "kept" or "failed"}.
inline constexpr const char* kMailFinished = "platform.mail_finished";

/// What the mail server said when it refused the mail; nothing if it did not. @param tx acts as the system
std::optional<std::string> mail_problem(db::Tx& tx, std::int64_t mail_id);

/// Queues one mail in the caller's transaction, sent with its next statement or its commit. Works whoever the
/// transaction acts as, also nobody (sign-up, password reset).
/// @throws std::logic_error if `to` is not an address or `subject` is not one line, or `text` too long:
/// callers pass what they have checked, so this is a bug and never a way to smuggle headers in.
void send(db::Tx& tx, Instant now, const Message& message);

}  // namespace banso::mail
