#include "contexts/measures/import/import_files.hpp"

#include <algorithm>

#include "platform/files/clean_up.hpp"

namespace banso::measures {
namespace {

/// A whole crawl with all descriptions has a tenth of that.
constexpr std::int64_t kMostBytes = 256 << 20;

}  // namespace

files::Store& ImportFiles::store() {
  std::call_once(opened_,
                 [this] { store_ = std::make_unique<files::Store>(files::store_folder(config_.var_dir)); });
  return *store_;
}

std::filesystem::path ImportFiles::draft(const std::string& name) const {
  const auto folder = files::incoming_folder(config_.var_dir);
  std::filesystem::create_directories(folder);
  return folder / name;
}

std::int64_t ImportFiles::upload_limit() const {
  return std::min(config_.upload_limit_mib << 20, kMostBytes);
}

}  // namespace banso::measures
