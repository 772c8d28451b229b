// `banso config check` and `banso migrations`: what the program would run with.
#include <fmt/format.h>

#include <cstdlib>

#include "app/command.hpp"
#include "app/settings.hpp"
#include "platform/db/migrate.hpp"
#include "platform/shape/text.hpp"

namespace banso::app {

int check_config(const Arguments& arguments) {
  const config::Loaded loaded = load_settings(arguments);
  const shape::Type& type = shape::type_of<config::Config>();
  for (const shape::Field& field : type.fields) {
    std::string value = shape::to_sql(field.get_const(&loaded.config), *field.type).value_or("");
    if (config::is_secret(field.name) && !value.empty()) value = "********";
    std::string source;
    for (const auto& [name, where] : loaded.sources) {
      if (name == field.name) source = where;
    }
    fmt::print("{:<22} = {:<40} ({})\n", field.name, value, source);
  }
  for (const auto& problem : loaded.problems)
    fmt::print(stderr, "エラー: {}: {}\n", problem.where, problem.message);
  if (loaded.problems.empty()) fmt::print("設定に誤りはありません。\n");
  return loaded.problems.empty() ? 0 : 2;
}

int print_migrations(const Arguments&) {
  for (const auto& migration : db::all_migrations()) {
    fmt::print("{}  {}\n", migration.sha256.substr(0, 12), migration.name);
  }
  return 0;
}

}  // namespace banso::app
