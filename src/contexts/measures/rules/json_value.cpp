#include "contexts/measures/rules/json_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "kernel/digits.hpp"
#include "kernel/text.hpp"

namespace banso::measures {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool read_whole(JsonValue& value) {
    if (!read(value, 1)) return false;
    skip_space();
    return rest_.empty();
  }

 private:
  void skip_space() {
    const auto end = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
  }

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool read(JsonValue& value, std::size_t depth) {
    if (depth > kDeepestJson) return false;
    skip_space();
    if (rest_.empty()) return false;
    switch (rest_.front()) {
      case '{':
        return read_object(value, depth);
      case '[':
        return read_list(value, depth);
      case '"':
        value.kind = JsonValue::Kind::text;
        return read_text(value.text);
      case 't':
        value.kind = JsonValue::Kind::boolean;
        value.flag = true;
        return take("true");
      case 'f':
        value.kind = JsonValue::Kind::boolean;
        return take("false");
      case 'n':
        return take("null");
      default:
        return read_number(value);
    }
  }

  bool read_object(JsonValue& value, std::size_t depth) {
    value.kind = JsonValue::Kind::object;
    rest_.remove_prefix(1);
    skip_space();
    if (take("}")) return true;
    do {
      skip_space();
      auto& [name, member] = value.members.emplace_back();
      if (!rest_.starts_with('"') || !read_text(name)) return false;
      skip_space();
      if (!take(":") || !read(member, depth + 1)) return false;
      skip_space();
    } while (take(","));
    return take("}");
  }

  bool read_list(JsonValue& value, std::size_t depth) {
    value.kind = JsonValue::Kind::list;
    rest_.remove_prefix(1);
    skip_space();
    if (take("]")) return true;
    do {
      if (!read(value.items.emplace_back(), depth + 1)) return false;
      skip_space();
    } while (take(","));
    return take("]");
  }

  /// -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
  bool read_number(JsonValue& value) {
    std::size_t at = rest_.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
      const std::size_t begin = at;
      while (at < rest_.size() && is_digit(rest_[at])) ++at;
      return at - begin;
    };
    const bool leading_zero = at < rest_.size() && rest_[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (leading_zero && whole > 1)) return false;
    const std::size_t end = at;
    if (at < rest_.size() && rest_[at] == '.') {
      ++at;
      if (digits() == 0) return false;
    }
    if (at < rest_.size() && (rest_[at] == 'e' || rest_[at] == 'E')) {
      ++at;
      if (at < rest_.size() && (rest_[at] == '+' || rest_[at] == '-')) ++at;
      if (digits() == 0) return false;
    }
    value.kind = at == end ? JsonValue::Kind::number : JsonValue::Kind::fraction;
    if (value.kind == JsonValue::Kind::number &&
        std::from_chars(rest_.data(), rest_.data() + end, value.number).ec != std::errc()) {
      value.kind = JsonValue::Kind::too_large;
    }
    rest_.remove_prefix(at);
    return true;
  }

  bool read_hex(std::uint32_t& code) {
    if (rest_.size() < 4) return false;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + 4, code, 16);
    if (error != std::errc() || end != rest_.data() + 4) return false;
    rest_.remove_prefix(4);
    return true;
  }

  static void append_utf8(std::string& out, std::uint32_t code) {
    const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
    if (code < 0x80) {
      byte(code);
    } else if (code < 0x800) {
      byte(0xc0 | (code >> 6));
      byte(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
      byte(0xe0 | (code >> 12));
      byte(0x80 | ((code >> 6) & 0x3f));
      byte(0x80 | (code & 0x3f));
    } else {
      byte(0xf0 | (code >> 18));
      byte(0x80 | ((code >> 12) & 0x3f));
      byte(0x80 | ((code >> 6) & 0x3f));
      byte(0x80 | (code & 0x3f));
    }
  }

  /// What stands behind a backslash.
  bool read_escape(std::string& out) {
    if (rest_.empty()) return false;
    const char letter = rest_.front();
    rest_.remove_prefix(1);
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (const auto at = letters.find(letter); at != std::string_view::npos) {
      out += meanings[at];
      return true;
    }
    std::uint32_t code = 0;
    if (letter != 'u' || !read_hex(code)) return false;
    if (code >= 0xdc00 && code <= 0xdfff) return false;
    if (code >= 0xd800 && code <= 0xdbff) {
      std::uint32_t low = 0;
      if (!take("\\u") || !read_hex(low) || low < 0xdc00 || low > 0xdfff) return false;
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    append_utf8(out, code);
    return true;
  }

  bool read_text(std::string& out) {
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      const char letter = rest_.front();
      if (static_cast<unsigned char>(letter) < 0x20) return false;
      rest_.remove_prefix(1);
      if (letter == '"') return true;
      if (letter != '\\') {
        out += letter;
      } else if (!read_escape(out)) {
        return false;
      }
    }
    return false;
  }

  std::string_view rest_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [&](const JsonMember& member) { return member.name == name; });
  return found == members.end() ? nullptr : &found->value;
}

std::optional<JsonValue> read_json_text(std::string_view text) {
  if (text.size() > kLongestJson || !is_valid_utf8(text)) return std::nullopt;
  std::optional<JsonValue> value(std::in_place);
  if (!Reader(text).read_whole(*value)) value.reset();
  return value;
}

void write_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      out += '\\';
      out += letter;
    } else if (letter == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += letter;
    }
  }
  out += '"';
}

std::string pointer_part(std::string_view name) {
  std::string out;
  for (const char letter : first_code_points(name, 60)) {
    if (letter == '~') {
      out += "~0";
    } else if (letter == '/') {
      out += "~1";
    } else {
      out += letter;
    }
  }
  return out;
}

}  // namespace banso::measures
