#include "platform/shape/text.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <charconv>
#include <cmath>

#include "kernel/text.hpp"
#include "platform/shape/json.hpp"

namespace banso::shape {
namespace {

bool is_structured(const Type& type) {
  return type.kind == Kind::kStruct || type.kind == Kind::kJson;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

/// Reads a number typed by a person: full-width characters are folded. @return nullptr or a code
template <class Number>
const char* read_typed_number(std::string_view text, Number& number) {
  if (!is_valid_utf8(text)) return "not_utf8";
  const std::string plain = nfkc(trim(text));
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  const bool whole_text = end == plain.data() + plain.size();
  if (error == std::errc::result_out_of_range && whole_text) return "out_of_range";
  if (error == std::errc() && whole_text) return nullptr;
  double fraction = 0;
  return std::is_integral_v<Number> && read_number(std::string_view(plain), fraction) ? "not_whole"
                                                                                      : "not_a_number";
}

bool from_json_text(void* object, const Type& type, std::string_view text) {
  std::vector<FieldError> errors;
  read_json(boost::json::parse(text), object, type, "", errors);
  return errors.empty();
}

/// Splits a one-dimensional array literal: {a,"b c",NULL}.
bool read_array(void* list, const Type& type, std::string_view text) {
  type.clear(list);
  text = text.substr(1, text.size() - 2);
  while (!text.empty()) {
    std::string element;
    bool quoted = false;
    std::size_t i = 0;
    for (; i < text.size() && (quoted || text[i] != ','); ++i) {
      if (text[i] == '"') {
        quoted = !quoted;
      } else if (text[i] == '\\') {
        element += text[++i];
      } else {
        element += text[i];
      }
    }
    const bool null = element == "NULL" && text.substr(0, i) == "NULL";
    if (!from_sql(type.grow(list), *type.element,
                  null ? std::nullopt : std::optional<std::string_view>(element))) {
      return false;
    }
    text.remove_prefix(i < text.size() ? i + 1 : i);
  }
  return true;
}

}  // namespace

std::string sql_array(const std::vector<std::optional<std::string>>& elements) {
  std::string out = "{";
  for (const auto& element : elements) {
    if (out.size() > 1) out += ',';
    if (!element) {
      out += "NULL";
      continue;
    }
    out += '"';
    for (const char byte : *element) {
      if (byte == '"' || byte == '\\') out += '\\';
      out += byte;
    }
    out += '"';
  }
  return out + "}";
}

std::optional<std::string> to_sql(const void* object, const Type& type) {
  switch (type.kind) {
    case Kind::kBool:
      return *static_cast<const bool*>(object) ? "t" : "f";
    case Kind::kInt:
      return std::to_string(type.get_int(object));
    case Kind::kDouble:
      return fmt::format("{}", *static_cast<const double*>(object));
    case Kind::kText:
      return type.to_text(object);
    case Kind::kOptional:
      return type.size(object) == 0 ? std::nullopt : to_sql(type.at(object, 0), *type.element);
    case Kind::kList: {
      if (is_structured(*type.element)) break;
      std::vector<std::optional<std::string>> elements;
      for (std::size_t i = 0, n = type.size(object); i < n; ++i) {
        elements.push_back(to_sql(type.at(object, i), *type.element));
      }
      return sql_array(elements);
    }
    case Kind::kStruct:
    case Kind::kJson:
      break;
  }
  std::string json;
  write_json(json, object, type);
  return json;
}

bool from_sql(void* object, const Type& type, std::optional<std::string_view> text) {
  if (type.kind == Kind::kOptional) {
    type.clear(object);
    return !text || from_sql(type.grow(object), *type.element, text);
  }
  if (!text) return false;
  switch (type.kind) {
    case Kind::kBool:
      *static_cast<bool*>(object) = *text == "t" || *text == "true";
      return true;
    case Kind::kInt: {
      std::int64_t number = 0;
      if (!read_number(*text, number)) return false;
      type.set_int(object, number);
      return true;
    }
    case Kind::kDouble:
      return read_number(*text, *static_cast<double*>(object));
    case Kind::kText:
      if (!type.set_text) return type.from_text(object, *text) == nullptr;
      type.set_text(object, *text);
      return true;
    case Kind::kList:
      if (!text->empty() && text->front() == '{') return read_array(object, type, *text);
      return from_json_text(object, type, *text);
    case Kind::kStruct:
      return from_json_text(object, type, *text);
    case Kind::kJson:
      if (type.read_text) return from_json_text(object, type, *text);
      *static_cast<boost::json::value*>(object) = boost::json::parse(*text);
      return true;
    case Kind::kOptional:
      break;
  }
  return false;
}

const char* from_input(void* object, const Type& type, std::string_view text) {
  switch (type.kind) {
    case Kind::kOptional:
      type.clear(object);
      return trim(text).empty() ? nullptr : from_input(type.grow(object), *type.element, text);
    case Kind::kBool:
      if (text == "true" || text == "1") {
        *static_cast<bool*>(object) = true;
      } else if (text == "false" || text == "0") {
        *static_cast<bool*>(object) = false;
      } else {
        return "not_true_or_false";
      }
      return nullptr;
    case Kind::kInt: {
      std::int64_t number = 0;
      if (const char* code = read_typed_number(text, number)) return code;
      if (number < type.min || number > type.max) return "out_of_range";
      type.set_int(object, number);
      return nullptr;
    }
    case Kind::kDouble: {
      double number = 0;
      if (const char* code = read_typed_number(text, number)) return code;
      if (!std::isfinite(number)) return "not_a_number";
      *static_cast<double*>(object) = number;
      return nullptr;
    }
    case Kind::kText:
      return type.from_text(object, text);
    case Kind::kList:
      // Repeated values are joined by commas: ?state=queued,running
      type.clear(object);
      while (!text.empty()) {
        const auto comma = text.find(',');
        if (const char* code = from_input(type.grow(object), *type.element, text.substr(0, comma)))
          return code;
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
      }
      return nullptr;
    case Kind::kStruct:
    case Kind::kJson:
      return "not_text";
  }
  return "not_text";
}

}  // namespace banso::shape
