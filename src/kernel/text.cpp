#include "kernel/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <array>
#include <cstring>
#include <stdexcept>

#include "kernel/utf8.hpp"

namespace banso {
namespace {

/// Index of the first byte that is not part of well-formed UTF-8, or text.size().
std::size_t first_broken_byte(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (i + 8 <= text.size()) {
      std::uint64_t eight;
      std::memcpy(&eight, text.data() + i, sizeof eight);
      if ((eight & 0x8080808080808080u) == 0) {
        i += 8;
        continue;
      }
    }
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    // A written U+FFFD is three bytes long, a broken byte is one.
    if (c == kReplacement && i - begin == 1) return begin;
  }
  return i;
}

constexpr std::array<std::string_view, 14> kSpaces{" ",      "\t",     "\n",     "\r",     "\v",
                                                   "\f",     "\u3000", "\u00A0", "\u200B", "\uFEFF",
                                                   "\u2002", "\u2003", "\u2009", "\u202F"};

}  // namespace

bool is_valid_utf8(std::string_view text) {
  return first_broken_byte(text) == text.size();
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (begins && count-- == 0) break;
  }
  return text.substr(0, i);
}

std::string make_valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t good = first_broken_byte(text);
    out.append(text.substr(0, good));
    if (good == text.size()) break;
    append_utf8(out, kReplacement);
    text.remove_prefix(good + 1);
  }
  return out;
}

std::string nfkc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data");
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                            nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise a text");
  return out;
}

std::string_view trim(std::string_view text) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto space : kSpaces) {
      if (text.starts_with(space)) {
        text.remove_prefix(space.size());
        changed = true;
      }
      if (text.ends_with(space)) {
        text.remove_suffix(space.size());
        changed = true;
      }
    }
  }
  return text;
}

}  // namespace banso
