#include "kernel/business_day.hpp"

#include <array>
#include <utility>

namespace banso {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

struct Named {
  int month;
  int day;
  std::string_view name;
};

constexpr std::array<Named, 9> kFixed{{{1, 1, "元日"},
                                       {2, 11, "建国記念の日"},
                                       {2, 23, "天皇誕生日"},
                                       {4, 29, "昭和の日"},
                                       {5, 3, "憲法記念日"},
                                       {5, 4, "みどりの日"},
                                       {5, 5, "こどもの日"},
                                       {11, 3, "文化の日"},
                                       {11, 23, "勤労感謝の日"}}};

/// On the n-th Monday of a month (ハッピーマンデー).
struct Monday {
  int month;
  int week;
  std::string_view name;
};
constexpr std::array<Monday, 4> kMondays{
    {{1, 2, "成人の日"}, {7, 3, "海の日"}, {9, 3, "敬老の日"}, {10, 2, "スポーツの日"}}};

/// Days of single years: the accession of 2019 and the Olympic summers.
struct Single {
  int year;
  int month;
  int day;
  std::string_view name;
};
constexpr std::array<Single, 8> kSingle{{{2019, 5, 1, "天皇の即位の日"},
                                         {2019, 10, 22, "即位礼正殿の儀"},
                                         {2020, 7, 23, "海の日"},
                                         {2020, 7, 24, "スポーツの日"},
                                         {2020, 8, 10, "山の日"},
                                         {2021, 7, 22, "海の日"},
                                         {2021, 7, 23, "スポーツの日"},
                                         {2021, 8, 8, "山の日"}}};

/// The day of an equinox, 1980 to 2099.
int equinox(double base, int year) {
  const int since = year - 1980;
  return static_cast<int>(base + 0.242194 * since) - since / 4;
}

bool olympic_year(int year) {
  return year == 2020 || year == 2021;
}

/// Holidays of their own, without those that follow from others.
std::string_view own_holiday(Date date) {
  const int year = static_cast<int>(date.year());
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  const int day = static_cast<int>(static_cast<unsigned>(date.day()));
  for (const Single& single : kSingle) {
    if (single.year == year && single.month == month && single.day == day) return single.name;
  }
  for (const Named& fixed : kFixed) {
    if (fixed.month != month || fixed.day != day) continue;
    if (month == 2 && day == 23 && year < 2020) continue;
    return fixed.name;
  }
  if (month == 12 && day == 23 && year < 2019) return "天皇誕生日";
  if (month == 8 && day == 11 && year >= 2016 && !olympic_year(year)) return "山の日";
  if (month == 3 && day == equinox(20.8431, year)) return "春分の日";
  if (month == 9 && day == equinox(23.2488, year)) return "秋分の日";
  if (weekday(sys_days(date)) != std::chrono::Monday) return {};
  for (const Monday& monday : kMondays) {
    if (monday.month != month || monday.week != (day + 6) / 7) continue;
    const bool moved_for_olympics = olympic_year(year) && (month == 7 || month == 10);
    if (!moved_for_olympics) return month == 10 && year < 2020 ? "体育の日" : monday.name;
  }
  return {};
}

bool is_own(sys_days day) {
  return !own_holiday(Date(day)).empty();
}

bool closed_around_new_year(Date date) {
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  return (month == 12 && day >= 29) || (month == 1 && day <= 3);
}

}  // namespace

std::string_view japanese_holiday(Date date) {
  if (const auto own = own_holiday(date); !own.empty()) return own;
  const sys_days today(date);
  // 振替休日: the first day that is no holiday after one that fell on a Sunday.
  for (sys_days before = today - days(1); is_own(before); before -= days(1)) {
    if (weekday(before) == std::chrono::Sunday) return "振替休日";
  }
  // 国民の休日: a day between two holidays.
  if (is_own(today - days(1)) && is_own(today + days(1)) && weekday(today) != std::chrono::Sunday) {
    return "国民の休日";
  }
  return {};
}

bool is_business_day(Date date) {
  const weekday day(sys_days{date});
  if (day == std::chrono::Saturday || day == std::chrono::Sunday) return false;
  return !closed_around_new_year(date) && japanese_holiday(date).empty();
}

Date add_business_days(Date from, int count) {
  sys_days day(from);
  while (count == 0 && !is_business_day(Date(day))) day += days(1);
  for (; count > 0; --count) {
    do {
      day += days(1);
    } while (!is_business_day(Date(day)));
  }
  return Date(day);
}

int business_days_between(Date from, Date to) {
  if (sys_days(to) < sys_days(from)) return -business_days_between(to, from);
  int count = 0;
  for (sys_days day = sys_days(from) + days(1); day <= sys_days(to); day += days(1)) {
    if (is_business_day(Date(day))) ++count;
  }
  return count;
}

}  // namespace banso
