// Values as plain text: PostgreSQL parameters and columns, query-string values, CSV cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/shape/type.hpp"

namespace banso::shape {

/// PostgreSQL's text form of the value; no value for an empty optional (SQL null). A list of scalars becomes
/// an array literal, a struct or a list of structs JSON text.
std::optional<std::string> to_sql(const void* object, const Type& type);

template <class T>
std::optional<std::string> to_sql(const T& value) {
  return to_sql(&value, type_of<T>());
}

/// Reads a column's text (PostgreSQL's output form, or JSON for structs and lists of structs) into the
/// object.
/// @return false if the text is not a value of the type (a bug in a statement or a shape).
bool from_sql(void* object, const Type& type, std::optional<std::string_view> text);

/// Reads one query-string or CSV value typed by a person: numbers may be full-width. @return nullptr or an
/// error code.
const char* from_input(void* object, const Type& type, std::string_view text);

/// One array element or a whole array literal of PostgreSQL, quoted as needed.
std::string sql_array(const std::vector<std::optional<std::string>>& elements);

}  // namespace banso::shape
