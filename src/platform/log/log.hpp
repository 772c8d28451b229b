// JSON lines on standard error. Never log names, addresses, e-mails, bodies, tokens: ids and counts only.
#pragma once

#include <boost/json/value.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

namespace banso::log {

enum class Level { kDebug, kInfo, kWarn, kError };
/// A value of a log line: text, number or flag.
struct Value : boost::json::value {
  Value(std::string_view text) : boost::json::value(text) {}            // NOLINT: meant to convert
  Value(const std::string& text) : boost::json::value(text.c_str()) {}  // NOLINT: meant to convert
  Value(const char* text) : boost::json::value(text) {}                 // NOLINT: meant to convert
  template <class Number>
  requires std::is_arithmetic_v<Number> Value(Number number)
      : boost::json::value(number) {}  // NOLINT: meant to convert
};

struct Field {
  std::string_view name;
  Value value;
};
using Fields = std::initializer_list<Field>;

/// Lines below the level are dropped. @param level "debug", "info", "warn" or "error"
void set_level(std::string_view level);

/// Writes {"time":…,"level":…,"event":…,<fields>} as one line.
void write(Level level, std::string_view event, Fields fields);
inline void debug(std::string_view event, Fields fields = {}) {
  write(Level::kDebug, event, fields);
}
inline void info(std::string_view event, Fields fields = {}) {
  write(Level::kInfo, event, fields);
}
inline void warn(std::string_view event, Fields fields = {}) {
  write(Level::kWarn, event, fields);
}
inline void error(std::string_view event, Fields fields = {}) {
  write(Level::kError, event, fields);
}

}  // namespace banso::log
