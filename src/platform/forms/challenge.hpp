// What a robot does differently, without a puzzle for people: it fills in every box, answers at once, and
// makes up the hidden fields. The number that travels along also makes a form that is sent twice count once.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/date.hpp"
#include "platform/config/config.hpp"
#include "platform/http/form_body.hpp"

namespace banso::identity {
class SecretKey;
}

namespace banso::forms {

/// Name of the box that stays empty; no question may have it as its key.
inline constexpr std::string_view kHoneypot = "contact_url";
/// Name of the hidden field.
inline constexpr std::string_view kChallengeField = "_challenge";

enum class ChallengeVerdict {
  passed,
  trapped,   ///< the hidden box was filled in: answer as if all went well, and keep nothing
  too_fast,  ///< nobody types that fast: ask to send it again
  stale,     ///< the page is older than a week: show the form again with its answers, a fresh challenge in it
  forged,    ///< not from a page of ours, or from another form: as stale
};

struct ChallengeReading {
  ChallengeVerdict verdict = ChallengeVerdict::forged;
  std::string submission_id;  ///< 32 hex digits, the same whenever this page is sent; empty when forged

  explicit operator bool() const { return verdict == ChallengeVerdict::passed; }
  /// The Japanese sentence for too_fast, stale and forged.
  std::string message() const;
};

class Challenge {
 public:
  /// The key lies in var_dir/secrets/forms.key, made at first use; servers of one database share it.
  explicit Challenge(const config::Config& config);
  ~Challenge();
  Challenge(const Challenge&) = delete;
  Challenge& operator=(const Challenge&) = delete;

  /// Hidden fields for a fresh page (RenderOptions::hidden). @param subject what the form is for, such as
  /// "admission.application/12": a challenge of another form is worth nothing here
  std::vector<std::pair<std::string, std::string>> fields(std::string_view subject, Instant now) const;
  /// @param least shortest time from page to sending
  ChallengeReading check(const http::FormBody& body, std::string_view subject, Instant now,
                         std::chrono::seconds least = std::chrono::seconds(3)) const;

 private:
  const identity::SecretKey& key() const;
  std::string mark_of(std::string_view subject, std::string_view seconds, std::string_view id) const;

  const std::string var_dir_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<identity::SecretKey> key_;
};

}  // namespace banso::forms
