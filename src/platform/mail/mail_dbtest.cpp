#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "platform/mail/delivery.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/routes.hpp"
#include "platform/mail/smtp.hpp"
#include "platform/mail/smtp_peer_for_test.hpp"
#include "support/platform_under_test.hpp"

namespace banso::mail {
namespace {

using ::testing::HasSubstr;
using testing::PlatformUnderTest;

constexpr const char* kState = "select state from platform.mail";

/// Queues a mail as somebody who is not signed in.
void queue_mail(PlatformUnderTest& platform, const std::string& to = "owner@example.co.jp") {
  platform.as({}, [&](db::Tx& tx) {
    send(tx, platform.now, {to, "メールアドレスの確認", "こんにちは。\nhttps://example.jp/verify?token=x\n"});
  });
}

TEST(Mail, WaitsInTheTransaction) {
  PlatformUnderTest platform(0);
  queue_mail(platform);
  EXPECT_EQ(platform.ask(kState), "queued");
  EXPECT_EQ(platform.ask("select kind from platform.job"), "platform.deliver_mail");
  platform.as({{"app.user_id", "1"}, {"app.system_admin", "t"}}, [](db::Tx& tx) {
    EXPECT_EQ(tx.execute_sql("select mail_id from platform.mail").size(), 0U) << "mails are nobody's to read";
  });
}

TEST(Mail, RefusesWhatWouldSmuggleHeadersIn) {
  PlatformUnderTest platform(0);
  platform.as({}, [&](db::Tx& tx) {
    EXPECT_THROW(send(tx, platform.now, {"a@b\r\nBcc: c@d", "件名", ""}), std::logic_error);
    EXPECT_THROW(send(tx, platform.now, {"a@b", "件名\r\nBcc: c@d", ""}), std::logic_error);
  });
}

TEST(Mail, TheDemoShowsTheMailsThatAreKept) {
  PlatformUnderTest platform;
  platform.config.demo = true;
  register_jobs(platform.queue);
  register_routes(platform.api);
  platform.queue.start(platform.services);
  queue_mail(platform);
  queue_mail(platform, "other@example.jp");
  EXPECT_EQ(platform.wait_for("select count(*) from platform.mail where state = 'kept'", "2"), "2");
  const auto list = platform.call_json("", "GET", "/api/v1/mails?to=owner@example.co.jp");
  EXPECT_EQ(list.at("total").as_int64(), 1);
  const auto& item = list.at("items").at(0);
  EXPECT_EQ(item.at("subject").as_string(), "メールアドレスの確認");
  const auto path = "/api/v1/mails/" + std::to_string(item.at("mail_id").as_int64());
  EXPECT_THAT(std::string(platform.call_json("", "GET", path).at("text").as_string()), HasSubstr("token=x"));
  EXPECT_EQ(platform.call("", "GET", "/api/v1/mails/999").status, 404);
  platform.config.demo = false;
  EXPECT_EQ(platform.call("", "GET", "/api/v1/mails").status, 404);
  EXPECT_EQ(platform.call("", "GET", path).status, 404);
}

TEST(Mail, TextsAndRowsAreForgottenInTime) {
  PlatformUnderTest platform;
  register_jobs(platform.queue);
  platform.queue.start(platform.services);
  queue_mail(platform);
  EXPECT_EQ(platform.wait_for(kState, "kept"), "kept");
  const auto purge_after = [&](int days) {
    platform.now = platform.now.load() + std::chrono::hours(24 * days);
    platform.as_system([&](db::Tx& tx) {
      platform.queue.enqueue(tx, "platform.purge_mails", "掃除", nullptr, std::nullopt);
    });
  };
  purge_after(31);
  EXPECT_EQ(platform.wait_for("select (body is null)::text from platform.mail", "true"), "true");
  purge_after(180);
  EXPECT_EQ(platform.wait_for("select count(*) from platform.mail", "0"), "0");
}

TEST(MailBySmtp, ArrivesAsWritten) {
  if (!SmtpPeer::is_installed()) GTEST_SKIP() << "no npm package smtp-server in tests/e2e: run make setup";
  SmtpPeer peer(
      "import { startMailbox } from './support/mailbox.mjs';"
      "const box = await startMailbox(); console.log(box.smtpUrl + ' ' + box.url);");
  const auto space = peer.ready_line().find(' ');
  ASSERT_NE(space, std::string::npos);
  PlatformUnderTest platform;
  platform.config.smtp_url = peer.ready_line().substr(0, space);
  platform.config.mail_from = "伴走 <no-reply@banso.example>";
  register_jobs(platform.queue);
  platform.queue.start(platform.services);
  queue_mail(platform);
  EXPECT_EQ(platform.wait_for(kState, "sent"), "sent");
  EXPECT_EQ(platform.ask("select (body is null)::text from platform.mail"), "true");
  EXPECT_EQ(platform.wait_for("select count(*) from platform.job", "0"), "0");
  const auto mails = boost::json::parse(fetch(peer.ready_line().substr(space + 1)));
  ASSERT_EQ(mails.as_array().size(), 1U);
  const auto& mail = mails.at(0);
  EXPECT_EQ(mail.at("from").as_string(), "no-reply@banso.example");
  EXPECT_EQ(mail.at("to").at(0).as_string(), "owner@example.co.jp");
  EXPECT_EQ(mail.at("subject").as_string(), "メールアドレスの確認");
  EXPECT_EQ(mail.at("text").as_string(), "こんにちは。\nhttps://example.jp/verify?token=x\n");
  EXPECT_EQ(mail.at("headers").at("from").as_string(), "伴走 <no-reply@banso.example>");
  EXPECT_EQ(mail.at("headers").at("date").as_string(), "Wed, 01 Apr 2026 09:00:00 +0900");
}

/// An SMTP server that answers RCPT with a code: for good (550), for now (451), or takes the mail at the
/// third try.
std::string moody_server(const std::string& on_recipient) {
  return "import { SMTPServer } from 'smtp-server'; let tries = 0;"
         "const say = (code, text) => Object.assign(new Error(text), { responseCode: code });"
         "const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'],"
         "  onRcptTo(address, session, done) { ++tries; " +
         on_recipient +
         " },"
         "  onData(stream, session, done) { stream.resume(); stream.on('end', done); } });"
         "server.listen(0, '127.0.0.1', () => console.log('smtp://127.0.0.1:' + "
         "server.server.address().port));";
}

TEST(MailBySmtp, IsGivenUpWhenRefusedForGood) {
  if (!SmtpPeer::is_installed()) GTEST_SKIP() << "no npm package smtp-server in tests/e2e: run make setup";
  SmtpPeer peer(moody_server("done(say(550, 'no such mailbox'));"));
  PlatformUnderTest platform;
  platform.config.smtp_url = peer.ready_line();
  register_jobs(platform.queue);
  platform.queue.start(platform.services);
  queue_mail(platform);
  EXPECT_EQ(platform.wait_for(kState, "failed"), "failed");
  EXPECT_THAT(platform.ask("select error from platform.mail"), HasSubstr("550"));
  EXPECT_EQ(platform.wait_for("select state from platform.job", "failed"), "failed");
  EXPECT_EQ(platform.ask("select attempts from platform.job"), "1");
}

TEST(MailBySmtp, IsTriedAgainWhenTheServerIsBusy) {
  if (!SmtpPeer::is_installed()) GTEST_SKIP() << "no npm package smtp-server in tests/e2e: run make setup";
  SmtpPeer peer(moody_server("done(tries < 3 ? say(451, 'greylisted') : undefined);"));
  PlatformUnderTest platform;
  platform.config.smtp_url = peer.ready_line();
  register_jobs(platform.queue);
  platform.queue.start(platform.services);
  queue_mail(platform);
  EXPECT_EQ(platform.wait_for(kState, "sent"), "sent");
}

TEST(MailBySmtp, TrustsNoCertificateOfNobody) {
  if (!SmtpPeer::is_installed()) GTEST_SKIP() << "no npm package smtp-server in tests/e2e: run make setup";
  // smtp-server's own certificate is signed by itself.
  SmtpPeer peer(
      "import { SMTPServer } from 'smtp-server';"
      "const server = new SMTPServer({ secure: true, authOptional: true,"
      "  onData(stream, session, done) { stream.resume(); stream.on('end', done); } });"
      "server.on('error', () => {});"
      "server.listen(0, '127.0.0.1', () => console.log('smtps://127.0.0.1:' + "
      "server.server.address().port));");
  const auto result =
      send_by_smtp({peer.ready_line(), "", ""}, "a@example.jp", "b@example.jp", "Subject: x\r\n\r\n");
  EXPECT_EQ(result.kind, SmtpResult::Kind::kLater);
  EXPECT_THAT(result.reason, HasSubstr("certificate"));
}

TEST(MailBySmtp, SignsInWithAPassword) {
  if (!SmtpPeer::is_installed()) GTEST_SKIP() << "no npm package smtp-server in tests/e2e: run make setup";
  SmtpPeer peer(
      "import { SMTPServer } from 'smtp-server';"
      "const server = new SMTPServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true,"
      "  onAuth(auth, session, done) { auth.username === 'banso' && auth.password === 'right'"
      "    ? done(null, { user: 1 }) : done(new Error('wrong')); },"
      "  onData(stream, session, done) { stream.resume(); stream.on('end', done); } });"
      "server.listen(0, '127.0.0.1', () => console.log('smtp://127.0.0.1:' + "
      "server.server.address().port));");
  const auto try_with = [&](const std::string& password) {
    return send_by_smtp({peer.ready_line(), "banso", password}, "a@example.jp", "b@example.jp",
                        "Subject: x\r\n\r\n");
  };
  EXPECT_EQ(try_with("right").kind, SmtpResult::Kind::kAccepted);
  EXPECT_EQ(try_with("wrong").kind, SmtpResult::Kind::kLater);
}

TEST(MailBySmtp, WaitsWhenNobodyAnswers) {
  const auto result = send_by_smtp({"smtp://127.0.0.1:1", "", ""}, "a@b", "c@d", "Subject: x\r\n\r\n");
  EXPECT_EQ(result.kind, SmtpResult::Kind::kLater);
}

}  // namespace
}  // namespace banso::mail
