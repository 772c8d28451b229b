// Stepping through UTF-8 one code point at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banso {

inline constexpr char32_t kReplacement = 0xFFFD;

/// The code point that begins at `at` (which must be < text.size()); `at` moves behind it. Broken bytes give
/// U+FFFD and move by one byte.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const std::size_t i = at;
  const unsigned lead = byte(i);
  if (lead < 0x80) {
    at = i + 1;
    return lead;
  }
  if (lead >= 0xE0 && lead < 0xF0 && follows(i + 1) && follows(i + 2)) {
    const char32_t c = (lead & 0x0F) << 12 | (byte(i + 1) & 0x3Fu) << 6 | (byte(i + 2) & 0x3Fu);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
      at = i + 3;
      return c;
    }
  } else if (lead >= 0xC2 && lead < 0xE0 && follows(i + 1)) {
    at = i + 2;
    return (lead & 0x1F) << 6 | (byte(i + 1) & 0x3Fu);
  } else if (lead >= 0xF0 && lead < 0xF5 && follows(i + 1) && follows(i + 2) && follows(i + 3)) {
    const char32_t c = (lead & 0x07) << 18 | (byte(i + 1) & 0x3Fu) << 12 | (byte(i + 2) & 0x3Fu) << 6 |
                       (byte(i + 3) & 0x3Fu);
    if (c >= 0x10000 && c <= 0x10FFFF) {
      at = i + 4;
      return c;
    }
  }
  at = i + 1;
  return kReplacement;
}

/// Appends the UTF-8 bytes of `c`.
inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    const char bytes[3] = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                           static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, 3);
  } else {
    const char bytes[4] = {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
                           static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, 4);
  }
}

}  // namespace banso
