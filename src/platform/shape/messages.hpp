// The Japanese sentences for what can be wrong with a single field.
#pragma once

#include <string>
#include <string_view>

#include "platform/shape/type.hpp"

namespace banso::shape {

/// What is wrong and how to mend it, for a code that read_json or a scalar returned ("required", "too_long"
/// …).
std::string field_message(std::string_view code, const Type& type);

}  // namespace banso::shape
