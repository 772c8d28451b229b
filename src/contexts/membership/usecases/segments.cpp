#include "contexts/membership/usecases/segments.hpp"

#include "contexts/membership/api.hpp"
#include "contexts/membership/store/filter.hpp"
#include "contexts/membership/usecases/members.hpp"
#include "contexts/membership/usecases/recipients.hpp"
#include "contexts/membership/usecases/versions.hpp"
#include "platform/audit/audit.hpp"
#include "platform/db/statement.hpp"
#include "platform/shape/json.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;

constexpr std::size_t kMostSegments = 200;
constexpr std::size_t kExamples = 5;

struct SegmentRow {
  Id segment_id = 0;
  std::string name;
  MemberFilter filter;
  Id version = 0;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(SegmentRow, (), (segment_id, name, filter, version, updated_at))

const db::Query<SegmentRow, Id> kListSegments{"membership.list_segments"};
const db::Query<SegmentRow, Id, Id> kFindSegment{"membership.find_segment"};
const db::Query<Id, Id, std::string, MemberFilter, Instant, Id> kAddSegment{"membership.add_segment"};
const db::Query<Id, Id, std::string> kSegmentWithName{"membership.segment_with_name"};
const db::Command<Id, Id, Id, std::string, MemberFilter, Instant, Id> kChangeSegment{
    "membership.change_segment"};
const db::Command<Id, Id> kRemoveSegment{"membership.remove_segment"};

SegmentItem item_of(http::Call& call, Id organization_id, SegmentRow&& row) {
  SegmentItem item;
  item.segment_id = row.segment_id;
  item.name = std::move(row.name);
  item.filter_text = filter_text(row.filter);
  item.members = store::count_matching(call.tx, organization_id, row.filter, call.now);
  item.filter = std::move(row.filter);
  item.version = row.version;
  item.updated_at = row.updated_at;
  return item;
}

Refused not_found() {
  return {RefusalCode::kNotFound, "membership.segment_not_found", "このグループは見つかりません。"};
}

Refused name_taken() {
  return {RefusalCode::kConflict,
          "membership.segment_name_taken",
          "同じ名前のグループがあります。別の名前にしてください。",
          {{"/name", "taken", "この名前は使われています。"}}};
}

void check(const MemberFilter& filter) {
  auto errors = filter_problems(filter);
  for (FieldError& error : errors) error.path.insert(0, "/filter");
  shape::refuse_if_any(std::move(errors));
}

void note(http::Call& call, Id organization_id, std::string_view action, Id segment_id) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = "segment";
  entry.object_id = std::to_string(segment_id);
  entry.organization_id = organization_id;
  audit::record(call, entry);
}

}  // namespace

SegmentList list_segments(http::Call& call, Id organization_id) {
  must_work_for(call, organization_id);
  SegmentList list;
  for (SegmentRow& row : kListSegments.all(call.tx, organization_id)) {
    list.items.push_back(item_of(call, organization_id, std::move(row)));
  }
  return list;
}

SegmentItem add_segment(http::Call& call, Id organization_id, const SegmentInput& input) {
  must_work_for(call, organization_id);
  check(input.filter);
  if (kListSegments.all(call.tx, organization_id).size() >= kMostSegments) {
    throw Refused(RefusalCode::kConflict, "membership.too_many_segments",
                  "グループは200件までです。使わないものを削除してください。");
  }
  const auto segment_id =
      kAddSegment.maybe(call.tx, organization_id, input.name, input.filter, call.now, call.caller.user_id);
  if (!segment_id) throw name_taken();
  note(call, organization_id, "membership.segment.add", *segment_id);
  return item_of(call, organization_id, kFindSegment.one(call.tx, organization_id, *segment_id));
}

SegmentItem change_segment(http::Call& call, Id organization_id, Id segment_id, const SegmentInput& input) {
  must_work_for(call, organization_id);
  check(input.filter);
  if (!kFindSegment.maybe(call.tx, organization_id, segment_id)) throw not_found();
  const auto named = kSegmentWithName.maybe(call.tx, organization_id, input.name);
  if (named && *named != segment_id) throw name_taken();
  if (kChangeSegment.run(call.tx, organization_id, segment_id, needed_version(call), input.name, input.filter,
                         call.now, call.caller.user_id) == 0) {
    throw somebody_was_faster("このグループ");
  }
  note(call, organization_id, "membership.segment.change", segment_id);
  return item_of(call, organization_id, kFindSegment.one(call.tx, organization_id, segment_id));
}

void remove_segment(http::Call& call, Id organization_id, Id segment_id) {
  must_work_for(call, organization_id);
  if (kRemoveSegment.run(call.tx, organization_id, segment_id) == 0) throw not_found();
  note(call, organization_id, "membership.segment.remove", segment_id);
}

MemberReach show_reach(http::Call& call, Id organization_id, const MemberFilter& filter) {
  must_work_for(call, organization_id);
  check(filter);
  const Recipients found = recipients_of(call.tx, organization_id, filter, call.now);
  MemberReach reach = found.reach;
  reach.filter_text = filter_text(filter);
  const auto first = store::match_members(call.tx, organization_id, filter, MemberOrder::name, false,
                                          kExamples, 0, call.now);
  for (const Member& member : find_members(call.tx, organization_id, first.member_ids)) {
    reach.examples.push_back(member.fields.name);
  }
  note_read(call, organization_id, "membership.member.count", "member_list", "", std::nullopt);
  return reach;
}

}  // namespace banso::membership
