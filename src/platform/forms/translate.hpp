// Everything of a definition that people read, by the keys that translations use.
#pragma once

#include <vector>

#include "platform/forms/definition.hpp"

namespace banso::forms {

/// The texts in the order of the form: what a translator goes through.
std::vector<TranslatedText> texts_of(Definition definition);

}  // namespace banso::forms
