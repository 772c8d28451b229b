// Corporate number files made by tests, in the published layout.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "kernel/corporate_number.hpp"

namespace banso::registry::testing {

/// One line; what is left out is plain.
struct NtaLine {
  std::int64_t business_id = 0;
  std::string name = "高松食品株式会社";
  std::string process = "01";
  std::string update_date = "2026-01-10";
  std::string change_date = "2026-01-05";
  std::string corrected = "0";
  std::string street = "番町一丁目１番１号";
  std::string close_date{};
  std::string close_cause{};
  std::string successor{};
  std::string change_cause{};
  std::string latest = "1";
};

inline std::string text_of(const NtaLine& line) {
  return fmt::format(
      "1,{},{},{},{},{},{},,301,香川県,高松市,{},,37,201,7600017,,,{},{},{},{},2015-10-05,{},,,,,タカマツ,"
      "0\n",
      line.business_id, line.process, line.corrected, line.update_date, line.change_date, line.name,
      line.street, line.close_date, line.close_cause, line.successor, line.change_cause, line.latest);
}

inline std::string nta_file(const std::vector<NtaLine>& lines) {
  std::string file;
  for (const NtaLine& line : lines) file += text_of(line);
  return file;
}

/// The n-th of as many corporations as needed, with a right check digit.
inline std::int64_t number(int n) {
  const std::string basic = fmt::format("{:012}", 470001000000 + n);
  return std::stoll(std::to_string(check_digit(basic).value()) + basic);
}

}  // namespace banso::registry::testing
