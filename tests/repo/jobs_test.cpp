// Nothing waits for ever: every kind of job is scheduled or queued by somebody, every event is published and
// heard.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "repo/catalog.hpp"

namespace banso::census {
namespace {

/// The text that an argument stands for: a literal, or a constant defined somewhere in the sources.
std::string resolve(const std::string& argument, const std::string& code) {
  if (argument.front() == '"') return argument.substr(1, argument.size() - 2);
  const std::string name =
      argument.substr(argument.rfind(':') == std::string::npos ? 0 : argument.rfind(':') + 1);
  std::smatch match;
  const std::regex definition("\\b" + name + R"((?:\[\])?\s*(?:=|\(|\{)\s*"([^"]+)\")");
  return std::regex_search(code, match, definition) ? std::string(match[1]) : "";
}

/// The second arguments of every call of `function` in the sources.
std::set<std::string> named_in_calls(const std::string& function) {
  std::string code;
  for (const auto& source : sources({".cpp", ".hpp"})) code += source.text + "\n";
  const std::regex call("\\b" + function + R"(\(\s*[\w.>\-*]+\s*,\s*("[^"]+"|[\w:]+))");
  std::set<std::string> names;
  for (std::sregex_iterator it(code.begin(), code.end(), call), end; it != end; ++it) {
    names.insert(resolve((*it)[1], code));
  }
  names.erase("");
  return names;
}

TEST(Jobs, EveryKindIsScheduledOrQueued) {
  auto queued = named_in_calls("enqueue");
  // A statement may queue a job together with the row it belongs to.
  for (const auto& source : sources({".sql"})) {
    for (const auto& kind : application().queue.kinds()) {
      if (source.text.find("'" + kind.name + "'") != std::string::npos) queued.insert(kind.name);
    }
  }
  EXPECT_GT(application().queue.kinds().size(), 2U);
  for (const auto& kind : application().queue.kinds()) {
    EXPECT_TRUE(kind.every || queued.contains(kind.name)) << kind.name << " never runs: nobody queues it";
    EXPECT_TRUE(kind.permission.empty() || application().permissions.knows(kind.permission))
        << kind.name << ": nobody is granted " << kind.permission;
    EXPECT_NE(kind.name.find('.'), std::string::npos) << kind.name << " does not say whose it is";
  }
}

TEST(Events, EveryEventIsPublishedAndHeard) {
  const auto published = named_in_calls("publish");
  const auto heard = application().bus.event_types();
  const std::set<std::string> listened(heard.begin(), heard.end());
  for (const auto& type : published) EXPECT_TRUE(listened.contains(type)) << type << " is heard by nobody";
  for (const auto& type : listened)
    EXPECT_TRUE(published.contains(type)) << type << " is published by nobody";
}

}  // namespace
}  // namespace banso::census
