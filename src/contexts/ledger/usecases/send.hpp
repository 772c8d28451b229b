// Letters and mails: batches, the job that makes them, and their links.
#pragma once

#include "contexts/ledger/store/rows.hpp"
#include "contexts/ledger/usecases/rounds.hpp"
#include "platform/jobs/queue.hpp"

namespace banso::ledger {

inline constexpr const char* kSendJob = "ledger.send_batch";
inline constexpr const char* kForgetJob = "ledger.forget_letters";

enum class BatchKind { letters, mails };
BOOST_DESCRIBE_ENUM(BatchKind, letters, mails)
enum class BatchState { queued, running, done, failed };
BOOST_DESCRIBE_ENUM(BatchState, queued, running, done, failed)

struct BatchInput {
  BatchKind kind{};
  bool reminder = false;                                ///< only to those who were asked and are silent
  std::optional<std::vector<std::int64_t>> target_ids;  ///< these; null: everybody whose turn it is
};
BOOST_DESCRIBE_STRUCT(BatchInput, (), (kind, reminder, target_ids))

struct BatchItem {
  std::int64_t batch_id = 0;
  BatchKind kind{};
  bool reminder = false;
  BatchState state{};
  std::int64_t targets = 0;
  std::int64_t pages = 0;
  bool has_file = false;
  std::int64_t file_size = 0;
  std::string message;
  std::optional<std::int64_t> job_id;
  Instant created_at{};
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(BatchItem, (),
                      (batch_id, kind, reminder, state, targets, pages, has_file, file_size, message, job_id,
                       created_at, finished_at))
struct BatchList {
  std::vector<BatchItem> items;
};
BOOST_DESCRIBE_STRUCT(BatchList, (), (items))

/// How many would be sent to now.
struct BatchPreview {
  std::int64_t targets = 0;
};
BOOST_DESCRIBE_STRUCT(BatchPreview, (), (targets))

BatchPreview preview_batch(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                           const BatchInput& input);
/// Begins to print or to send. @throws Refused(kConflict) with nobody to send to, or before the round is open
BatchItem create_batch(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                       const BatchInput& input);
BatchList list_batches(http::Call& call, std::int64_t organization_id, std::int64_t round_id);
/// The letters as one PDF. @throws Refused(kNotFound) when there is no file (any more)
http::Response batch_file(http::Call& call, std::int64_t organization_id, std::int64_t batch_id);

/// Until when links work: four weeks after the deadline, for those who are late.
Instant link_expiry(const Round& round, Instant now);

void register_send_jobs(jobs::Queue& queue);

}  // namespace banso::ledger
