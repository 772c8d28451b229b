#include "contexts/membership/context.hpp"

#include "contexts/membership/api.hpp"

namespace banso::membership {

void register_context([[maybe_unused]] http::Api& api, identity::Permissions& permissions,
                      [[maybe_unused]] jobs::Queue& queue, [[maybe_unused]] outbox::Bus& bus,
                      [[maybe_unused]] const config::Config& config) {
  using identity::Role;
  for (const char* permission : {kReadPermission, kWritePermission}) {
    permissions.grant(permission, {Role::org_admin, Role::advisor, Role::staff});
  }
  permissions.grant(kSettingPermission, {Role::org_admin});
}

}  // namespace banso::membership
