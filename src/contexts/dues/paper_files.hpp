// Where bundles of papers are kept.
#pragma once

#include <memory>
#include <mutex>

#include "platform/config/config.hpp"
#include "platform/files/store.hpp"

namespace banso::dues {

/// The file store, opened when it is first needed: the program is also put together without a var directory.
class PaperFiles {
 public:
  explicit PaperFiles(const config::Config& config) : config_(config) {}
  files::Store& store();

 private:
  const config::Config& config_;
  std::once_flag opened_;
  std::unique_ptr<files::Store> store_;
};

}  // namespace banso::dues
