#include "platform/identity/api.hpp"

#include <stdexcept>

#include "platform/db/statement.hpp"
#include "platform/identity/identity.hpp"
#include "platform/identity/links.hpp"
#include "platform/identity/store/account.hpp"
#include "platform/identity/store/acting.hpp"
#include "platform/identity/store/email_token.hpp"

namespace banso::identity {

/// A person and the name others see.
struct NamedUser {
  std::int64_t user_id = 0;
  std::string display_name;
};
BOOST_DESCRIBE_STRUCT(NamedUser, (), (user_id, display_name))

namespace {

using Ids = std::vector<std::int64_t>;

const db::Query<NamedUser, Ids> kDisplayNames{"identity.display_names"};
const db::Query<std::string, std::int64_t> kMailAddress{"identity.find_mail_address"};
const db::Query<std::int64_t, std::int64_t, std::vector<Role>> kPeopleWithRole{
    "identity.list_people_with_role"};
const db::Command<std::int64_t, std::int64_t, Instant> kAddBusinessOwner{"identity.add_business_owner"};
const db::Command<std::int64_t, std::int64_t> kRemoveBusinessOwner{"identity.remove_business_owner"};
const db::Query<std::int64_t, std::int64_t> kBusinessOwners{"identity.list_business_owners"};
const db::Query<BusinessOwner> kAllBusinessOwners{"identity.all_business_owners"};
const db::Command<std::int64_t, std::int64_t, Role, Instant, std::optional<std::int64_t>> kGrantRole{
    "identity.grant_role"};

}  // namespace

std::int64_t create_user(db::Tx& tx, Identity& identity, const NewUser& user, Instant now) {
  if (const auto known = find_account(tx, user.email)) return known->user_id;
  const std::int64_t user_id = add_account(tx, user.email, user.display_name, true, now);
  if (user.password) save_password(tx, user_id, identity.passwords.hash(*user.password), now);
  return user_id;
}

void grant_role(db::Tx& tx, std::int64_t organization_id, std::int64_t user_id, Role role, Instant now) {
  kGrantRole.run(tx, organization_id, user_id, role, now, std::nullopt);
}

std::map<std::int64_t, std::string> display_names(db::Tx& tx, const std::vector<std::int64_t>& user_ids) {
  std::map<std::int64_t, std::string> names;
  if (user_ids.empty()) return names;
  for (auto& row : kDisplayNames.all(tx, user_ids)) names.emplace(row.user_id, std::move(row.display_name));
  return names;
}

std::optional<std::string> mail_address_of(db::Tx& tx, std::int64_t user_id) {
  return as_identity(tx, [&] { return kMailAddress.maybe(tx, user_id); });
}

std::vector<std::int64_t> people_with_role(db::Tx& tx, std::int64_t organization_id,
                                           const std::vector<Role>& roles) {
  return as_identity(tx, [&] { return kPeopleWithRole.all(tx, organization_id, roles); });
}

void set_business_owner(db::Tx& tx, std::int64_t user_id, std::int64_t business_id, Instant now) {
  as_identity(tx, [&] { kAddBusinessOwner.run(tx, user_id, business_id, now); });
}

bool remove_business_owner(db::Tx& tx, std::int64_t user_id, std::int64_t business_id) {
  return as_identity(tx, [&] { return kRemoveBusinessOwner.run(tx, user_id, business_id) == 1; });
}

std::vector<std::int64_t> business_owners(db::Tx& tx, std::int64_t business_id) {
  return as_identity(tx, [&] { return kBusinessOwners.all(tx, business_id); });
}

std::vector<BusinessOwner> all_business_owners(db::Tx& tx) {
  return kAllBusinessOwners.all(tx);
}

std::string make_set_password_link(db::Tx& tx, std::int64_t user_id, std::string_view public_url, int hours,
                                   Instant now) {
  return reset_password_link(
      public_url, make_email_token(tx, user_id, TokenPurpose::reset, std::chrono::hours(hours), now));
}

std::string_view role_label(Role role) {
  switch (role) {
    case Role::system_admin:
      return "システム管理者";
    case Role::org_admin:
      return "組織の管理者";
    case Role::advisor:
      return "経営指導員";
    case Role::staff:
      return "職員";
    case Role::expert:
      return "専門家";
    case Role::official:
      return "行政担当者";
  }
  throw std::logic_error("a role without a name");
}

std::string_view kind_label(OrganizationKind kind) {
  switch (kind) {
    case OrganizationKind::national_federation:
      return "日本商工会議所";
    case OrganizationKind::block:
      return "ブロック";
    case OrganizationKind::prefecture_federation:
      return "都道府県連合会";
    case OrganizationKind::chamber:
      return "商工会議所";
    case OrganizationKind::support_organization:
      return "支援機関";
    case OrganizationKind::ministry:
      return "行政機関";
  }
  throw std::logic_error("a kind of organisation without a name");
}

}  // namespace banso::identity
