#include "contexts/admission/gate/arrivals.hpp"

namespace banso::admission {

std::int64_t Arrivals::count(const std::string& key, std::int64_t most, Instant now) {
  auto& times = seen_[key];
  while (!times.empty() && times.front() <= now - std::chrono::hours(1)) times.pop_front();
  times.push_back(now);
  // More than the limit need not be remembered one by one.
  while (times.size() > static_cast<std::size_t>(most) + 1) times.pop_front();
  return static_cast<std::int64_t>(times.size());
}

std::vector<std::string> Arrivals::note(std::int64_t organization_id, std::string_view address, Instant now) {
  const std::lock_guard lock(mutex_);
  if (seen_.size() > kMostKeys) seen_.clear();
  std::vector<std::string> suspicions;
  const std::string chamber = std::to_string(organization_id);
  if (count(chamber + " " + std::string(address), kMostOfAddress * factor_, now) > kMostOfAddress * factor_) {
    suspicions.emplace_back("same_address");
  }
  if (count(chamber, kMostOfChamber * factor_, now) > kMostOfChamber * factor_) {
    suspicions.emplace_back("flood");
  }
  return suspicions;
}

std::string words_of_suspicion(std::string_view suspicion) {
  if (suspicion == "same_address") return "同じ接続元から、1時間に何件も申し込まれました";
  if (suspicion == "flood") return "1時間に届いた申込みが、いつもより大変多くなっています";
  if (suspicion == "honeypot") return "人には見えない欄に記入がありました";
  if (suspicion == "too_fast") return "人が記入するには早すぎる送信でした";
  if (suspicion == "no_challenge") return "フォームの画面を通らずに送られました";
  if (suspicion == "staff") return "職員が迷惑な申込みと判断しました";
  return std::string(suspicion);
}

}  // namespace banso::admission
