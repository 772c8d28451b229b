// The words of jGrants in our terms: days, amounts, rates, areas, industries, employee classes, purposes.
// Pure; what is not understood is told, never guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/measures/rules/measure.hpp"
#include "kernel/date.hpp"

namespace banso::measures {

/// The Japanese day of "2026-03-31T15:00Z", "2026-03-31", "2026/3/31", "令和8年3月31日" …
/// @param is_end the end of a period: midnight is the end of the day before
/// @return nothing when it is no such day (令和5年2月30日, 2026-02-30T00:00Z)
std::optional<Date> read_jgrants_day(std::string_view text, bool is_end);

/// An amount in yen: "1500000", "1,500,000円", "150万円", "１，５００千円", "1億5,000万円", "1.5億円".
/// @return nothing for anything else, negative amounts and those beyond kNoLimitYen
std::optional<std::int64_t> read_yen(std::string_view text);

/// jGrants writes this where no limit is stated.
inline constexpr std::int64_t kNoLimitYen = 999'999'999'999'999;

struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};
/// The rate of a text that states one rate and nothing else: "1/2", "補助対象経費の３／４以内", "2分の1",
/// "100%", "10/10". Several rates, conditions or tables give nothing.
std::optional<Fraction> read_single_rate(std::string_view text);

/// Words of a list: "東京都 / 神奈川県", "東京都/神奈川県". Signs inside （…） do not part.
std::vector<std::string> split_list(std::string_view text);

/// Prefecture codes of a list of areas; empty: all of Japan. Unknown words go to `unknown`.
std::vector<std::string> read_areas(std::string_view text, std::vector<std::string>& unknown);
/// JSIC sections of a list of industries; empty: all.
std::vector<std::string> read_industries(std::string_view text, std::vector<std::string>& unknown);
/// "300名以下" → regular employees at most 300; nothing without a limit, or (told in `unknown`) for other
/// words.
std::optional<Rule> read_employees(std::string_view text, std::vector<std::string>& unknown);
std::vector<MeasurePurpose> read_purposes(std::string_view text, std::vector<std::string>& unknown);

}  // namespace banso::measures
