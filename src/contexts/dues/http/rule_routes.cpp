#include "contexts/dues/http/routes.hpp"
#include "contexts/dues/permissions.hpp"
#include "contexts/dues/usecases/access.hpp"
#include "contexts/dues/usecases/rules.hpp"
#include "platform/http/conditional.hpp"

namespace banso::dues {
namespace {

http::Answer<DuesRuleView> with_etag(DuesRuleView view) {
  const std::string etag = http::etag_of_version(view.version);
  return {std::move(view), {{"etag", etag}}};
}

}  // namespace

void register_rule_routes(http::Api& api) {
  using http::Call;
  const std::string base = "/api/v1/organizations/{organization_id}/dues";
  constexpr std::size_t kRuleLimit = 256 * 1024;
  api.get(base + "/rules", {http::permission(kReadPermission), "会費規程を一覧する"},
          [](Call& call) { return list_rules(call); });
  api.get("/api/v1/dues-rule-templates", {http::open_to_public(), "会費規程のひな形を一覧する"},
          [](Call&) { return rule_templates(); });
  http::RouteOptions adds{http::permission(kRulePermission), "会費規程の下書きを作る"};
  adds.body_limit = kRuleLimit;
  api.post<DuesRuleInput>(base + "/rules", adds.answering(201), [](Call& call, const DuesRuleInput& input) {
    return with_etag(add_rule(call, input));
  });
  http::RouteOptions tries{http::permission(kReadPermission), "会費規程を試す（保存しない）"};
  tries.body_limit = kRuleLimit;
  api.post<DuesRuleTrial>(base + "/rules/try", tries,
                          [](Call& call, const DuesRuleTrial& trial) { return try_rule(call, trial); });
  api.get(base + "/rules/{rule_version}", {http::permission(kReadPermission), "会費規程を見る"},
          [](Call& call) { return with_etag(show_rule(call)); });
  http::RouteOptions changes{http::permission(kRulePermission), "会費規程の下書きを変更する"};
  changes.body_limit = kRuleLimit;
  api.put<DuesRuleInput>(base + "/rules/{rule_version}", changes, [](Call& call, const DuesRuleInput& input) {
    return with_etag(change_rule(call, input));
  });
  api.post(base + "/rules/{rule_version}/publish", {http::permission(kRulePermission), "会費規程を公開する"},
           [](Call& call) { return with_etag(publish_rule(call)); });
  api.remove(base + "/rules/{rule_version}",
             {http::permission(kRulePermission), "会費規程の下書きを削除する"},
             [](Call& call) { delete_rule(call); });
  api.get<QuoteQuery>(base + "/quote", {http::open_to_public(), "入会のときの会費を試算する"},
                      [](Call& call, const QuoteQuery& query) { return show_quote(call, query); });
}

}  // namespace banso::dues
