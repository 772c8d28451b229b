#include "platform/identity/rules/role_rules.hpp"

#include <gtest/gtest.h>

namespace banso::identity {
namespace {

using Kind = OrganizationKind;

constexpr Granter kSystemAdmin{.is_system_admin = true};
constexpr Granter kOwnAdmin{.administers_organization = true};
constexpr Granter kAdminAbove{.administers_organization = true, .administers_above = true};
constexpr Granter kOther{};

TEST(RoleRules, OnlySomeRolesExistInSomeOrganisations) {
  const struct {
    Role role;
    std::vector<Kind> kinds;
  } rows[] = {
      {Role::system_admin, {Kind::national_federation, Kind::ministry}},
      {Role::org_admin,
       {Kind::national_federation, Kind::block, Kind::prefecture_federation, Kind::chamber,
        Kind::support_organization, Kind::ministry}},
      {Role::advisor,
       {Kind::national_federation, Kind::prefecture_federation, Kind::chamber, Kind::support_organization}},
      {Role::staff,
       {Kind::national_federation, Kind::block, Kind::prefecture_federation, Kind::chamber,
        Kind::support_organization}},
      {Role::expert,
       {Kind::national_federation, Kind::prefecture_federation, Kind::chamber, Kind::support_organization}},
      {Role::official, {Kind::ministry}},
  };
  for (const auto& row : rows) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Kind>>([&](auto descriptor) {
      const Kind kind = descriptor.value;
      const bool expected = std::find(row.kinds.begin(), row.kinds.end(), kind) != row.kinds.end();
      EXPECT_EQ(role_fits(row.role, kind), expected)
          << boost::describe::enum_to_string(row.role, "") << " in " << descriptor.name;
      EXPECT_EQ(judge_grant(kSystemAdmin, row.role, kind),
                expected ? RoleVerdict::allowed : RoleVerdict::role_does_not_fit);
    });
  }
}

TEST(RoleRules, TheTreeHasItsOrder) {
  EXPECT_TRUE(kind_fits_below(Kind::national_federation, std::nullopt));
  EXPECT_TRUE(kind_fits_below(Kind::block, Kind::national_federation));
  EXPECT_TRUE(kind_fits_below(Kind::prefecture_federation, Kind::block));
  EXPECT_TRUE(kind_fits_below(Kind::chamber, Kind::prefecture_federation));
  EXPECT_TRUE(kind_fits_below(Kind::support_organization, std::nullopt));
  EXPECT_TRUE(kind_fits_below(Kind::ministry, std::nullopt));
  EXPECT_FALSE(kind_fits_below(Kind::national_federation, Kind::ministry));
  EXPECT_FALSE(kind_fits_below(Kind::block, Kind::chamber));
  EXPECT_FALSE(kind_fits_below(Kind::block, std::nullopt));
  EXPECT_FALSE(kind_fits_below(Kind::chamber, Kind::chamber));
  EXPECT_FALSE(kind_fits_below(Kind::chamber, std::nullopt));
  EXPECT_FALSE(kind_fits_below(Kind::ministry, Kind::national_federation));
}

TEST(RoleRules, WhoMayGive) {
  EXPECT_EQ(judge_grant(kOwnAdmin, Role::staff, Kind::chamber), RoleVerdict::allowed);
  EXPECT_EQ(judge_grant(kOwnAdmin, Role::org_admin, Kind::chamber), RoleVerdict::allowed);
  EXPECT_EQ(judge_grant(kAdminAbove, Role::advisor, Kind::chamber), RoleVerdict::allowed);
  EXPECT_EQ(judge_grant(kOther, Role::staff, Kind::chamber), RoleVerdict::not_administrator);
  EXPECT_EQ(judge_grant(kOther, Role::system_admin, Kind::national_federation),
            RoleVerdict::not_administrator);
  EXPECT_EQ(judge_grant(kOwnAdmin, Role::system_admin, Kind::national_federation),
            RoleVerdict::system_admin_only);
  EXPECT_EQ(judge_grant(kSystemAdmin, Role::system_admin, Kind::national_federation), RoleVerdict::allowed);
}

TEST(RoleRules, NobodyIsLeftWithoutAdministrator) {
  EXPECT_EQ(judge_take_back(kSystemAdmin, Role::system_admin, 0), RoleVerdict::last_system_admin);
  EXPECT_EQ(judge_take_back(kSystemAdmin, Role::system_admin, 1), RoleVerdict::allowed);
  EXPECT_EQ(judge_take_back(kOwnAdmin, Role::system_admin, 5), RoleVerdict::system_admin_only);
  EXPECT_EQ(judge_take_back(kOwnAdmin, Role::org_admin, 0), RoleVerdict::last_org_admin);
  EXPECT_EQ(judge_take_back(kOwnAdmin, Role::org_admin, 1), RoleVerdict::allowed);
  EXPECT_EQ(judge_take_back(kAdminAbove, Role::org_admin, 0), RoleVerdict::allowed);
  EXPECT_EQ(judge_take_back(kSystemAdmin, Role::org_admin, 0), RoleVerdict::allowed);
  EXPECT_EQ(judge_take_back(kOwnAdmin, Role::staff, 0), RoleVerdict::allowed);
  EXPECT_EQ(judge_take_back(kOther, Role::staff, 3), RoleVerdict::not_administrator);
}

}  // namespace
}  // namespace banso::identity
