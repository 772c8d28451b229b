#include "contexts/recommend/service/all_businesses.hpp"

#include <malloc.h>

#include <algorithm>
#include <chrono>

#include "contexts/recommend/matching/compile.hpp"
#include "contexts/recommend/service/all_facts.hpp"
#include "contexts/recommend/store/changes.hpp"
#include "contexts/registry/api.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/log/log.hpp"
#include "platform/services.hpp"

namespace banso::recommend {
namespace {

/// How often changes are looked for.
constexpr std::chrono::seconds kPause{5};
/// A change may become visible this much later than the time it bears: its transaction took that long.
constexpr std::chrono::seconds kLongestTransaction{60};
/// With more changes than this a new table is as quick.
constexpr std::size_t kMostChanges = 20'000;

/// The server ends: what was begun is dropped.
struct Stopped {};

}  // namespace

std::shared_ptr<const Table> AllBusinesses::table() const {
  const std::lock_guard lock(mutex_);
  return table_;
}

void AllBusinesses::start(const Services& services) {
  if (enabled_ && !thread_.joinable()) thread_ = std::thread([this, &services] { run(services); });
}

void AllBusinesses::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void AllBusinesses::run(const Services& services) {
  while (true) {
    try {
      bring_up_to_date(services.pool, services.clock());
    } catch (const Stopped&) {
      return;
    } catch (const std::exception& error) {
      // The database is away or starts again: the table stays as it is, the next round tries again.
      log::warn("recommend.table_not_updated", {{"error", error.what()}});
    }
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, kPause, [this] { return stopping_.load(); })) return;
  }
}

std::size_t AllBusinesses::bring_up_to_date(db::Pool& pool, Instant now) {
  if (!enabled_) return 0;
  const std::lock_guard lock(round_);
  return table() ? follow(pool, now) : build(pool, now);
}

std::size_t AllBusinesses::build(db::Pool& pool, Instant now) {
  const auto begin = std::chrono::steady_clock::now();
  TableBuilder builder(fact_columns());
  const NumberOf number_of = [&](std::size_t column, const Codes& codes) {
    return builder.number_of(column, codes);
  };
  auto lease = pool.take();
  db::Tx tx(*lease, {.settings = jobs::as_system(), .read_only = true});
  const auto last_import = registry::last_change_by_import(tx);
  for_each_business(tx, [&](std::int64_t business_id, const measures::Facts& facts) {
    if (stopping_) throw Stopped();
    builder.add(row_of(business_id, facts, number_of));
  });
  tx.rollback();
  const auto built = builder.finish();
  {
    const std::lock_guard lock(mutex_);
    table_ = built;
  }
  last_import_ = last_import;
  read_until_ = now;
  malloc_trim(0);  // the building took more than the table needs
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  log::info("recommend.table_built", {{"businesses", built->businesses()},
                                      {"bytes", built->bytes()},
                                      {"milliseconds", milliseconds.count()}});
  return built->businesses();
}

std::size_t AllBusinesses::follow(db::Pool& pool, Instant now) {
  const auto before = table();
  const Instant since = read_until_ - kLongestTransaction;
  std::vector<std::int64_t> changed;
  TableEditor editor(before);
  bool rebuild = before->moved() > std::max<std::size_t>(before->businesses() / 8, kBlockRows);
  db::in_tx(pool, {.settings = jobs::as_system(), .read_only = true}, [&](db::Tx& tx) {
    if (registry::last_change_by_import(tx) != last_import_) rebuild = true;
    if (rebuild) return;
    changed = registry::businesses_changed_since(tx, since);
    const auto told = store::changed_since(tx, since);
    changed.insert(changed.end(), told.begin(), told.end());
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    if (changed.empty()) return;
    if (changed.size() > kMostChanges) {
      rebuild = true;
      return;
    }
    const NumberOf number_of = [&](std::size_t column, const Codes& codes) {
      return editor.number_of(column, codes);
    };
    for_businesses(tx, changed, [&](std::int64_t business_id, const measures::Facts& facts) {
      editor.put(row_of(business_id, facts, number_of));
    });
  });
  if (rebuild) return build(pool, now);
  read_until_ = now;
  if (changed.empty()) return 0;
  auto after = editor.finish();
  const std::lock_guard lock(mutex_);
  table_ = std::move(after);
  return changed.size();
}

}  // namespace banso::recommend
