// How far an import is, on a terminal (one line that changes) or in a log (a line now and then).
#pragma once

#include <chrono>

#include "contexts/registry/import/import_options.hpp"

namespace banso::app {

class ProgressLine {
 public:
  void show(const registry::ImportProgress& progress);
  /// Ends the line, if one is open.
  void end();

 private:
  using Clock = std::chrono::steady_clock;

  const Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_at_{};
  bool open_ = false;
};

}  // namespace banso::app
