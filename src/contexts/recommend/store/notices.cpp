#include "contexts/recommend/store/notices.hpp"

#include "platform/db/statement.hpp"

namespace banso::recommend::store {
namespace {

using Ids = std::vector<std::int64_t>;

const db::Command<std::int64_t, Ids, Ids, Instant> kQueueNotices{"recommend.queue_notices"};
const db::Query<std::int64_t, Instant> kPeopleWaiting{"recommend.people_waiting"};
const db::Query<WaitingNotice, std::int64_t> kWaitingNotices{"recommend.waiting_notices"};
const db::Command<std::int64_t, bool, Instant> kFinishNotices{"recommend.finish_notices"};
const db::Query<OwnNotice, std::int64_t, std::int64_t> kOwnNotices{"recommend.own_notices"};

}  // namespace

std::int64_t queue_notices(db::Tx& tx, std::int64_t measure_id, const Ids& business_ids, const Ids& user_ids,
                           Instant now) {
  return static_cast<std::int64_t>(kQueueNotices.run(tx, measure_id, business_ids, user_ids, now));
}

Ids people_waiting(db::Tx& tx, Instant since) {
  return kPeopleWaiting.all(tx, since);
}

std::vector<WaitingNotice> waiting_notices(db::Tx& tx, std::int64_t user_id) {
  return kWaitingNotices.all(tx, user_id);
}

void finish_notices(db::Tx& tx, std::int64_t user_id, bool mailed, Instant now) {
  kFinishNotices.run(tx, user_id, mailed, now);
}

std::vector<OwnNotice> own_notices(db::Tx& tx, std::int64_t user_id, std::int64_t limit) {
  return kOwnNotices.all(tx, user_id, limit);
}

}  // namespace banso::recommend::store
