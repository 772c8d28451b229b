#include "platform/log/log.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <string>

#include "kernel/date.hpp"

namespace banso::log {
namespace {

constexpr std::array<std::string_view, 4> kNames{"debug", "info", "warn", "error"};
std::atomic<Level> threshold{Level::kInfo};

}  // namespace

void set_level(std::string_view level) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == level) threshold = static_cast<Level>(i);
  }
}

void write(Level level, std::string_view event, Fields fields) {
  if (level < threshold.load(std::memory_order_relaxed)) return;
  boost::json::object line;
  line["time"] = format_instant(
      std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()));
  line["level"] = kNames[static_cast<std::size_t>(level)];
  line["event"] = event;
  for (const auto& [name, value] : fields) line[name] = value;
  const std::string text = boost::json::serialize(line) + "\n";
  // One write per line keeps lines of several threads whole; a full disk or closed pipe must not stop the
  // program.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace banso::log
