// Any bytes may come as a file of fiscal years: no crash, and what is accepted keeps the limits of the
// figures.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "contexts/finance/csv/statement_csv.hpp"
#include "contexts/finance/rules/plausibility.hpp"
#include "kernel/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace banso;
  using namespace banso::finance;
  try {
    for (const ParsedYear& year : read_statement_csv({reinterpret_cast<const char*>(data), size})) {
      for (const CellProblem& problem : year.problems) {
        if (problem.code.empty() || !is_valid_utf8(problem.message) || !is_valid_utf8(problem.column))
          std::abort();
      }
      if (!year.problems.empty()) continue;
      if (!year.fiscal_year_end.ok() || year.months < 1 || year.months > 12) std::abort();
      for (const Figure& figure : figures()) {
        const auto amount = figure.get(year.figures);
        if (amount && (*amount < Yen::kMin || *amount > Yen::kMax)) std::abort();
      }
      // Nor may anything that was read upset what asks about it.
      doubts_about({year.fiscal_year_end, year.months, year.figures}, {},
                   Date{std::chrono::year(2026), std::chrono::month(4), std::chrono::day(1)}, {});
    }
  } catch (const csv::SourceError&) {
    // A file that cannot be read is an answer, too.
  }
  return 0;
}
