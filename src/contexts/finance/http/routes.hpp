// Routes of the figures and of the Local Benchmark.
#pragma once

#include "platform/http/api.hpp"

namespace banso::finance {

void register_statement_routes(http::Api& api);
void register_benchmark_routes(http::Api& api);

}  // namespace banso::finance
