#include "contexts/registry/import/load_nta.hpp"

#include <fmt/format.h>

#include "contexts/registry/import/nta_batches.hpp"
#include "contexts/registry/import/nta_writer.hpp"
#include "contexts/registry/import/refusals.hpp"

namespace banso::registry {
namespace {

std::vector<ImportEntry> shown(const std::vector<NtaEntrySummary>& entries) {
  std::vector<ImportEntry> all;
  for (const NtaEntrySummary& entry : entries) {
    all.push_back({entry.entry_name, fmt::format("{}列", static_cast<int>(entry.layout)),
                   std::string(csv::name_of(entry.encoding)), static_cast<std::int64_t>(entry.accepted),
                   static_cast<std::int64_t>(entry.rejected)});
  }
  return all;
}

}  // namespace

void load_nta(db::Tx& tx, csv::ByteSource& source, const ImportOptions& options, ImportSummary& summary) {
  RejectedReport rejected(options.rejected_file);
  const auto take_over_rejected = [&] {
    summary.rejected = static_cast<std::int64_t>(rejected.count());
    summary.problems = rejected.first_problems();
  };
  try {
    NtaWriter writer(tx, options.now, summary);
    NtaBatches batches(source, rejected, options.strict);
    ImportProgress progress;
    progress.bytes_total = source.stored_bytes_total();
    while (auto batch = batches.next()) {
      if (options.cancelled && options.cancelled()) throw ImportCancelled();
      const std::int64_t known_before = summary.unchanged;
      writer.write(*batch);
      batches.expect_new_rows(static_cast<std::size_t>(summary.unchanged - known_before) * 2 < batch->size);
      progress.rows += batch->size;
      progress.bytes_read = batch->bytes_read;
      progress.rejected = batch->rejected;
      if (options.report) options.report(progress);
      batches.give_back(std::move(batch));
    }
    summary.entries = shown(batches.entries());
    take_over_rejected();
    refuse_if_strict(options, summary);
    progress.finishing = true;
    if (options.report) options.report(progress);
    writer.finish();
  } catch (...) {
    take_over_rejected();
    throw;
  }
}

}  // namespace banso::registry
