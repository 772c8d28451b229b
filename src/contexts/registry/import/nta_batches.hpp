// Reads a corporate number file in a thread of its own, so that reading goes on while the database writes.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "contexts/registry/import/business_row.hpp"
#include "contexts/registry/import/import_options.hpp"
#include "contexts/registry/import/rejected_report.hpp"
#include "contexts/registry/nta/read_nta.hpp"

namespace banso::registry {

/// A good row, with memory of its own.
struct NtaRecord {
  BusinessFacts facts;
  std::int64_t hash = 0;  ///< content_hash(facts)
  bool latest = true;
};

/// Some thousand rows in the order of the file.
struct NtaBatch {
  std::vector<NtaRecord> records;  ///< only the first `size` count: their memory is used again
  std::size_t size = 0;
  bool encoded = false;  ///< `rows` holds every record as a COPY row
  CopyRows rows;
  std::vector<std::size_t> row_ends;  ///< end of each record's row in `rows`
  std::uint64_t bytes_read = 0;       ///< of the file so far
  std::uint64_t rejected = 0;         ///< lines so far
};

class NtaBatches : private NtaSink {
 public:
  /// @param source, report must outlive this
  /// @param most_rows of a batch
  NtaBatches(csv::ByteSource& source, RejectedReport& report, bool strict, std::size_t most_rows = 10'000);
  ~NtaBatches() override;
  NtaBatches(const NtaBatches&) = delete;

  /// The next batch; nullptr at the end. @throws what reading threw, once the batches before it are taken
  std::unique_ptr<NtaBatch> next();
  /// Gives a batch back when its rows are written.
  void give_back(std::unique_ptr<NtaBatch> batch);
  /// Whether rows are worth encoding while they are read: false when most turn out to be known already.
  void expect_new_rows(bool expect) { expect_new_rows_ = expect; }

  /// After the end: what was read.
  const std::vector<NtaEntrySummary>& entries() const { return entries_; }

 private:
  struct Stopped {};

  void run();
  void accept(const NtaRow& row, std::uint64_t line) override;
  void reject(const RejectedLine& line) override;
  void push();
  void obtain();

  csv::ByteSource& source_;
  RejectedReport& report_;
  const bool strict_;
  const std::size_t most_rows_;
  std::atomic<bool> expect_new_rows_{true};

  std::unique_ptr<NtaBatch> filling_;
  SearchKeys keys_;
  std::vector<NtaEntrySummary> entries_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<NtaBatch>> ready_;
  std::deque<std::unique_ptr<NtaBatch>> free_;
  bool ended_ = false;
  bool stopping_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace banso::registry
