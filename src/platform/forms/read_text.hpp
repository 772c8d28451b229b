// Text of people made fit to keep: pure, for every type of question.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/date.hpp"
#include "platform/forms/definition.hpp"

namespace banso::forms {

/// Text without what nobody sees or typed: control characters, zero-width and direction marks; line breaks as
/// \n, or as spaces on one line; trimmed. Joiners within emoji stay. Broken bytes become U+FFFD.
std::string tidy_text(std::string_view text, bool one_line);

/// The first 外字 (private use) in it, which other machines show as another character or none.
std::optional<std::string> find_private_character(std::string_view text);

/// "１，２３４人" → 1234, "△5" → -5. @param unit may follow the digits
std::optional<std::int64_t> read_whole_number(std::string_view text, std::string_view unit);
/// "1億2,000万円", "1.5万", "¥3,000", in full width, too. Nothing when it is no whole yen.
std::optional<std::int64_t> read_yen_amount(std::string_view text);
/// 12000000 → "1,200万円"; nothing below one 万. For the echo beside the field.
std::string yen_in_words(std::int64_t yen);
/// 1234567 → "1,234,567", negative with △.
std::string with_separators(std::int64_t number);

/// A day in either calendar; for month and year also without day or month ("令和5年4月", "2023").
std::optional<Date> read_day(std::string_view text, Precision precision);
/// As precise as it is, in both calendars: "2023年4月（令和5年4月）".
std::string day_in_words(Date day, Precision precision);

}  // namespace banso::forms
