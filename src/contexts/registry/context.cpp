#include "contexts/registry/context.hpp"

#include "contexts/registry/http/routes.hpp"
#include "contexts/registry/usecases/claims.hpp"

namespace banso::registry {

void register_context(http::Api& api, identity::Identity& identity) {
  using identity::Role;
  identity::Permissions& permissions = identity.permissions;
  permissions.grant("registry.business.search",
                    {Role::org_admin, Role::advisor, Role::staff, Role::official});
  permissions.grant("registry.business.export",
                    {Role::org_admin, Role::advisor, Role::staff, Role::official});
  permissions.grant("registry.claim.confirm", {Role::org_admin, Role::advisor, Role::staff});

  register_business_routes(api);
  register_profile_routes(api);
  register_claim_routes(api);

  identity.hooks.businesses_of = businesses_of;
  identity.hooks.on_verified_corporation = accept_verified_corporation;
}

}  // namespace banso::registry
