#include "platform/mail/smtp.hpp"

#include <gtest/gtest.h>

#include "platform/mail/delivery.hpp"

namespace banso::mail {
namespace {

TEST(Smtp, ChoosesTheEncryption) {
  EXPECT_EQ(encryption_for({"smtp://localhost:25", "", ""}), Encryption::kNone);
  EXPECT_EQ(encryption_for({"smtp://127.0.0.1", "user", "x"}), Encryption::kNone);
  EXPECT_EQ(encryption_for({"smtp://[::1]:25", "", ""}), Encryption::kNone);
  EXPECT_EQ(encryption_for({"smtp://mail.example.jp", "", ""}), Encryption::kIfOffered);
  EXPECT_EQ(encryption_for({"smtp://mail.example.jp:587", "user", "x"}), Encryption::kRequired);
  EXPECT_EQ(encryption_for({"smtp://127.example.jp.evil.test", "user", "x"}), Encryption::kRequired);
  EXPECT_EQ(encryption_for({"smtps://localhost", "", ""}), Encryption::kRequired);
}

TEST(Smtp, JudgesAnswers) {
  using Kind = SmtpResult::Kind;
  EXPECT_EQ(judge(true, 250), Kind::kAccepted);
  EXPECT_EQ(judge(false, 550), Kind::kRefused);
  EXPECT_EQ(judge(false, 552), Kind::kRefused);
  EXPECT_EQ(judge(false, 451), Kind::kLater);
  EXPECT_EQ(judge(false, 535), Kind::kLater) << "a wrong password is ours to mend";
  EXPECT_EQ(judge(false, 0), Kind::kLater) << "nobody answered";
}

TEST(MailSettings, AreCheckedAllAtOnce) {
  const auto wrong = [](const config::Config& config) {
    std::string names;
    for (const auto& problem : problems_with(config)) names += problem.setting + " ";
    return names;
  };
  config::Config config;
  EXPECT_EQ(wrong(config), "");
  config.smtp_url = "smtps://mail.example.jp";
  config.smtp_user = "banso";
  config.smtp_password = "x";
  EXPECT_EQ(wrong(config), "");
  config.smtp_url = "http://mail";
  config.mail_from = "nobody";
  config.smtp_password = "";
  EXPECT_EQ(wrong(config), "mail_from smtp_url smtp_password ");
  config.smtp_password = "x";
  config.smtp_user = "";
  EXPECT_EQ(wrong(config), "mail_from smtp_url smtp_user ");
}

}  // namespace
}  // namespace banso::mail
