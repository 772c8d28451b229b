#include "platform/jobs/pace.hpp"

#include <cmath>

namespace banso::jobs {
namespace {

constexpr std::chrono::seconds kWindow(30);
constexpr std::chrono::seconds kShortest(2);

}  // namespace

void Pace::note(Time now, std::int64_t done) {
  if (!samples_.empty() && done < samples_.back().done) samples_.clear();
  samples_.push_back({now, done});
  while (samples_.size() > 2 && now - samples_[1].time >= kWindow) samples_.pop_front();
}

std::optional<std::int64_t> Pace::seconds_left(std::int64_t total) const {
  if (total <= 0 || samples_.empty()) return std::nullopt;
  const Sample& first = samples_.front();
  const Sample& last = samples_.back();
  if (last.done >= total) return 0;
  if (last.time - first.time < kShortest || last.done == first.done) return std::nullopt;
  const double seconds = std::chrono::duration<double>(last.time - first.time).count();
  const double rate = static_cast<double>(last.done - first.done) / seconds;
  return static_cast<std::int64_t>(std::ceil(static_cast<double>(total - last.done) / rate));
}

}  // namespace banso::jobs
