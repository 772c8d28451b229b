// The one interpreter of forms: raw answers become normalised ones, or say what is wrong with them.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "kernel/refusal.hpp"
#include "platform/forms/definition.hpp"

namespace banso::http {
struct FormBody;
}

namespace banso::forms {

/// Question key → value. Values by type stand beside QuestionType. A repeated section is a list of such
/// objects under the section's key. Raw answers may hold text everywhere: numbers in full width, days in
/// either calendar.
using Answers = boost::json::object;

enum class Mode {
  draft,   ///< what is missing is no error
  submit,  ///< everything must be there
};

struct Reading {
  Answers answers;                 ///< normalised; what could not be read is left out
  std::vector<FieldError> errors;  ///< path "/key", in repeated sections "/section/0/key"

  explicit operator bool() const { return errors.empty(); }
};

/// Reads answers. Hidden questions (show_when) are dropped when they are submitted, unknown keys always.
/// Computed questions are worked out here, whatever was sent.
Reading read_answers(const Definition& definition, const Answers& raw, Mode mode, Date today);

/// The fields of an HTML form as raw answers. Names: "key"; "key.other"; "key.post_code", "key.address";
/// "key.<row>" of a matrix; "key.rank.<code>" of a ranking; "key.name", "key.image" of a signature; in
/// repeated sections "section.0.key".
Answers from_form_body(const Definition& definition, const http::FormBody& body);

/// Whether the question is shown with these (normalised) answers. `item`: of the repeated section it stands
/// in.
bool is_shown(const std::optional<Condition>& condition, const Answers& answers,
              const Answers* item = nullptr);

/// The answer in words for tables, mails and papers: "令和8年4月1日" is said in both calendars, amounts have
/// separators, choices their labels. Empty when there is none.
std::string answer_in_words(const Question& question, const Answers& answers);

}  // namespace banso::forms
