#include <gmock/gmock.h>

#include "platform/identity/secrets/tokens.hpp"
#include "platform/identity/usecases/sign_in.hpp"
#include "platform/identity/world_for_test.hpp"

namespace banso::identity {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

class SignIn : public World {
 protected:
  SignIn() : taro(add_person("taro@example.jp", "田中 太郎")) {}

  Reply wrong(Browser& browser) { return browser.sign_in("taro@example.jp", "not the password"); }

  const std::int64_t taro;
};

TEST_F(SignIn, GivesASessionInASafeCookie) {
  Browser browser(*this);
  const Reply reply = browser.sign_in("TARO@Example.JP");
  ASSERT_EQ(reply.status, 200) << reply.text;
  const std::string cookie = reply.header("set-cookie");
  EXPECT_TRUE(cookie.starts_with("__Host-banso="));
  for (const char* part : {"; HttpOnly", "; Secure", "; SameSite=Lax", "; Path=/"})
    EXPECT_THAT(cookie, HasSubstr(part));
  EXPECT_THAT(cookie, Not(HasSubstr("Domain")));
  const auto me = reply.json();
  EXPECT_EQ(me.at("user_id").as_int64(), taro);
  EXPECT_EQ(me.at("email").as_string(), "taro@example.jp");
  EXPECT_EQ(me.at("display_name").as_string(), "田中 太郎");
  EXPECT_EQ(me.at("csrf_token").as_string(), csrf_token_of(browser.cookie));
  EXPECT_EQ(me.at("session_expires_at").as_string(), "2026-11-20T22:00:00+09:00");
  EXPECT_EQ(browser.get("/api/v1/me").json(), me);
}

TEST_F(SignIn, StoresOnlyTheHashOfTheToken) {
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  EXPECT_EQ(ask("select token_hash from identity.session"), hash_token(browser.cookie));
  EXPECT_EQ(
      ask("select count(*) from identity.session where user_agent = '試験ブラウザー' and ip = '192.0.2.10'"),
      "1");
}

TEST_F(SignIn, SaysTheSameForAWrongPasswordAndAnUnknownAddress) {
  Browser browser(*this);
  const Reply known = wrong(browser);
  const Reply unknown = browser.sign_in("nobody@example.jp", "not the password");
  EXPECT_EQ(known.status, 401);
  EXPECT_EQ(known.reason(), "identity.wrong_credentials");
  EXPECT_EQ(known.text, unknown.text);
  EXPECT_EQ(browser.get("/api/v1/me").status, 401);
}

TEST_F(SignIn, AnUnknownAddressIsThrottledLikeAKnownOne) {
  Browser browser(*this);
  for (int i = 0; i < 5; ++i) browser.sign_in("nobody@example.jp", "x");
  EXPECT_EQ(browser.sign_in("nobody@example.jp", "x").reason(), "identity.locked");
}

TEST_F(SignIn, FailuresStayCountedDelayAndThenLockWithANotice) {
  Browser browser(*this);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(wrong(browser).reason(), "identity.wrong_credentials");
  // Even the right password has to wait now.
  const Reply delayed = browser.sign_in("taro@example.jp");
  EXPECT_EQ(delayed.status, 429);
  EXPECT_EQ(delayed.reason(), "identity.locked");
  for (int i = 5; i < 10; ++i) {
    wait(1min);
    EXPECT_EQ(wrong(browser).reason(), "identity.wrong_credentials") << i;
  }
  EXPECT_EQ(mails_to("taro@example.jp"), 1);
  EXPECT_THAT(last_mail("taro@example.jp"), HasSubstr("サインインを一時的に止めました"));
  wait(14min);
  EXPECT_EQ(browser.sign_in("taro@example.jp").reason(), "identity.locked");
  wait(2min);
  EXPECT_EQ(browser.sign_in("taro@example.jp").status, 200);
  EXPECT_EQ(ask("select count(*) from identity.throttle where subject like 'account:%'"), "0") << "forgiven";
}

TEST_F(SignIn, OneAccountBeingLockedLeavesOthersAlone) {
  add_person("hana@example.jp");
  Browser browser(*this);
  for (int i = 0; i < 5; ++i) wrong(browser);
  EXPECT_EQ(browser.sign_in("hana@example.jp").status, 200);
}

TEST_F(SignIn, OneAddressTryingManyAccountsIsSlowedDown) {
  Browser browser(*this);
  for (int i = 0; i < 51; ++i) browser.sign_in("user" + std::to_string(i) + "@example.jp", "x");
  EXPECT_EQ(browser.sign_in("taro@example.jp").reason(), "identity.locked");
  Browser elsewhere(*this);
  elsewhere.peer = "192.0.2.99";
  EXPECT_EQ(elsewhere.sign_in("taro@example.jp").status, 200);
}

TEST_F(SignIn, ManyTriesAtOnceAreAllCounted) {
  std::vector<std::thread> threads;
  std::atomic<int> guesses{0};
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      Browser browser(*this);
      if (wrong(browser).reason() == "identity.wrong_credentials") ++guesses;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_LE(guesses, 5);
}

TEST_F(SignIn, RehashesWhenTheCostRises) {
  const std::string before = ask("select hash from identity.password");
  Identity costlier(config, permissions, {.passes = 2, .memory = 8192});
  as_system([&](db::Tx& tx) {
    const http::Request request;
    const http::Route route;
    Caller caller;
    http::Call call{request, route, tx, caller, now, services};
    sign_in(call, costlier, {EmailAddress("taro@example.jp"), "umi yama kawa 88", {}, {}});
  });
  const std::string after = ask("select hash from identity.password");
  EXPECT_NE(after, before);
  EXPECT_FALSE(costlier.passwords.is_outdated(after));
}

TEST_F(SignIn, DisabledPeopleCannotSignInAndTheirSessionsEnd) {
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  ask("update identity.app_user set status = 'disabled' returning 1");
  EXPECT_EQ(browser.get("/api/v1/me").status, 401);
  Browser again(*this);
  EXPECT_EQ(again.sign_in("taro@example.jp").reason(), "identity.wrong_credentials");
}

TEST_F(SignIn, ASessionEndsOnTime) {
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  wait(12h - 1us);
  EXPECT_EQ(browser.get("/api/v1/me").status, 200);
  wait(1us);
  EXPECT_EQ(browser.get("/api/v1/me").status, 401);
}

TEST_F(SignIn, LastSeenIsWrittenNowAndThen) {
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  const std::string start = ask("select last_seen_at from identity.session");
  wait(4min);
  browser.get("/api/v1/me");
  EXPECT_EQ(ask("select last_seen_at from identity.session"), start);
  wait(2min);
  browser.get("/api/v1/me");
  EXPECT_EQ(ask("select last_seen_at - created_at from identity.session"), "00:06:00");
}

TEST_F(SignIn, WritesNeedTheCsrfToken) {
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  const std::string right = browser.csrf_token;
  for (const std::string& token : {std::string(), csrf_token_of("another session"), right.substr(1)}) {
    browser.csrf_token = token;
    EXPECT_EQ(browser.patch("/api/v1/me", {{"display_name", "x"}}).reason(), "http.csrf") << token;
  }
  browser.csrf_token = right;
  EXPECT_EQ(
      browser.patch("/api/v1/me", {{"display_name", "田中 次郎"}}).json().at("display_name").as_string(),
      "田中 次郎");
}

TEST_F(SignIn, SessionsAreListedAndEnded) {
  Browser desk(*this);
  Browser phone(*this);
  desk.sign_in("taro@example.jp");
  wait(1min);
  phone.sign_in("taro@example.jp");
  const auto sessions = desk.get("/api/v1/me/sessions").json().as_array();
  ASSERT_EQ(sessions.size(), 2U);
  EXPECT_FALSE(sessions[0].at("current").as_bool());
  EXPECT_TRUE(sessions[1].at("current").as_bool());
  const auto other = std::to_string(sessions[0].at("session_id").as_int64());
  EXPECT_EQ(desk.remove("/api/v1/me/sessions/" + other).status, 204);
  EXPECT_EQ(desk.remove("/api/v1/me/sessions/" + other).reason(), "identity.session_not_found");
  EXPECT_EQ(phone.get("/api/v1/me").status, 401);
  EXPECT_EQ(desk.get("/api/v1/me").status, 200);
}

TEST_F(SignIn, NobodyEndsTheSessionsOfOthers) {
  add_person("hana@example.jp");
  Browser taros(*this);
  Browser hanas(*this);
  taros.sign_in("taro@example.jp");
  hanas.sign_in("hana@example.jp");
  const auto session_id = taros.get("/api/v1/me/sessions").json().at(0).at("session_id").as_int64();
  EXPECT_EQ(hanas.remove("/api/v1/me/sessions/" + std::to_string(session_id)).status, 404);
  EXPECT_EQ(taros.get("/api/v1/me").status, 200);
}

TEST_F(SignIn, SigningOutEndsTheSessionAndTheCookie) {
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  const std::string token = browser.cookie;
  const Reply reply = browser.remove("/api/v1/sessions/current");
  EXPECT_EQ(reply.status, 204);
  EXPECT_THAT(reply.header("set-cookie"), HasSubstr("Max-Age=0"));
  browser.cookie = token;
  EXPECT_EQ(browser.get("/api/v1/me").status, 401);
}

TEST_F(SignIn, SigningInAgainEndsTheBrowsersFormerSession) {
  Browser browser(*this);
  browser.sign_in("taro@example.jp");
  browser.sign_in("taro@example.jp");
  EXPECT_EQ(ask("select count(*) from identity.session"), "1");
}

TEST_F(SignIn, EverySignInAndFailureIsAudited) {
  Browser browser(*this);
  wrong(browser);
  browser.sign_in("taro@example.jp");
  EXPECT_EQ(ask("select string_agg(action, ',' order by audit_entry_id) from platform.audit_entry"),
            "identity.session.refuse,identity.session.open");
  EXPECT_EQ(ask("select count(*) from platform.audit_entry where details::text like '%umi yama%'"), "0");
}

TEST_F(SignIn, OptionsShowDemoAccountsInTheDemoOnly) {
  identity.demo_accounts = {{"taro@example.jp", "umi yama kawa 88", "事業者"}};
  Browser browser(*this);
  EXPECT_EQ(browser.get("/api/v1/sign-in-options").json().at("demo_accounts").as_array().size(), 1U);
  config.demo = false;
  EXPECT_EQ(browser.get("/api/v1/sign-in-options").json().at("demo_accounts").as_array().size(), 0U);
}

}  // namespace
}  // namespace banso::identity
