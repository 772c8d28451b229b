// What the caller wants to hear by mail, and what they were told.
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "contexts/measures/store/notices.hpp"
#include "platform/http/call.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::measures {

struct NotificationPreferences {
  std::vector<shape::Int<0, 90>> deadline_days;  ///< days before a deadline of a favourite: at most five
  bool changes = true;                           ///< a favourite changed or ended
  bool new_measures = true;                      ///< a new measure fits
  Digest digest = Digest::daily;
};
BOOST_DESCRIBE_STRUCT(NotificationPreferences, (), (deadline_days, changes, new_measures, digest))

struct NoticeItem {
  std::int64_t business_id = 0;
  std::int64_t measure_id = 0;
  std::string title;
  NoticeKind kind{};
  Instant sent_at{};
};
BOOST_DESCRIBE_STRUCT(NoticeItem, (), (business_id, measure_id, title, kind, sent_at))

struct NoticeList {
  std::vector<NoticeItem> items;
};
BOOST_DESCRIBE_STRUCT(NoticeList, (), (items))

NotificationPreferences show_preferences(http::Call& call);
/// @throws Refused(kInvalid) for more than five days, or the same one twice
NotificationPreferences save_preferences(http::Call& call, const NotificationPreferences& input);
/// The newest mails about favourites, at most 50.
NoticeList list_notices(http::Call& call, Catalogue& catalogue);

}  // namespace banso::measures
