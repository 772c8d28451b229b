// The renderer's own words. Internal to forms.
#pragma once

#include <string_view>

namespace banso::forms {

struct Words {
  std::string_view required, optional, required_if, when, choose, other, submit, errors, add, remove,
      post_code, address, rank, files_again, typed_name, computed, most_files, document, honeypot, languages;
};

/// Japanese, and English for every other language: a translation brings the words of the form itself.
const Words& words_in(std::string_view language);

}  // namespace banso::forms
