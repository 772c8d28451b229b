// Endpoints for whoever runs the server: liveness, readiness, metrics.
#pragma once

#include "app/application.hpp"

namespace banso::app {

/// Adds GET /healthz, /readyz and /metrics.
void register_operations(http::Router& router, Application& application);

}  // namespace banso::app
