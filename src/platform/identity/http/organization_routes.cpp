// Organisations, their people and the settings of roles.
#include "platform/identity/http/options.hpp"
#include "platform/identity/http/organization_shapes.hpp"
#include "platform/identity/http/routes.hpp"
#include "platform/identity/usecases/organizations.hpp"
#include "platform/identity/usecases/people.hpp"
#include "platform/identity/usecases/role_settings.hpp"
#include "platform/identity/usecases/suspension.hpp"

namespace banso::identity {

using http::Call;
using http::permission;

void register_organization_routes(http::Api& api, Identity&) {
  api.get<OrganizationQuery>(
      "/api/v1/organizations", options(http::signed_in(), "組織を探す"),
      [](Call& call, const OrganizationQuery& query) { return search_organizations(call, query); });
  api.post<OrganizationInput>(
      "/api/v1/organizations",
      options(permission("identity.organization.manage"), "組織を登録する").answering(201),
      [](Call& call, const OrganizationInput& input) { return add_organization(call, input); });
  api.get("/api/v1/organizations/{organization_id}", options(http::signed_in(), "組織を見る"),
          [](Call& call) { return organization_detail(call, call.id("organization_id")); });
  api.patch<OrganizationChange>("/api/v1/organizations/{organization_id}",
                                options(permission("identity.organization.manage"), "組織を変更する"),
                                [](Call& call, const OrganizationChange& change) {
                                  return change_organization(call, call.id("organization_id"), change);
                                });
  api.get<PeopleQuery>("/api/v1/organizations/{organization_id}/people",
                       options(permission("identity.people.read"), "組織の人を一覧する"),
                       [](Call& call, const PeopleQuery& query) {
                         return people_of(call, call.id("organization_id"), query);
                       });
  api.put("/api/v1/organizations/{organization_id}/people/{user_id}/roles/{role}",
          options(permission("identity.people.manage"), "役割を与える"), [](Call& call) {
            give_role(call, call.id("organization_id"), call.id("user_id"), role_named(call.text("role")));
          });
  api.remove("/api/v1/organizations/{organization_id}/people/{user_id}/roles/{role}",
             options(permission("identity.people.manage"), "役割を外す"), [](Call& call) {
               take_role_back(call, call.id("organization_id"), call.id("user_id"),
                              role_named(call.text("role")));
             });
  api.put("/api/v1/organizations/{organization_id}/people/{user_id}/suspension",
          options(permission("identity.people.manage"), "組織での利用を止める"),
          [](Call& call) { suspend_person(call, call.id("organization_id"), call.id("user_id")); });
  api.remove("/api/v1/organizations/{organization_id}/people/{user_id}/suspension",
             options(permission("identity.people.manage"), "組織での利用を再開する"),
             [](Call& call) { readmit_person(call, call.id("organization_id"), call.id("user_id")); });
  api.put<AccountStatusInput>(
      "/api/v1/accounts/{user_id}/status",
      options(permission("identity.account.manage"), "アカウントの利用を止める、再開する"),
      [](Call& call, const AccountStatusInput& input) {
        set_account_status(call, call.id("user_id"), input.status);
      });
  api.get("/api/v1/role-settings",
          options(permission("identity.role_setting.manage"), "役割の設定を一覧する"),
          [](Call& call) { return role_settings(call); });
  api.put<RoleSettingInput>("/api/v1/role-settings/{role}",
                            options(permission("identity.role_setting.manage"), "役割の設定を変更する"),
                            [](Call& call, const RoleSettingInput& input) {
                              return set_role_setting(call, role_named(call.text("role")), input);
                            });
}

}  // namespace banso::identity
