// Invitations: sending them, and taking them with the link.
#include "platform/identity/http/options.hpp"
#include "platform/identity/http/organization_shapes.hpp"
#include "platform/identity/http/routes.hpp"
#include "platform/identity/http/session_shapes.hpp"
#include "platform/identity/usecases/invitations.hpp"
#include "platform/identity/usecases/me.hpp"

namespace banso::identity {

using http::Answer;
using http::Call;
using http::permission;

void register_invitation_routes(http::Api& api, Identity& identity) {
  api.get<http::PageQuery>("/api/v1/organizations/{organization_id}/invitations",
                           options(permission("identity.people.manage"), "招待を一覧する"),
                           [](Call& call, const http::PageQuery& query) {
                             return invitations_of(call, call.id("organization_id"), query);
                           });
  api.post<InvitationInput>("/api/v1/organizations/{organization_id}/invitations",
                            options(permission("identity.people.manage"), "メールで招待する").answering(201),
                            [&identity](Call& call, const InvitationInput& input) {
                              return invite(call, identity, call.id("organization_id"), input);
                            });
  api.remove("/api/v1/organizations/{organization_id}/invitations/{invitation_id}",
             options(permission("identity.people.manage"), "招待を取り消す"), [](Call& call) {
               withdraw_invitation(call, call.id("organization_id"), call.id("invitation_id"));
             });
  // Asked by POST: an address would carry the token into access logs.
  api.post<InvitationToken>(
      "/api/v1/invitations/offer", guarded("招待の内容を見る"),
      [](Call& call, const InvitationToken& input) { return invitation_offer(call, input.token); });
  api.post<AcceptInvitationInput>("/api/v1/invitations/accept", guarded("招待を受ける"),
                                  [&identity](Call& call, const AcceptInvitationInput& input) {
                                    const std::string cookie = accept_invitation(call, identity, input);
                                    Answer<Me> answer{me(call, identity)};
                                    if (!cookie.empty()) answer.headers.emplace_back("set-cookie", cookie);
                                    return answer;
                                  });
}

}  // namespace banso::identity
