#include "contexts/recommend/context.hpp"

#include "contexts/recommend/jobs/jobs.hpp"
#include "contexts/recommend/usecases/fitting_businesses.hpp"
#include "contexts/recommend/usecases/new_measures.hpp"
#include "contexts/recommend/usecases/reach.hpp"

namespace banso::recommend {
namespace {

constexpr const char* kReach = "recommend.reach";
constexpr const char* kFitting = "recommend.fitting";

http::RouteOptions reach_options() {
  http::RouteOptions options{http::permission(kReach), "規則に合う事業者の数を調べる"};
  options.body_limit = 256 * 1024;
  options.rate = {10, 60};
  return options;
}

http::RouteOptions fitting_options() {
  http::RouteOptions options{http::permission(kFitting), "制度に合う、同意のある事業者を一覧する"};
  options.logs_reads = true;
  options.rate = {10, 60};
  return options;
}

}  // namespace

void register_context(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                      outbox::Bus& bus, std::shared_ptr<measures::Catalogue> catalogue,
                      std::shared_ptr<AllBusinesses> all) {
  using http::Call;
  using identity::Role;
  permissions.grant(kReach, {Role::official, Role::org_admin});
  permissions.grant(kFitting, {Role::org_admin, Role::advisor, Role::staff});
  api.post<ReachInput>("/api/v1/measure-rules/reach", reach_options(),
                       [all](Call& call, const ReachInput& input) { return show_reach(call, *all, input); });
  api.get<http::PageQuery>("/api/v1/measures/{measure_id}/fitting-businesses", fitting_options(),
                           [catalogue, all](Call& call, const http::PageQuery& query) {
                             return list_fitting_businesses(call, *catalogue, *all, call.id("measure_id"),
                                                            query);
                           });
  api.get("/api/v1/me/new-measures", {http::signed_in(), "自分の事業者に合う新しい制度を一覧する"},
          [catalogue](Call& call) { return list_new_measures(call, *catalogue); });
  register_jobs(queue, all, catalogue);
  register_subscriptions(bus);
}

}  // namespace banso::recommend
