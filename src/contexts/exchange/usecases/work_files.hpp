// Where files of exchange are: uploads that wait, exports that were made, and the drop folders of chambers.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "platform/config/config.hpp"
#include "platform/files/store.hpp"

namespace banso::exchange {

/// The file store, opened when it is first needed: the program is also put together without a var directory.
class WorkFiles {
 public:
  explicit WorkFiles(const config::Config& config) : config_(config) {}

  files::Store& store();
  /// A path for a file in the making that is removed if nobody takes it over.
  std::filesystem::path draft(const std::string& name) const;
  std::int64_t upload_limit() const;
  /// var/exchange/<organization_id>
  std::filesystem::path drop_folder(std::int64_t organization_id) const;

 private:
  const config::Config& config_;
  std::once_flag opened_;
  std::unique_ptr<files::Store> store_;
};

}  // namespace banso::exchange
