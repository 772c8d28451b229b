#include "platform/files/embedded.hpp"

#include <stdexcept>
#include <string>

namespace banso::files {

std::vector<Embedded> embedded_under(std::string_view folder, std::string_view suffix) {
  std::vector<Embedded> found;
  for (const EmbeddedRow* row = kEmbeddedRows; row->path; ++row) {
    const std::string_view path = row->path;
    if (path.starts_with(folder) && path.ends_with(suffix)) {
      found.push_back({path, {row->begin, static_cast<std::size_t>(row->end - row->begin)}});
    }
  }
  return found;
}

std::string_view embedded_file(std::string_view path) {
  for (const EmbeddedRow* row = kEmbeddedRows; row->path; ++row) {
    if (row->path == path) return {row->begin, static_cast<std::size_t>(row->end - row->begin)};
  }
  throw std::out_of_range("no embedded file " + std::string(path));
}

}  // namespace banso::files
