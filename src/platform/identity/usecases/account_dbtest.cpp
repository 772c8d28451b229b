#include <gmock/gmock.h>

#include "platform/identity/world_for_test.hpp"

namespace banso::identity {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

class Account : public World {
 protected:
  Reply sign_up(Browser& browser, const std::string& password = "umi yama kawa 88",
                const std::string& name = "新規") {
    return browser.post("/api/v1/sign-up",
                        {{"email", "shin@example.jp"}, {"password", password}, {"display_name", name}});
  }
};

TEST_F(Account, SignUpVerifyAndIn) {
  Browser browser(*this);
  EXPECT_EQ(sign_up(browser).status, 202);
  EXPECT_THAT(last_mail("shin@example.jp"), HasSubstr("http://localhost:8080/app/verify-email#"));
  EXPECT_EQ(browser.sign_in("shin@example.jp").reason(), "identity.email_not_verified");
  const std::string token = token_from_mail("shin@example.jp");
  const Reply verified = browser.post("/api/v1/email-verifications", {{"token", token}});
  ASSERT_EQ(verified.status, 200) << verified.text;
  EXPECT_EQ(browser.get("/api/v1/me").json().at("email").as_string(), "shin@example.jp");
  Browser again(*this);
  EXPECT_EQ(again.post("/api/v1/email-verifications", {{"token", token}}).reason(), "identity.link_expired");
  EXPECT_EQ(again.sign_in("shin@example.jp").status, 200);
}

TEST_F(Account, TheVerificationLinkEndsAfterADay) {
  Browser browser(*this);
  sign_up(browser);
  wait(24h);
  EXPECT_EQ(
      browser.post("/api/v1/email-verifications", {{"token", token_from_mail("shin@example.jp")}}).reason(),
      "identity.link_expired");
}

TEST_F(Account, SigningUpDoesNotTellWhoHasAnAccount) {
  Browser browser(*this);
  const Reply fresh = sign_up(browser);
  add_person("known@example.jp", "既存");
  const Reply known = browser.post(
      "/api/v1/sign-up",
      {{"email", "known@example.jp"}, {"password", "another good one 1"}, {"display_name", "x"}});
  EXPECT_EQ(known.status, fresh.status);
  EXPECT_EQ(known.text, fresh.text);
  EXPECT_THAT(last_mail("known@example.jp"), HasSubstr("登録済み"));
  EXPECT_EQ(browser.sign_in("known@example.jp").status, 200) << "the password did not change";
  EXPECT_EQ(ask("select display_name from identity.app_user where email = 'known@example.jp'"), "既存");
}

TEST_F(Account, SigningUpAgainReplacesWhatWasNeverVerified) {
  Browser browser(*this);
  sign_up(browser, "first password 1", "一番");
  const std::string first = token_from_mail("shin@example.jp");
  sign_up(browser, "second password 2", "二番");
  EXPECT_EQ(browser.post("/api/v1/email-verifications", {{"token", first}}).reason(),
            "identity.link_expired");
  EXPECT_EQ(
      browser.post("/api/v1/email-verifications", {{"token", token_from_mail("shin@example.jp")}}).status,
      200);
  EXPECT_EQ(browser.get("/api/v1/me").json().at("display_name").as_string(), "二番");
  Browser other(*this);
  EXPECT_EQ(other.sign_in("shin@example.jp", "first password 1").reason(), "identity.wrong_credentials");
}

TEST_F(Account, MailsToOneMailboxAreLimited) {
  Browser browser(*this);
  for (int i = 0; i < 6; ++i) EXPECT_EQ(sign_up(browser).status, 202);
  EXPECT_EQ(mails_to("shin@example.jp"), 3);
  wait(16min);
  EXPECT_EQ(browser.post("/api/v1/email-verifications/resend", {{"email", "shin@example.jp"}}).status, 202);
  EXPECT_EQ(mails_to("shin@example.jp"), 4);
  EXPECT_EQ(browser.post("/api/v1/email-verifications/resend", {{"email", "nobody@example.jp"}}).status, 202);
  EXPECT_EQ(mails_to("nobody@example.jp"), 0);
}

TEST_F(Account, WeakPasswordsAreRefusedWithTheirField) {
  Browser browser(*this);
  const Reply reply = sign_up(browser, "password1234");
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(reply.reason(), "identity.weak_password");
  EXPECT_EQ(reply.json().at("errors").at(0).at("path").as_string(), "/password");
  EXPECT_EQ(ask("select count(*) from identity.app_user"), "0");
}

TEST_F(Account, AForgottenPasswordIsResetAndEverySessionEnds) {
  add_person("taro@example.jp");
  Browser desk(*this);
  desk.sign_in("taro@example.jp");
  Browser browser(*this);
  for (int i = 0; i < 5; ++i) browser.sign_in("taro@example.jp", "forgotten");
  EXPECT_EQ(browser.post("/api/v1/password-resets", {{"email", "taro@example.jp"}}).status, 202);
  const std::string token = token_from_mail("taro@example.jp");
  EXPECT_EQ(browser.put("/api/v1/password-resets", {{"token", token}, {"new_password", "short"}}).reason(),
            "identity.weak_password");
  EXPECT_EQ(browser.put("/api/v1/password-resets", {{"token", token}, {"new_password", "a whole new one 7"}})
                .status,
            204)
      << "the link survives a weak try";
  EXPECT_EQ(browser.put("/api/v1/password-resets", {{"token", token}, {"new_password", "a whole new one 8"}})
                .reason(),
            "identity.link_expired");
  EXPECT_EQ(desk.get("/api/v1/me").status, 401);
  EXPECT_EQ(browser.sign_in("taro@example.jp", "a whole new one 7").status, 200) << "the lock is lifted too";
  EXPECT_THAT(last_mail("taro@example.jp"), HasSubstr("パスワードを変更しました"));
}

TEST_F(Account, AResetLinkEndsAfterAnHourAndVerifiesNothingElse) {
  add_person("taro@example.jp");
  Browser browser(*this);
  browser.post("/api/v1/password-resets", {{"email", "taro@example.jp"}});
  const std::string token = token_from_mail("taro@example.jp");
  EXPECT_EQ(browser.post("/api/v1/email-verifications", {{"token", token}}).reason(),
            "identity.link_expired");
  wait(1h);
  EXPECT_EQ(browser.put("/api/v1/password-resets", {{"token", token}, {"new_password", "a whole new one 7"}})
                .reason(),
            "identity.link_expired");
}

TEST_F(Account, ResetForAnUnknownAddressSaysTheSameAndSendsNothing) {
  add_person("taro@example.jp");
  Browser browser(*this);
  const Reply known = browser.post("/api/v1/password-resets", {{"email", "taro@example.jp"}});
  const Reply unknown = browser.post("/api/v1/password-resets", {{"email", "nobody@example.jp"}});
  EXPECT_EQ(known.text, unknown.text);
  EXPECT_EQ(mails_to("nobody@example.jp"), 0);
}

TEST_F(Account, ChangingThePasswordEndsOtherSessionsOnly) {
  add_person("taro@example.jp");
  Browser desk(*this);
  Browser phone(*this);
  desk.sign_in("taro@example.jp");
  phone.sign_in("taro@example.jp");
  const auto change = [&](const std::string& current, const std::string& fresh) {
    return desk.put("/api/v1/me/password", {{"current_password", current}, {"new_password", fresh}});
  };
  EXPECT_EQ(change("wrong", "a whole new one 7").reason(), "identity.wrong_password");
  EXPECT_EQ(change("umi yama kawa 88", "taro-taro").reason(), "identity.weak_password");
  EXPECT_EQ(change("umi yama kawa 88", "a whole new one 7").status, 204);
  EXPECT_EQ(desk.get("/api/v1/me").status, 200);
  EXPECT_EQ(phone.get("/api/v1/me").status, 401);
  EXPECT_EQ(mails_to("taro@example.jp"), 1);
}

TEST_F(Account, GuessingThePasswordFromInsideLocksToo) {
  add_person("taro@example.jp");
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  const boost::json::object guess{{"current_password", "guess"}, {"new_password", "a whole new one 7"}};
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(browser.put("/api/v1/me/password", guess).reason(), "identity.wrong_password");
  EXPECT_EQ(browser.put("/api/v1/me/password", guess).reason(), "identity.locked");
}

TEST_F(Account, TheFirstAdministratorSetsAPasswordByLink) {
  const std::string link = as_system([&](db::Tx& tx) {
    const auto user_id =
        create_user(tx, identity, {EmailAddress("root@example.jp"), "管理者", std::nullopt}, now);
    return make_set_password_link(tx, user_id, config.public_url, 24, now);
  });
  Browser browser(*this);
  EXPECT_EQ(browser.sign_in("root@example.jp").reason(), "identity.wrong_credentials");
  const std::string token = link.substr(link.find('#') + 1);
  EXPECT_EQ(browser.put("/api/v1/password-resets", {{"token", token}, {"new_password", "a whole new one 7"}})
                .status,
            204);
  EXPECT_EQ(browser.sign_in("root@example.jp", "a whole new one 7").status, 200);
}

TEST_F(Account, ThePurgeTakesWhatHasEndedAndNothingElse) {
  register_jobs(queue);
  add_person("taro@example.jp");
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  sign_up(browser);
  browser.sign_in("nobody@example.jp", "x");
  class Running : public jobs::Run {
   public:
    explicit Running(Services& services) : services_(services) {}
    std::int64_t job_id() const override { return 1; }
    const boost::json::value& payload() const override { return nothing_; }
    std::optional<std::int64_t> started_by_user_id() const override { return std::nullopt; }
    void report(const jobs::Progress&) override {}
    bool cancelled() const override { return false; }
    Services& services() override { return services_; }

   private:
    Services& services_;
    boost::json::value nothing_;
  } run(services);
  queue.kinds.at(0).second(run);
  EXPECT_EQ(ask("select count(*) from identity.session"), "1");
  EXPECT_EQ(ask("select count(*) from identity.app_user"), "2");
  wait(24h * 40);
  queue.kinds.at(0).second(run);
  EXPECT_EQ(ask("select (select count(*) from identity.session) + (select count(*) from identity.email_token)"
                " + (select count(*) from identity.throttle)"),
            "0");
  EXPECT_EQ(ask("select email from identity.app_user"), "taro@example.jp")
      << "the unverified account is gone";
}

}  // namespace
}  // namespace banso::identity
