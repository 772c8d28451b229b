#include "contexts/recommend/store/notices.hpp"

#include <algorithm>

#include "platform/db/statement.hpp"

namespace banso::recommend::store {
namespace {

using Ids = std::vector<std::int64_t>;

struct ToSpread {
  std::int64_t measure_id = 0;
  std::int64_t people = 0;
  std::int64_t spread = 0;
};
BOOST_DESCRIBE_STRUCT(ToSpread, (), (measure_id, people, spread))

const db::Command<std::int64_t, Ids, Ids, Instant> kQueueNewMeasure{"recommend.queue_new_measure"};
const db::Query<ToSpread> kNextToSpread{"recommend.next_to_spread"};
const db::Command<std::int64_t, std::int64_t, std::int64_t> kSpreadNotices{"recommend.spread_notices"};
const db::Command<std::int64_t, std::int64_t> kNoteSpread{"recommend.note_spread"};
const db::Query<std::int64_t, Instant> kPeopleWaiting{"recommend.people_waiting"};
const db::Query<WaitingNotice, std::int64_t> kWaitingNotices{"recommend.waiting_notices"};
const db::Command<std::int64_t, bool, Instant> kFinishNotices{"recommend.finish_notices"};
const db::Query<OwnNotice, std::int64_t, std::int64_t> kOwnNotices{"recommend.own_notices"};

}  // namespace

bool queue_new_measure(db::Tx& tx, std::int64_t measure_id, const Ids& user_ids, const Ids& business_ids,
                       Instant now) {
  return kQueueNewMeasure.run(tx, measure_id, user_ids, business_ids, now) > 0;
}

bool spread_some(db::Tx& tx, std::int64_t most) {
  const auto next = kNextToSpread.maybe(tx);
  if (!next) return false;
  const std::int64_t until = std::min(next->people, next->spread + most);
  kSpreadNotices.run(tx, next->measure_id, next->spread, until);
  kNoteSpread.run(tx, next->measure_id, until);
  return true;
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
