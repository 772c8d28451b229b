#include <gmock/gmock.h>

#include "platform/identity/world_for_test.hpp"

namespace banso::identity {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

class Invitations : public World {
 protected:
  Invitations()
      : east(add_organization(OrganizationKind::chamber, "東商工会議所")),
        west(add_organization(OrganizationKind::chamber, "西商工会議所")),
        admin(*this) {
    give(add_person("admin@example.jp", "管理 花子"), east, Role::org_admin);
    give(add_person("west@example.jp"), west, Role::org_admin);
    admin.sign_in("admin@example.jp");
  }
  Reply invite(Browser& browser, std::int64_t organization_id, const std::string& email,
               const char* role = "staff") {
    return browser.post("/api/v1/organizations/" + std::to_string(organization_id) + "/invitations",
                        {{"email", email}, {"role", role}});
  }
  std::string list(std::int64_t organization_id) {
    return "/api/v1/organizations/" + std::to_string(organization_id) + "/invitations";
  }
  Reply accept(Browser& browser, const std::string& token, const char* password = "umi yama kawa 88") {
    return browser.post("/api/v1/invitations/accept",
                        {{"token", token}, {"password", password}, {"display_name", "招待 次郎"}});
  }

  static Reply offer_of(Browser& browser, const std::string& token) {
    return browser.post("/api/v1/invitations/offer", {{"token", token}});
  }

  const std::int64_t east;
  const std::int64_t west;
  Browser admin;
};

TEST_F(Invitations, ANewPersonComesInWithNameAndPassword) {
  const Reply sent = invite(admin, east, "Jiro@Example.JP");
  ASSERT_EQ(sent.status, 201) << sent.text;
  EXPECT_EQ(sent.json().at("invited_by_name").as_string(), "管理 花子");
  EXPECT_THAT(last_mail("jiro@example.jp"), HasSubstr("東商工会議所"));
  const std::string token = token_from_mail("jiro@example.jp");
  Browser jiro(*this);
  const auto offer = offer_of(jiro, token).json();
  EXPECT_EQ(offer.at("organization_name").as_string(), "東商工会議所");
  EXPECT_EQ(offer.at("role").as_string(), "staff");
  EXPECT_FALSE(offer.at("account_exists").as_bool());
  EXPECT_THAT(last_mail("jiro@example.jp"), HasSubstr("/app/invitations#" + token))
      << "behind #, so that no access log sees it";
  EXPECT_EQ(offer_of(jiro, "").status, offer_of(jiro, std::string(43, 'x')).status);
  EXPECT_EQ(accept(jiro, token, "short").reason(), "identity.weak_password");
  const Reply accepted = accept(jiro, token);
  ASSERT_EQ(accepted.status, 200) << accepted.text;
  EXPECT_EQ(accepted.json().at("roles").at(0).at("role").as_string(), "staff");
  EXPECT_EQ(jiro.get("/api/v1/me").status, 200);
  Browser again(*this);
  EXPECT_EQ(accept(again, token).reason(), "identity.invitation_expired") << "works once";
  EXPECT_EQ(offer_of(again, token).reason(), "identity.invitation_expired");
  EXPECT_EQ(again.sign_in("jiro@example.jp").status, 200);
}

TEST_F(Invitations, SomebodyWithAnAccountSignsInFirst) {
  add_person("jiro@example.jp");
  invite(admin, east, "jiro@example.jp", "advisor");
  const std::string token = token_from_mail("jiro@example.jp");
  Browser jiro(*this);
  EXPECT_TRUE(offer_of(jiro, token).json().at("account_exists").as_bool());
  EXPECT_EQ(accept(jiro, token, "a hijackers password").reason(), "identity.sign_in_first");
  EXPECT_EQ(jiro.sign_in("jiro@example.jp").status, 200) << "the password did not change";
  const Reply accepted = jiro.post("/api/v1/invitations/accept", {{"token", token}});
  ASSERT_EQ(accepted.status, 200) << accepted.text;
  EXPECT_EQ(accepted.json().at("roles").at(0).at("role").as_string(), "advisor")
      << "at once, in the same session";
}

TEST_F(Invitations, AreForOnePersonOnly) {
  add_person("saburo@example.jp");
  invite(admin, east, "jiro@example.jp");
  Browser saburo(*this);
  saburo.sign_in("saburo@example.jp");
  EXPECT_EQ(
      saburo.post("/api/v1/invitations/accept", {{"token", token_from_mail("jiro@example.jp")}}).reason(),
      "identity.other_address");
}

TEST_F(Invitations, EndAfterTwoWeeksOrWhenWithdrawnOrReplaced) {
  invite(admin, east, "jiro@example.jp");
  const std::string first = token_from_mail("jiro@example.jp");
  const auto second = invite(admin, east, "jiro@example.jp").json().at("invitation_id").as_int64();
  const std::string token = token_from_mail("jiro@example.jp");
  Browser jiro(*this);
  EXPECT_EQ(offer_of(jiro, first).reason(), "identity.invitation_expired");
  EXPECT_EQ(offer_of(jiro, token).status, 200);
  EXPECT_EQ(admin.remove(list(east) + "/" + std::to_string(second)).status, 204);
  EXPECT_EQ(admin.remove(list(east) + "/" + std::to_string(second)).reason(),
            "identity.invitation_not_found");
  EXPECT_EQ(accept(jiro, token).reason(), "identity.invitation_expired");

  invite(admin, east, "jiro@example.jp");
  wait(14 * 24h);
  EXPECT_EQ(accept(jiro, token_from_mail("jiro@example.jp")).reason(), "identity.invitation_expired");
  admin.sign_in("admin@example.jp");
  const auto listed = admin.get(list(east)).json();
  EXPECT_EQ(listed.at("total").as_int64(), 1);
  EXPECT_TRUE(listed.at("items").at(0).at("expired").as_bool());
}

TEST_F(Invitations, OfAnotherOrganisationAreOutOfReach) {
  const auto invitation_id = invite(admin, east, "jiro@example.jp").json().at("invitation_id").as_int64();
  Browser other(*this);
  other.sign_in("west@example.jp");
  EXPECT_EQ(other.get(list(east)).reason(), "identity.not_your_organization");
  EXPECT_EQ(invite(other, east, "x@example.jp").reason(), "identity.not_your_organization");
  EXPECT_EQ(other.remove(list(east) + "/" + std::to_string(invitation_id)).reason(),
            "identity.not_your_organization");
  EXPECT_EQ(other.remove(list(west) + "/" + std::to_string(invitation_id)).reason(),
            "identity.invitation_not_found");
  EXPECT_EQ(invite(admin, east, "x@example.jp", "system_admin").reason(), "identity.system_admin_only");
  EXPECT_EQ(invite(admin, east, "x@example.jp", "official").reason(), "identity.role_does_not_fit");
}

TEST_F(Invitations, TheTokenIsStoredAsHashAndTheAuditNamesNoAddress) {
  invite(admin, east, "jiro@example.jp");
  EXPECT_EQ(ask("select octet_length(token_hash) from identity.invitation"), "32");
  EXPECT_EQ(ask("select count(*) from platform.audit_entry where details::text like '%jiro%'"), "0");
}

}  // namespace
}  // namespace banso::identity
