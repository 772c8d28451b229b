// A handful of measures of the demo world that are open and pay: clearly fictional, so that nobody applies.
#pragma once

#include <vector>

#include "contexts/measures/rules/measure.hpp"
#include "platform/db/tx.hpp"

namespace banso::measures {

/// Whose measure of the demo it is.
enum class DemoAuthor { chamber, ministry };

struct DemoMeasure {
  DemoAuthor author{};
  Measure measure;
};

/// Calls stand around today. Some need one more answer, some fit many companies, one few.
std::vector<DemoMeasure> demo_measures(Date today);

/// Publishes them for the demo's chamber and ministry. @param tx acts as the system
void publish_demo_measures(db::Tx& tx, std::int64_t chamber, std::int64_t ministry, Instant now);

}  // namespace banso::measures
