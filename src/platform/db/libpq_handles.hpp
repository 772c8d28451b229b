#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <string_view>

namespace banso::db {

struct LibpqRelease {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// libpq's objects, released by themselves. For the few plain statements before the pool exists.
using ConnectionHandle = std::unique_ptr<PGconn, LibpqRelease>;
using ResultHandle = std::unique_ptr<PGresult, LibpqRelease>;
using ConninfoHandle = std::unique_ptr<PQconninfoOption, LibpqRelease>;

/// `value` as it may stand in a connection string, in quotes.
inline std::string quote_conninfo(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  return text + "'";
}

}  // namespace banso::db
