// One import of a file of jGrants from beginning to end, with its record in measures.jgrants_import: for jobs
// and the command line.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "contexts/measures/store/jgrants.hpp"
#include "platform/csv/byte_source.hpp"

namespace banso::measures {

/// How far an import is.
struct JgrantsProgress {
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_total = 0;
  std::int64_t records = 0;   ///< read so far
  std::int64_t written = 0;   ///< compared or written so far
  std::int64_t to_write = 0;  ///< 0 while the file is being read
};

/// What run_jgrants_import needs besides the file.
struct JgrantsRun {
  std::string conninfo;  ///< of the runtime role; two connections are opened
  std::function<Instant()> clock;
  std::function<std::unique_ptr<csv::ByteSource>()> open;  ///< may throw csv::SourceError
  bool again = false;                                      ///< compare also a file that is loaded already
  /// Of which day the file is, for records that do not tell; nothing: guessed from a long list, else today.
  std::optional<Date> as_of;
  std::filesystem::path report_file;  ///< where odd and rejected records are listed as CSV; "" for nowhere
  std::function<void(const JgrantsProgress&)> report;
  std::function<bool()> cancelled;
  /// Called when the list is written: puts it where it stays. @return its key in the file store, or nothing
  std::function<std::optional<std::string>()> keep_report;
};

/// Thrown when JgrantsRun::cancelled says so; nothing was changed.
struct JgrantsImportCancelled {};

/// Loads a file whose import was declared with store::add_jgrants_import, in one transaction. Subsidies that
/// are known become new versions where they say something new; a file without details takes none away.
/// @throws Refused "measures.import_busy", "measures.import_same_file", "measures.import_file";
/// JgrantsImportCancelled; db::Error, db::Unavailable. The import's record then says so.
store::JgrantsOutcome run_jgrants_import(std::int64_t import_id, const JgrantsRun& run);

/// Declares and runs an import of the command line. @throws as run_jgrants_import
store::JgrantsOutcome import_jgrants(const store::NewJgrantsImport& declared, const JgrantsRun& run);

}  // namespace banso::measures
