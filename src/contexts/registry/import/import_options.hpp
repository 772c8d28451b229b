// What whoever starts an import says, and what they hear back.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kernel/date.hpp"

namespace banso::registry {

/// What a file holds. Words of the database, the API and (with hyphens) the command line.
enum class ImportKind { nta, postal_codes, municipalities, industries, chambers };
BOOST_DESCRIBE_ENUM(ImportKind, nta, postal_codes, municipalities, industries, chambers)

/// 「法人番号」, 「郵便番号」 …
std::string_view import_kind_label(ImportKind kind);

/// How far an import is.
struct ImportProgress {
  std::uint64_t bytes_read = 0;  ///< of the file as stored
  std::uint64_t bytes_total = 0;
  std::uint64_t rows = 0;  ///< good rows written or compared so far
  std::uint64_t rejected = 0;
  bool finishing = false;  ///< everything is read; indexes and statistics are being settled
};

struct ImportOptions {
  bool strict = false;  ///< one wrong line and nothing is changed
  std::filesystem::path
      rejected_file;  ///< where wrong lines are listed as CSV; made at the first one; "" for nowhere
  std::function<void(const ImportProgress&)> report;  ///< called every few thousand rows; may be empty
  std::function<bool()>
      cancelled;  ///< asked as often; true ends the import with nothing changed; may be empty
  Instant now{};
};

/// One of the first wrong lines, for showing beside the counts.
struct ImportProblem {
  std::string entry;  ///< file (inside the archive)
  std::int64_t line = 0;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(ImportProblem, (), (entry, line, message))

/// What one file (inside the archive) turned out to be.
struct ImportEntry {
  std::string name;
  std::string layout;    ///< "30列"; empty where there is one layout only
  std::string encoding;  ///< "Shift_JIS (CP932)"
  std::int64_t accepted = 0;
  std::int64_t rejected = 0;
};
BOOST_DESCRIBE_STRUCT(ImportEntry, (), (name, layout, encoding, accepted, rejected))

/// What an import did. The five counts add up to the lines read.
struct ImportSummary {
  std::int64_t inserted = 0;
  std::int64_t updated = 0;  ///< replaced or withdrawn
  std::int64_t unchanged = 0;
  std::int64_t history_only = 0;
  std::int64_t rejected = 0;
  std::vector<ImportEntry> entries;
  std::vector<ImportProblem> problems;  ///< the first twenty
};

/// Thrown when ImportOptions::cancelled says so; the transaction must then be rolled back.
struct ImportCancelled {};

}  // namespace banso::registry
