#include "platform/mail/mail.hpp"

#include <stdexcept>

#include "kernel/text.hpp"
#include "platform/db/statement.hpp"
#include "platform/mail/mime.hpp"

namespace banso::mail {
namespace {

constexpr std::size_t kLongestText = 50'000;

const db::Command<std::string, std::string, std::string, Instant> kQueueMail{"mail.queue_mail"};

}  // namespace

void send(db::Tx& tx, Instant now, const Message& message) {
  if (!is_address(message.to)) throw std::logic_error("mail::send: the recipient is not an address");
  if (!is_header_text(message.subject)) throw std::logic_error("mail::send: the subject is not one line");
  if (!is_valid_utf8(message.text) || count_code_points(message.text) > kLongestText) {
    throw std::logic_error("mail::send: the text is not UTF-8 or too long");
  }
  kQueueMail.defer(tx, message.to, message.subject, message.text, now);
}

}  // namespace banso::mail
