#include "contexts/measures/pages/page_words.hpp"

#include <fmt/format.h>

#include "contexts/measures/catalogue/snapshot.hpp"
#include "contexts/measures/rules/proof_words.hpp"
#include "kernel/area_code.hpp"
#include "kernel/date_words.hpp"

namespace banso::measures {

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

std::string areas_in_words(const Measure& measure) {
  if (measure.areas.empty()) return "全国";
  const std::string first = area_name(measure.areas.front());
  return measure.areas.size() == 1 ? first : fmt::format("{}など{}つの地域", first, measure.areas.size());
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
