// Codes of places: prefectures, municipalities (全国地方公共団体コード), postal codes, and JCCI's nine
// blocks.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banso {

/// The nine blocks by which 日本商工会議所 groups the prefectures (LOBO and its federations).
/// They differ from the areas of 経済産業局, gBizINFO and jGrants.
enum class JcciBlock : std::uint8_t {
  kHokkaido = 1,
  kTohoku,
  kHokurikuShinetsu,
  kKanto,
  kTokai,
  kKansai,
  kChugoku,
  kShikoku,
  kKyushu,
};

inline constexpr std::array kJcciBlocks{
    JcciBlock::kHokkaido, JcciBlock::kTohoku,  JcciBlock::kHokurikuShinetsu,
    JcciBlock::kKanto,    JcciBlock::kTokai,   JcciBlock::kKansai,
    JcciBlock::kChugoku,  JcciBlock::kShikoku, JcciBlock::kKyushu};

/// "北海道", "東北", "北陸信越" …
std::string_view jcci_block_name(JcciBlock block);

/// Stable word: "hokkaido", "tohoku", "hokuriku_shinetsu" …
std::string_view jcci_block_code(JcciBlock block);

struct Prefecture {
  std::string_view code;  ///< JIS X 0401, two digits: "01" … "47"
  std::string_view name;  ///< "北海道"
  std::string_view kana;  ///< "ホッカイドウ"
  JcciBlock block;
};

/// All 47, by code.
const std::array<Prefecture, 47>& prefectures();

/// The prefecture of a two-digit code; nullptr for any other text (99 = abroad is none).
const Prefecture* find_prefecture(std::string_view code);

/// The prefecture with exactly this name ("香川県"), or whose name without 都府県 it is ("香川"); nullptr
/// otherwise.
const Prefecture* find_prefecture_by_name(std::string_view name);

/// Check digit (0–9) of the five digits of a local government code: S = 6a+5b+4c+3d+2e, then the last digit
/// of 11 − (S mod 11), where S below 11 counts as it is (総務省 全国地方公共団体コード). Nothing unless five
/// digits.
std::optional<int> area_code_check_digit(std::string_view five_digits);

/// Whether `code` is six digits with the right check digit.
bool is_valid_area_code(std::string_view code);

/// Five digits (prefecture + city) with their check digit: "37201" → "372013". Nothing unless five digits.
std::optional<std::string> complete_area_code(std::string_view five_digits);

/// A postal code as seven digits: hyphens, spaces, 〒 and full-width digits go. Nothing unless seven digits
/// remain.
std::optional<std::string> normalise_post_code(std::string_view text);

/// "7600033" → "760-0033"; other text comes back as it is.
std::string format_post_code(std::string_view seven_digits);

}  // namespace banso
