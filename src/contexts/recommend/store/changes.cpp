#include "contexts/recommend/store/changes.hpp"

#include "platform/db/statement.hpp"

namespace banso::recommend::store {
namespace {

const db::Command<std::int64_t, Instant> kNoteChange{"recommend.note_change"};
const db::Query<std::int64_t, Instant> kChangedSince{"recommend.changed_since"};
const db::Command<Instant> kForgetChanges{"recommend.forget_changes"};

}  // namespace

void note_change(db::Tx& tx, std::int64_t business_id, Instant at) {
  kNoteChange.run(tx, business_id, at);
}

std::vector<std::int64_t> changed_since(db::Tx& tx, Instant since) {
  return kChangedSince.all(tx, since);
}

std::size_t forget_changes(db::Tx& tx, Instant before) {
  return kForgetChanges.run(tx, before);
}

}  // namespace banso::recommend::store
