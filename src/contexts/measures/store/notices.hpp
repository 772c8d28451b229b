// What people want to hear by mail, and what they were told.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::measures {

/// How often mails come.
enum class Digest { daily, weekly, none };
BOOST_DESCRIBE_ENUM(Digest, daily, weekly, none)

/// What a mail told.
enum class NoticeKind { deadline, changed, ended };
BOOST_DESCRIBE_ENUM(NoticeKind, deadline, changed, ended)

}  // namespace banso::measures

namespace banso::measures::store {

struct Preference {
  std::vector<std::int64_t> deadline_days{14, 3};
  bool changes = true;
  bool new_measures = true;
  Digest digest = Digest::daily;
};
BOOST_DESCRIBE_STRUCT(Preference, (), (deadline_days, changes, new_measures, digest))

/// What somebody chose; the defaults if they chose nothing.
Preference preference_of(db::Tx& tx, std::int64_t user_id);
/// People who want no mail of new measures.
std::vector<std::int64_t> people_without_new_measures(db::Tx& tx);
void save_preference(db::Tx& tx, std::int64_t user_id, const Preference& preference, Instant now);

struct Favourite {
  std::int64_t business_id = 0;
  std::int64_t measure_id = 0;
};
BOOST_DESCRIBE_STRUCT(Favourite, (), (business_id, measure_id))
/// Favourites of the businesses after this one, at most `limit` rows: for the system only.
std::vector<Favourite> favourites_after(db::Tx& tx, std::int64_t business_id, std::int64_t limit);
std::vector<Favourite> favourites_of_measures(db::Tx& tx, const std::vector<std::int64_t>& measure_ids);

/// Notes that somebody is told. @return false: they were told before
bool add_notice(db::Tx& tx, const Favourite& of, std::int64_t user_id, NoticeKind kind,
                const std::string& about, Instant now);

struct NoticeRow {
  std::int64_t business_id = 0;
  std::int64_t measure_id = 0;
  NoticeKind kind{};
  std::string about;
  Instant sent_at{};
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (), (business_id, measure_id, kind, about, sent_at))
/// The newest mails about favourites that somebody got.
std::vector<NoticeRow> list_notices(db::Tx& tx, std::int64_t user_id, std::int64_t limit);

}  // namespace banso::measures::store
