// A few answers in a form without JavaScript, read from the address and never stored.
#pragma once

#include <boost/json/array.hpp>
#include <string>
#include <vector>

#include "contexts/measures/rules/facts.hpp"
#include "contexts/measures/rules/measure.hpp"
#include "platform/http/request.hpp"

namespace banso::measures {

/// What was typed, as far as it could be read.
struct Answers {
  Facts facts;
  std::vector<FieldError> errors;  ///< path: "/capital_yen"
  bool asked = false;              ///< somebody pressed the button
};

/// The facts that the measure or one of its frames asks for, in the order of the table.
std::vector<FactKey> questions_of(const Measure& measure);

/// Reads the answers to the questions. Amounts may be written "1,000万円" and in full-width digits.
Answers read_answers(const std::vector<FactKey>& questions, const http::Request& request);

/// The fields of the form, with what was typed and what is wrong with it.
boost::json::array answer_fields(const std::vector<FactKey>& questions, const http::Request& request,
                                 const Answers& answers);

/// "１，０００万円" → 10000000, "1億2000万" → 120000000, "-300" → -300. Nothing for other text. What is too
/// large for its fact is refused there.
std::optional<std::int64_t> read_amount(std::string_view text);

/// "1.5%" → 150 (1/100 %), "３" → 300. Nothing for other text, or finer than 1/100 %.
std::optional<std::int64_t> read_percent(std::string_view text);

}  // namespace banso::measures
