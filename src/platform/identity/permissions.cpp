#include "platform/identity/permissions.hpp"

#include <stdexcept>

namespace banso::identity {
namespace {

constexpr unsigned bit_of(Role role) {
  return 1U << static_cast<unsigned>(role);
}
constexpr unsigned kOwner = 1U << 30;
constexpr unsigned kEverybody = 1U << 31;

}  // namespace

void Permissions::grant(std::string_view permission, std::initializer_list<Role> roles) {
  if (permission.find('.') == std::string_view::npos) {
    throw std::logic_error("a permission is named <context>.<thing>.<verb>: " + std::string(permission));
  }
  unsigned& holders = holders_[std::string(permission)];
  holders |= bit_of(Role::system_admin);
  for (const Role role : roles) holders |= bit_of(role);
}

void Permissions::grant_to_owners(std::string_view permission) {
  grant(permission, {});
  holders_.find(permission)->second |= kOwner;
}

void Permissions::grant_to_everybody(std::string_view permission) {
  grant(permission, {});
  holders_.find(permission)->second |= kEverybody;
}

Permissions::Set Permissions::of(std::span<const RoleGrant> roles, bool owns_business) const {
  unsigned held = kEverybody | (owns_business ? kOwner : 0U);
  for (const RoleGrant& grant : roles) held |= bit_of(grant.role);
  Set set;
  for (const auto& [permission, holders] : holders_) {
    if (holders & held) set.emplace_hint(set.end(), permission);
  }
  return set;
}

std::vector<PermissionItem> Permissions::list() const {
  std::vector<PermissionItem> items;
  for (const auto& [permission, holders] : holders_) {
    PermissionItem& item = items.emplace_back();
    item.permission = permission;
    item.owners = holders & kOwner;
    item.everybody = holders & kEverybody;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>(
        [&, mask = holders](auto descriptor) {
          if (mask & bit_of(descriptor.value)) item.roles.push_back(descriptor.value);
        });
  }
  return items;
}

}  // namespace banso::identity
