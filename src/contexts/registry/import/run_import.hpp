// One import from beginning to end, with its record in registry.import: for jobs, the command line and the
// demo.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "contexts/registry/import/import_options.hpp"
#include "contexts/registry/store/imports.hpp"
#include "platform/csv/byte_source.hpp"

namespace banso::registry {

/// What run_import needs besides the file.
struct ImportRun {
  std::string conninfo;  ///< of the runtime role; two connections are opened
  std::function<Instant()> clock;
  std::function<std::unique_ptr<csv::ByteSource>()> open;  ///< may throw csv::SourceError
  bool again = false;                                      ///< compare also a file that is loaded already
  ImportOptions options;                                   ///< `now` is set by run_import
  /// Called once when there are wrong lines and the list of them is written: puts it where it stays. @return
  /// its key in the file store, or nothing
  std::function<std::optional<std::string>()> keep_rejected;
};

/// Loads a file whose import was declared with store::add_import. Everything happens in one transaction:
/// however this ends (also by kill -9), either all good rows are in and the import says "succeeded", or
/// nothing changed. An import that has succeeded already is not done again.
/// @throws Refused "registry.import_busy", "registry.import_same_file", "registry.import_strict",
/// "registry.import_file" (the file as a whole is wrong); ImportCancelled; db::Error, db::Unavailable. The
/// import's record then says so.
ImportSummary run_import(std::int64_t import_id, const ImportRun& run);

/// Declares and runs an import of a source in memory or of the command line. @throws as run_import
ImportSummary import_source(const store::NewImport& declared, const ImportRun& run);

}  // namespace banso::registry
