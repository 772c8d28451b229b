#include "contexts/measures/context.hpp"

#include "contexts/measures/http/routes.hpp"
#include "contexts/measures/import/import_files.hpp"
#include "contexts/measures/jobs/jobs.hpp"
#include "contexts/measures/usecases/drafts.hpp"

namespace banso::measures {

std::shared_ptr<Catalogue> register_context(http::Api& api, identity::Permissions& permissions,
                                            jobs::Queue& queue, outbox::Bus& bus,
                                            const config::Config& config) {
  using identity::Role;
  permissions.grant(kEditPermission, {Role::official, Role::org_admin});
  permissions.grant(kImportPermission, {Role::official});
  const auto catalogue = std::make_shared<Catalogue>();
  const auto files = std::make_shared<ImportFiles>(config);
  register_catalogue_routes(api, catalogue);
  register_business_routes(api, catalogue);
  register_officer_routes(api);
  register_import_routes(api, files);
  register_import_job(queue, files);
  register_notice_job(queue, catalogue);
  register_subscriptions(bus);
  return catalogue;
}

}  // namespace banso::measures
