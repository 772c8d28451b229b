// Whatever bytes come in: no crash, and a file without problems can be written again to the same records.
#include <cstdlib>

#include "platform/bank/kana.hpp"
#include "platform/bank/zengin.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace banso::bank;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const FileKind kind : {FileKind::kDebits, FileKind::kTransfers}) {
    const Read first = read(bytes, kind, true);
    if (!first.problems.empty()) continue;
    const Written again = write(kind, first.header, first.records, first.line_end, true);
    if (!again.problems.empty()) continue;  // empty names and amounts of 0 may be read, but are not written
    const Read second = read(again.bytes, kind, true);
    if (!second.problems.empty() || second.records != first.records) std::abort();
  }
  const BankText text = to_bank_text(bytes, Signs::kName);
  if (!is_bank_text(text.text, Signs::kName) || !encode(text.text)) std::abort();
  if (decode(*encode(text.text)) != text.text) std::abort();
  cut(text.text, size / 2);
  return 0;
}
