#include "contexts/admission/usecases/account_invitations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/admission/usecases/letters.hpp"
#include "contexts/registry/api.hpp"
#include "kernel/date_words.hpp"
#include "platform/audit/audit.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/services.hpp"

namespace banso::admission {
namespace {

constexpr std::chrono::days kInvitationLasts{30};

Refused no_such_invitation() {
  return Refused(RefusalCode::kNotFound, "admission.invitation_not_found",
                 "この案内は使えません。期限が切れたか、すでに使われています。商工会議所に、もう一度送るよう"
                 "お伝えください。");
}

store::InvitationRow usable_invitation(http::Call& call, const std::string& token) {
  call.tx.set(identity::link_settings(token));
  auto found = store::find_account_invitation_by_link(call.tx, identity::personal_link_hash(token));
  if (!found || found->accepted_at || found->expires_at <= call.now) throw no_such_invitation();
  return std::move(*found);
}

MemberInvitationOffer offer_of(http::Call& call, const store::InvitationRow& row) {
  MemberInvitationOffer offer;
  offer.organization_id = row.organization_id;
  const auto organization = identity::find_organization(call.tx, row.organization_id);
  offer.organization_name = organization ? organization->name : "";
  offer.business_id = row.business_id;
  if (row.business_id) {
    if (const auto business = registry::find_business(call.tx, *row.business_id)) {
      offer.business_name = business->name;
    }
  }
  offer.email = row.email;
  offer.expires_at = row.expires_at;
  return offer;
}

}  // namespace

bool invite_to_account(http::Call& call, const store::ApplicationRow& row,
                       std::vector<std::string>& remarks) {
  if (row.email.empty()) {
    remarks.emplace_back("メールアドレスがないため、マイページの案内は送っていません。");
    return false;
  }
  store::InvitationRow invitation;
  invitation.organization_id = row.organization_id;
  invitation.application_id = row.application_id;
  invitation.member_id = row.member_id.value();
  if (row.business_id && registry::find_business(call.tx, *row.business_id)) {
    if (!identity::business_owners(call.tx, *row.business_id).empty()) {
      remarks.emplace_back("この事業所には、もうマイページを使う本人がいます。案内は送っていません。");
      return false;
    }
    invitation.business_id = row.business_id;
  } else {
    remarks.emplace_back(
        "法人番号が登録されていないため、案内を受けた方は、マイページの登録のあとに本人確認を申し込みます。");
  }
  invitation.email = row.email;
  invitation.created_at = call.now;
  invitation.expires_at = call.now + kInvitationLasts;
  const auto link = identity::new_personal_link();
  store::save_account_invitation(call.tx, invitation, link.hash, call.caller.user_id);
  PlaceholderValues values = values_of(call, row);
  values["account_link"] =
      fmt::format("{}/app/member-invitation#{}", call.services.config.public_url, link.token);
  values["account_until"] = date_in_both_calendars(jst_date(invitation.expires_at));
  send_template(call, row, "invitation", values);
  return true;
}

void invite_again(http::Call& call, std::int64_t organization_id, std::int64_t application_id) {
  const auto row = existing_application(call, organization_id, application_id);
  if (!row.member_id) {
    throw Refused(RefusalCode::kConflict, "admission.not_admitted_yet",
                  "マイページの案内は、入会が確定してから送れます。");
  }
  std::vector<std::string> remarks;
  if (!invite_to_account(call, row, remarks)) {
    throw Refused(RefusalCode::kConflict, "admission.cannot_invite", remarks.front());
  }
  note_change(call, "admission.invitation.send", row);
}

MemberInvitationOffer show_invitation(http::Call& call, const MemberInvitationInput& input) {
  return offer_of(call, usable_invitation(call, input.token));
}

MemberInvitationOffer accept_invitation(http::Call& call, const MemberInvitationInput& input) {
  const auto row = usable_invitation(call, input.token);
  const std::int64_t user_id = call.caller.user_id;
  if (row.business_id) {
    const auto owners = identity::business_owners(call.tx, *row.business_id);
    const bool is_other =
        std::any_of(owners.begin(), owners.end(), [&](std::int64_t owner) { return owner != user_id; });
    if (is_other) {
      throw Refused(RefusalCode::kConflict, "admission.business_has_owner",
                    "この事業者には、すでに確認済みの本人がいます。社内の担当の方に確かめるか、商工会議所に"
                    "お問い合わせください。");
    }
  }
  if (!store::accept_account_invitation(call.tx, identity::personal_link_hash(input.token), call.now,
                                        user_id)) {
    throw no_such_invitation();
  }
  if (row.business_id && !call.caller.owns(*row.business_id)) {
    identity::set_business_owner(call.tx, user_id, *row.business_id, call.now);
  }
  audit::Entry entry;
  entry.action = "admission.invitation.accept";
  entry.object_type = "application";
  entry.object_id = std::to_string(row.application_id);
  entry.organization_id = row.organization_id;
  entry.business_id = row.business_id;
  audit::record(call, entry);
  return offer_of(call, row);
}

}  // namespace banso::admission
