#include "contexts/registry/http/routes.hpp"
#include "contexts/registry/rules/profile_fields.hpp"
#include "contexts/registry/usecases/consents.hpp"
#include "contexts/registry/usecases/held_consents.hpp"
#include "contexts/registry/usecases/own_profile.hpp"
#include "platform/http/conditional.hpp"

namespace banso::registry {
namespace {

struct ProfileFieldList {
  std::vector<ProfileFieldItem> items;
};
BOOST_DESCRIBE_STRUCT(ProfileFieldList, (), (items))

http::Answer<ProfileView> with_etag(ProfileView view) {
  const std::string etag = http::etag_of_version(view.version);
  return {std::move(view), {{"etag", etag}, {"cache-control", "no-cache"}}};
}

}  // namespace

void register_profile_routes(http::Api& api) {
  using http::Call;
  http::RouteOptions reads{http::signed_in(), "事業者の登録項目を見る"};
  reads.logs_reads = true;
  api.get("/api/v1/businesses/{business_id}/profile", reads,
          [](Call& call) { return with_etag(show_profile(call, call.id("business_id"))); });
  http::RouteOptions saves{http::signed_in(), "事業者の登録項目を保存する"};
  saves.body_limit = 512 * 1024;
  api.put<ProfileFields>("/api/v1/businesses/{business_id}/profile", saves,
                         [](Call& call, const ProfileFields& fields) {
                           return with_etag(save_profile(call, call.id("business_id"), fields));
                         });
  api.get("/api/v1/profile-fields", {http::open_to_public(), "登録項目の説明を見る"},
          [](Call&) { return ProfileFieldList{describe_profile_fields()}; });

  api.get("/api/v1/businesses/{business_id}/consents", {http::signed_in(), "同意を一覧する"},
          [](Call& call) { return list_consents(call, call.id("business_id")); });
  api.post<ConsentInput>("/api/v1/businesses/{business_id}/consents",
                         http::RouteOptions{http::signed_in(), "情報を見ることに同意する"}.answering(201),
                         [](Call& call, const ConsentInput& input) {
                           return grant_consent(call, call.id("business_id"), input);
                         });
  api.get<HeldConsentQuery>("/api/v1/organizations/{organization_id}/consents",
                            {http::signed_in(), "情報の提供を受けている事業者を一覧する"},
                            [](Call& call, const HeldConsentQuery& query) {
                              return list_held_consents(call, call.id("organization_id"), query);
                            });
  http::RouteOptions exports{http::signed_in(), "情報の提供を受けている事業者をCSVで受け取る"};
  exports.rate = {5, 20};
  api.get<HeldConsentFilterQuery>("/api/v1/organizations/{organization_id}/consents/export.csv", exports,
                                  [](Call& call, const HeldConsentFilterQuery& query) {
                                    return export_held_consents(call, call.id("organization_id"), query);
                                  });
  api.post("/api/v1/consents/{consent_id}/withdraw", {http::signed_in(), "同意を取り消す"},
           [](Call& call) { return withdraw_consent(call, call.id("consent_id")); });
}

}  // namespace banso::registry
