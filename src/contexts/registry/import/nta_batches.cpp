#include "contexts/registry/import/nta_batches.hpp"

namespace banso::registry {
namespace {

/// One is written, one waits, one is being read: more would only cost memory.
constexpr int kBatches = 3;

}  // namespace

NtaBatches::NtaBatches(csv::ByteSource& source, RejectedReport& report, bool strict, std::size_t most_rows)
    : source_(source), report_(report), strict_(strict), most_rows_(most_rows) {
  for (int i = 0; i < kBatches; ++i) free_.push_back(std::make_unique<NtaBatch>());
  thread_ = std::thread([this] { run(); });
}

NtaBatches::~NtaBatches() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void NtaBatches::run() {
  try {
    obtain();
    entries_ = read_nta(source_, *this);
    report_.finish();
    push();
  } catch (const Stopped&) {
    // Nobody waits for batches any more.
  } catch (...) {
    try {
      report_.finish();
    } catch (const std::exception&) {
      // What went wrong first is what counts.
    }
    std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
  }
  {
    std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
}

void NtaBatches::obtain() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || !free_.empty(); });
  if (stopping_) throw Stopped();
  filling_ = std::move(free_.front());
  free_.pop_front();
  filling_->size = 0;
  filling_->rows.clear();
  filling_->row_ends.clear();
  filling_->encoded = expect_new_rows_;
}

void NtaBatches::accept(const NtaRow& row, std::uint64_t) {
  // A strict import that has met a wrong line reads on only to list the others.
  if (strict_ && report_.count() > 0) return;
  NtaBatch& batch = *filling_;
  if (batch.size == batch.records.size()) batch.records.emplace_back();
  NtaRecord& record = batch.records[batch.size++];
  copy_facts(row, record.facts);
  record.hash = content_hash(record.facts);
  record.latest = row.latest;
  if (batch.encoded) {
    append_business(batch.rows, record.facts, record.hash, keys_);
    batch.row_ends.push_back(batch.rows.size());
  }
  if (batch.size == most_rows_) {
    push();
    obtain();
  }
}

void NtaBatches::reject(const RejectedLine& line) {
  {
    std::lock_guard lock(mutex_);
    if (stopping_) throw Stopped();
  }
  report_.add(line);
}

void NtaBatches::push() {
  filling_->bytes_read = source_.stored_bytes_read();
  filling_->rejected = report_.count();
  {
    std::lock_guard lock(mutex_);
    ready_.push_back(std::move(filling_));
  }
  changed_.notify_all();
}

std::unique_ptr<NtaBatch> NtaBatches::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !ready_.empty() || ended_; });
  if (ready_.empty()) {
    if (failure_) std::rethrow_exception(failure_);
    return nullptr;
  }
  auto batch = std::move(ready_.front());
  ready_.pop_front();
  return batch;
}

void NtaBatches::give_back(std::unique_ptr<NtaBatch> batch) {
  {
    std::lock_guard lock(mutex_);
    free_.push_back(std::move(batch));
  }
  changed_.notify_all();
}

}  // namespace banso::registry
