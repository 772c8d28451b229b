#include "platform/jobs/worker.hpp"

#include <fmt/format.h>

#include "kernel/refusal.hpp"
#include "platform/log/log.hpp"
#include "platform/metrics/metrics.hpp"

namespace banso::jobs {
namespace {

constexpr std::chrono::milliseconds kDatabaseAway(1000);
/// So often may a server die in a job before the job itself is suspected.
constexpr int kCrashesForgiven = 5;

std::string trouble_message(const RunningJob& job) {
  return fmt::format(
      "処理の途中で問題が起きました。もう一度試しても続くときは、番号「{}-{}"
      "」を添えて管理者にお知らせください。",
      job.job_id(), job.attempt());
}

const char* word(Next next) {
  switch (next) {
    case Next::kSucceeded:
      return "succeeded";
    case Next::kFailed:
      return "failed";
    case Next::kCancelled:
      return "cancelled";
    case Next::kAgain:
      return "queued";
  }
  return "";
}

}  // namespace

Worker::Worker(Board& board, bool only_errands)
    : board_(board), connection_(board.options.conninfo), random_(std::random_device{}()) {
  for (const auto& [name, registered] : board.kinds) {
    if (registered.kind.errand || !only_errands) kinds_.push_back(name);
  }
}

void Worker::loop() {
  bool away = false;
  while (!board_.stopping) {
    const auto rings = board_.rings();
    try {
      const auto claimed = claim();
      if (away) log::info("jobs.database_back", {});
      away = false;
      if (claimed) {
        work(*claimed);
      } else {
        board_.wait(rings, board_.options.poll);
      }
    } catch (const std::exception& error) {
      if (!away) log::error("jobs.database_away", {{"error", error.what()}});
      away = true;
      connection_.drop();
      board_.wait(board_.rings(), kDatabaseAway);
    }
  }
}

std::optional<store::Claimed> Worker::claim() {
  db::Tx tx(connection_.get(), {.settings = as_system()});
  auto claimed = store::claim(tx, board_.worker, kinds_, board_.options.lease);
  tx.commit();
  return claimed;
}

void Worker::work(const store::Claimed& claimed) {
  const RegisteredKind& kind = board_.kinds.find(claimed.kind)->second;
  RunningJob job(board_, connection_, claimed);
  const auto begun = std::chrono::steady_clock::now();
  const Ending ending = run(kind, job);
  // The outcome must reach the database: else the job would run again when its lease ends. A stopping server
  // does not wait that long.
  const auto give_up = std::chrono::steady_clock::now() +
                       (board_.stopping ? std::chrono::milliseconds(2000) : board_.options.lease);
  while (!settle(kind, job, ending) && std::chrono::steady_clock::now() < give_up) {
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  metrics::observe_job(claimed.kind, took.count());
}

Worker::Ending Worker::run(const RegisteredKind& kind, RunningJob& job) {
  if (job.attempt() > kind.kind.attempts + kCrashesForgiven) {
    // Each earlier run ended without a word: the work itself may be what kills the server.
    return {End::kRefused, std::nullopt,
            "処理の途中でサーバーが止まることが続いたため、中止しました。管理者にお知らせください。"};
  }
  try {
    if (job.cancel_requested()) {
      [[maybe_unused]] const bool heard = job.cancelled();
      return {End::kReturned, std::nullopt, std::nullopt};
    }
    return {End::kReturned, kind.handler(job), std::nullopt};
  } catch (const Refused& refused) {
    return {End::kRefused, std::nullopt, refused.message()};
  } catch (const db::Unavailable& error) {
    log::warn("job.interrupted",
              {{"job_id", job.job_id()}, {"kind", kind.kind.name}, {"error", error.what()}});
    return {End::kUnavailable, std::nullopt,
            "データベースにつながらなくなったため、しばらくしてからやり直します。"};
  } catch (const std::exception& error) {
    log::error("job.failed", {{"job_id", job.job_id()},
                              {"kind", kind.kind.name},
                              {"attempt", job.attempt()},
                              {"error", error.what()}});
    return {End::kFailed, std::nullopt, trouble_message(job)};
  }
}

bool Worker::settle(const RegisteredKind& kind, RunningJob& job, const Ending& ending) {
  const double chance = std::uniform_real_distribution<double>(0, 1)(random_);
  const Outcome outcome = decide({.end = ending.end,
                                  .heard_stop = job.heard_stop(),
                                  .cancel_requested = job.cancel_requested(),
                                  .server_stopping = board_.stopping,
                                  .attempts = static_cast<int>(job.attempt()),
                                  .attempts_allowed = kind.kind.attempts},
                                 board_.options.first_back_off, chance);
  try {
    record(kind, job, ending, outcome);
    return true;
  } catch (const std::exception& error) {
    log::warn("job.outcome_not_stored", {{"job_id", job.job_id()}, {"error", error.what()}});
    connection_.drop();
    return false;
  }
}

void Worker::record(const RegisteredKind& kind, RunningJob& job, const Ending& ending,
                    const Outcome& outcome) {
  db::Tx tx(connection_.get(), {.settings = as_system()});
  bool mine = false;
  if (outcome.next == Next::kAgain) {
    mine = store::requeue(tx, job.key(), ending.error, outcome.counts, outcome.delay);
  } else if (outcome.next == Next::kSucceeded && kind.kind.errand) {
    mine = store::remove_errand(tx, job.key());
  } else {
    const auto error = outcome.next == Next::kFailed ? ending.error : std::nullopt;
    mine = store::finish(tx, job.key(), word(outcome.next), ending.result, error, job.last_progress());
  }
  tx.commit();
  if (!mine) log::warn("job.taken_over", {{"job_id", job.job_id()}, {"kind", kind.kind.name}});
  metrics::count_job(kind.kind.name, word(outcome.next));
  log::info("job.ended", {{"job_id", job.job_id()},
                          {"kind", kind.kind.name},
                          {"attempt", job.attempt()},
                          {"state", word(outcome.next)}});
}

}  // namespace banso::jobs
