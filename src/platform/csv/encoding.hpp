// Character encodings of Japanese CSV files: UTF-8, and CP932 (Shift_JIS with the NEC and IBM characters).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace banso::csv {

enum class Encoding {
  kUnknown,  ///< only ASCII has been seen so far
  kUtf8,
  kUtf8Bom,
  kCp932,
};

/// "UTF-8", "UTF-8 (BOM付き)", "Shift_JIS (CP932)", "ASCII".
std::string_view name_of(Encoding encoding);

/// Decodes CP932, NEC and IBM extensions and user-defined characters (as private use) included.
/// @return nothing when a byte sequence is no character.
std::optional<std::string> decode_cp932(std::string_view bytes);

/// As decode_cp932, appended to `out`; false (with `out` as far as it got) at the first wrong byte.
bool append_cp932_as_utf8(std::string_view bytes, std::string& out);

/// Encodes valid UTF-8 into CP932, appended to `out`. A character that CP932 does not have becomes 〓.
/// @return how many were replaced.
std::size_t append_utf8_as_cp932(std::string_view text, std::string& out);

/// Whether CP932 has the character (user-defined ones, 外字, as private use).
bool cp932_has(char32_t character);

/// Whether every byte is ASCII.
bool is_ascii(std::string_view bytes);

/// Whether text that should be CP932 is rather UTF-8: well-formed, with a character of three bytes or more.
bool looks_like_utf8(std::string_view bytes);

}  // namespace banso::csv
