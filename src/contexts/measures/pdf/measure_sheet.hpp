// A measure as a printed sheet: what it is, who may use it, what it pays, when, and whom to ask.
#pragma once

#include <optional>
#include <string>

#include "contexts/measures/rules/verdict.hpp"
#include "contexts/measures/usecases/search_measures.hpp"

namespace banso::measures {

/// The business that the sheet is for.
struct SheetBusiness {
  std::string name;
  std::optional<std::int64_t> worth_yen;
};

/// A PDF of A4 pages in black and grey. @param verdict of the business; without one (no facts) it lists the
/// conditions only
std::string draw_measure_sheet(const MeasureView& measure, const Verdict& verdict,
                               const std::optional<SheetBusiness>& business, const CodeNames& names,
                               const std::string& public_url, Date today);

}  // namespace banso::measures
