// Any bytes may come as a workbook: no crash, rows that go up, and an end. The bytes are tried as they are,
// and as the sheet of a workbook around them.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "platform/csv/byte_source.hpp"
#include "platform/csv/packed_example.hpp"
#include "platform/xlsx/reader.hpp"

namespace {

void read(const std::string& bytes) {
  using namespace banso;
  try {
    xlsx::SheetReader reader({}, bytes, "x.xlsx", std::nullopt,
                             {.max_unpacked_bytes = 1 << 20, .max_shared_bytes = 1 << 16, .max_columns = 64});
    std::uint64_t last = 0;
    while (reader.next()) {
      if (reader.line() <= last || reader.fields().size() > 64) std::abort();
      last = reader.line();
    }
  } catch (const csv::SourceError&) {
    // A file that cannot be read is an answer, too.
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(bytes);
  read(banso::csv::example::zip(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"x\"><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r\" Target=\"s.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml", bytes},
       {"xl/s.xml", bytes}}));
  return 0;
}
