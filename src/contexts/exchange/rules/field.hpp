// What a column of a file can stand for: the fields of a member's record as exchange knows them. A value
// travels here as one canonical text (a day as 2024-04-01, a number in digits, a word of an enum, industry
// codes joined by commas).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banso::exchange {

enum class FieldKind {
  text,
  name,  ///< of a business or person
  kana,
  date,
  money,
  count,
  phone,
  post_code,
  email,
  url,
  yes_no,
  word,  ///< one of Field::words
  industries,
  words,  ///< a list of texts, in the canonical text one a line
  city_code,
  address,
  corporate_number,
};

/// A word of the API and how people say it.
struct FieldWord {
  std::string_view value;
  std::string_view label;
};

struct Field {
  std::string key;  ///< of MemberFields; besides: corporate_number, standing, places.1.name …
  std::string label;
  FieldKind kind = FieldKind::text;
  std::int64_t min = 0;  ///< of numbers
  std::int64_t max = 0;  ///< of numbers; most characters of texts
  std::vector<FieldWord> words{};
  std::vector<std::string_view> headers{};  ///< usual headers of columns that hold it, folded by header_key
};

inline constexpr int kMostPlaces = 50;

/// All fields but those of places, in the order of the record.
const std::vector<Field>& fields();
/// The fields of one place, with keys as MemberPlace has them.
const std::vector<Field>& place_fields();
/// Also "places.3.name". @return nullptr for an unknown key; the same pointer every time
const Field* find_field(std::string_view key);

/// The column's place in the list of places, from 0; -1 for other fields. @param key of find_field
int place_of(std::string_view key);

/// A header made comparable: NFKC, small letters, without spaces, brackets and signs.
std::string header_key(std::string_view header);

}  // namespace banso::exchange
