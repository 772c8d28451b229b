// The one renderer of forms: HTML that is whole without JavaScript and passes for everybody, as the public
// pages and the signed-in app show it, and as it is printed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/refusal.hpp"
#include "platform/forms/answers.hpp"
#include "platform/forms/definition.hpp"

namespace banso::forms {

enum class RenderMode {
  fill,          ///< a <form>
  read,          ///< the answers, for looking at
  print_blank,   ///< A4, to be filled in by hand
  print_filled,  ///< A4, with the answers
};

struct RenderOptions {
  RenderMode mode = RenderMode::fill;
  std::string action;                                       ///< where the form is sent to
  std::vector<std::pair<std::string, std::string>> hidden;  ///< fields that travel along (see challenge.hpp)
  bool honeypot = false;                                    ///< a box that only robots fill in
  std::string submit_label;                                 ///< instead of the definition's own
  std::map<std::string, std::string, std::less<>> sources;  ///< question → 「国税庁の登録から」
  std::string language = "ja";
  /// Where other languages are: the code is appended ("/join/12?language="). Empty: no choice of language.
  std::string language_url;
  /// Name of the draft that the browser keeps, unique to form, version and receiver; empty: no drafts.
  std::string draft_key;
  std::string id_prefix = "q";  ///< of element ids, where two forms stand on a page
  bool script = true;           ///< the enhancement script comes along
};

/// HTML of the form. @param answers raw or normalised: what was typed is shown again as it was typed
/// @param errors of read_answers over the same answers; the summary takes the focus
std::string render(const Definition& definition, const Answers& answers,
                   const std::vector<FieldError>& errors, const RenderOptions& options);

/// 「「法人・個人の別」が「法人」のとき」: when a question is there.
std::string condition_in_words(const Condition& condition, const Definition& definition);

}  // namespace banso::forms
