#include "contexts/membership/api.hpp"
#include "contexts/membership/http/routes.hpp"
#include "contexts/membership/usecases/members.hpp"
#include "contexts/membership/usecases/own_memberships.hpp"
#include "contexts/membership/usecases/segments.hpp"
#include "contexts/membership/usecases/settings.hpp"
#include "contexts/membership/usecases/standing.hpp"
#include "platform/http/conditional.hpp"

namespace banso::membership {
namespace {

using http::Call;
using http::RouteOptions;

constexpr std::size_t kRecordLimit = 256 * 1024;

RouteOptions reads(const char* summary) {
  RouteOptions options{http::permission(kReadPermission), summary};
  options.logs_reads = true;
  options.tag = "members";
  return options;
}
RouteOptions writes(const char* summary) {
  RouteOptions options{http::permission(kWritePermission), summary};
  options.body_limit = kRecordLimit;
  options.tag = "members";
  return options;
}

http::Answer<MemberView> with_etag(MemberView&& view) {
  const std::string etag = http::etag_of_version(view.version);
  return {std::move(view), {{"etag", etag}}};
}

}  // namespace

void register_member_routes(http::Api& api) {
  const std::string base = "/api/v1/organizations/{organization_id}";
  api.get("/api/v1/member-fields", {http::signed_in(), "会員の記録の項目を一覧する"},
          [](Call&) { return list_fields(); });
  api.get<MemberListQuery>(base + "/members", reads("会員を一覧する"),
                           [](Call& call, const MemberListQuery& query) {
                             return list_members(call, call.id("organization_id"), query);
                           });
  RouteOptions exports = reads("会員の一覧をCSVで書き出す");
  exports.rate = {10, 60};
  api.get<MemberExportQuery>(base + "/members.csv", exports, [](Call& call, const MemberExportQuery& query) {
    return export_members(call, call.id("organization_id"), query, MemberExportFormat::csv);
  });
  exports.summary = "会員の一覧をExcelで書き出す";
  api.get<MemberExportQuery>(base + "/members.xlsx", exports, [](Call& call, const MemberExportQuery& query) {
    return export_members(call, call.id("organization_id"), query, MemberExportFormat::xlsx);
  });
  api.post<NewMemberInput>(base + "/members", writes("会員の記録を作る").answering(201),
                           [](Call& call, const NewMemberInput& input) {
                             return with_etag(add_member(call, call.id("organization_id"), input));
                           });
  RouteOptions compares = writes("同じ事業者と思われる記録を探す");
  compares.access = http::permission(kReadPermission);
  api.post<DuplicateInput>(base + "/member-duplicates", compares,
                           [](Call& call, const DuplicateInput& input) {
                             return list_duplicates(call, call.id("organization_id"), input);
                           });
  api.get(base + "/members/{member_id}", reads("会員の記録を見る"), [](Call& call) {
    return with_etag(show_member(call, call.id("organization_id"), call.id("member_id")));
  });
  api.put<MemberInput>(
      base + "/members/{member_id}", writes("会員の記録を変える"), [](Call& call, const MemberInput& input) {
        return with_etag(change_member(call, call.id("organization_id"), call.id("member_id"), input));
      });
  api.get<http::PageQuery>(base + "/members/{member_id}/changes", reads("会員の記録の変更履歴を見る"),
                           [](Call& call, const http::PageQuery& query) {
                             return list_changes(call, call.id("organization_id"), call.id("member_id"),
                                                 query);
                           });
  api.put<StandingInput>(
      base + "/members/{member_id}/standing", writes("会員区分を変える（入会・退会）"),
      [](Call& call, const StandingInput& input) {
        return with_etag(change_standing(call, call.id("organization_id"), call.id("member_id"), input));
      });
  api.post<WithdrawalInput>(
      base + "/members/{member_id}/withdrawal", writes("退会届を受け付ける").answering(201),
      [](Call& call, const WithdrawalInput& input) {
        return with_etag(announce_withdrawal(call, call.id("organization_id"), call.id("member_id"), input));
      });
  api.remove(base + "/members/{member_id}/withdrawal", writes("退会届を取り消す"), [](Call& call) {
    take_withdrawal_back(call, call.id("organization_id"), call.id("member_id"));
  });

  api.get(base + "/segments", reads("会員のグループを一覧する"),
          [](Call& call) { return list_segments(call, call.id("organization_id")); });
  api.post<SegmentInput>(base + "/segments", writes("会員のグループを作る").answering(201),
                         [](Call& call, const SegmentInput& input) {
                           return add_segment(call, call.id("organization_id"), input);
                         });
  api.put<SegmentInput>(base + "/segments/{segment_id}", writes("会員のグループを変える"),
                        [](Call& call, const SegmentInput& input) {
                          return change_segment(call, call.id("organization_id"), call.id("segment_id"),
                                                input);
                        });
  api.remove(base + "/segments/{segment_id}", writes("会員のグループを消す"),
             [](Call& call) { remove_segment(call, call.id("organization_id"), call.id("segment_id")); });
  RouteOptions counts = writes("条件に合う会員の数を調べる");
  counts.access = http::permission(kReadPermission);
  api.post<MemberFilterInput>(base + "/member-reach", counts, [](Call& call, const MemberFilterInput& input) {
    return show_reach(call, call.id("organization_id"), input.filter);
  });

  api.get(base + "/membership-settings", reads("会員管理の設定を見る"), [](Call& call) {
    ChamberSettings settings = show_settings(call, call.id("organization_id"));
    const std::string etag = http::etag_of_version(settings.version);
    return http::Answer<ChamberSettings>{std::move(settings), {{"etag", etag}}};
  });
  RouteOptions sets = writes("会員管理の設定を変える");
  sets.access = http::permission(kSettingPermission);
  api.put<ChamberSettingFields>(base + "/membership-settings", sets,
                                [](Call& call, const ChamberSettingFields& input) {
                                  return save_settings(call, call.id("organization_id"), input);
                                });
}

}  // namespace banso::membership
