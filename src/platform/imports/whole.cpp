#include "platform/imports/whole.hpp"

#include "kernel/refusal.hpp"
#include "platform/csv/byte_source.hpp"
#include "platform/log/log.hpp"

namespace banso::imports {

void run_whole(const Shell& shell, const std::function<void(db::Tx&, Beside&)>& work) {
  db::Connection connection(shell.conninfo);
  Beside beside(shell.conninfo);
  db::Tx tx(connection, {.settings = jobs::as_system()});
  const std::string nothing(shell.nothing_changed);
  // Nothing is thrown here: what went wrong first is what counts.
  const auto end = [&](const char* state, const std::string& message) {
    tx.rollback();
    try {
      beside.write([&](db::Tx& other) { shell.note_end(other, state, message); });
    } catch (const std::exception& error) {
      log::warn("imports.end_not_stored",
                {{"reason", std::string(shell.file_reason)}, {"error", error.what()}});
    }
  };
  try {
    work(tx, beside);
    tx.commit();
  } catch (const Cancelled&) {
    end("cancelled", "中止されました。" + nothing);
    throw;
  } catch (const Refused& refused) {
    end("failed", refused.message());
    throw;
  } catch (const csv::SourceError& error) {
    end("failed", error.message() + nothing);
    throw Refused(RefusalCode::kInvalid, std::string(shell.file_reason), error.message() + nothing);
  } catch (const std::exception&) {
    end("failed", "途中で問題が起きたため、" + nothing + "もう一度試してください。");
    throw;
  }
}

}  // namespace banso::imports
