#include "platform/mail/mail.hpp"

#include <stdexcept>

#include "kernel/text.hpp"
#include "platform/db/statement.hpp"
#include "platform/mail/mime.hpp"

namespace banso::mail {
namespace {

constexpr std::size_t kLongestText = 50'000;

using Maybe = std::optional<std::string>;

const db::Command<std::string, std::string, std::string, Instant, Maybe, Maybe, Maybe, Maybe> kQueueMail{
    "mail.queue_mail"};
const db::Query<Maybe, std::int64_t> kMailProblem{"mail.mail_problem"};

}  // namespace

void send(db::Tx& tx, Instant now, const Message& message) {
  if (!is_address(message.to)) throw std::logic_error("mail::send: the recipient is not an address");
  if (!is_header_text(message.subject)) throw std::logic_error("mail::send: the subject is not one line");
  if (!is_valid_utf8(message.text) || count_code_points(message.text) > kLongestText) {
    throw std::logic_error("mail::send: the text is not UTF-8 or too long");
  }
  if (message.reply_to && !is_address(*message.reply_to)) {
    throw std::logic_error("mail::send: reply_to is not an address");
  }
  if (message.unsubscribe_url && !is_link(*message.unsubscribe_url)) {
    throw std::logic_error("mail::send: unsubscribe_url is not a link");
  }
  kQueueMail.defer(tx, message.to, message.subject, message.text, now, message.html, message.reply_to,
                   message.unsubscribe_url, message.reference);
}

std::optional<std::string> mail_problem(db::Tx& tx, std::int64_t mail_id) {
  return kMailProblem.maybe(tx, mail_id).value_or(std::nullopt);
}

}  // namespace banso::mail
