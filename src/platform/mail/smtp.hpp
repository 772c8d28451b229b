// Handing one mail to a mail server.
#pragma once

#include <string>
#include <string_view>

namespace banso::mail {

/// Where mails are handed to.
struct SmtpServer {
  std::string url;  ///< smtp://host[:25] or smtps://host[:465]
  std::string user;
  std::string password;
};

/// Whether the connection must, may or need not be encrypted.
enum class Encryption {
  kNone,       ///< a server on this machine: nothing travels over a wire
  kIfOffered,  ///< STARTTLS when the server has it
  kRequired,   ///< smtps://, or a password is to be sent
};

/// Pure. @return kRequired for smtps://, and for smtp:// to another machine with a user name
Encryption encryption_for(const SmtpServer& server);

struct SmtpResult {
  enum class Kind {
    kAccepted,
    kRefused,  ///< for good: no such mailbox, too large …; trying again would not help
    kLater,    ///< not reachable, busy, greylisted, or wrongly configured on our side
  } kind = Kind::kLater;
  std::string reason;  ///< for the operator; may hold what the server answered
};

/// Pure: what a server's last answer and the success of the exchange mean. 5xx is final, save the answers
/// that blame our own set-up (authentication, encryption), which the operator can mend.
SmtpResult::Kind judge(bool exchanged, long answer);

/// Sends one mail, waiting at most 10 s for the connection and 60 s in all. Certificates are verified.
/// @param letter as compose() made it
SmtpResult send_by_smtp(const SmtpServer& server, const std::string& from, const std::string& to,
                        std::string_view letter);

}  // namespace banso::mail
