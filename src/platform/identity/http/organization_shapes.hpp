// What goes in and out of organisations, their people, invitations and the settings of roles.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/http/page.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/email_address.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::identity {

struct OrganizationQuery : http::PageQuery {
  shape::Str<0, 100> q;  ///< part of the name or its reading
  std::optional<OrganizationKind> kind;
  std::optional<std::int64_t> parent_id;
  std::optional<OrganizationStatus> status;
  std::optional<shape::Str<2, 2>> prefecture_code;
};
BOOST_DESCRIBE_STRUCT(OrganizationQuery, (http::PageQuery), (q, kind, parent_id, status, prefecture_code))

struct OrganizationItem {
  std::int64_t organization_id = 0;
  OrganizationKind kind{};
  std::string name;
  std::string name_kana;
  std::optional<std::int64_t> parent_id;
  std::optional<std::string> parent_name;
  std::optional<std::string> prefecture_code;
  std::optional<std::string> corporate_number;
  OrganizationStatus status{};
  bool may_manage = false;  ///< whether the caller administers it
};
BOOST_DESCRIBE_STRUCT(OrganizationItem, (),
                      (organization_id, kind, name, name_kana, parent_id, parent_name, prefecture_code,
                       corporate_number, status, may_manage))
BANSO_LIST_OF(OrganizationPage, OrganizationItem)

struct OrganizationDetail {
  std::int64_t organization_id = 0;
  OrganizationKind kind{};
  std::string name;
  std::string name_kana;
  std::optional<std::int64_t> parent_id;
  std::vector<OrganizationSummary> above;  ///< from the top of the tree down to the parent
  std::int64_t below = 0;                  ///< how many active organisations stand directly below it
  std::optional<std::string> prefecture_code;
  std::optional<std::string> corporate_number;
  OrganizationStatus status{};
  bool may_manage = false;
  std::vector<Role> roles;  ///< roles that people in it may have
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(OrganizationDetail, (),
                      (organization_id, kind, name, name_kana, parent_id, above, below, prefecture_code,
                       corporate_number, status, may_manage, roles, updated_at))

struct OrganizationInput {
  OrganizationKind kind{};
  shape::Str<1, 200> name;
  shape::Str<0, 200> name_kana;
  std::optional<std::int64_t> parent_id;
  std::optional<shape::Str<0, 2>> prefecture_code;
  std::optional<shape::Str<0, 40>> corporate_number;
};
BOOST_DESCRIBE_STRUCT(OrganizationInput, (),
                      (kind, name, name_kana, parent_id, prefecture_code, corporate_number))

/// What to change; what is missing stays, an empty text clears.
struct OrganizationChange {
  std::optional<shape::Str<1, 200>> name;
  std::optional<shape::Str<0, 200>> name_kana;
  std::optional<std::int64_t> parent_id;  ///< moves it, with everything below it; system administrators only
  std::optional<shape::Str<0, 2>> prefecture_code;
  std::optional<shape::Str<0, 40>> corporate_number;
  std::optional<OrganizationStatus> status;  ///< only administrators above it
};
BOOST_DESCRIBE_STRUCT(OrganizationChange, (),
                      (name, name_kana, parent_id, prefecture_code, corporate_number, status))

struct PeopleQuery : http::PageQuery {
  shape::Str<0, 100> q;  ///< part of the name or the address
  std::optional<Role> role;
};
BOOST_DESCRIBE_STRUCT(PeopleQuery, (http::PageQuery), (q, role))

struct PersonItem {
  std::int64_t user_id = 0;
  std::string email;
  std::string display_name;
  std::string status;
  std::optional<Instant> last_sign_in_at;
  std::vector<Role> roles;  ///< in this organisation
  bool suspended = false;   ///< may not act in this organisation for now
};
BOOST_DESCRIBE_STRUCT(PersonItem, (),
                      (user_id, email, display_name, status, last_sign_in_at, roles, suspended))
BANSO_LIST_OF(PersonPage, PersonItem)

enum class AccountStatus { active, disabled };
BOOST_DESCRIBE_ENUM(AccountStatus, active, disabled)

struct AccountStatusInput {
  AccountStatus status{};
};
BOOST_DESCRIBE_STRUCT(AccountStatusInput, (), (status))

struct InvitationInput {
  EmailAddress email;
  Role role{};
};
BOOST_DESCRIBE_STRUCT(InvitationInput, (), (email, role))

struct InvitationItem {
  std::int64_t invitation_id = 0;
  std::string email;
  Role role{};
  std::optional<std::string> invited_by_name;
  Instant created_at{};
  Instant expires_at{};
  std::optional<Instant> accepted_at;
  bool expired = false;
};
BOOST_DESCRIBE_STRUCT(InvitationItem, (),
                      (invitation_id, email, role, invited_by_name, created_at, expires_at, accepted_at,
                       expired))
BANSO_LIST_OF(InvitationPage, InvitationItem)

/// The secret of an invitation's link. One that no link can have is answered like one that is over.
struct InvitationToken {
  shape::Str<0, 200> token;
};
BOOST_DESCRIBE_STRUCT(InvitationToken, (), (token))

/// What the page of an invitation shows to whoever holds the link.
struct InvitationOffer {
  std::string organization_name;
  OrganizationKind organization_kind{};
  Role role{};
  std::string email;
  bool account_exists = false;  ///< sign in first; otherwise choose a name and a password
  Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(InvitationOffer, (),
                      (organization_name, organization_kind, role, email, account_exists, expires_at))

struct AcceptInvitationInput {
  shape::Str<20, 100> token;
  std::optional<shape::Secret<0, 512>> password;   ///< only without an account
  std::optional<shape::Str<0, 100>> display_name;  ///< only without an account
};
BOOST_DESCRIBE_STRUCT(AcceptInvitationInput, (), (token, password, display_name))

struct RoleSettingItem {
  Role role{};
  bool two_factor_required = false;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(RoleSettingItem, (), (role, two_factor_required, updated_at))

struct RoleSettingInput {
  bool two_factor_required = false;
};
BOOST_DESCRIBE_STRUCT(RoleSettingInput, (), (two_factor_required))

}  // namespace banso::identity
