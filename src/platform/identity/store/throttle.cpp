#include "platform/identity/store/throttle.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <array>

#include "kernel/refusal.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/secrets/tokens.hpp"

namespace banso::identity {

struct TriesRow {
  int failures = 0;
  Instant last_failure_at{};
  std::optional<Instant> blocked_until;
};
BOOST_DESCRIBE_STRUCT(TriesRow, (), (failures, last_failure_at, blocked_until))

namespace {

const db::Query<TriesRow, std::string> kLockTries{"identity.lock_tries"};
const db::Command<std::string, int, Instant, std::optional<Instant>> kSaveTries{"identity.save_tries"};
const db::Command<std::string, std::optional<Instant>> kTakeTryBack{"identity.take_try_back"};
const db::Command<std::string> kForgetTries{"identity.forget_tries"};

}  // namespace

std::string account_subject(std::string_view email) {
  return "account:" + hash_token(email).substr(2);
}

std::string mail_subject(std::string_view email) {
  return "mail:" + hash_token(email).substr(2);
}

std::string address_subject(std::string_view peer) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, std::string(peer).c_str(), bytes.data()) != 1)
    return "address:" + std::string(peer);
  return "address:" + bytea({reinterpret_cast<const char*>(bytes.data()), 8}).substr(2) + "/64";
}

CountedTry count_try(db::Tx& tx, std::string subject, const ThrottleRule& rule, Instant now) {
  const TriesRow row = kLockTries.one(tx, subject);
  CountedTry tried{std::move(subject),
                   judge_try({row.failures, row.last_failure_at, row.blocked_until}, rule, now)};
  if (tried.verdict.allowed) {
    const Tries& next = tried.verdict.next;
    kSaveTries.defer(tx, tried.subject, next.failures, next.last_failure_at, next.blocked_until);
  }
  return tried;
}

void take_back(db::Tx& tx, const CountedTry& tried) {
  kTakeTryBack.defer(tx, tried.subject, tried.verdict.next.blocked_until);
}

void forget(db::Tx& tx, const std::string& subject) {
  kForgetTries.defer(tx, subject);
}

void refuse_for(std::chrono::seconds wait) {
  const auto minutes = (wait.count() + 59) / 60;
  const std::string time =
      wait.count() < 60 ? fmt::format("{}秒", wait.count()) : fmt::format("{}分", minutes);
  throw Refused(
      RefusalCode::kTooMany, "identity.locked",
      fmt::format(
          "サインインの失敗が続いたため、一時的に止めています。約{}待ってから、もう一度お試しください。"
          "パスワードを忘れたときは、再設定してください。",
          time));
}

}  // namespace banso::identity
