#include "app/settings.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <stdexcept>

#include "platform/mail/delivery.hpp"

namespace banso::app {

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
  if (const auto problem = mail::problem_with(loaded.config))
    loaded.problems.push_back({"メールの設定", *problem});
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

}  // namespace banso::app
