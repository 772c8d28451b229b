// Saved filters, counted when they are looked at.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/membership/rules/member_filter.hpp"
#include "platform/http/call.hpp"

namespace banso::membership {

struct SegmentInput {
  shape::Str<1, 60> name;
  MemberFilter filter;
};
BOOST_DESCRIBE_STRUCT(SegmentInput, (), (name, filter))

struct SegmentItem {
  std::int64_t segment_id = 0;
  std::string name;
  MemberFilter filter;
  std::string filter_text;   ///< in words
  std::int64_t members = 0;  ///< now
  std::int64_t version = 0;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(SegmentItem, (), (segment_id, name, filter, filter_text, members, version, updated_at))
struct SegmentList {
  std::vector<SegmentItem> items;
};
BOOST_DESCRIBE_STRUCT(SegmentList, (), (items))

/// Whom a filter reaches.
struct MemberReach {
  std::int64_t members = 0;   ///< whom it lets through
  std::int64_t mailable = 0;  ///< of them: who gets a mailing, each address once
  std::int64_t without_email = 0;
  std::int64_t not_allowed = 0;  ///< who has not said yes to mails
  std::int64_t failing = 0;      ///< whose address does not take mails
  std::int64_t same_address = 0;
  std::string filter_text;
  std::vector<std::string> examples;  ///< the first names
};
BOOST_DESCRIBE_STRUCT(MemberReach, (),
                      (members, mailable, without_email, not_allowed, failing, same_address, filter_text,
                       examples))
struct MemberFilterInput {
  MemberFilter filter;
};
BOOST_DESCRIBE_STRUCT(MemberFilterInput, (), (filter))

SegmentList list_segments(http::Call& call, std::int64_t organization_id);
SegmentItem add_segment(http::Call& call, std::int64_t organization_id, const SegmentInput& input);
SegmentItem change_segment(http::Call& call, std::int64_t organization_id, std::int64_t segment_id,
                           const SegmentInput& input);
void remove_segment(http::Call& call, std::int64_t organization_id, std::int64_t segment_id);
MemberReach show_reach(http::Call& call, std::int64_t organization_id, const MemberFilter& filter);

}  // namespace banso::membership
