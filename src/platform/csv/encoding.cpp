#include "platform/csv/encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso::csv {
namespace {

constexpr bool is_lead(unsigned byte) {
  return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
}
constexpr bool is_trail(unsigned byte) {
  return byte >= 0x40 && byte <= 0xFC && byte != 0x7F;
}
constexpr bool is_half_width_kana(unsigned byte) {
  return byte >= 0xA1 && byte <= 0xDF;
}

/// All two-byte characters, asked once from ICU's Windows-31J converter; a look-up is many times faster than
/// calling the converter for each short field.
class Cp932 {
 public:
  Cp932() : to_unicode_(0x10000, 0) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open("ibm-943_P15A-2003", &status), &ucnv_close);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no Windows-31J converter");
    for (unsigned lead = 0x81; lead <= 0xFC; ++lead) {
      for (unsigned trail = 0x40; is_lead(lead) && trail <= 0xFC; ++trail) {
        if (is_trail(trail)) to_unicode_[lead << 8 | trail] = ask(converter.get(), lead, trail);
      }
    }
    fill_reverse();
  }

  /// 0 when the pair is no character.
  char32_t decode(unsigned lead, unsigned trail) const { return to_unicode_[lead << 8 | trail]; }

  /// 0 when CP932 has no such character.
  unsigned encode(char32_t c) const {
    const auto found = from_unicode_.find(c);
    return found == from_unicode_.end() ? 0 : found->second;
  }

 private:
  static char16_t ask(UConverter* converter, unsigned lead, unsigned trail) {
    const char bytes[2] = {static_cast<char>(lead), static_cast<char>(trail)};
    UChar out[4];
    UErrorCode status = U_ZERO_ERROR;
    const auto length = ucnv_toUChars(converter, out, 4, bytes, 2, &status);
    return U_SUCCESS(status) && length == 1 && out[0] != 0xFFFD ? out[0] : u'\0';
  }

  /// Some characters stand twice or three times. Windows writes JIS first, then NEC row 13, then IBM, and
  /// never the NEC selection of IBM characters (ED, EE).
  void fill_reverse() {
    const auto add_rows = [&](unsigned first, unsigned last) {
      for (unsigned lead = first; lead <= last; ++lead) {
        for (unsigned trail = 0x40; trail <= 0xFC; ++trail) {
          if (const char16_t c = to_unicode_[lead << 8 | trail]; c != 0)
            from_unicode_.emplace(c, lead << 8 | trail);
        }
      }
    };
    add_rows(0x81, 0x86);
    add_rows(0x88, 0x9F);
    add_rows(0xE0, 0xEA);
    add_rows(0x87, 0x87);
    add_rows(0xFA, 0xFC);
    add_rows(0xF0, 0xF9);
    // Spellings of the same signs that other systems use.
    constexpr std::array<std::pair<char32_t, unsigned>, 6> kAlso{{{0x301C, 0x8160},
                                                                  {0xFF5E, 0x8160},
                                                                  {0x2212, 0x817C},
                                                                  {0xFF0D, 0x817C},
                                                                  {0x2014, 0x815C},
                                                                  {0x2016, 0x8161}}};
    for (const auto& [c, code] : kAlso) from_unicode_.emplace(c, code);
    for (unsigned byte = 0xA1; byte <= 0xDF; ++byte) from_unicode_.emplace(0xFF61 + (byte - 0xA1), byte);
  }

  std::vector<char16_t> to_unicode_;
  std::unordered_map<char32_t, unsigned> from_unicode_;
};

const Cp932& cp932() {
  static const Cp932 instance;
  return instance;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUnknown:
      return "ASCII";
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf8Bom:
      return "UTF-8 (BOM付き)";
    case Encoding::kCp932:
      return "Shift_JIS (CP932)";
  }
  return "";
}

bool append_cp932_as_utf8(std::string_view bytes, std::string& out) {
  const Cp932& table = cp932();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) {
      out += bytes[i];
    } else if (is_half_width_kana(byte)) {
      append_utf8(out, 0xFF61 + (byte - 0xA1));
    } else {
      if (!is_lead(byte) || i + 1 == bytes.size()) return false;
      const char32_t c = table.decode(byte, static_cast<unsigned char>(bytes[++i]));
      if (c == 0) return false;
      append_utf8(out, c);
    }
  }
  return true;
}

bool cp932_has(char32_t character) {
  return character < 0x80 || cp932().encode(character) != 0;
}

std::optional<std::string> decode_cp932(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 3 / 2);
  if (!append_cp932_as_utf8(bytes, out)) return std::nullopt;
  return out;
}

std::size_t append_utf8_as_cp932(std::string_view text, std::string& out) {
  constexpr unsigned kGeta = 0x81AC;  // 〓
  const Cp932& table = cp932();
  std::size_t replaced = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
      continue;
    }
    unsigned code = table.encode(c);
    if (code == 0) {
      code = kGeta;
      ++replaced;
    }
    if (code > 0xFF) out += static_cast<char>(code >> 8);
    out += static_cast<char>(code & 0xFF);
  }
  return replaced;
}

bool is_ascii(std::string_view bytes) {
  std::size_t i = 0;
  std::uint64_t seen = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes.data() + i, sizeof eight);
    seen |= eight;
  }
  for (; i < bytes.size(); ++i) seen |= static_cast<unsigned char>(bytes[i]);
  return (seen & 0x8080808080808080u) == 0;
}

bool looks_like_utf8(std::string_view bytes) {
  // CP932 text is hardly ever well-formed UTF-8, so this mostly ends at its first kanji.
  return is_valid_utf8(bytes) && std::any_of(bytes.begin(), bytes.end(),
                                             [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

}  // namespace banso::csv
