// Wiring of the figures and of the Local Benchmark, for src/app.
#pragma once

#include "platform/http/api.hpp"

namespace banso::finance {

/// Declares the context's routes.
void register_context(http::Api& api);

}  // namespace banso::finance
