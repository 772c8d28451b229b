// Where a business is counted: its prefecture and the section of its main industry.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "contexts/recommend/matching/block.hpp"

namespace banso::recommend {

inline constexpr std::size_t kPrefectures = 49;  ///< 0: unknown, 1 to 47, 48: abroad
inline constexpr std::size_t kSections = 21;     ///< 0: unknown, 1 to 20: A to T
inline constexpr std::size_t kCells = kPrefectures * kSections;

/// @param area two or more digits, or empty @param industry a code of any level, or empty
Cell cell_of(std::string_view area, std::string_view industry);

inline std::size_t prefecture_of(Cell cell) {
  return cell / kSections;
}
inline std::size_t section_of(Cell cell) {
  return cell % kSections;
}
/// "01" … "47", "99" for abroad, "" for unknown.
std::string prefecture_code(std::size_t prefecture);
/// "A" … "T", "" for unknown.
std::string section_code(std::size_t section);

/// The section of an industry code of any level: 'E' for "0929"; 0 for none.
char section_letter(std::string_view industry);

}  // namespace banso::recommend
