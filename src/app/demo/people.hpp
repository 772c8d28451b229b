// The organisations of the demo world and somebody in every role.
#pragma once

#include "app/application.hpp"

namespace banso::app {

/// One password for every demo sign-in: the world is fictional and the demo is no place for real data.
inline constexpr std::string_view kDemoPassword = "banso-demo-2026";

/// Whom the rest of the demo data is about.
struct DemoPeople {
  std::vector<std::int64_t> chambers;  ///< organization_id, in the order of demo_cities()
  std::int64_t ministry = 0;           ///< organization_id
  std::int64_t owner_user_id = 0;      ///< owner@demo.example
};

/// Adds blocks, federations, chambers, a support organisation and a ministry, with people of every role.
/// Needs a transaction with app.system; adding again changes nothing.
DemoPeople add_demo_people(db::Tx& tx, identity::Identity& identity, Instant now);

/// The sign-ins to show, one of every role.
std::vector<identity::DemoAccount> demo_accounts();

}  // namespace banso::app
