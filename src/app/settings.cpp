#include "app/settings.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <stdexcept>

#include "platform/mail/delivery.hpp"

namespace banso::app {

namespace {

/// Where the value of a setting came from: "banso.conf:4".
std::string source_of(const config::Loaded& loaded, std::string_view setting) {
  for (const auto& [name, where] : loaded.sources) {
    if (name == setting) return where;
  }
  return std::string(setting);
}

}  // namespace

config::Loaded load_settings(const Arguments& arguments) {
  std::string file;
  Arguments rest;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--config" && i + 1 < arguments.size()) {
      file = arguments[++i];
    } else if (arguments[i].starts_with("--config=")) {
      file = arguments[i].substr(9);
    } else {
      rest.push_back(arguments[i]);
    }
  }
  config::Loaded loaded =
      config::load(file, rest, [](const char* name) -> const char* { return std::getenv(name); });
  for (const auto& [setting, message] : mail::problems_with(loaded.config)) {
    loaded.problems.push_back({source_of(loaded, setting), fmt::format("{}: {}", setting, message)});
  }
  return loaded;
}

config::Config usable_settings(const Arguments& arguments) {
  config::Loaded loaded = load_settings(arguments);
  if (!loaded.problems.empty()) {
    for (const auto& problem : loaded.problems)
      fmt::print(stderr, "{}: {}\n", problem.where, problem.message);
    throw std::runtime_error("設定に誤りがあります。「banso config check」で確かめてください。");
  }
  return std::move(loaded.config);
}

std::string where_the_database_is_set(const Arguments& arguments) {
  const config::Loaded loaded = load_settings(arguments);
  if (loaded.config.database_url.empty()) return "";
  std::string text = "接続先の設定: database_url は " + source_of(loaded, "database_url");
  if (!loaded.config.database_runtime_url.empty()) {
    text += "、database_runtime_url は " + source_of(loaded, "database_runtime_url");
  }
  return text;
}

}  // namespace banso::app
