// One migrated database and one wired program for the census tests, which only look and never change
// anything.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/application.hpp"
#include "platform/db/tx.hpp"

namespace banso::census {

/// The program with every part wired, connected to the migrated database.
app::Application& application();

/// The schema's owner, a superuser and the role that serves requests, on that database.
std::string bootstrap_conninfo();
std::string runtime_conninfo();

/// Rows of a catalog query as text; null is "".
std::vector<std::vector<std::string>> rows(const std::string& sql);

/// The source files below src/ whose name ends so, with their text.
struct Source {
  std::string path;
  std::string text;
};
std::vector<Source> sources(const std::vector<std::string>& endings);

/// The schemas of the house: every one that a migration made.
inline constexpr const char* kOurSchemas =
    "(select oid from pg_namespace where nspname not in ('pg_catalog', 'information_schema', 'public', "
    "'pg_toast') "
    "and nspname not like 'pg_temp%' and nspname not like 'pg_toast_temp%')";

}  // namespace banso::census
