// The words that the public pages of measures share.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/measures/catalogue/entry.hpp"
#include "contexts/measures/rules/verdict.hpp"

namespace banso::measures {

/// "受付中：2026年4月15日（…）まで", "2026年3月1日（…）から受付", "受付終了",
/// "受付の時期は公表元で確認してください"
std::string call_in_words(const CallState& call);

/// "最大1,250万円"; empty when no cap is published.
std::string most_in_words(std::optional<std::int64_t> cap_yen);

/// "全国", "香川県", "香川県など3つの地域"
std::string areas_in_words(const Measure& measure, const CodeNames& names);

/// "香川県"; "全国" for the word that stands for it; the code itself where it has no name here.
std::string area_name(std::string_view code);

/// What a frame pays, line by line: "上限額" and "従業員6人以上：100万円".
struct WordedAmount {
  std::string_view term;
  std::string value;
};
std::vector<WordedAmount> amounts_in_words(const Subsidy& subsidy);

/// "条件を満たします"
std::string_view verdict_in_words(VerdictKind verdict);

/// "満たす", "満たさない", "答えがまだ"
std::string_view truth_in_words(Truth truth);

/// The class of the badge of a status.
std::string_view badge_of(MeasureStatus status);

}  // namespace banso::measures
