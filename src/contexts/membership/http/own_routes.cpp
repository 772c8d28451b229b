#include "contexts/membership/http/routes.hpp"
#include "contexts/membership/usecases/own_memberships.hpp"
#include "platform/http/conditional.hpp"

namespace banso::membership {

void register_own_routes(http::Api& api) {
  using http::Call;
  http::RouteOptions reads{http::signed_in(), "自分の事業者の、商工会議所での記録を見る"};
  reads.logs_reads = true;
  reads.tag = "me";
  api.get("/api/v1/me/memberships", reads, [](Call& call) { return list_own_memberships(call); });
  reads.summary = "自分の事業者の記録の変更履歴を見る";
  api.get<http::PageQuery>("/api/v1/me/memberships/{organization_id}/{member_id}/changes", reads,
                           [](Call& call, const http::PageQuery& query) {
                             return list_own_changes(call, call.id("organization_id"), call.id("member_id"),
                                                     query);
                           });
  http::RouteOptions writes{http::signed_in(), "自分の事業者の記録を変える"};
  writes.tag = "me";
  writes.body_limit = 256 * 1024;
  api.patch<OwnChangeInput>("/api/v1/me/memberships/{organization_id}/{member_id}", writes,
                            [](Call& call, const OwnChangeInput& input) {
                              OwnMembership own = change_own_membership(call, call.id("organization_id"),
                                                                        call.id("member_id"), input);
                              const std::string etag = http::etag_of_version(own.version);
                              return http::Answer<OwnMembership>{std::move(own), {{"etag", etag}}};
                            });
}

}  // namespace banso::membership
