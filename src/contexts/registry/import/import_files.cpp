#include "contexts/registry/import/import_files.hpp"

#include "platform/files/clean_up.hpp"

namespace banso::registry {

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

}  // namespace banso::registry
