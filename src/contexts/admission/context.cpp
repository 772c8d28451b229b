#include "contexts/admission/context.hpp"

#include "contexts/admission/http/routes.hpp"
#include "contexts/admission/jobs/jobs.hpp"
#include "contexts/admission/usecases/access.hpp"

namespace banso::admission {

void register_context(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                      outbox::Bus& bus, [[maybe_unused]] const config::Config& config) {
  using identity::Role;
  for (const char* permission : {kReadPermission, kWritePermission}) {
    permissions.grant(permission, {Role::org_admin, Role::advisor, Role::staff});
  }
  permissions.grant(kSettingPermission, {Role::org_admin});
  register_routes(api);
  register_jobs(queue);
  register_subscriptions(bus);
}

}  // namespace banso::admission
