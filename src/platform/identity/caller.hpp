// Who is asking. Plain data: made by identity from a session or an API token, read by everybody else.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"

namespace banso::identity {

/// What a person may be in an organisation. Words of the database and of the API.
enum class Role {
  system_admin,  ///< システム管理者: runs the platform
  org_admin,     ///< 組織管理者: people and settings of the organisation and those below it
  advisor,       ///< 経営指導員
  staff,         ///< 職員
  expert,        ///< 専門家
  official,      ///< 行政担当者
};
BOOST_DESCRIBE_ENUM(Role, system_admin, org_admin, advisor, staff, expert, official)

/// One role in one organisation.
struct RoleGrant {
  std::int64_t organization_id = 0;
  std::string organization_name;
  std::string organization_kind;
  Role role{};
};
BOOST_DESCRIBE_STRUCT(RoleGrant, (), (organization_id, organization_name, organization_kind, role))

/// The caller of a request. Without user_id: nobody is signed in.
struct Caller {
  std::int64_t user_id = 0;  ///< 0: anonymous
  std::string email;
  std::string display_name;
  std::int64_t session_id = 0;       ///< 0 for API tokens
  std::int64_t api_token_id = 0;     ///< 0 for sessions
  Instant session_expires_at{};      ///< when the session ends by itself; sessions only
  bool two_factor_enabled = false;   ///< they have set an authenticator app up
  bool two_factor_required = false;  ///< a role of theirs demands two-factor sign-in
  bool two_factor_pending = false;   ///< two factors are demanded and were not shown: set up or verify first
  std::vector<RoleGrant> roles;
  std::vector<std::int64_t> business_ids;  ///< businesses they are the confirmed owner of
  std::set<std::string, std::less<>> permissions;
  std::string csrf_token;  ///< must come back in X-CSRF-Token; empty for API tokens

  bool signed_in() const { return user_id != 0; }
  bool may(std::string_view permission) const { return permissions.contains(permission); }
  bool owns(std::int64_t business_id) const;
  bool has_role_in(std::int64_t organization_id) const;
  bool has_role(Role role) const;
};

}  // namespace banso::identity
