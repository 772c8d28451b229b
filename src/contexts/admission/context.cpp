#include "contexts/admission/context.hpp"

namespace banso::admission {

void register_context([[maybe_unused]] http::Api& api, [[maybe_unused]] identity::Permissions& permissions,
                      [[maybe_unused]] jobs::Queue& queue, [[maybe_unused]] outbox::Bus& bus,
                      [[maybe_unused]] const config::Config& config) {}

}  // namespace banso::admission
