#include "contexts/registry/import_context.hpp"

#include "contexts/registry/http/import_routes.hpp"
#include "contexts/registry/http/reference_routes.hpp"
#include "contexts/registry/jobs/clean_up_job.hpp"
#include "contexts/registry/jobs/import_job.hpp"

namespace banso::registry {

void register_import(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                     const config::Config& config) {
  permissions.grant(kImportPermission, {identity::Role::system_admin});
  const auto files = std::make_shared<ImportFiles>(config);
  register_import_routes(api, files);
  register_import_job(queue, files);
  register_clean_up_job(queue, files);
  register_reference_routes(api);
}

}  // namespace banso::registry
