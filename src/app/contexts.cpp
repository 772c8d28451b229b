#include "app/contexts.hpp"

#include "app/operations.hpp"
#include "contexts/admission/context.hpp"
#include "contexts/dues/context.hpp"
#include "contexts/exchange/context.hpp"
#include "contexts/finance/context.hpp"
#include "contexts/ledger/context.hpp"
#include "contexts/measures/context.hpp"
#include "contexts/membership/context.hpp"
#include "contexts/portal/context.hpp"
#include "contexts/recommend/context.hpp"
#include "contexts/registry/context.hpp"
#include "contexts/registry/import_context.hpp"
#include "platform/audit/routes.hpp"
#include "platform/files/clean_up.hpp"
#include "platform/forms/routes.hpp"
#include "platform/http/static_files.hpp"
#include "platform/jobs/routes.hpp"
#include "platform/mail/delivery.hpp"
#include "platform/mail/routes.hpp"

namespace banso::app {

void register_everything(Application& application) {
  http::Api api(application.router);
  identity::Permissions& permissions = application.permissions;

  register_operations(application.router, application);
  http::add_static_routes(application.router);

  identity::declare_permissions(permissions);
  identity::register_routes(api, application.identity);
  identity::register_jobs(application.queue);

  audit::declare_permissions(permissions);
  audit::register_routes(api);

  jobs::declare_permissions(permissions);
  jobs::register_routes(api, application.queue);
  jobs::register_jobs(application.queue);
  outbox::register_jobs(application.queue, application.bus);
  mail::register_jobs(application.queue);
  mail::register_routes(api);
  files::register_jobs(application.queue);

  forms::declare_permissions(permissions);
  forms::register_routes(api);

  registry::register_context(api, application.identity);
  registry::register_import(api, permissions, application.queue, application.config);
  finance::register_context(api);
  const auto catalogue =
      measures::register_context(api, permissions, application.queue, application.bus, application.config);
  recommend::register_context(api, permissions, application.queue, application.bus, catalogue,
                              application.all_businesses);
  measures::add_pages(application.router, catalogue);
  membership::register_context(api, permissions, application.queue, application.bus, application.config);
  exchange::register_context(api, permissions, application.queue, application.bus, application.config);
  dues::register_context(api, permissions, application.queue, application.bus, application.config);
  admission::register_context(api, permissions, application.queue, application.bus, application.config);
  admission::add_pages(application.router, application.config);
  ledger::register_context(api, permissions, application.queue, application.bus, application.config);
  ledger::add_pages(application.router);
  portal::register_portal(application.router);
}

}  // namespace banso::app
