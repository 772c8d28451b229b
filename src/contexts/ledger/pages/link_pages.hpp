// The pages behind a personal link: what the chamber holds, an answer in one tap or field by field, the
// consent to the levy, the receipt. Without sign-in and without JavaScript.
#pragma once

#include "platform/http/route.hpp"

namespace banso::ledger {

void add_link_pages(http::Router& router);

}  // namespace banso::ledger
