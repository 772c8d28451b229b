// The subcommands of the program.
#pragma once

#include <string>
#include <vector>

namespace banso::app {

using Arguments = std::vector<std::string>;

struct Command {
  std::string name;                        ///< "serve", "config check"
  std::string usage;                       ///< arguments, for the help text
  std::string summary;                     ///< one line of Japanese
  int (*run)(const Arguments& arguments);  ///< returns the exit code
};

/// All commands, in the order of the help text.
const std::vector<Command>& commands();

/// Finds the command that the arguments begin with and runs it. Exit codes: 0 done, 1 failed, 2 wrong use.
int run(const Arguments& arguments);

// One file each.
int serve(const Arguments& arguments);
int print_openapi(const Arguments& arguments);
int check_config(const Arguments& arguments);
int print_migrations(const Arguments& arguments);
int backup(const Arguments& arguments);
int restore(const Arguments& arguments);
int import_files(const Arguments& arguments);
int create_admin(const Arguments& arguments);

}  // namespace banso::app
