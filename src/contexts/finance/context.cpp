#include "contexts/finance/context.hpp"

#include "contexts/finance/http/routes.hpp"

namespace banso::finance {

void register_context(http::Api& api) {
  register_statement_routes(api);
  register_benchmark_routes(api);
}

}  // namespace banso::finance
