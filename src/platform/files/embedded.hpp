// Files compiled into the binary (cmake/embed.cmake): migrations, seeds, named statements, templates, the web
// app.
#pragma once

#include <string_view>
#include <vector>

namespace banso::files {

struct EmbeddedRow {
  const char* path;
  const char* begin;
  const char* end;
};
extern const EmbeddedRow kEmbeddedRows[];  // generated; ends with a null path

struct Embedded {
  std::string_view path;  ///< from the repository root: "db/migrations/0001_platform_create_roles.sql"
  std::string_view content;
};

/// All embedded files whose path starts with `folder` and ends with `suffix`, ordered by path.
std::vector<Embedded> embedded_under(std::string_view folder, std::string_view suffix = "");

/// The content of one embedded file. @throws std::out_of_range naming the path if it was not embedded.
std::string_view embedded_file(std::string_view path);

}  // namespace banso::files
