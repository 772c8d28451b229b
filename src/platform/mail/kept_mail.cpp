#include "platform/mail/kept_mail.hpp"

#include "platform/db/statement.hpp"

namespace banso::mail {
namespace {

using Id = std::int64_t;
using Address = std::optional<shape::Str<3, 254>>;

constexpr Id kCap = 1000;

const db::Query<MailItem, Address, Id, Id> kListKeptMails{"mail.list_kept_mails"};
const db::Query<Id, Address, Id> kCountKeptMails{"mail.count_kept_mails"};
const db::Query<Mail, Id> kFindKeptMail{"mail.find_kept_mail"};

}  // namespace

MailPage list_kept_mails(db::Tx& tx, const MailQuery& query) {
  MailPage page;
  page.items = kListKeptMails.all(tx, query.to, query.per_page, query.offset());
  const Id total = kCountKeptMails.one(tx, query.to, kCap + 1);
  page.total = std::min(total, kCap);
  page.total_is_capped = total > kCap;
  page.page = query.page;
  page.per_page = query.per_page;
  return page;
}

std::optional<Mail> find_kept_mail(db::Tx& tx, std::int64_t mail_id) {
  return kFindKeptMail.maybe(tx, mail_id);
}

}  // namespace banso::mail
