// The kept mails of the demo: where visitors find the links that a real mail would bring them.
#pragma once

#include "platform/http/api.hpp"

namespace banso::mail {

/// GET mails, mails/{mail_id}: open to everybody in demo mode, 404 otherwise.
void register_routes(http::Api& api);

}  // namespace banso::mail
