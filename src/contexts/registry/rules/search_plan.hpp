// What a person typed into the search box, turned into lookups: a list of tries in order of relevance.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.hpp"

namespace banso::registry {

/// What the text is looked for in.
enum class SearchField { all, name, kana, address, number };
BOOST_DESCRIBE_ENUM(SearchField, all, name, kana, address, number)

/// Why a business was found.
enum class MatchedBy {
  number,         ///< the corporate number, or its first digits
  name,           ///< the whole name
  name_begin,     ///< the beginning of the name
  name_part,      ///< a part of the name
  kana,           ///< the whole reading
  kana_begin,     ///< the beginning of the reading
  kana_part,      ///< a part of the reading
  area_and_name,  ///< one word in the address, the others in the name
  address,        ///< a part of the address
  listed,         ///< nothing was typed: only the filters
  former_name,    ///< the beginning of a name that the business had before
};
BOOST_DESCRIBE_ENUM(MatchedBy, number, name, name_begin, name_part, kana, kana_begin, kana_part,
                    area_and_name, address, listed, former_name)

/// One lookup. A range of numbers; or rows that have all tokens and whose keys are LIKE the patterns.
struct SearchTry {
  MatchedBy matched_by = MatchedBy::listed;
  std::vector<std::int32_t> tokens{};
  std::string name_pattern = "%";
  std::string kana_pattern = "%";
  std::string address_pattern = "%";
  std::optional<std::int64_t> number_from{};  ///< both or none
  std::optional<std::int64_t> number_to{};
};

struct SearchPlan {
  std::vector<SearchTry> tries;       ///< an earlier try is a better match; empty when there is a problem
  std::optional<FieldError> problem;  ///< what cannot be looked for, and what to type instead
};

/// The lookups for `text` (any spelling: kana, old characters, ㈱, spaces, full width). Several words: all in
/// the name, or one of the outer words in the address. A prefecture's name before or behind other words
/// limits to it.
SearchPlan plan_search(std::string_view text, SearchField field);

/// Filters that are tokens too; empty: any.
struct SearchFilters {
  std::string prefecture_code;
  std::string city_code;
  std::string kind;
  bool only_closed = false;
};

/// Adds the filters' tokens to every try that uses tokens. They only make it quicker: the statement compares
/// the columns too.
void narrow(SearchPlan& plan, const SearchFilters& filters);

/// The JSIC codes below a class, as a half-open range of text: "D" → {"06", "09"}, "06" → {"06", "07"},
/// "0631" → {"0631", "0632"}. Nothing when it is no class.
struct IndustryRange {
  std::string from;
  std::string to;
};
std::optional<IndustryRange> industry_range(std::string_view code);

}  // namespace banso::registry
