#include "contexts/measures/store/notices.hpp"

#include "platform/db/statement.hpp"

namespace banso::measures::store {
namespace {

using Id = std::int64_t;
using Ids = std::vector<Id>;

const db::Query<Preference, Id> kFindPreference{"measures.find_preference"};
const db::Query<Id> kPeopleWithoutNewMeasures{"measures.people_without_new_measures"};
const db::Command<Id, Ids, bool, bool, Digest, Instant> kSavePreference{"measures.save_preference"};
const db::Query<Favourite, Id, std::int64_t> kAllFavourites{"measures.all_favourites"};
const db::Query<Favourite, Ids> kFavouritesOfMeasures{"measures.favourites_of_measures"};
const db::Command<Id, Id, Id, NoticeKind, std::string, Instant> kAddNotice{"measures.add_notice"};
const db::Query<NoticeRow, Id, std::int64_t> kListNotices{"measures.list_notices"};

}  // namespace

Preference preference_of(db::Tx& tx, Id user_id) {
  return kFindPreference.maybe(tx, user_id).value_or(Preference{});
}

Ids people_without_new_measures(db::Tx& tx) {
  return kPeopleWithoutNewMeasures.all(tx);
}

void save_preference(db::Tx& tx, Id user_id, const Preference& preference, Instant now) {
  kSavePreference.run(tx, user_id, preference.deadline_days, preference.changes, preference.new_measures,
                      preference.digest, now);
}

std::vector<Favourite> favourites_after(db::Tx& tx, Id business_id, std::int64_t limit) {
  return kAllFavourites.all(tx, business_id, limit);
}

std::vector<Favourite> favourites_of_measures(db::Tx& tx, const Ids& measure_ids) {
  return kFavouritesOfMeasures.all(tx, measure_ids);
}

bool add_notice(db::Tx& tx, const Favourite& of, Id user_id, NoticeKind kind, const std::string& about,
                Instant now) {
  return kAddNotice.run(tx, of.business_id, of.measure_id, user_id, kind, about, now) > 0;
}

std::vector<NoticeRow> list_notices(db::Tx& tx, Id user_id, std::int64_t limit) {
  return kListNotices.all(tx, user_id, limit);
}

}  // namespace banso::measures::store
