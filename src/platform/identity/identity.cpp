#include "platform/identity/identity.hpp"

#include <filesystem>

#include "platform/identity/http/routes.hpp"
#include "platform/identity/oidc/relying_party.hpp"

namespace banso::identity {

Identity::Identity(const config::Config& config, Permissions& all, HashCost cost)
    : settings(config), permissions(all), passwords(cost) {
  if (!config.oidc_issuer.empty()) provider = std::make_unique<oidc::RelyingParty>(config);
}

Identity::~Identity() = default;

const SecretKey& Identity::key() const {
  std::call_once(key_once_, [this] {
    key_ = SecretKey::load_or_create(std::filesystem::path(settings.var_dir) / "secrets" / "identity.key");
  });
  return *key_;
}

void declare_permissions(Permissions& permissions) {
  permissions.grant("identity.organization.manage", {Role::org_admin});
  permissions.grant("identity.people.read",
                    {Role::org_admin, Role::advisor, Role::staff, Role::expert, Role::official});
  permissions.grant("identity.people.manage", {Role::org_admin});
  permissions.grant("identity.role_setting.manage", {});
  permissions.grant("identity.account.manage", {});
}

void register_routes(http::Api& api, Identity& identity) {
  register_session_routes(api, identity);
  register_account_routes(api, identity);
  register_two_factor_routes(api, identity);
  register_api_token_routes(api, identity);
  register_oidc_routes(api, identity);
  register_organization_routes(api, identity);
  register_invitation_routes(api, identity);
}

}  // namespace banso::identity
