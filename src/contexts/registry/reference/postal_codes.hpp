// Postal codes of Japan Post: KEN_ALL (UTF-8 and Shift_JIS editions) and JIGYOSYO (numbers of large users).
#pragma once

#include <functional>
#include <string>

#include "contexts/registry/reference/line_problem.hpp"
#include "platform/csv/byte_source.hpp"

namespace banso::registry {

struct PostalCode {
  std::string post_code;        ///< seven digits
  std::string city_code;        ///< five digits
  std::string prefecture_code;  ///< its first two
  std::string prefecture_name;
  std::string city_name;
  std::string
      town_name;  ///< ready for a form: 「以下に掲載がない場合」 is empty, what stood in （…） is in `note`
  std::string prefecture_kana;
  std::string city_kana;
  std::string town_kana;      ///< full-width katakana; empty in JIGYOSYO
  std::string note;           ///< what the number is limited to ("１～１９丁目"), or empty
  std::string office_name;    ///< JIGYOSYO: the large user, otherwise empty
  std::string office_kana;    ///< JIGYOSYO: its reading
  std::string office_street;  ///< JIGYOSYO: its number and building
};

/// Reads all entries; the edition is told by the number of columns (15: KEN_ALL, 13: JIGYOSYO). A town that
/// the Shift_JIS edition spreads over several lines is put together. Abolished numbers are passed over.
/// @throws csv::SourceError: the file cannot be read; "reference.not_postal_codes" (none of the first 200
/// lines is good), "reference.empty".
ReferenceSummary read_postal_codes(csv::ByteSource& source,
                                   const std::function<void(const PostalCode&)>& accept,
                                   const RejectLine& reject);

/// The name of a town as a person writes it, and the limits that stood with it.
struct TownName {
  std::string town;
  std::string note;
};
TownName clean_town(std::string_view as_published);

}  // namespace banso::registry
