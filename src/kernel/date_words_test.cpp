#include "kernel/date_words.hpp"

#include <gtest/gtest.h>

namespace banso {
namespace {

TEST(DateWords, SayBothCalendars) {
  EXPECT_EQ(date_in_both_calendars(*parse_date("2026-04-15")), "2026年4月15日（令和8年4月15日）");
  EXPECT_EQ(date_in_both_calendars(*parse_date("2019-05-01")), "2019年5月1日（令和元年5月1日）");
}

}  // namespace
}  // namespace banso
