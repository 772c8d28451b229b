// Excel workbooks of one table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace banso::xlsx {

/// A workbook with one sheet: a bold header that stays in sight, a filter on it, and rows of text. Numbers
/// that are names of things (corporate numbers, postal codes) stay text, so that Excel keeps their zeros and
/// digits.
/// @param sheet at most 31 characters, without []:*?/\ @throws std::runtime_error if it cannot be written
std::string make_workbook(std::string_view sheet, const std::vector<std::string_view>& header,
                          const std::vector<std::vector<std::string>>& rows);

inline constexpr std::string_view kMediaType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace banso::xlsx
