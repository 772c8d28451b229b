#include "platform/mail/delivery.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "kernel/refusal.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/statement.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/smtp.hpp"
#include "platform/metrics/metrics.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/services.hpp"

namespace banso::mail {
namespace {

using Id = std::int64_t;

constexpr std::chrono::hours kKeepTextFor(24 * 30);
constexpr std::chrono::hours kKeepRowFor(24 * 180);
/// With the queue's back-off about half a day of trying.
constexpr int kAttempts = 24;

struct QueuedMail {
  Id mail_id = 0;
  std::string recipient;
  std::string subject;
  std::string body;
  Instant created_at{};
  std::optional<std::string> html_body;
  std::optional<std::string> reply_to;
  std::optional<std::string> unsubscribe_url;
  std::optional<std::string> reference;
};
BOOST_DESCRIBE_STRUCT(QueuedMail, (),
                      (mail_id, recipient, subject, body, created_at, html_body, reply_to, unsubscribe_url,
                       reference))

const db::Query<QueuedMail, Id> kMailToDeliver{"mail.mail_to_deliver"};
const db::Command<Id, std::string, std::optional<std::string>, Instant> kFinishMail{"mail.finish_mail"};
const db::Command<Instant> kForgetMailTexts{"mail.forget_mail_texts"};
const db::Command<Instant> kDeleteOldMails{"mail.delete_old_mails"};

/// Without a mail server (as in the demo, unless it is given one) mails are kept and shown instead.
bool keeps_mails(const config::Config& config) {
  return config.smtp_url.empty();
}

Letter letter_of(const QueuedMail& mail, const Sender& from) {
  const auto domain = from.address.substr(from.address.find('@') + 1);
  return {
      .from = from,
      .to = mail.recipient,
      .subject = mail.subject,
      .text = mail.body,
      .message_id = fmt::format("{}.{}@{}", mail.mail_id, mail.created_at.time_since_epoch().count(), domain),
      .date = mail.created_at,
      .html = mail.html_body,
      .reply_to = mail.reply_to,
      .unsubscribe_url = mail.unsubscribe_url};
}

SmtpResult hand_over(const QueuedMail& mail, const config::Config& config) {
  const auto from = parse_sender(config.mail_from);
  if (!from) return {SmtpResult::Kind::kLater, "mail_from is not an address"};
  return send_by_smtp({config.smtp_url, config.smtp_user, config.smtp_password}, from->address,
                      mail.recipient, compose(letter_of(mail, *from)));
}

void finish(Services& services, const QueuedMail& mail, const std::string& state,
            const std::optional<std::string>& error) {
  db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
    kFinishMail.run(tx, mail.mail_id, state, error, services.clock());
    if (!mail.reference) return;
    outbox::publish(tx, kMailFinished,
                    {{"mail_id", mail.mail_id}, {"reference", *mail.reference}, {"state", state}});
  });
  metrics::count_mail(state);
}

boost::json::value deliver(jobs::Run& run) {
  Services& services = run.services();
  const auto mail_id = run.payload().at("mail_id").to_number<Id>();
  const auto mail = db::in_tx(services.pool, {.settings = jobs::as_system(), .read_only = true},
                              [&](db::Tx& tx) { return kMailToDeliver.maybe(tx, mail_id); });
  if (!mail) return nullptr;  // sent by a run whose server died before it could say so
  if (keeps_mails(services.config)) {
    finish(services, *mail, "kept", std::nullopt);
    return nullptr;
  }
  const SmtpResult result = hand_over(*mail, services.config);
  switch (result.kind) {
    case SmtpResult::Kind::kAccepted:
      finish(services, *mail, "sent", std::nullopt);
      break;
    case SmtpResult::Kind::kRefused:
      finish(services, *mail, "failed", result.reason);
      throw Refused(
          RefusalCode::kConflict, "platform.mail_refused",
          fmt::format("相手のメールサーバーがメール{}を受け取りませんでした。宛先を確かめてください。",
                      mail_id));
    case SmtpResult::Kind::kLater:
      if (run.last_attempt()) {
        finish(services, *mail, "failed", result.reason);
      } else {
        metrics::count_mail("deferred");
      }
      throw std::runtime_error("mail server: " + result.reason);
  }
  return nullptr;
}

boost::json::value purge(jobs::Run& run) {
  Services& services = run.services();
  return db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) -> boost::json::value {
    const auto now = services.clock();
    const auto texts = kForgetMailTexts.run(tx, now - kKeepTextFor);
    const auto rows = kDeleteOldMails.run(tx, now - kKeepRowFor);
    return {{"texts", texts}, {"rows", rows}};
  });
}

}  // namespace

void register_jobs(jobs::Queue& queue) {
  queue.add_kind({.name = "platform.deliver_mail",
                  .title = "メールの送信",
                  .attempts = kAttempts,
                  .permission = "platform.jobs.manage",
                  .errand = true},
                 deliver);
  queue.add_kind({.name = "platform.purge_mails",
                  .title = "古いメールを消す",
                  .permission = "platform.jobs.manage",
                  .every = "daily 03:50"},
                 purge);
}

std::vector<SettingProblem> problems_with(const config::Config& config) {
  std::vector<SettingProblem> problems;
  if (!parse_sender(config.mail_from)) {
    problems.push_back({"mail_from", "「名前 <address@example.jp>」の形で書いてください。"});
  }
  if (!config.smtp_url.empty() && !config.smtp_url.starts_with("smtp://") &&
      !config.smtp_url.starts_with("smtps://")) {
    problems.push_back({"smtp_url", "smtp:// または smtps:// で始めてください。"});
  }
  if (!config.smtp_user.empty() && config.smtp_password.empty()) {
    problems.push_back({"smtp_password", "smtp_user を使うときは必要です。"});
  }
  if (config.smtp_user.empty() && !config.smtp_password.empty()) {
    problems.push_back({"smtp_user", "smtp_password を使うときは必要です。"});
  }
  return problems;
}

}  // namespace banso::mail
