// JSON in and out of described structs.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.hpp"
#include "platform/shape/type.hpp"

namespace banso::shape {

/// Appends the JSON text of the object to `out`. Absent optionals become null.
void write_json(std::string& out, const void* object, const Type& type);

/// The JSON text of a described value.
template <class T>
std::string to_json(const T& value) {
  std::string out;
  write_json(out, &value, type_of<T>());
  return out;
}

/// Reads a parsed JSON value into the object, collecting every error with its JSON pointer. Unknown members
/// of an object are errors too (a misspelt name must not be lost silently); an optional member may be
/// missing.
void read_json(const boost::json::value& json, void* object, const Type& type, const std::string& path,
               std::vector<FieldError>& errors);

/// Parses text and reads it into a T. @throws Refused(kInvalid) with all field errors at once.
template <class T>
T from_json(std::string_view text);

/// Parses JSON text within the house's limits (depth 32). @throws Refused(kInvalid, "http.bad_json").
boost::json::value parse_json(std::string_view text);

/// Throws Refused(kInvalid, "http.invalid_input") when there are errors.
void refuse_if_any(std::vector<FieldError> errors);

template <class T>
T from_json(std::string_view text) {
  T value{};
  std::vector<FieldError> errors;
  read_json(parse_json(text), &value, type_of<T>(), "", errors);
  refuse_if_any(std::move(errors));
  return value;
}

}  // namespace banso::shape
