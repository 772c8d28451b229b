// What the readers of reference files share: bad lines, and what a file turned out to hold.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "contexts/registry/nta/read_nta.hpp"

namespace banso::registry {

/// Receives lines that could not be used, in the order of the file.
using RejectLine = std::function<void(const RejectedLine&)>;

/// How many records a file gave.
struct ReferenceSummary {
  std::uint64_t accepted = 0;
  std::uint64_t rejected = 0;
};

}  // namespace banso::registry
