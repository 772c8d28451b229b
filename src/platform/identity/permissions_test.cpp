#include "platform/identity/permissions.hpp"

#include <gmock/gmock.h>

namespace banso::identity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RoleGrant in(std::int64_t organization_id, Role role) {
  return {organization_id, "", "", role};
}

class PermissionTable : public testing::Test {
 protected:
  PermissionTable() {
    permissions.grant("a.read", {Role::staff, Role::advisor});
    permissions.grant("a.write", {Role::advisor});
    permissions.grant("b.manage", {});
    permissions.grant_to_owners("c.own");
    permissions.grant_to_everybody("d.look");
  }
  Permissions::Set of(std::vector<RoleGrant> roles, bool owns = false) const {
    return permissions.of(roles, owns);
  }

  Permissions permissions;
};

TEST_F(PermissionTable, GivesWhatTheRolesHave) {
  EXPECT_THAT(of({}), ElementsAre("d.look"));
  EXPECT_THAT(of({in(1, Role::staff)}), ElementsAre("a.read", "d.look"));
  EXPECT_THAT(of({in(1, Role::staff), in(2, Role::advisor)}), ElementsAre("a.read", "a.write", "d.look"));
  EXPECT_THAT(of({in(1, Role::expert)}), ElementsAre("d.look"));
  EXPECT_THAT(of({}, true), ElementsAre("c.own", "d.look"));
}

TEST_F(PermissionTable, SystemAdministratorsHaveAll) {
  EXPECT_THAT(of({in(1, Role::system_admin)}),
              ElementsAre("a.read", "a.write", "b.manage", "c.own", "d.look"));
}

TEST_F(PermissionTable, RolesAddUp) {
  permissions.grant("a.write", {Role::expert});
  EXPECT_THAT(of({in(1, Role::expert)}), ElementsAre("a.write", "d.look"));
  EXPECT_THAT(of({in(1, Role::advisor)}), ElementsAre("a.read", "a.write", "d.look"));
}

TEST_F(PermissionTable, ListsItselfForTheDocument) {
  const auto list = permissions.list();
  ASSERT_EQ(list.size(), 5U);
  EXPECT_EQ(list[0].permission, "a.read");
  EXPECT_THAT(list[0].roles, ElementsAre(Role::system_admin, Role::advisor, Role::staff));
  EXPECT_TRUE(list[3].owners);
  EXPECT_TRUE(list[4].everybody);
  EXPECT_TRUE(permissions.knows("b.manage"));
  EXPECT_FALSE(permissions.knows("b"));
  EXPECT_THAT(Permissions().list(), IsEmpty());
}

TEST_F(PermissionTable, NamesHaveAContext) {
  EXPECT_THROW(permissions.grant("read", {}), std::logic_error);
}

}  // namespace
}  // namespace banso::identity
