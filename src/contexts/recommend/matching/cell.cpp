#include "contexts/recommend/matching/cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace banso::recommend {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// The first two characters as a number, or -1.
int two_digits(std::string_view text) {
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// 日本標準産業分類: the last division of each section, A to T.
constexpr std::array kLastDivisions{2,  4,  5,  8,  32, 36, 41, 49, 61, 67,
                                    70, 74, 77, 80, 82, 85, 87, 96, 98, 99};

}  // namespace

char section_letter(std::string_view industry) {
  if (industry.size() == 1 && industry[0] >= 'A' && industry[0] <= 'T') return industry[0];
  const int division = two_digits(industry);
  if (division < 1) return 0;
  const auto* found = std::lower_bound(kLastDivisions.begin(), kLastDivisions.end(), division);
  return static_cast<char>('A' + (found - kLastDivisions.begin()));
}

Cell cell_of(std::string_view area, std::string_view industry) {
  const int number = two_digits(area);
  const int prefecture = number >= 1 && number <= 47 ? number : number == 99 ? 48 : 0;
  const char letter = section_letter(industry);
  const int section = letter == 0 ? 0 : letter - 'A' + 1;
  return static_cast<Cell>(static_cast<std::size_t>(prefecture) * kSections +
                           static_cast<std::size_t>(section));
}

std::string prefecture_code(std::size_t prefecture) {
  if (prefecture == 0) return "";
  return prefecture == 48 ? "99" : fmt::format("{:02}", prefecture);
}

std::string section_code(std::size_t section) {
  return section == 0 ? "" : std::string(1, static_cast<char>('A' + section - 1));
}

}  // namespace banso::recommend
