// The routes of the form builder.
#pragma once

#include "platform/http/api.hpp"
#include "platform/identity/permissions.hpp"

namespace banso::forms {

void declare_permissions(identity::Permissions& permissions);
void register_routes(http::Api& api);

}  // namespace banso::forms
