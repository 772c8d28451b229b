// Mails that were kept instead of sent.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "platform/db/tx.hpp"
#include "platform/http/page.hpp"

namespace banso::mail {

struct MailItem {
  std::int64_t mail_id = 0;
  std::string to;
  std::string subject;
  Instant created_at{};
};
BOOST_DESCRIBE_STRUCT(MailItem, (), (mail_id, to, subject, created_at))
BANSO_LIST_OF(MailPage, MailItem)

struct Mail : MailItem {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Mail, (MailItem), (text))

struct MailQuery : http::PageQuery {
  std::optional<shape::Str<3, 254>> to;  ///< the whole address
};
BOOST_DESCRIBE_STRUCT(MailQuery, (http::PageQuery), (to))

/// Settings that let a transaction see kept mails; only for demo mode.
inline db::Settings sight_of_kept_mails() {
  return {{"app.shows_kept_mails", "t"}};
}

/// Newest first.
MailPage list_kept_mails(db::Tx& tx, const MailQuery& query);
std::optional<Mail> find_kept_mail(db::Tx& tx, std::int64_t mail_id);

}  // namespace banso::mail
