#include "platform/shape/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <set>

#include "kernel/text.hpp"
#include "platform/shape/messages.hpp"

namespace banso::shape {
namespace {

void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char raw : text) {
    const auto byte = static_cast<unsigned char>(raw);
    switch (byte) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (byte < 0x20) {
          out += fmt::format("\\u{:04x}", byte);
        } else {
          out += raw;
        }
    }
  }
  out += '"';
}

void write_double(std::string& out, double number) {
  // JSON has no infinity; a formula that makes one has no figure to show.
  out += std::isfinite(number) ? fmt::format("{}", number) : "null";
}

/// A member name as it stands in a JSON pointer (RFC 6901), cut to a length worth reading.
std::string pointer_token(std::string_view name) {
  std::string out;
  for (const char letter : name.substr(0, 100)) {
    if (letter == '~') {
      out += "~0";
    } else if (letter == '/') {
      out += "~1";
    } else {
      out += letter;
    }
  }
  // A cut may have gone through a character.
  while (!is_valid_utf8(out)) out.pop_back();
  return out;
}

/// The database keeps no NUL character in JSON.
bool holds_nul(const boost::json::value& json) {
  const auto in_text = [](std::string_view text) { return text.find('\0') != std::string_view::npos; };
  if (const auto* text = json.if_string()) return in_text(*text);
  if (const auto* list = json.if_array()) return std::any_of(list->begin(), list->end(), holds_nul);
  if (const auto* object = json.if_object()) {
    return std::any_of(object->begin(), object->end(), [&](const auto& member) {
      return in_text(member.key()) || holds_nul(member.value());
    });
  }
  return false;
}

class Reader {
 public:
  explicit Reader(std::vector<FieldError>& errors) : errors_(errors) {}

  void read(const boost::json::value& json, void* object, const Type& type, const std::string& path) {
    switch (type.kind) {
      case Kind::kBool:
        if (!json.is_bool()) return add(path, "not_true_or_false", type);
        *static_cast<bool*>(object) = json.get_bool();
        return;
      case Kind::kInt:
        return read_int(json, object, type, path);
      case Kind::kDouble:
        return read_double(json, object, type, path);
      case Kind::kText:
        return read_text(json, object, type, path);
      case Kind::kStruct:
        return read_struct(json, object, type, path);
      case Kind::kList:
        return read_list(json, object, type, path);
      case Kind::kOptional:
        type.clear(object);
        if (!json.is_null()) read(json, type.grow(object), *type.element, path);
        return;
      case Kind::kJson:
        if (holds_nul(json)) return add(path, "control_character", type);
        if (type.read_text) return type.read_text(object, boost::json::serialize(json), path, errors_);
        *static_cast<boost::json::value*>(object) = json;
        return;
    }
  }

 private:
  void add(const std::string& path, const char* code, const Type& type) {
    if (errors_.size() < 100) errors_.push_back({path, code, field_message(code, type)});
  }

  void read_double(const boost::json::value& json, void* object, const Type& type, const std::string& path) {
    if (!json.is_number()) return add(path, "not_a_number", type);
    const double number = json.to_number<double>();
    if (!std::isfinite(number)) return add(path, "out_of_range", type);
    *static_cast<double*>(object) = number;
  }

  void read_int(const boost::json::value& json, void* object, const Type& type, const std::string& path) {
    if (!json.is_number()) return add(path, "not_a_number", type);
    boost::json::error_code failed;
    const auto number = json.to_number<std::int64_t>(failed);
    if (failed) return add(path, json.is_double() ? "not_whole" : "out_of_range", type);
    if (number < type.min || number > type.max) return add(path, "out_of_range", type);
    type.set_int(object, number);
  }

  void read_text(const boost::json::value& json, void* object, const Type& type, const std::string& path) {
    if (!json.is_string()) return add(path, json.is_null() ? "required" : "not_text", type);
    if (const char* code = type.from_text(object, json.get_string())) add(path, code, type);
  }

  void read_struct(const boost::json::value& json, void* object, const Type& type, const std::string& path) {
    if (!json.is_object()) return add(path, "not_an_object", type);
    std::set<std::string_view> known;
    for (const Field& field : type.fields) {
      known.insert(field.name);
      const std::string member_path = fmt::format("{}/{}", path, field.name);
      if (const auto* member = json.get_object().if_contains(field.name)) {
        read(*member, field.get(object), *field.type, member_path);
      } else if (field.type->kind != Kind::kOptional) {
        add(member_path, "required", *field.type);
      }
    }
    for (const auto& member : json.get_object()) {
      if (!known.contains(member.key())) {
        add(fmt::format("{}/{}", path, pointer_token(member.key())), "unknown_member", type);
      }
    }
  }

  void read_list(const boost::json::value& json, void* object, const Type& type, const std::string& path) {
    if (!json.is_array()) return add(path, "not_a_list", type);
    if (static_cast<std::int64_t>(json.get_array().size()) > type.max)
      return add(path, "too_many_items", type);
    type.clear(object);
    std::size_t index = 0;
    for (const auto& item : json.get_array()) {
      read(item, type.grow(object), *type.element, fmt::format("{}/{}", path, index++));
    }
  }

  std::vector<FieldError>& errors_;
};

}  // namespace

void write_json(std::string& out, const void* object, const Type& type) {
  switch (type.kind) {
    case Kind::kBool:
      out += *static_cast<const bool*>(object) ? "true" : "false";
      return;
    case Kind::kInt:
      out += fmt::format_int(type.get_int(object)).c_str();
      return;
    case Kind::kDouble:
      write_double(out, *static_cast<const double*>(object));
      return;
    case Kind::kText:
      write_text(out, type.to_text(object));
      return;
    case Kind::kStruct: {
      char before = '{';
      for (const Field& field : type.fields) {
        out += before;
        before = ',';
        out += '"';
        out += field.name;
        out += "\":";
        write_json(out, field.get_const(object), *field.type);
      }
      out += type.fields.empty() ? "{}" : "}";
      return;
    }
    case Kind::kList: {
      out += '[';
      for (std::size_t i = 0, n = type.size(object); i < n; ++i) {
        if (i > 0) out += ',';
        write_json(out, type.at(object, i), *type.element);
      }
      out += ']';
      return;
    }
    case Kind::kOptional:
      if (type.size(object) == 0) {
        out += "null";
      } else {
        write_json(out, type.at(object, 0), *type.element);
      }
      return;
    case Kind::kJson:
      if (type.write_text) return type.write_text(object, out);
      out += boost::json::serialize(*static_cast<const boost::json::value*>(object));
      return;
  }
}

void read_json(const boost::json::value& json, void* object, const Type& type, const std::string& path,
               std::vector<FieldError>& errors) {
  Reader(errors).read(json, object, type, path);
}

boost::json::value parse_json(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::error_code failed;
  boost::json::value json = boost::json::parse(text, failed, {}, options);
  if (failed) {
    throw Refused(
        RefusalCode::kInvalid, "http.bad_json",
        "送られた内容がJSONとして読めません。かっこや引用符の対応、文字コード (UTF-8) を確かめてください。");
  }
  return json;
}

void refuse_if_any(std::vector<FieldError> errors) {
  if (errors.empty()) return;
  throw Refused(RefusalCode::kInvalid, "http.invalid_input",
                "入力に誤りがあります。それぞれの項目の説明を見て直してください。", std::move(errors));
}

}  // namespace banso::shape
