#include "contexts/dues/paper_files.hpp"

#include "platform/files/clean_up.hpp"

namespace banso::dues {

files::Store& PaperFiles::store() {
  std::call_once(opened_,
                 [this] { store_ = std::make_unique<files::Store>(files::store_folder(config_.var_dir)); });
  return *store_;
}

}  // namespace banso::dues
