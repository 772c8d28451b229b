#include "contexts/exchange/context.hpp"

#include <memory>

#include "contexts/exchange/api.hpp"
#include "contexts/exchange/http/routes.hpp"
#include "contexts/exchange/jobs/jobs.hpp"

namespace banso::exchange {

void register_context(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                      [[maybe_unused]] outbox::Bus& bus, const config::Config& config) {
  using identity::Role;
  for (const char* permission : {kReadPermission, kImportPermission, kExportPermission, kProfilePermission}) {
    permissions.grant(permission, {Role::org_admin, Role::advisor, Role::staff});
  }
  permissions.grant(kSettingPermission, {Role::org_admin});
  const auto files = std::make_shared<WorkFiles>(config);
  register_profile_routes(api);
  register_import_routes(api, files);
  register_export_routes(api, files);
  register_jobs(queue, files);
}

}  // namespace banso::exchange
