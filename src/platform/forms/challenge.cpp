#include "platform/forms/challenge.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include "kernel/digits.hpp"
#include "kernel/text.hpp"
#include "platform/identity/secrets/key_file.hpp"

namespace banso::forms {
namespace {

constexpr std::chrono::hours kLongest{24 * 7};

std::string hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                 bytes.size());
  text.pop_back();
  return text;
}

bool same(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::int64_t seconds_of(Instant instant) {
  return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

}  // namespace

std::string ChallengeReading::message() const {
  switch (verdict) {
    case ChallengeVerdict::too_fast:
      return "送信が早すぎたため、確認のために止めました。内容を確かめて、もう一度送信してください。";
    case ChallengeVerdict::stale:
    case ChallengeVerdict::forged:
      return "画面を開いてから時間がたったため、まだ送信していません。内容を確かめて、もう一度送信してくださ"
             "い。";
    case ChallengeVerdict::trapped:
    case ChallengeVerdict::passed:
      break;
  }
  return "";
}

Challenge::Challenge(const config::Config& config) : var_dir_(config.var_dir) {}
Challenge::~Challenge() = default;

const identity::SecretKey& Challenge::key() const {
  std::call_once(once_, [this] {
    key_ = std::make_unique<identity::SecretKey>(
        identity::SecretKey::load_or_create(std::filesystem::path(var_dir_) / "secrets" / "forms.key"));
  });
  return *key_;
}

std::string Challenge::mark_of(std::string_view subject, std::string_view seconds,
                               std::string_view id) const {
  return hex(
      key().keyed_hash("forms.challenge", fmt::format("{}\n{}\n{}", subject, seconds, id)).substr(0, 16));
}

std::vector<std::pair<std::string, std::string>> Challenge::fields(std::string_view subject,
                                                                   Instant now) const {
  std::string random(16, '\0');
  randombytes_buf(random.data(), random.size());
  const std::string id = hex(random);
  const std::string seconds = std::to_string(seconds_of(now));
  return {
      {std::string(kChallengeField), fmt::format("{}.{}.{}", seconds, id, mark_of(subject, seconds, id))}};
}

ChallengeReading Challenge::check(const http::FormBody& body, std::string_view subject, Instant now,
                                  std::chrono::seconds least) const {
  ChallengeReading reading;
  const std::string_view text = body.value(kChallengeField).value_or("");
  const auto first = text.find('.');
  const auto second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos || text.size() > 120) return reading;
  const std::string_view seconds = text.substr(0, first);
  const std::string_view id = text.substr(first + 1, second - first - 1);
  if (!all_digits(seconds) || seconds.size() > 12) return reading;
  if (!same(text.substr(second + 1), mark_of(subject, seconds, id))) return reading;
  reading.submission_id = std::string(id);
  const std::chrono::seconds age(seconds_of(now) - std::stoll(std::string(seconds)));
  if (!trim(body.value(kHoneypot).value_or("")).empty()) {
    reading.verdict = ChallengeVerdict::trapped;
  } else if (age < least) {
    reading.verdict = ChallengeVerdict::too_fast;
  } else {
    reading.verdict = age > kLongest ? ChallengeVerdict::stale : ChallengeVerdict::passed;
  }
  return reading;
}

}  // namespace banso::forms
