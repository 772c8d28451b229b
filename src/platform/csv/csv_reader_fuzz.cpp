// Any bytes may come as a CSV: no crash, valid UTF-8 out, line numbers that grow, and an end.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kernel/text.hpp"
#include "platform/csv/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace banso;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const auto source = csv::open_source(bytes, "x.csv", {.max_unpacked_bytes = 1 << 20});
    while (source->next_entry()) {
      csv::Reader reader(*source, {.max_record_bytes = 4'096, .max_field_bytes = 1'024, .max_columns = 64});
      std::uint64_t last_line = 0;
      for (auto step = reader.next(); step != csv::Reader::Step::kEnd; step = reader.next()) {
        const bool good = step == csv::Reader::Step::kRecord;
        const std::uint64_t line = good ? reader.line() : reader.bad().line;
        if (line <= last_line) std::abort();
        last_line = line;
        if (!good) {
          if (!is_valid_utf8(reader.bad().text)) std::abort();
          continue;
        }
        for (const auto field : reader.fields()) {
          if (!is_valid_utf8(field)) std::abort();
        }
        if (!is_valid_utf8(reader.original_text())) std::abort();
      }
    }
  } catch (const csv::SourceError&) {
    // A file that cannot be read is an answer, too.
  }
  return 0;
}
