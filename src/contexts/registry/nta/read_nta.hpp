// Reads corporate number files as the National Tax Agency publishes them: full files and daily differences,
// any number of entries, CP932 or UTF-8, 30 or 23 columns; all of it found out, nothing asked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "contexts/registry/nta/nta_row.hpp"
#include "platform/csv/byte_source.hpp"
#include "platform/csv/encoding.hpp"

namespace banso::registry {

/// A line that could not be used.
struct RejectedLine {
  std::string entry_name;             ///< "diff_20260818.zip/diff_20260818.csv"
  std::uint64_t line = 0;             ///< from 1
  std::vector<LineProblem> problems;  ///< all of them, at least one
  std::string text;                   ///< the line as it stands, as UTF-8, cut after 2,000 characters
};

/// Receives what is read. Exceptions pass through read_nta and end it (to cancel, throw).
class NtaSink {
 public:
  virtual ~NtaSink() = default;

  /// A good row; its text is valid only during the call. `line` counts from 1 within the entry.
  virtual void accept(const NtaRow& row, std::uint64_t line) = 0;

  virtual void reject(const RejectedLine& rejected) = 0;
};

/// What one entry turned out to be.
struct NtaEntrySummary {
  std::string entry_name;
  NtaLayout layout = NtaLayout::kUnknown;
  csv::Encoding encoding = csv::Encoding::kUnknown;
  std::uint64_t accepted = 0;
  std::uint64_t rejected = 0;
  std::string first_problem;  ///< "3行目 列の数が…"; empty when nothing was rejected
};

/// Reads all entries of `source`. Good lines go to accept(), bad ones to reject(), in the order of the file.
/// @throws csv::SourceError when the file as a whole cannot be read, is empty ("nta.empty"), or is no
/// corporate number file ("nta.not_this_format": not one of the first 200 lines is good, or not one line of
/// all entries has 30 or 23 columns).
std::vector<NtaEntrySummary> read_nta(csv::ByteSource& source, NtaSink& sink);

}  // namespace banso::registry
