#include "kernel/date_words.hpp"

#include <fmt/format.h>

namespace banso {

std::string date_in_both_calendars(Date date) {
  return fmt::format("{}年{}月{}日（{}）", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), japanese_era(date));
}

}  // namespace banso
