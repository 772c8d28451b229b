// Brings rows of the National Tax Agency into registry.business, some thousand at a time, by the rules of
// apply_nta_row.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "contexts/registry/import/business_row.hpp"
#include "contexts/registry/import/import_options.hpp"
#include "contexts/registry/import/nta_batches.hpp"
#include "contexts/registry/rules/apply_nta_row.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry {

class NtaWriter {
 public:
  /// @param tx acts as the system, on a connection of its own; makes temporary tables that end with it
  NtaWriter(db::Tx& tx, Instant now, ImportSummary& summary);

  /// Compares the rows with what is known and writes the differences.
  void write(const NtaBatch& batch);
  /// After the last batch: follows the mergers, files the search index, refreshes the statistics.
  void finish();

 private:
  /// What is known of one business while the batch is worked through.
  struct Known {
    std::optional<BusinessFacts> facts;
    bool stored = false;  ///< there is a row in the table
    bool changed = false;
  };

  std::map<std::int64_t, Known> load_known(const std::vector<std::int64_t>& ids);
  void apply(Known& known, const NtaRecord& record);
  void note_mergers(std::vector<MergerLink> links);
  void flush();
  void follow_mergers();

  db::Tx& tx_;
  const Instant now_;
  ImportSummary& summary_;
  SearchKeys keys_;
  CopyRows inserted_;
  CopyRows updated_;
  CopyRows history_;
  std::vector<MergerLink> mergers_;
};

}  // namespace banso::registry
