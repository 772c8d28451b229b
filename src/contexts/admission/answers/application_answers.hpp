// What the answers of an application say about the business.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "contexts/membership/api.hpp"
#include "platform/forms/answers.hpp"
#include "platform/forms/definition.hpp"

namespace banso::admission {

/// What lists show and mails need; the rest stays in the answers.
struct ApplicationHead {
  std::string name;
  std::string name_key;
  std::string email;  ///< empty: the form did not ask, or nobody answered
  std::string phone;
  std::optional<std::int64_t> business_id;  ///< from a corporate number
};
ApplicationHead head_of(const forms::Definition& definition, const forms::Answers& answers);

/// The record that the answers make: each question with a `field` fills that item. What does not fit an item
/// is left out of the record (it stays in the answers) and said in `problems`.
struct RecordOfAnswers {
  membership::MemberFields fields;
  std::vector<std::string> problems;
};
RecordOfAnswers record_of(const forms::Definition& definition, const forms::Answers& answers);

/// The answers question by question, in words.
struct AnswerLine {
  std::string key;
  std::string label;
  std::string text;  ///< empty: not answered
};
BOOST_DESCRIBE_STRUCT(AnswerLine, (), (key, label, text))
struct AnswerSection {
  std::string title;
  std::vector<AnswerLine> lines;
};
BOOST_DESCRIBE_STRUCT(AnswerSection, (), (title, lines))
std::vector<AnswerSection> sections_of(const forms::Definition& definition, const forms::Answers& answers);

/// Keys of questions whose answers differ.
std::vector<std::string> changed_answers(const forms::Definition& definition, const forms::Answers& before,
                                         const forms::Answers& after);

}  // namespace banso::admission
