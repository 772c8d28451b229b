// The catalogue in memory, kept up with the database: each request asks for the snapshot of its moment.
#pragma once

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

 private:
  std::mutex mutex_;
  std::shared_ptr<const Snapshot> newest_;
};

}  // namespace banso::measures
