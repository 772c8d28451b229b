// Which members of a question its type understands. Internal to forms.
#pragma once

#include <string_view>
#include <vector>

#include "platform/forms/definition.hpp"

namespace banso::forms {

/// Members that are given and mean nothing for the type.
std::vector<std::string_view> unfit_members(const Question& question);

/// Types with choices.
bool has_choices(QuestionType type);
/// Types whose answer is a whole number.
bool is_numeric(QuestionType type);

}  // namespace banso::forms
