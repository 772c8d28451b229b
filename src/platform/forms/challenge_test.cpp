#include "platform/forms/challenge.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace banso::forms {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using std::chrono::seconds;

class Challenges : public ::testing::Test {
 protected:
  Challenges() {
    config_.var_dir = (fs::temp_directory_path() / ("challenge_test-" + std::to_string(::getpid()))).string();
  }
  ~Challenges() override { fs::remove_all(config_.var_dir); }

  static http::FormBody body_of(std::vector<std::pair<std::string, std::string>> fields) {
    http::FormBody body;
    body.fields = std::move(fields);
    return body;
  }

  config::Config config_;
  const Instant now_ = parse_instant("2026-11-26T09:00:00+09:00").value();
};

TEST_F(Challenges, LetPeoplePassAndKnowARepeatedSubmission) {
  const Challenge challenge(config_);
  const auto body = body_of(challenge.fields("a/1", now_));
  const auto first = challenge.check(body, "a/1", now_ + seconds(20));
  EXPECT_TRUE(first);
  EXPECT_EQ(first.submission_id.size(), 32u);
  EXPECT_EQ(challenge.check(body, "a/1", now_ + hours(2)).submission_id, first.submission_id);
  EXPECT_TRUE(Challenge(config_).check(body, "a/1", now_ + seconds(9)))
      << "another server with the same key file";
  EXPECT_NE(challenge.check(body_of(challenge.fields("a/1", now_)), "a/1", now_ + hours(1)).submission_id,
            first.submission_id);
}

TEST_F(Challenges, TellRobots) {
  const Challenge challenge(config_);
  auto fields = challenge.fields("a/1", now_);
  const auto verdict = [&](const std::string& subject, Instant when) {
    return challenge.check(body_of(fields), subject, when).verdict;
  };
  EXPECT_EQ(verdict("a/1", now_ + seconds(1)), ChallengeVerdict::too_fast);
  EXPECT_EQ(verdict("a/1", now_ + hours(24 * 8)), ChallengeVerdict::stale);
  EXPECT_EQ(verdict("a/2", now_ + hours(1)), ChallengeVerdict::forged);
  fields.emplace_back(std::string(kHoneypot), "http://spam.example");
  EXPECT_EQ(verdict("a/1", now_ + hours(1)), ChallengeVerdict::trapped);
  for (const char* text : {"", ".", "..", "1.2.3", "abc.def.ghi", "99999999999999.x.y"}) {
    EXPECT_EQ(challenge.check(body_of({{std::string(kChallengeField), text}}), "a/1", now_).verdict,
              ChallengeVerdict::forged);
  }
  EXPECT_EQ(challenge.check(body_of({}), "a/1", now_).verdict, ChallengeVerdict::forged);
  for (const auto each : {ChallengeVerdict::too_fast, ChallengeVerdict::stale, ChallengeVerdict::forged}) {
    EXPECT_FALSE(ChallengeReading({each, ""}).message().empty());
  }
}

}  // namespace
}  // namespace banso::forms
