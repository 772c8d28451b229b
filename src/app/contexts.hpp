// The only list of contexts.
#pragma once

#include "app/application.hpp"

namespace banso::app {

/// Registers routes, permissions, jobs and event handlers of the platform's parts and of every context.
void register_everything(Application& application);

}  // namespace banso::app
