// Routes of exchange.
#pragma once

#include <memory>

#include "contexts/exchange/usecases/work_files.hpp"
#include "platform/http/api.hpp"

namespace banso::exchange {

void register_profile_routes(http::Api& api);
void register_import_routes(http::Api& api, const std::shared_ptr<WorkFiles>& files);
void register_export_routes(http::Api& api, const std::shared_ptr<WorkFiles>& files);

}  // namespace banso::exchange
