#include "contexts/registry/usecases/notices.hpp"

#include <fmt/format.h>

#include "platform/identity/api.hpp"
#include "platform/mail/mail.hpp"
#include "platform/services.hpp"

namespace banso::registry {
namespace {

/// More people of one organisation are not written to at once.
constexpr std::size_t kMostRecipients = 20;

std::string link(const http::Call& call, std::string_view path) {
  return fmt::format("{}{}", call.services.config.public_url, path);
}

void send_to(http::Call& call, std::int64_t user_id, const std::string& subject, const std::string& text) {
  if (const auto address = identity::mail_address_of(call.tx, user_id)) {
    mail::send(call.tx, call.now, {*address, subject, text});
  }
}

void send_to_organization(http::Call& call, std::int64_t organization_id, const std::string& subject,
                          const std::string& text) {
  using identity::Role;
  auto people =
      identity::people_with_role(call.tx, organization_id, {Role::org_admin, Role::advisor, Role::staff});
  if (people.size() > kMostRecipients) people.resize(kMostRecipients);
  for (const std::int64_t user_id : people) send_to(call, user_id, subject, text);
}

}  // namespace

void tell_organization_of_claim(http::Call& call, std::int64_t organization_id,
                                std::string_view business_name) {
  send_to_organization(call, organization_id, "事業者の本人確認の申し込みがあります",
                       fmt::format("「{}」の本人であることの確認を求める申し込みがありました。\n"
                                   "会員名簿や電話などで確かめて、次の画面で「確認する」または「確認できない"
                                   "」を選んでください。\n\n{}\n\n"
                                   "このメールはBansoから自動で送っています。\n",
                                   business_name, link(call, "/app/claims")));
}

void tell_claimant(http::Call& call, const store::StoredClaim& claim, ClaimState state,
                   std::string_view reason) {
  if (state == ClaimState::confirmed) {
    send_to(call, claim.user_id, "事業者本人の確認が済みました",
            fmt::format("「{}」の本人として確認されました。\n"
                        "会社の登録項目の入力と、見てよい組織への同意ができるようになりました。\n\n{}\n",
                        claim.business_name, link(call, "/app/my-business")));
  } else {
    send_to(call, claim.user_id, "事業者本人の確認ができませんでした",
            fmt::format("「{}」の本人であることを確認できませんでした。\n\n理由: {}\n\n"
                        "内容を直して、もう一度申し込めます。分からないときは確認先の組織にお問い合わせくださ"
                        "い。\n\n{}\n",
                        claim.business_name, reason, link(call, "/app/my-business")));
  }
}

void tell_organization_of_consent(http::Call& call, const store::StoredConsent& consent,
                                  std::string_view business_name) {
  send_to_organization(
      call, consent.organization_id, "事業者から情報を見ることへの同意がありました",
      fmt::format("「{}」が、{}のために「{}」を見ることに同意しました（{}まで）。\n"
                  "閲覧は記録され、事業者も確かめられます。目的以外には使わないでください。\n\n{}\n",
                  business_name, label_of(consent.purpose), label_of(consent.scope),
                  japanese_era(consent.ends_on),
                  link(call, fmt::format("/app/businesses/{}", consent.business_id))));
}

}  // namespace banso::registry
