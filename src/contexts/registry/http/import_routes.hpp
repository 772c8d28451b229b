// Imports of published files by upload.
#pragma once

#include <memory>

#include "contexts/registry/import/import_files.hpp"
#include "platform/http/api.hpp"

namespace banso::registry {

void register_import_routes(http::Api& api, std::shared_ptr<ImportFiles> files);

}  // namespace banso::registry
