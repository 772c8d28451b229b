#include "contexts/dues/context.hpp"

#include "contexts/dues/http/routes.hpp"
#include "contexts/dues/permissions.hpp"

namespace banso::dues {

void register_context(http::Api& api, identity::Permissions& permissions, [[maybe_unused]] jobs::Queue& queue,
                      [[maybe_unused]] outbox::Bus& bus, [[maybe_unused]] const config::Config& config) {
  using identity::Role;
  permissions.grant(kReadPermission, {Role::org_admin, Role::advisor, Role::staff});
  permissions.grant(kRulePermission, {Role::org_admin});
  register_rule_routes(api);
}

}  // namespace banso::dues
