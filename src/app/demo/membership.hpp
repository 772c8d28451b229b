// The members of the demo's chamber.
#pragma once

#include "app/demo/fiction.hpp"
#include "app/demo/people.hpp"
#include "platform/db/tx.hpp"

namespace banso::app {

/// Makes most businesses of Odawara members of its chamber, and the others statutory businesses, prospects
/// and former members; with contacts, groups, settings and the draft of a mailing. Needs a transaction with
/// app.system.
void add_demo_members(db::Tx& tx, const std::vector<DemoBusiness>& businesses, std::size_t city,
                      const DemoPeople& people, Instant now);

}  // namespace banso::app
