#include "platform/bank/bank_day.hpp"

#include "kernel/business_day.hpp"

namespace banso::bank {

std::string closed_because(Date date) {
  const std::chrono::weekday weekday{std::chrono::sys_days(date)};
  if (weekday == std::chrono::Saturday) return "土曜日";
  if (weekday == std::chrono::Sunday) return "日曜日";
  if (const auto holiday = japanese_holiday(date); !holiday.empty()) return std::string(holiday);
  const bool new_year = date.month() == std::chrono::January && date.day() <= std::chrono::day(3);
  const bool last_day = date.month() == std::chrono::December && date.day() == std::chrono::day(31);
  return new_year || last_day ? "年末年始" : "";
}

Date next_bank_day(Date date) {
  while (!closed_because(date).empty()) date = std::chrono::sys_days(date) + std::chrono::days(1);
  return date;
}

}  // namespace banso::bank
