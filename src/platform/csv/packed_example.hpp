// Makes small packed files in memory, for tests and fuzzing seeds.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

namespace banso::csv::example {

using Entries = std::vector<std::pair<std::string, std::string>>;  ///< name, content

/// A ZIP with these entries, deflated.
inline std::string zip(const Entries& entries) {
  std::size_t room = 1 << 16;
  for (const auto& [name, content] : entries) room += name.size() * 2 + content.size() + 1024;
  std::string out(room, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (const auto& [name, content] : entries) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<std::int64_t>(content.size()));
    archive_write_header(writer, entry);
    archive_write_data(writer, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

/// The content packed by gzip or xz.
inline std::string filtered(const std::string& content, bool xz) {
  std::string out(content.size() + (1 << 16), '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  if (xz) {
    archive_write_add_filter_xz(writer);
  } else {
    archive_write_add_filter_gzip(writer);
  }
  archive_write_set_format_raw(writer);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, "data");
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, content.data(), content.size());
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

}  // namespace banso::csv::example
