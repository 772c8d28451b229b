#include "platform/mail/routes.hpp"

#include "platform/mail/kept_mail.hpp"
#include "platform/services.hpp"

namespace banso::mail {
namespace {

void demo_only(http::Call& call) {
  if (!call.services.config.demo) {
    throw Refused(RefusalCode::kNotFound, "http.not_found", "お探しのものは見つかりませんでした。");
  }
  call.tx.set(sight_of_kept_mails());
}

MailPage list(http::Call& call, const MailQuery& query) {
  demo_only(call);
  return list_kept_mails(call.tx, query);
}

Mail find(http::Call& call) {
  demo_only(call);
  auto mail = find_kept_mail(call.tx, call.id("mail_id"));
  if (!mail) {
    throw Refused(RefusalCode::kNotFound, "platform.mail_not_found", "このメールは見つかりません。");
  }
  return std::move(*mail);
}

}  // namespace

void register_routes(http::Api& api) {
  api.get<MailQuery>("/api/v1/mails", {http::open_to_public(), "送らずに残したメールの一覧 (デモだけ)"},
                     list);
  api.get("/api/v1/mails/{mail_id}", {http::open_to_public(), "送らずに残したメール (デモだけ)"}, find);
}

}  // namespace banso::mail
