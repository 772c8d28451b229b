// The catalogue in memory, kept up with the database: each request asks for the snapshot of its moment.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>

#include "contexts/measures/catalogue/snapshot.hpp"
#include "platform/db/tx.hpp"

namespace banso::measures {

class Catalogue {
 public:
  /// The catalogue as the transaction sees it: one small question when nothing changed; what changed is read
  /// and folded anew, the rest is shared with the snapshot before. Holds published measures only, whoever
  /// asks.
  std::shared_ptr<const Snapshot> current(db::Tx& tx);

  /// Names of municipalities and of industries of every level, for proofs; some minutes old at most.
  std::shared_ptr<const CodeNames> code_names(db::Tx& tx);

 private:
  std::mutex mutex_;
  std::shared_ptr<const CodeNames> names_;
  std::chrono::steady_clock::time_point names_read_at_;
  std::shared_ptr<const Snapshot> newest_;
};

/// The same, read from the register's reference data.
CodeNames load_code_names(db::Tx& tx);

}  // namespace banso::measures
