// A measure as lines of text, and what changed between two of them. Pure.
#pragma once

#include <string>
#include <vector>

#include "contexts/measures/usecases/drafts.hpp"

namespace banso::measures {

/// The document with one member or one small condition in a line.
std::vector<std::string> lines_of(const Measure& measure);

/// The lines that differ, with `around` equal lines before and after them; a line "…" stands for what is left
/// out.
std::vector<ChangedLine> compare_lines(const std::vector<std::string>& before,
                                       const std::vector<std::string>& after, std::size_t around = 3);

}  // namespace banso::measures
