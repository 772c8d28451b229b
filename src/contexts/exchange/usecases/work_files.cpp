#include "contexts/exchange/usecases/work_files.hpp"

#include <algorithm>

#include "platform/files/clean_up.hpp"

namespace banso::exchange {
namespace {

/// A hundred thousand lines of sixty columns have a third of that.
constexpr std::int64_t kMostBytes = 128 << 20;

}  // namespace

files::Store& WorkFiles::store() {
  std::call_once(opened_,
                 [this] { store_ = std::make_unique<files::Store>(files::store_folder(config_.var_dir)); });
  return *store_;
}

std::filesystem::path WorkFiles::draft(const std::string& name) const {
  const auto folder = files::incoming_folder(config_.var_dir);
  std::filesystem::create_directories(folder);
  return folder / name;
}

std::int64_t WorkFiles::upload_limit() const {
  return std::min(config_.upload_limit_mib << 20, kMostBytes);
}

std::filesystem::path WorkFiles::drop_folder(std::int64_t organization_id) const {
  return std::filesystem::path(config_.var_dir) / "exchange" / std::to_string(organization_id);
}

}  // namespace banso::exchange
