#include "contexts/registry/rules/consent.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace banso::registry {

std::string_view label_of(Scope scope) {
  switch (scope) {
    case Scope::basic:
      return "基本情報";
    case Scope::contact:
      return "基本情報と連絡先";
    case Scope::figures:
      return "基本情報と経営の数字";
    case Scope::all:
      return "すべての項目";
  }
  return "";
}

std::string_view label_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::consultation:
      return "経営相談・伴走支援";
    case Purpose::membership:
      return "会員・法定台帳の事務";
    case Purpose::subsidy:
      return "補助金などの申請";
    case Purpose::statistics:
      return "統計の作成";
  }
  return "";
}

bool covers(Scope held, Scope needed) {
  return needed == Scope::basic || held == needed || held == Scope::all;
}

bool opens(std::span<const Scope> held, Scope needed) {
  return std::any_of(held.begin(), held.end(), [&](Scope scope) { return covers(scope, needed); });
}

std::optional<FieldError> check_consent_end(Date ends_on, Date today) {
  if (std::chrono::sys_days(ends_on) < std::chrono::sys_days(today)) {
    return FieldError{"/ends_on", "consent.ends_in_the_past", "終了日は今日以降の日付にしてください。"};
  }
  Date last = today + std::chrono::years(kMostConsentYears);
  if (!last.ok()) last = last.year() / last.month() / std::chrono::last;  // 29 February
  if (std::chrono::sys_days(ends_on) > std::chrono::sys_days(last)) {
    return FieldError{"/ends_on", "consent.too_long",
                      fmt::format("同意の期間は{}年以内です。{}までの日付にしてください。", kMostConsentYears,
                                  japanese_era(last))};
  }
  return std::nullopt;
}

bool is_in_force(Date starts_on, Date ends_on, bool withdrawn, Date today) {
  const std::chrono::sys_days day(today);
  return !withdrawn && std::chrono::sys_days(starts_on) <= day && day <= std::chrono::sys_days(ends_on);
}

}  // namespace banso::registry
