#include "contexts/measures/pages/page_words.hpp"

#include <fmt/format.h>

#include "contexts/measures/catalogue/snapshot.hpp"
#include "contexts/measures/rules/proof_words.hpp"
#include "kernel/area_code.hpp"
#include "kernel/date_words.hpp"

namespace banso::measures {
namespace {

std::string yen(std::int64_t amount) {
  return number_in_words(FactUnit::yen, amount);
}

std::string rate_in_words(std::int64_t numerator, std::int64_t denominator) {
  return numerator == denominator ? "全額" : fmt::format("{}分の{}", denominator, numerator);
}

std::string with_saying(std::string_view saying, const std::string& value) {
  return saying.empty() ? value : fmt::format("{}：{}", saying, value);
}

}  // namespace

std::string call_in_words(const CallState& call) {
  switch (call.status) {
    case MeasureStatus::open:
      return call.closes_on ? date_in_both_calendars(*call.closes_on) + "まで" : "いつでも";
    case MeasureStatus::upcoming:
      return call.opens_on ? date_in_both_calendars(*call.opens_on) + "から" : "これから";
    case MeasureStatus::closed:
      return call.closes_on ? date_in_both_calendars(*call.closes_on) + "に終了" : "終了";
    case MeasureStatus::unknown:
      break;
  }
  return "公表元で確かめてください";
}

std::string most_in_words(std::optional<std::int64_t> cap_yen) {
  return cap_yen ? "最大" + number_in_words(FactUnit::yen, *cap_yen) : "";
}

std::string area_name(std::string_view code) {
  if (code == kNationwide) return "全国";
  const Prefecture* prefecture = find_prefecture(code.substr(0, 2));
  if (!prefecture) return std::string(code);
  return code.size() > 2 ? fmt::format("{}の市区町村", prefecture->name) : std::string(prefecture->name);
}

std::string areas_in_words(const Measure& measure, const CodeNames& names) {
  if (measure.areas.empty()) return "全国";
  const auto known = names.areas.find(std::string_view(measure.areas.front()));
  const std::string first = known != names.areas.end() ? known->second : area_name(measure.areas.front());
  return measure.areas.size() == 1 ? first : fmt::format("{}など{}つの地域", first, measure.areas.size());
}

std::vector<WordedAmount> amounts_in_words(const Subsidy& subsidy) {
  std::vector<WordedAmount> amounts;
  const auto add = [&](std::string_view term, std::string value) {
    if (!value.empty()) amounts.push_back({term, std::move(value)});
  };
  for (const auto& cap : subsidy.caps) add("上限額", with_saying(cap.says, yen(cap.yen)));
  if (subsidy.minimum_yen) add("下限額", yen(*subsidy.minimum_yen));
  for (const auto& rate : subsidy.rates) {
    add("補助率", with_saying(rate.says, rate_in_words(rate.numerator, rate.denominator)));
  }
  for (const auto& tier : subsidy.tiers) {
    const std::string reach =
        tier.up_to_subsidy_yen ? yen(*tier.up_to_subsidy_yen) + "までの部分" : "それを超える部分";
    add("補助率", with_saying(reach, rate_in_words(tier.numerator, tier.denominator)));
  }
  for (const auto& add_on : subsidy.add_ons) {
    for (const auto& cap : add_on.caps) {
      add("上乗せ", fmt::format("{}{}：{}", std::string(add_on.name),
                                cap.says.empty() ? "" : "（" + std::string(cap.says) + "）", yen(cap.yen)));
    }
  }
  std::string costs;
  for (const auto& category : subsidy.categories) {
    if (!category.eligible) continue;
    costs += (costs.empty() ? "" : "、") + std::string(category.name);
  }
  add("対象の経費", costs);
  return amounts;
}

std::string_view verdict_in_words(VerdictKind verdict) {
  switch (verdict) {
    case VerdictKind::eligible:
      return "条件を満たします";
    case VerdictKind::not_eligible:
      return "条件を満たしません";
    case VerdictKind::open:
      return "まだ分かりません";
    case VerdictKind::unpublished:
      break;
  }
  return "条件が公表されていません";
}

std::string_view truth_in_words(Truth truth) {
  switch (truth) {
    case Truth::yes:
      return "満たす";
    case Truth::no:
      return "満たさない";
    case Truth::unknown:
      break;
  }
  return "答えがまだ";
}

std::string_view badge_of(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::open:
      return "badge badge--success";
    case MeasureStatus::upcoming:
      return "badge badge--info";
    case MeasureStatus::closed:
    case MeasureStatus::unknown:
      break;
  }
  return "badge";
}

}  // namespace banso::measures
