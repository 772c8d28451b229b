// Papers of dues on A4, made for window envelopes (長形3号, folded in three).
#pragma once

#include <string>
#include <vector>

#include "contexts/dues/rules/paper.hpp"

namespace banso::pdf {
class Document;
}

namespace banso::dues {

/// Draws the paper from the top of the current page on.
void draw_paper(pdf::Document& sheet, const PaperDocument& paper);

/// One paper as a file.
std::string paper_pdf(const PaperDocument& paper);

}  // namespace banso::dues
