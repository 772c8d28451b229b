// Notices of new measures.
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::recommend::store {

/// Keeps whom a new measure fits, as one row however many they are: owners and, in the same places, their
/// businesses. Their notices are written by spread_some. @return false: it was queued before
bool queue_new_measure(db::Tx& tx, std::int64_t measure_id, const std::vector<std::int64_t>& user_ids,
                       const std::vector<std::int64_t>& business_ids, Instant now);

/// Writes the next notices of what was queued, at most `most`; who was told before is passed over.
/// @return false: all are written
bool spread_some(db::Tx& tx, std::int64_t most);

/// People with notices that wait, queued since then.
std::vector<std::int64_t> people_waiting(db::Tx& tx, Instant since);

struct WaitingNotice {
  std::int64_t business_id = 0;
  std::int64_t measure_id = 0;
};
BOOST_DESCRIBE_STRUCT(WaitingNotice, (), (business_id, measure_id))
std::vector<WaitingNotice> waiting_notices(db::Tx& tx, std::int64_t user_id);

/// All notices that wait for the person are done.
void finish_notices(db::Tx& tx, std::int64_t user_id, bool mailed, Instant now);

struct OwnNotice {
  std::int64_t business_id = 0;
  std::int64_t measure_id = 0;
  Instant queued_at{};
};
BOOST_DESCRIBE_STRUCT(OwnNotice, (), (business_id, measure_id, queued_at))
/// The newest of the caller.
std::vector<OwnNotice> own_notices(db::Tx& tx, std::int64_t user_id, std::int64_t limit);

}  // namespace banso::recommend::store
