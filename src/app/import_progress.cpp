#include "app/import_progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "kernel/grouped.hpp"

namespace banso::app {
namespace {

constexpr int kBarWidth = 24;

std::string bar(double share) {
  const int full = static_cast<int>(share * kBarWidth);
  std::string text;
  for (int i = 0; i < kBarWidth; ++i) text += i < full ? "█" : "░";
  return text;
}

std::string time_left(double seconds_so_far, double share) {
  if (share <= 0.01) return "";
  const auto left = static_cast<std::int64_t>(seconds_so_far / share - seconds_so_far);
  return left >= 60 ? fmt::format(" 残り約{}分{}秒", left / 60, left % 60) : fmt::format(" 残り約{}秒", left);
}

}  // namespace

void ProgressLine::show(const registry::ImportProgress& progress) {
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const auto now = Clock::now();
  const auto pause = terminal ? std::chrono::milliseconds(200) : std::chrono::milliseconds(5000);
  if (!progress.finishing && now - shown_at_ < pause) return;
  shown_at_ = now;
  const double seconds = std::max(0.001, std::chrono::duration<double>(now - begun_).count());
  const double share = progress.bytes_total == 0
                           ? 0
                           : std::min(1.0, static_cast<double>(progress.bytes_read) /
                                               static_cast<double>(progress.bytes_total));
  std::string text = fmt::format(
      "  {} {:>3}% {:.1f}/{:.1f} MB {} 件 {} 件/秒", bar(share), static_cast<int>(share * 100),
      static_cast<double>(progress.bytes_read) / 1e6, static_cast<double>(progress.bytes_total) / 1e6,
      with_commas(static_cast<std::int64_t>(progress.rows)),
      with_commas(static_cast<std::int64_t>(static_cast<double>(progress.rows) / seconds)));
  text += progress.finishing ? " 索引を整えています" : time_left(seconds, share);
  if (progress.rejected > 0) {
    text += fmt::format(" 誤り {} 行", with_commas(static_cast<std::int64_t>(progress.rejected)));
  }
  if (terminal) {
    fmt::print("\r{}\033[K", text);
  } else {
    fmt::print("{}\n", text);
  }
  std::fflush(stdout);
  open_ = terminal;
}

void ProgressLine::end() {
  if (open_) fmt::print("\n");
  open_ = false;
}

}  // namespace banso::app
