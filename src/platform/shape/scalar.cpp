#include "platform/shape/scalar.hpp"

#include "kernel/text.hpp"

namespace banso::shape {

const char* read_string(std::string& out, std::string_view text, std::int64_t min, std::int64_t max,
                        bool trimmed) {
  if (!is_valid_utf8(text)) return "not_utf8";
  if (trimmed) text = trim(text);
  std::int64_t characters = 0;
  for (const char raw : text) {
    const auto byte = static_cast<unsigned char>(raw);
    if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7f)
      return "control_character";
    if ((byte & 0xC0) != 0x80) ++characters;
  }
  if (characters < min) return characters == 0 ? "required" : "too_short";
  if (characters > max) return "too_long";
  out.assign(text);
  return nullptr;
}

std::string Scalar<Date>::to_text(const Date& value) {
  return format_date(value);
}

const char* Scalar<Date>::from_text(Date& out, std::string_view text) {
  const auto date = parse_date(text);
  if (!date) return "not_a_date";
  out = *date;
  return nullptr;
}

std::string Scalar<Instant>::to_text(const Instant& value) {
  return format_instant(value);
}

const char* Scalar<Instant>::from_text(Instant& out, std::string_view text) {
  const auto instant = parse_instant(text);
  if (!instant) return "not_an_instant";
  out = *instant;
  return nullptr;
}

}  // namespace banso::shape
