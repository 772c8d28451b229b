// Which permission belongs to which roles: data, declared by each part of the house when it is wired, then
// only read.
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/identity/caller.hpp"

namespace banso::identity {

/// One permission and who has it, for the API document and for choosing the scopes of a token.
struct PermissionItem {
  std::string permission;
  std::vector<Role> roles;
  bool owners = false;     ///< confirmed owners of a business have it too
  bool everybody = false;  ///< everybody who is signed in has it
};
BOOST_DESCRIBE_STRUCT(PermissionItem, (), (permission, roles, owners, everybody))

class Permissions {
 public:
  using Set = std::set<std::string, std::less<>>;

  /// Gives the permission to people with one of the roles, in whatever organisation; where they may use it is
  /// for the use case and for row level security. System administrators have every permission. May be called
  /// again for the same permission: the roles add up.
  void grant(std::string_view permission, std::initializer_list<Role> roles);
  /// Gives the permission to confirmed owners of a business.
  void grant_to_owners(std::string_view permission);
  /// Gives the permission to everybody who is signed in.
  void grant_to_everybody(std::string_view permission);

  /// What somebody with these roles may do.
  Set of(std::span<const RoleGrant> roles, bool owns_business) const;
  bool knows(std::string_view permission) const { return holders_.contains(permission); }
  /// All permissions in alphabetical order.
  std::vector<PermissionItem> list() const;

 private:
  std::map<std::string, unsigned, std::less<>> holders_;  ///< permission → bits of its holders
};

}  // namespace banso::identity
