// Any bytes may come as an archive: no crash, no endless unpacking, SourceError as the only exception.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/csv/byte_source.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace banso;
  constexpr std::uint64_t kMaxUnpacked = 4 << 20;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::uint64_t unpacked = 0;
  try {
    const auto source = csv::open_source(bytes, "x", {.max_unpacked_bytes = kMaxUnpacked, .max_entries = 50});
    char buffer[8192];
    while (source->next_entry()) {
      if (source->entry_name().empty()) std::abort();
      while (const std::size_t count = source->read(buffer, sizeof buffer)) unpacked += count;
      if (unpacked > kMaxUnpacked) std::abort();
      if (source->stored_bytes_read() > source->stored_bytes_total()) std::abort();
    }
  } catch (const csv::SourceError&) {
    // A file that cannot be read is an answer, too.
  }
  return 0;
}
