// The database for a command of the terminal, beside a running server or alone.
#pragma once

#include "platform/config/config.hpp"
#include "platform/db/open_database.hpp"

namespace banso::app {

/// The database of the var directory: that of a running server, or one started for as long as the result
/// lives; with `database_url`, that of the URL. Migrated unless a server runs on it. @throws
/// std::runtime_error
db::Database open_command_database(const config::Config& config);

}  // namespace banso::app
