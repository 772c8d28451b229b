#include "contexts/recommend/jobs/jobs.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "contexts/recommend/store/changes.hpp"
#include "contexts/recommend/store/notices.hpp"
#include "contexts/recommend/usecases/new_measures.hpp"
#include "contexts/recommend/usecases/reach.hpp"
#include "platform/db/pool.hpp"
#include "platform/services.hpp"

namespace banso::recommend {
namespace {

constexpr const char* kPermission = "measures.import";
constexpr std::size_t kPeopleAtOnce = 200;
/// Older news is none: a digest that failed for longer than this is not made up for.
constexpr std::chrono::hours kOldestNews{24 * 60};
constexpr std::chrono::hours kChangesKept{24 * 7};

/// Writes the notices of all that was queued, part by part.
void spread_all(Services& services) {
  constexpr std::int64_t kPart = 5'000;
  while (db::in_tx(services.pool, {.settings = jobs::as_system()},
                   [](db::Tx& tx) { return store::spread_some(tx, kPart); })) {
  }
}

boost::json::value find_new_measures(jobs::Run& job, const AllBusinesses& all) {
  Services& services = job.services();
  // Still preparing: tried again a little later.
  if (all.enabled() && !all.table())
    throw std::runtime_error("the table of all businesses is being prepared");
  const auto table = need_table(all);
  std::vector<std::int64_t> measure_ids;
  for (const auto& id : job.payload().at("measure_ids").as_array())
    measure_ids.push_back(id.to_number<std::int64_t>());
  const auto begin = std::chrono::steady_clock::now();
  const QueuedNotices queued = db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
    // Not the whole catalogue: it may have to be read anew first.
    const auto published = measures::published_measures(tx, measure_ids);
    if (published.empty()) return QueuedNotices{};
    const Owners owners = owners_who_want_new_measures(tx);
    return queue_new_measures(tx, *table, published, owners, services.clock());
  });
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  spread_all(services);
  return {{"measures", queued.measures},
          {"fitting_businesses", queued.fitting},
          {"queued", queued.queued},
          {"milliseconds", milliseconds.count()}};
}

boost::json::value mail_digests(jobs::Run& job, measures::Catalogue& catalogue) {
  Services& services = job.services();
  std::size_t people = 0;
  std::int64_t mails = 0;
  spread_all(services);
  const auto waiting = db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
    return store::people_waiting(tx, services.clock() - kOldestNews);
  });
  while (people < waiting.size() && !job.cancelled()) {
    const std::size_t until = std::min(people + kPeopleAtOnce, waiting.size());
    db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
      const auto snapshot = catalogue.current(tx);
      for (std::size_t i = people; i < until; ++i)
        mails += mail_new_measures(tx, *snapshot, services, waiting[i]);
    });
    people = until;
    job.report({static_cast<std::int64_t>(people), static_cast<std::int64_t>(waiting.size()), "人",
                "新しい制度を知らせています"});
  }
  db::in_tx(services.pool, {.settings = jobs::as_system()},
            [&](db::Tx& tx) { store::forget_changes(tx, services.clock() - kChangesKept); });
  return {{"people", people}, {"mails", mails}};
}

void note_change(db::Tx& tx, const outbox::Event& event, Services& services) {
  store::note_change(tx, event.payload.at("business_id").to_number<std::int64_t>(), services.clock());
}

}  // namespace

void register_jobs(jobs::Queue& queue, std::shared_ptr<AllBusinesses> all,
                   std::shared_ptr<measures::Catalogue> catalogue) {
  queue.add_kind(
      {.name = kFindJob, .title = "新しい制度に合う事業者を探す", .attempts = 10, .permission = kPermission},
      [all = std::move(all)](jobs::Run& job) { return find_new_measures(job, *all); });
  queue.add_kind({.name = kMailJob,
                  .title = "合う新しい制度をメールで知らせる",
                  .attempts = 3,
                  .permission = kPermission,
                  .every = "daily 07:40"},
                 [catalogue](jobs::Run& job) { return mail_digests(job, *catalogue); });
}

void register_subscriptions(outbox::Bus& bus) {
  bus.subscribe("finance.statement_saved", "recommend.note_change", note_change);
  bus.subscribe(measures::kAnswersChanged, "recommend.note_change", note_change);
  bus.subscribe(measures::kMeasuresPublished, "recommend.find_new_measures",
                [](db::Tx& tx, const outbox::Event& event, Services& services) {
                  services.jobs.enqueue(tx, kFindJob, "新しい制度に合う事業者を探す", event.payload,
                                        std::nullopt);
                });
}

}  // namespace banso::recommend
