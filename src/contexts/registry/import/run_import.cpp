#include "contexts/registry/import/run_import.hpp"

#include <fmt/format.h>

#include <thread>

#include "contexts/registry/import/load_nta.hpp"
#include "contexts/registry/import/load_reference.hpp"
#include "contexts/registry/import/refusals.hpp"
#include "platform/audit/audit.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/log/log.hpp"

namespace banso::registry {
namespace {

/// The connection beside the import's own: what is written here stays although the import is rolled back.
class Record {
 public:
  Record(const ImportRun& run, std::int64_t import_id)
      : clock_(run.clock), import_id_(import_id), connection_(run.conninfo) {}

  template <class Work>
  auto write(Work&& work) {
    db::Tx tx(connection_, {.settings = jobs::as_system()});
    auto value = work(tx);
    tx.commit();
    return value;
  }

  /// Notes how the import ended without a change. Nothing is thrown: what went wrong first is what counts.
  void end(const std::string& state, const std::string& message, const ImportSummary& read,
           const std::optional<std::string>& rejected_key) {
    try {
      ImportSummary nothing;  // nothing was changed, whatever had been written so far
      nothing.rejected = read.rejected;
      nothing.problems = read.problems;
      nothing.entries = read.entries;
      write([&](db::Tx& tx) {
        store::end_import(tx, import_id_, state, message, nothing, rejected_key, clock_());
        return true;
      });
    } catch (const std::exception& error) {
      log::warn("import.end_not_stored", {{"import_id", import_id_}, {"error", error.what()}});
    }
  }

 private:
  const std::function<Instant()> clock_;
  const std::int64_t import_id_;
  db::Connection connection_;
};

ImportSummary summary_of(const store::ImportRow& row) {
  ImportSummary summary;
  summary.inserted = row.rows_inserted;
  summary.updated = row.rows_updated;
  summary.unchanged = row.rows_unchanged;
  summary.history_only = row.rows_history_only;
  summary.rejected = row.rows_rejected;
  return summary;
}

/// A killed importer leaves its session behind, and with it the turn, until PostgreSQL finds the client gone.
/// By itself it looks only when it next writes to the client; in the middle of a long statement that can take
/// half a minute. So it is told to look every second, and whoever comes next waits a little longer than that.
constexpr std::chrono::milliseconds kBetweenTries(250);
constexpr int kTries = 12;

void notice_a_lost_client(db::Tx& tx) {
  tx.execute_sql("set local client_connection_check_interval = '1s'");
}

bool take_turn(db::Tx& tx) {
  for (int i = 1; !store::take_import_turn(tx); ++i) {
    if (i == kTries) return false;
    std::this_thread::sleep_for(kBetweenTries);
  }
  return true;
}

/// What was known when the turn was taken. @throws Refused
store::ImportRow begin(Record& record, const ImportRun& run, std::int64_t import_id, bool has_turn) {
  return record.write([&](db::Tx& tx) {
    const auto row = store::find_import(tx, import_id);
    if (!row) throw std::logic_error(fmt::format("no import {}", import_id));
    if (!has_turn) {
      const auto other = store::find_running_import(tx, import_id);
      throw busy(other ? other->started_by : "ほかの利用者",
                 other ? other->started_at.value_or(run.clock()) : run.clock());
    }
    if (row->state == "succeeded") return *row;
    if (!run.again) {
      if (const auto same = store::find_same_file(tx, row->sha256, row->kind)) {
        throw same_file(same->file_name, same->finished_at);
      }
    }
    store::begin_import(tx, import_id, run.clock());
    return *row;
  });
}

void load(db::Tx& tx, const store::ImportRow& row, const ImportRun& run, ImportSummary& summary) {
  ImportOptions options = run.options;
  options.now = run.clock();
  const auto source = run.open();
  if (row.kind == ImportKind::nta) {
    load_nta(tx, *source, options, summary);
  } else {
    load_reference(tx, row.kind, *source, options, summary);
  }
}

}  // namespace

ImportSummary run_import(std::int64_t import_id, const ImportRun& run) {
  db::Connection connection(run.conninfo);
  Record record(run, import_id);
  db::Tx tx(connection, {.settings = jobs::as_system()});
  ImportSummary summary;
  const auto rejected_key = [&]() -> std::optional<std::string> {
    return summary.rejected > 0 && run.keep_rejected ? run.keep_rejected() : std::nullopt;
  };
  const auto fail = [&](const std::string& state, const std::string& message) {
    tx.rollback();
    record.end(state, message, summary, rejected_key());
  };
  try {
    notice_a_lost_client(tx);
    const store::ImportRow row = begin(record, run, import_id, take_turn(tx));
    if (row.state == "succeeded") return summary_of(row);
    load(tx, row, run, summary);
    const std::string outcome = outcome_of(row.kind, summary);
    store::end_import(tx, import_id, "succeeded", outcome, summary, rejected_key(), run.clock());
    audit::record_system(tx, run.clock(), "import",
                         {.action = "registry.import.load",
                          .object_type = "import",
                          .object_id = std::to_string(import_id),
                          .details = {{"kind", std::string(import_kind_label(row.kind))},
                                      {"inserted", summary.inserted},
                                      {"updated", summary.updated},
                                      {"rejected", summary.rejected}}});
    tx.commit();
    return summary;
  } catch (const ImportCancelled&) {
    fail("cancelled", "中止されました。何も変わっていません。");
    throw;
  } catch (const Refused& refused) {
    fail("failed", refused.message());
    throw;
  } catch (const csv::SourceError& error) {
    fail("failed", error.message() + "何も変わっていません。");
    throw Refused(RefusalCode::kInvalid, "registry.import_file", error.message() + "何も変わっていません。");
  } catch (const std::exception&) {
    fail("failed", "取り込みの途中で問題が起きたため、何も変わっていません。もう一度取り込んでください。");
    throw;
  }
}

ImportSummary import_source(const store::NewImport& declared, const ImportRun& run) {
  std::int64_t import_id = 0;
  {
    db::Connection connection(run.conninfo);
    db::Tx tx(connection, {.settings = jobs::as_system()});
    import_id = store::add_import(tx, declared, run.clock());
    tx.commit();
  }
  return run_import(import_id, run);
}

}  // namespace banso::registry
