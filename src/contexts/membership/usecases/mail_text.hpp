// One mail of a mailing: its text with the footer that the law asks for, and the same as HTML.
#pragma once

#include <optional>
#include <string>

#include "contexts/membership/api.hpp"
#include "platform/mail/mail.hpp"

namespace banso::membership {

/// Who writes.
struct MailSender {
  std::string chamber_name;
  ChamberSettings settings;
  std::string public_url;
};
MailSender mail_sender(db::Tx& tx, std::int64_t organization_id, const std::string& public_url);

/// The mail for this member, without an address. @param token of the personal link
mail::Message compose_mail(const MailSender& sender, const Member& member, const std::string& subject,
                           const std::string& body, bool tracks_opens, const std::string& token);

}  // namespace banso::membership
