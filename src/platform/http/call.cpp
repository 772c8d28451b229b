#include "platform/http/call.hpp"

#include <charconv>

#include "platform/shape/json.hpp"
#include "platform/shape/messages.hpp"
#include "platform/shape/text.hpp"

namespace banso::http {

const std::string& Call::text(std::string_view parameter) const {
  const auto found = request.parameters.find(parameter);
  if (found == request.parameters.end()) {
    throw std::logic_error(route.name() + " has no parameter " + std::string(parameter));
  }
  return found->second;
}

std::int64_t Call::id(std::string_view parameter) const {
  const std::string& value = text(parameter);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number < 0) {
    throw Refused(RefusalCode::kNotFound, "http.not_found", "お探しのものは見つかりませんでした。");
  }
  return number;
}

void Call::read_query(void* object, const shape::Type& type) const {
  std::vector<FieldError> errors;
  for (const auto& [name, value] : request.query) {
    bool known = false;
    for (const shape::Field& field : type.fields) {
      if (field.name != name) continue;
      known = true;
      // "?q=" means that the box was left empty: the default stays.
      if (value.empty()) continue;
      if (const char* code = shape::from_input(field.get(object), *field.type, value)) {
        const shape::Type& inner =
            field.type->kind == shape::Kind::kOptional ? *field.type->element : *field.type;
        errors.push_back({"/" + name, code, shape::field_message(code, inner)});
      }
    }
    if (!known)
      errors.push_back({"/" + name, "unknown_member", shape::field_message("unknown_member", type)});
  }
  shape::refuse_if_any(std::move(errors));
}

void Call::read_input(void* object, const shape::Type& type) const {
  std::vector<FieldError> errors;
  shape::read_json(shape::parse_json(request.body), object, type, "", errors);
  shape::refuse_if_any(std::move(errors));
}

}  // namespace banso::http
