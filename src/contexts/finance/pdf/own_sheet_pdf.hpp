// The non-financial sheet of the Local Benchmark on paper.
#pragma once

#include <string>

#include "contexts/finance/usecases/own_sheet.hpp"

namespace banso::finance {

/// A PDF of A4 pages in black and grey. @param today printed as the day of issue
std::string draw_own_sheet(const BenchmarkSheetView& view, Date today);

}  // namespace banso::finance
