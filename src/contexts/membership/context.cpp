#include "contexts/membership/context.hpp"

#include "contexts/membership/api.hpp"
#include "contexts/membership/http/routes.hpp"
#include "contexts/membership/jobs/jobs.hpp"

namespace banso::membership {

void register_context(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                      outbox::Bus& bus, [[maybe_unused]] const config::Config& config) {
  using identity::Role;
  for (const char* permission : {kReadPermission, kWritePermission}) {
    permissions.grant(permission, {Role::org_admin, Role::advisor, Role::staff});
  }
  permissions.grant(kSettingPermission, {Role::org_admin});
  register_member_routes(api);
  register_contact_routes(api);
  register_mailing_routes(api);
  register_own_routes(api);
  register_jobs(queue);
  register_subscriptions(bus);
}

}  // namespace banso::membership
