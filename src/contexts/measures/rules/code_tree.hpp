// The trees of industries (JSIC, 14th edition) and areas: what lies within what, as far as the codes tell.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "contexts/measures/rules/evaluate.hpp"

namespace banso::measures {

/// A letter A–T, or two to four digits that begin with a division 01–99.
bool is_industry_code(std::string_view code);

/// A prefecture (two digits) or a municipality (five digits of a prefecture that exists).
bool is_area_code(std::string_view code);

/// The name of a major or a division; empty for finer codes.
std::string_view industry_name(std::string_view code);

/// Whether the industry lies within one of the codes. Unknown when it is less precise than the codes and
/// could lie inside or outside: "E" within "09".
Truth industry_within(std::string_view code, std::span<const std::string> codes);

/// The same for areas: "37" within "37201" is unknown.
Truth area_within(std::string_view code, std::span<const std::string> codes);

}  // namespace banso::measures
