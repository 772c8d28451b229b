#include "contexts/measures/http/routes.hpp"
#include "contexts/measures/usecases/officer_measures.hpp"
#include "platform/http/conditional.hpp"

namespace banso::measures {
namespace {

http::RouteOptions edits(std::string summary) {
  http::RouteOptions options{http::permission(kEditPermission), std::move(summary)};
  options.body_limit = 1 << 20;
  return options;
}

http::Answer<DraftView> with_etag(DraftView view) {
  const std::string etag = http::etag_of_version(view.version);
  return {std::move(view), {{"etag", etag}, {"cache-control", "no-cache"}}};
}

/// Withdrawing and bringing back, copies, and versions above an import.
void register_standing_routes(http::Api& api) {
  using http::Call;
  api.get<http::PageQuery>("/api/v1/own-measures", edits("自分の組織の施策の一覧（取り下げたものも）"),
                           list_own_measures);
  api.post<ReasonInput>("/api/v1/measures/{measure_id}/withdraw", edits("施策を取り下げる"),
                        [](Call& call, const ReasonInput& input) {
                          return withdraw_measure(call, call.id("measure_id"), input);
                        });
  api.post<ReasonInput>("/api/v1/measures/{measure_id}/restore", edits("取り下げた施策を公開に戻す"),
                        [](Call& call, const ReasonInput& input) {
                          return restore_measure(call, call.id("measure_id"), input);
                        });
  api.post<CopyInput>("/api/v1/measures/{measure_id}/copies",
                      edits("施策を写して、新しい下書きを始める").answering(201),
                      [](Call& call, const CopyInput& input) {
                        return with_etag(copy_measure(call, call.id("measure_id"), input));
                      });
  api.post<CopyInput>("/api/v1/measures/{measure_id}/override",
                      edits("取り込んだ施策を書き直す下書きを始める").answering(201),
                      [](Call& call, const CopyInput& input) {
                        return with_etag(override_measure(call, call.id("measure_id"), input));
                      });
  api.post<ReasonInput>(
      "/api/v1/measures/{measure_id}/override/lift", edits("書き直しをやめ、取り込んだ内容に戻す"),
      [](Call& call, const ReasonInput& input) { return lift_override(call, call.id("measure_id"), input); });
}

}  // namespace

void register_officer_routes(http::Api& api) {
  using http::Call;
  api.post<DraftInput>(
      "/api/v1/measures", edits("施策の下書きを始める").answering(201),
      [](Call& call, const DraftInput& input) { return with_etag(begin_draft(call, input)); });
  api.get("/api/v1/measure-drafts", edits("施策の下書きの一覧"), list_drafts);
  api.get("/api/v1/measure-drafts/{draft_id}", edits("施策の下書きを見る"),
          [](Call& call) { return with_etag(show_draft(call, call.id("draft_id"))); });
  api.put<Measure>("/api/v1/measure-drafts/{draft_id}", edits("施策の下書きを保存する"),
                   [](Call& call, const Measure& document) {
                     return with_etag(save_draft(call, call.id("draft_id"), document));
                   });
  api.remove("/api/v1/measure-drafts/{draft_id}", edits("施策の下書きを捨てる"),
             [](Call& call) { remove_draft(call, call.id("draft_id")); });
  api.post<PublishInput>(
      "/api/v1/measure-drafts/{draft_id}/publish", edits("施策を公開する"),
      [](Call& call, const PublishInput& input) { return publish_draft(call, call.id("draft_id"), input); });
  api.get("/api/v1/measures/{measure_id}/versions", edits("施策の履歴を見る"),
          [](Call& call) { return list_versions(call, call.id("measure_id")); });
  api.get("/api/v1/measure-drafts/{draft_id}/check", edits("公開する前に足りないものを確かめる"),
          [](Call& call) { return check_draft(call, call.id("draft_id")); });
  register_standing_routes(api);
  api.post<RuleCheckInput>("/api/v1/measure-rules/check", edits("要件のルールを確かめる"), check_rule);
}

}  // namespace banso::measures
