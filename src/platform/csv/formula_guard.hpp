// Cells that a spreadsheet would run as formulas. The guard is an apostrophe in front, and it is one to one:
// a text that already looks guarded gets another one, so that what unguarded() gives back is always what came
// in.
#pragma once

#include <string>
#include <string_view>

namespace banso::csv {

/// Whether the text begins like a formula (= + - @, tab or CR, also full width, and it is no plain number),
/// or like one that has been guarded.
bool needs_guard(std::string_view text);

/// The text as it is safe in a spreadsheet.
std::string guarded(std::string_view text);

/// The text without the apostrophe that guarded() put there; any other text as it is.
std::string_view unguarded(std::string_view text);

}  // namespace banso::csv
