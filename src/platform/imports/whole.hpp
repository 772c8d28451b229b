// The shell of work that changes all or nothing and leaves word of how it ended: imports of files, taking
// over what they hold, taking it back. The work runs in one transaction as the system; the word of its
// failure is written beside it, so that it stays although the work is rolled back.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "platform/db/tx.hpp"
#include "platform/jobs/queue.hpp"

namespace banso::imports {

/// Thrown by the work when somebody asked to stop; nothing is changed.
struct Cancelled {};

/// The connection beside the work's own. Opened when it is first needed.
class Beside {
 public:
  explicit Beside(std::string conninfo) : conninfo_(std::move(conninfo)) {}

  template <class Work>
  auto write(Work&& work) {
    if (!connection_) connection_ = std::make_unique<db::Connection>(conninfo_);
    db::Tx tx(*connection_, {.settings = jobs::as_system()});
    if constexpr (std::is_void_v<decltype(work(tx))>) {
      work(tx);
      tx.commit();
    } else {
      auto value = work(tx);
      tx.commit();
      return value;
    }
  }

 private:
  std::string conninfo_;
  std::unique_ptr<db::Connection> connection_;
};

/// How the work is known where it fails.
struct Shell {
  std::string conninfo;          ///< of the runtime role
  std::string_view file_reason;  ///< stable reason of the refusal of a file that cannot be read
  /// What stays true when nothing was changed: 「何も変わっていません。」
  std::string_view nothing_changed = "何も変わっていません。";
  /// Writes down how it ended, in a transaction of its own. @param state "failed" or "cancelled"
  std::function<void(db::Tx&, const std::string& state, const std::string& message)> note_end;
};

/// Runs the work and commits. @throws what the work throws, after the word of it is written: Refused,
/// Cancelled, csv::SourceError as Refused(kInvalid, file_reason), others as they are (they may be tried
/// again)
void run_whole(const Shell& shell, const std::function<void(db::Tx&, Beside&)>& work);

}  // namespace banso::imports
