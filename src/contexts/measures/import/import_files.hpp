// Where uploaded files of jGrants wait and reports of odd records stay.
#pragma once

#include <memory>
#include <mutex>

#include "platform/config/config.hpp"
#include "platform/files/store.hpp"

namespace banso::measures {

/// The file store, opened when it is first needed: the program is also put together without a var directory.
class ImportFiles {
 public:
  explicit ImportFiles(const config::Config& config) : config_(config) {}

  files::Store& store();
  /// A path for a file in the making that is removed if nobody takes it over.
  std::filesystem::path draft(const std::string& name) const;
  std::int64_t upload_limit() const;

 private:
  const config::Config& config_;
  std::once_flag opened_;
  std::unique_ptr<files::Store> store_;
};

}  // namespace banso::measures
