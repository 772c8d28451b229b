// Settings of a command, read from file, environment and arguments.
#pragma once

#include "app/command.hpp"
#include "platform/config/config.hpp"

namespace banso::app {

/// Takes "--config FILE" out of the arguments and loads everything.
config::Loaded load_settings(const Arguments& arguments);

/// The same, but prints every problem and throws if there is one. @throws std::runtime_error
config::Config usable_settings(const Arguments& arguments);

/// The settings that name a database of one's own and where each was made, in a sentence for whoever has to
/// mend them; "" where the private cluster is used.
std::string where_the_database_is_set(const Arguments& arguments);

}  // namespace banso::app
