// The Local Benchmark as a printed sheet.
#pragma once

#include <string>

#include "contexts/finance/usecases/show_benchmark.hpp"

namespace banso::finance {

/// A PDF of A4 pages that reads well without colours. @param today printed as the day of issue
std::string draw_benchmark(const LocalBenchmark& benchmark, Date today);

}  // namespace banso::finance
