// One raw answer of one question, read by its type. Internal to forms.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/forms/definition.hpp"

namespace banso::forms {

struct ValueReading {
  boost::json::value value;          ///< null: no answer
  std::optional<std::string> other;  ///< words of "other"
  std::vector<FieldError> errors;    ///< paths relative to the question: "", "/post_code"
};

/// @param raw null when nothing was sent
/// @param raw_other what was sent under "<key>.other"
ValueReading read_value(const Question& question, const boost::json::value& raw,
                        const boost::json::value& raw_other, Date today);

/// True for null, blank text, and lists and objects of nothing else.
bool is_blank(const boost::json::value& raw);

/// The picture of a drawn signature: base64 of a PNG of sensible size. @param text with or without
/// "data:image/png;base64,"
std::optional<std::string> read_drawing(std::string_view text);

/// Most bytes of a drawn signature.
inline constexpr std::size_t kLargestDrawing = 200'000;

}  // namespace banso::forms
