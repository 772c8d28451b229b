// JSON text read strictly into a plain tree: whole numbers only, doubled members noticed. The rules of a
// measure and the facts of a business are small languages of their own, so their readers need the text as it
// was written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banso::measures {

struct JsonMember;

struct JsonValue {
  enum class Kind : std::uint8_t {
    null,
    boolean,
    number,
    fraction,   ///< a number with a point or an exponent
    too_large,  ///< a whole number beyond 64 bits
    text,
    list,
    object,
  };

  Kind kind = Kind::null;
  bool flag = false;
  std::int64_t number = 0;
  std::string text;
  std::vector<JsonValue> items;
  std::vector<JsonMember> members;  ///< in the order of the text, doubled ones too

  const JsonValue* find(std::string_view name) const;
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

/// Limits of what is read.
inline constexpr std::size_t kLongestJson = 1'000'000;
inline constexpr std::size_t kDeepestJson = 64;

/// Reads one JSON value (RFC 8259) in valid UTF-8. @return nothing when the text is no JSON or beyond the
/// limits.
std::optional<JsonValue> read_json_text(std::string_view text);

/// Appends the text as a JSON string.
void write_json_text(std::string& out, std::string_view text);

/// A member name as it stands in a JSON pointer (RFC 6901).
std::string pointer_part(std::string_view name);

}  // namespace banso::measures
