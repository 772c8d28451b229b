#include "contexts/measures/import/demo_measures.hpp"

#include <gtest/gtest.h>

#include "contexts/measures/catalogue/entry.hpp"
#include "contexts/measures/usecases/drafts.hpp"

namespace banso::measures {
namespace {

const Date kToday = std::chrono::year(2026) / 11 / 26;

TEST(DemoMeasures, CouldBePublishedAreOpenAndSayThatTheyAreNoRealOnes) {
  const auto all = demo_measures(kToday);
  EXPECT_EQ(all.size(), 5U);
  for (const DemoMeasure& one : all) {
    SCOPED_TRACE(std::string(one.measure.measure_key));
    for (const auto& problem : problems_of_measure(one.measure, kToday))
      ADD_FAILURE() << problem.path << " " << problem.message;
    EXPECT_EQ(call_state(one.measure, kToday).status, MeasureStatus::open);
    EXPECT_TRUE(one.measure.title.ends_with("（デモ）"));
    EXPECT_NE(one.measure.content.find("架空"), std::string::npos);
    EXPECT_TRUE(largest_cap(one.measure));
  }
}

}  // namespace
}  // namespace banso::measures
