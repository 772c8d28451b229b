#include "contexts/dues/context.hpp"

#include "contexts/dues/http/routes.hpp"
#include "contexts/dues/jobs/jobs.hpp"
#include "contexts/dues/permissions.hpp"
#include "contexts/dues/usecases/members.hpp"

namespace banso::dues {

void register_context(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                      outbox::Bus& bus, const config::Config& config) {
  using identity::Role;
  permissions.grant(kReadPermission, {Role::org_admin, Role::advisor, Role::staff});
  permissions.grant(kWritePermission, {Role::org_admin, Role::staff});
  permissions.grant(kAccountPermission, {Role::org_admin, Role::staff});
  permissions.grant(kRulePermission, {Role::org_admin});
  permissions.grant(kBankPermission, {Role::system_admin});
  const auto files = std::make_shared<PaperFiles>(config);
  register_rule_routes(api);
  register_charge_routes(api);
  register_paper_routes(api, files);
  register_debit_routes(api);
  register_member_routes(api);
  register_bundle_job(queue, files);
  register_subscriptions(bus);
}

}  // namespace banso::dues
