#include "contexts/membership/api.hpp"
#include "contexts/membership/http/routes.hpp"
#include "contexts/membership/usecases/contacts.hpp"

namespace banso::membership {

void register_contact_routes(http::Api& api) {
  using http::Call;
  const std::string base = "/api/v1/organizations/{organization_id}";
  http::RouteOptions reads{http::permission(kReadPermission), "接触履歴と次にすることを一覧する"};
  reads.logs_reads = true;
  reads.tag = "members";
  api.get<MemberContactQuery>(base + "/contacts", reads, [](Call& call, const MemberContactQuery& query) {
    return list_contacts(call, call.id("organization_id"), query);
  });
  reads.summary = "会員の接触履歴を見る";
  api.get<http::PageQuery>(
      base + "/members/{member_id}/contacts", reads, [](Call& call, const http::PageQuery& query) {
        return contacts_of_member(call, call.id("organization_id"), call.id("member_id"), query);
      });
  http::RouteOptions writes{http::permission(kWritePermission), "接触履歴を書く"};
  writes.tag = "members";
  api.post<MemberContactInput>(base + "/members/{member_id}/contacts", writes,
                               [](Call& call, const MemberContactInput& input) {
                                 write_contact(call, call.id("organization_id"), call.id("member_id"), input);
                               });
  writes.summary = "接触履歴を変える";
  api.put<MemberContactInput>(base + "/members/{member_id}/contacts/{contact_id}", writes,
                              [](Call& call, const MemberContactInput& input) {
                                change_contact(call, call.id("organization_id"), call.id("member_id"),
                                               call.id("contact_id"), input);
                              });
  writes.summary = "接触履歴を消す";
  api.remove(base + "/members/{member_id}/contacts/{contact_id}", writes, [](Call& call) {
    remove_contact(call, call.id("organization_id"), call.id("member_id"), call.id("contact_id"));
  });
}

}  // namespace banso::membership
