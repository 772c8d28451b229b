// Numbers that cannot be right are refused at their field; numbers that hardly can be are asked about.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "contexts/finance/rules/local_benchmark.hpp"
#include "kernel/refusal.hpp"

namespace banso::finance {

enum class PlausibilityLevel {
  refuse,  ///< cannot be right: nothing is saved
  ask,     ///< may be right: saved once the owner says so
};
BOOST_DESCRIBE_ENUM(PlausibilityLevel, refuse, ask)

/// One doubt about the figures of a year.
struct Plausibility {
  std::string code;  ///< stable: "negative_sales", "thousandfold.sales_yen"
  PlausibilityLevel level{};
  std::string path;  ///< JSON pointer of the figure: "/sales_yen"
  std::string message;
  bool confirmed = false;  ///< the owner has answered already
};
BOOST_DESCRIBE_STRUCT(Plausibility, (), (code, level, path, message, confirmed))

/// Everything doubtful about `year`, refusals first. @param others the other stored years of the business (a
/// row for the same day is passed over) @param confirmed codes the owner has answered with "it is right"
std::vector<Plausibility> doubts_about(const Year& year, std::span<const Year> others, Date today,
                                       std::span<const std::string> confirmed);

/// The refusals as field errors.
std::vector<FieldError> refusals_of(const std::vector<Plausibility>& doubts);
/// The questions that nobody has answered yet, as field errors.
std::vector<FieldError> open_questions_of(const std::vector<Plausibility>& doubts);

}  // namespace banso::finance
