#include "contexts/measures/http/routes.hpp"
#include "contexts/measures/usecases/answers.hpp"
#include "contexts/measures/usecases/business_measures.hpp"
#include "contexts/measures/usecases/measure_sheet.hpp"
#include "contexts/measures/usecases/preferences.hpp"

namespace banso::measures {
namespace {

http::RouteOptions reads(std::string summary) {
  http::RouteOptions options{http::signed_in(), std::move(summary)};
  options.logs_reads = true;
  return options;
}

http::RouteOptions writes(std::string summary) {
  return {http::signed_in(), std::move(summary)};
}

}  // namespace

void register_business_routes(http::Api& api, const SharedCatalogue& catalogue) {
  using http::Call;
  api.get<BusinessMeasureQuery>("/api/v1/businesses/{business_id}/measures", reads("事業者に合う施策を見る"),
                                [catalogue](Call& call, const BusinessMeasureQuery& query) {
                                  return list_business_measures(call, *catalogue, call.id("business_id"),
                                                                query);
                                });
  api.get("/api/v1/businesses/{business_id}/measures/{measure_id}",
          reads("施策が事業者に合うかを理由とともに見る"), [catalogue](Call& call) {
            return show_business_measure(call, *catalogue, call.id("business_id"), call.id("measure_id"));
          });
  http::RouteOptions prints = reads("施策を、事業者への当てはまりとともにA4で印刷する");
  prints.rate = {20, 60};
  api.get("/api/v1/businesses/{business_id}/measures/{measure_id}/sheet.pdf", prints,
          [catalogue](Call& call) {
            return business_measure_pdf(call, *catalogue, call.id("business_id"), call.id("measure_id"));
          });
  api.get("/api/v1/businesses/{business_id}/facts", reads("施策の判定に使う項目を見る"),
          [](Call& call) { return list_facts(call, call.id("business_id")); });
  api.put<FactInput>("/api/v1/businesses/{business_id}/facts/{key}", writes("質問に答える"),
                     [](Call& call, const FactInput& input) {
                       return tell_fact(call, call.id("business_id"), call.text("key"), input);
                     });
  api.remove("/api/v1/businesses/{business_id}/facts/{key}", writes("質問への答えを取り消す"),
             [](Call& call) { take_back_fact(call, call.id("business_id"), call.text("key")); });
  api.get("/api/v1/businesses/{business_id}/facts/{key}/history", writes("質問への答えの履歴を見る"),
          [](Call& call) { return show_answer_history(call, call.id("business_id"), call.text("key")); });
  api.put("/api/v1/businesses/{business_id}/favourite-measures/{measure_id}",
          writes("施策をお気に入りに加える"), [catalogue](Call& call) {
            add_favourite(call, *catalogue, call.id("business_id"), call.id("measure_id"));
          });
  api.remove("/api/v1/businesses/{business_id}/favourite-measures/{measure_id}",
             writes("施策をお気に入りから外す"),
             [](Call& call) { remove_favourite(call, call.id("business_id"), call.id("measure_id")); });
  api.get("/api/v1/me/notification-preferences", writes("お知らせメールの設定を見る"), show_preferences);
  api.put<NotificationPreferences>("/api/v1/me/notification-preferences",
                                   writes("お知らせメールの設定を変える"), save_preferences);
  api.get("/api/v1/me/measure-notices", writes("施策について届いたお知らせを見る"),
          [catalogue](Call& call) { return list_notices(call, *catalogue); });
}

}  // namespace banso::measures
