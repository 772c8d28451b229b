// Two chambers with their people, each with a business of its own, and rows in every table that holds data of
// a person, an organisation or a business. Every private text of the second carries a mark that is found
// again wherever it shows.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace banso::census {

/// One chamber, its people and the business of one owner.
struct Tenant {
  std::string letter;            ///< "a", "b": part of every mark
  std::int64_t first_id = 0;     ///< every id of the tenant lies in the thousand that begins here
  std::int64_t corporation = 0;  ///< a corporate number with a right check digit; its facts are public
  std::int64_t sole = 0;         ///< a sole proprietor: nothing of it is public

  std::int64_t organization() const { return first_id; }
  std::int64_t admin() const { return first_id + 1; }
  std::int64_t owner() const { return first_id + 2; }
  /// The beginning of every mark: may be echoed, as it is what a search would ask for.
  std::string mark_begin() const { return "zq" + letter; }
  /// A text that nobody outside the tenant may see: it names the place where it was put.
  std::string mark(const std::string& place) const { return mark_begin() + place + "xj"; }
  /// Session tokens of the two people: what their cookies hold.
  std::string admin_session() const { return "session-of-the-admin-of-" + letter; }
  std::string owner_session() const { return "session-of-the-owner-of-" + letter; }
  /// An API token of the administrator, for every permission there is.
  std::string admin_api_token() const { return "api-token-of-the-admin-of-" + letter; }
};

inline const Tenant kTenantA{"a", 1000, 9210001012345, 90000000001001};
inline const Tenant kTenantB{"b", 2000, 2210001067890, 90000000002001};
/// Runs the platform; belongs to neither.
inline constexpr std::int64_t kSystemAdmin = 3001;
inline constexpr const char* kSystemAdminSession = "session-of-the-system-admin";
/// Works at a ministry; belongs to neither.
inline constexpr std::int64_t kOfficial = 4001;
inline constexpr const char* kOfficialSession = "session-of-an-official";

/// Writes everything of the tenant. @param bootstrap conninfo of the superuser
void write_tenant(const std::string& bootstrap, const Tenant& tenant);
void write_system_admin(const std::string& bootstrap);
void write_official(const std::string& bootstrap);
/// Gives the people of the tenant their sessions and roles (back): a call may have ended them.
std::string refresh_sql(const Tenant& tenant);
/// The same for the official.
std::string refresh_official_sql();
/// Gives the tenant's administrator the API token (back), with these scopes.
std::string api_token_sql(const Tenant& tenant, const std::vector<std::string>& scopes);

/// Values of path parameters, by name: what a stranger who knows the tenant's ids would put there.
std::vector<std::string> path_values(const Tenant& tenant, const std::string& parameter);

}  // namespace banso::census
