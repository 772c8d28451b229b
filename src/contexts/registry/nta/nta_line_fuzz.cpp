// Any bytes may come as a corporate number file: no crash, and what is accepted keeps the promises of NtaRow.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "contexts/registry/nta/read_nta.hpp"
#include "contexts/registry/rules/apply_nta_row.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/text.hpp"

namespace {

using namespace banso;
using namespace banso::registry;

class Checker : public NtaSink {
 public:
  void accept(const NtaRow& row, std::uint64_t) override {
    if (!is_valid_corporate_number(row.corporate_number) || !row.update_date) std::abort();
    if (!is_valid_utf8(row.name) || (row.name.empty() && row.process != "99")) std::abort();
    // Applying the same row twice changes nothing the second time.
    const auto first = apply_nta_row(nullptr, row);
    if (first.action == RowAction::kHistoryOnly) return;
    if (apply_nta_row(&first.facts, row).action != RowAction::kNoChange) std::abort();
  }
  void reject(const RejectedLine& rejected) override {
    if (rejected.problems.empty() || !is_valid_utf8(rejected.text)) std::abort();
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Checker checker;
  try {
    const auto source = csv::open_source(std::string_view(reinterpret_cast<const char*>(data), size), "x.csv",
                                         {.max_unpacked_bytes = 1 << 20});
    read_nta(*source, checker);
  } catch (const csv::SourceError&) {
    // A file that cannot be read is an answer, too.
  }
  return 0;
}
