// New measures: found for all businesses at once, queued for owners with an account, told in a digest mail.
#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "contexts/measures/api.hpp"
#include "contexts/recommend/matching/table.hpp"
#include "platform/http/call.hpp"

namespace banso {
struct Services;
}

namespace banso::recommend {

/// Owners with a usable account who want to hear of new measures, by business.
using Owners = std::unordered_multimap<std::int64_t, std::int64_t>;
/// @param tx acts as the system
Owners owners_who_want_new_measures(db::Tx& tx);

struct QueuedNotices {
  std::int64_t measures = 0;  ///< new ones with conditions, open or opening
  std::int64_t fitting = 0;   ///< businesses found, over all measures
  std::int64_t queued = 0;    ///< owners who will be told
};

/// Finds whom the new ones among the measures fit and queues their owners. @param tx acts as the system
QueuedNotices queue_new_measures(db::Tx& tx, const Table& table,
                                 const std::vector<measures::CatalogueEntry>& published, const Owners& owners,
                                 Instant now);

/// Writes the digest of one person, or leaves it for their day. @param tx acts as the system
/// @return whether a mail was queued
bool mail_new_measures(db::Tx& tx, const measures::Snapshot& catalogue, Services& services,
                       std::int64_t user_id);

/// What fits the caller's businesses and is new.
struct NewMeasureItem {
  std::int64_t business_id = 0;
  std::int64_t measure_id = 0;
  std::string title;
  std::optional<Date> closes_on;
  Instant found_at{};
};
BOOST_DESCRIBE_STRUCT(NewMeasureItem, (), (business_id, measure_id, title, closes_on, found_at))
struct NewMeasureList {
  std::vector<NewMeasureItem> items;
};
BOOST_DESCRIBE_STRUCT(NewMeasureList, (), (items))
NewMeasureList list_new_measures(http::Call& call, measures::Catalogue& catalogue);

}  // namespace banso::recommend
