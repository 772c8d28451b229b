// The list of lines that could not be used, as a CSV to download, mend and import again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <vector>

#include "contexts/registry/import/import_options.hpp"
#include "contexts/registry/nta/read_nta.hpp"
#include "platform/csv/writer.hpp"

namespace banso::registry {

class RejectedReport {
 public:
  /// @param file made at the first wrong line; empty: lines are only counted
  explicit RejectedReport(std::filesystem::path file) : file_(std::move(file)) {}

  /// @throws std::system_error when the disk is full
  void add(const RejectedLine& line);
  /// Writes what is still in memory. @throws as add
  void finish();

  std::uint64_t count() const { return count_; }
  const std::vector<ImportProblem>& first_problems() const { return first_; }

 private:
  void flush();

  const std::filesystem::path file_;
  std::ofstream out_;
  csv::Writer writer_;
  std::uint64_t count_ = 0;
  std::vector<ImportProblem> first_;
};

}  // namespace banso::registry
