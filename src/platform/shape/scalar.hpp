// Values that travel as text: strings with limits, dates, instants, and the kernel's small types. A type
// becomes a scalar by specialising Scalar<T>.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/date.hpp"

namespace banso::shape {

/// How a T is written and read as text.
/// kMin/kMax: fewest and most characters (code points); kFormat: OpenAPI format;
/// to_text(value); from_text(value, text) returns nullptr or the stable code of what is wrong.
template <class T>
struct Scalar;

/// A string of Min to Max characters (code points). Input is trimmed (full-width spaces too) and must be
/// valid UTF-8 without control characters other than line breaks and tabs.
template <std::int64_t Min, std::int64_t Max>
struct Str : std::string {
  using std::string::string;
  Str() = default;
  Str(std::string text) : std::string(std::move(text)) {}  // NOLINT: meant to convert
};

/// A string that is kept as typed (not trimmed): passwords.
template <std::int64_t Min, std::int64_t Max>
struct Secret : std::string {
  using std::string::string;
  Secret() = default;
};

/// A whole number from Min to Max.
template <std::int64_t Min, std::int64_t Max>
struct Int {
  static constexpr std::int64_t kMin = Min;
  static constexpr std::int64_t kMax = Max;
  static constexpr bool kIsInt = true;
  std::int64_t value = Min > 0 ? Min : 0;

  Int() = default;
  constexpr Int(std::int64_t number) : value(number) {}  // NOLINT: meant to convert
  constexpr operator std::int64_t() const { return value; }
};

/// Trims `text` into `out` and checks the number of characters; shared by all Str. @return nullptr or a code.
const char* read_string(std::string& out, std::string_view text, std::int64_t min, std::int64_t max,
                        bool trim);

template <>
struct Scalar<std::string> {
  static constexpr std::int64_t kMin = 0;
  static constexpr std::int64_t kMax = 100'000;
  static constexpr std::string_view kFormat = "";
  static std::string to_text(const std::string& value) { return value; }
  static const char* from_text(std::string& out, std::string_view text) {
    return read_string(out, text, kMin, kMax, true);
  }
};

template <std::int64_t Min, std::int64_t Max>
struct Scalar<Str<Min, Max>> {
  static constexpr std::int64_t kMin = Min;
  static constexpr std::int64_t kMax = Max;
  static constexpr std::string_view kFormat = "";
  static std::string to_text(const Str<Min, Max>& value) { return value; }
  static const char* from_text(Str<Min, Max>& out, std::string_view text) {
    return read_string(out, text, Min, Max, true);
  }
};

template <std::int64_t Min, std::int64_t Max>
struct Scalar<Secret<Min, Max>> {
  static constexpr std::int64_t kMin = Min;
  static constexpr std::int64_t kMax = Max;
  static constexpr std::string_view kFormat = "password";
  static std::string to_text(const Secret<Min, Max>& value) { return value; }
  static const char* from_text(Secret<Min, Max>& out, std::string_view text) {
    return read_string(out, text, Min, Max, false);
  }
};

template <>
struct Scalar<Date> {
  static constexpr std::int64_t kMin = 10;
  static constexpr std::int64_t kMax = 10;
  static constexpr std::string_view kFormat = "date";
  static std::string to_text(const Date& value);
  static const char* from_text(Date& out, std::string_view text);
};

template <>
struct Scalar<Instant> {
  static constexpr std::int64_t kMin = 20;
  static constexpr std::int64_t kMax = 40;
  static constexpr std::string_view kFormat = "date-time";
  static std::string to_text(const Instant& value);
  static const char* from_text(Instant& out, std::string_view text);
};

}  // namespace banso::shape
