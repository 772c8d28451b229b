#include <fmt/format.h>

#include "platform/identity/world_for_test.hpp"

namespace banso::identity {
namespace {

using Kind = OrganizationKind;

/// 全国 → 関東ブロック → 神奈川県連 → 鎌倉; 全国 → 近畿ブロック → 兵庫県連 → 姫路.
class Organizations : public World {
 protected:
  Organizations()
      : nation(add_organization(Kind::national_federation, "全国連合")),
        kanto(add_organization(Kind::block, "関東ブロック", nation)),
        kinki(add_organization(Kind::block, "近畿ブロック", nation)),
        kanagawa(add_organization(Kind::prefecture_federation, "神奈川県連", kanto)),
        hyogo(add_organization(Kind::prefecture_federation, "兵庫県連", kinki)),
        kamakura(add_organization(Kind::chamber, "鎌倉商工会議所", kanagawa)),
        himeji(add_organization(Kind::chamber, "姫路商工会議所", hyogo)),
        root(*this),
        kanto_admin(*this),
        kamakura_admin(*this) {
    sign_in(root, "root@example.jp", nation, Role::system_admin);
    sign_in(kanto_admin, "kanto@example.jp", kanto, Role::org_admin);
    sign_in(kamakura_admin, "kamakura@example.jp", kamakura, Role::org_admin);
  }
  std::int64_t sign_in(Browser& browser, const std::string& email, std::int64_t organization_id, Role role) {
    const auto user_id = add_person(email, email);
    give(user_id, organization_id, role);
    EXPECT_EQ(browser.sign_in(email).status, 200);
    return user_id;
  }
  static std::string path(std::int64_t organization_id, const std::string& rest = "") {
    return "/api/v1/organizations/" + std::to_string(organization_id) + rest;
  }
  Reply add(Browser& browser, Kind kind, const std::string& name, std::optional<std::int64_t> parent_id) {
    boost::json::object input{
        {"kind", boost::describe::enum_to_string(kind, "")}, {"name", name}, {"name_kana", ""}};
    if (parent_id) input["parent_id"] = *parent_id;
    return browser.post("/api/v1/organizations", input);
  }

  const std::int64_t nation, kanto, kinki, kanagawa, hyogo, kamakura, himeji;
  Browser root, kanto_admin, kamakura_admin;
};

TEST_F(Organizations, AreFoundByNameReadingKindAndParent) {
  as_system([&](db::Tx& tx) {
    create_organization(
        tx, {Kind::chamber, "小田原箱根商工会議所", "オダワラハコネショウコウカイギショ", kanagawa, "14", {}},
        now);
  });
  const auto total = [&](const std::string& query) {
    return kamakura_admin.get("/api/v1/organizations?" + query).json().at("total").as_int64();
  };
  EXPECT_EQ(total(""), 8);
  EXPECT_EQ(total("kind=chamber"), 3);
  EXPECT_EQ(total("q=%E9%8E%8C%E5%80%89"), 1);                    // 鎌倉
  EXPECT_EQ(total("q=%E3%81%8A%E3%81%A0%E3%82%8F%E3%82%89"), 1);  // おだわら
  EXPECT_EQ(total("parent_id=" + std::to_string(kanagawa)), 2);
  EXPECT_EQ(total("prefecture_code=14"), 1);
  EXPECT_EQ(total("status=closed"), 0);
  const auto page = kamakura_admin.get("/api/v1/organizations?per_page=1").json();
  EXPECT_EQ(page.at("items").as_array().size(), 1U);
  EXPECT_EQ(page.at("items").at(0).at("name").as_string(), "全国連合") << "the top first";
  EXPECT_FALSE(page.at("items").at(0).at("may_manage").as_bool());
}

TEST_F(Organizations, ShowTheirPlace) {
  const auto detail = kanto_admin.get(path(kamakura)).json();
  ASSERT_EQ(detail.at("above").as_array().size(), 3U);
  EXPECT_EQ(detail.at("above").at(0).at("name").as_string(), "全国連合");
  EXPECT_EQ(detail.at("above").at(2).at("name").as_string(), "神奈川県連");
  EXPECT_TRUE(detail.at("may_manage").as_bool()) << "below the one they administer";
  EXPECT_FALSE(kanto_admin.get(path(himeji)).json().at("may_manage").as_bool());
  EXPECT_EQ(kanto_admin.get(path(kanagawa)).json().at("below").as_int64(), 1);
  EXPECT_EQ(kanto_admin.get(path(999'999)).reason(), "identity.organization_not_found");
}

TEST_F(Organizations, AreAddedByThoseAbove) {
  EXPECT_EQ(add(kanto_admin, Kind::prefecture_federation, "千葉県連", kanto).status, 201);
  EXPECT_EQ(add(kanto_admin, Kind::chamber, "逗子商工会議所", kanagawa).status, 201);
  EXPECT_EQ(add(kanto_admin, Kind::chamber, "神戸商工会議所", hyogo).reason(),
            "identity.not_your_organization");
  EXPECT_EQ(add(kanto_admin, Kind::ministry, "庁", std::nullopt).reason(), "identity.only_system_admin");
  EXPECT_EQ(add(root, Kind::ministry, "庁", std::nullopt).status, 201);
  EXPECT_EQ(add(root, Kind::chamber, "迷子商工会議所", std::nullopt).reason(), "identity.wrong_place");
  EXPECT_EQ(add(root, Kind::block, "下ブロック", kamakura).reason(), "identity.wrong_place");
  EXPECT_EQ(add(root, Kind::chamber, "鎌倉商工会議所", kanagawa).reason(), "identity.organization_exists");
}

TEST_F(Organizations, NewOnesAreAdministeredAtOnce) {
  const auto added = add(kanto_admin, Kind::chamber, "逗子商工会議所", kanagawa).json();
  EXPECT_TRUE(added.at("may_manage").as_bool());
  const auto zushi = added.at("organization_id").as_int64();
  EXPECT_EQ(kanto_admin.patch(path(zushi), {{"name", "逗子葉山商工会議所"}}).status, 200);
}

TEST_F(Organizations, InputIsChecked) {
  const auto refusal = [&](boost::json::object change) {
    return root.patch(path(kamakura), change).reason();
  };
  EXPECT_EQ(refusal({{"corporate_number", "1234567890123"}}), "identity.bad_corporate_number");
  EXPECT_EQ(refusal({{"prefecture_code", "48"}}), "identity.bad_prefecture");
  EXPECT_EQ(refusal({{"prefecture_code", "1"}}), "identity.bad_prefecture");
  EXPECT_EQ(refusal({{"name", ""}}), "http.invalid_input");
  EXPECT_EQ(
      root.patch(path(kamakura), {{"prefecture_code", "１４"}}).json().at("prefecture_code").as_string(),
      "14");
  EXPECT_TRUE(root.patch(path(kamakura), {{"prefecture_code", ""}}).json().at("prefecture_code").is_null());
}

TEST_F(Organizations, OnlyThoseAboveCloseAndOnlyEmptyOnes) {
  EXPECT_EQ(kamakura_admin.patch(path(kamakura), {{"name_kana", "カマクラ"}}).status, 200);
  EXPECT_EQ(kamakura_admin.patch(path(kamakura), {{"status", "closed"}}).reason(), "identity.only_above");
  EXPECT_EQ(kanto_admin.patch(path(kanagawa), {{"status", "closed"}}).reason(),
            "identity.organizations_below");
  EXPECT_EQ(kanto_admin.patch(path(kamakura), {{"status", "closed"}}).status, 200);
  EXPECT_EQ(kamakura_admin.get("/api/v1/me").json().at("roles").as_array().size(), 0U)
      << "roles in a closed organisation do not count";
}

TEST_F(Organizations, MovingTakesEverythingAlong) {
  EXPECT_EQ(kanto_admin.patch(path(kanagawa), {{"parent_id", kinki}}).reason(), "identity.only_system_admin");
  EXPECT_EQ(root.patch(path(kanto), {{"parent_id", kanagawa}}).reason(), "identity.circle");
  EXPECT_EQ(root.patch(path(kanagawa), {{"parent_id", kinki}}).status, 200);
  EXPECT_EQ(ask("select path_ids::text from identity.organization where organization_id = " +
                std::to_string(kamakura)),
            fmt::format("{{{},{},{},{}}}", nation, kinki, kanagawa, kamakura));
  EXPECT_EQ(kanto_admin.patch(path(kamakura), {{"name_kana", "x"}}).reason(),
            "identity.not_your_organization");
}

TEST_F(Organizations, ChangesAreAuditedWithBeforeAndAfter) {
  kamakura_admin.patch(path(kamakura), {{"name_kana", "カマクラ"}});
  EXPECT_EQ(ask("select details->'after'->>'name_kana' from platform.audit_entry "
                "where action = 'identity.organization.change'"),
            "カマクラ");
}

TEST_F(Organizations, ImportsAddAndUpdate) {
  as_system([&](db::Tx& tx) {
    const NewOrganization chamber{Kind::chamber, "尾道商工会議所", "オノミチ", kanagawa, "34", std::nullopt};
    const auto [first, added] = save_organization(tx, chamber, now);
    EXPECT_TRUE(added);
    NewOrganization again = chamber;
    again.name_kana = "オノミチショウコウカイギショ";
    again.parent_id = hyogo;
    const auto [second, added_again] = save_organization(tx, again, now);
    EXPECT_EQ(second, first);
    EXPECT_FALSE(added_again);
    EXPECT_EQ(find_organization(tx, first)->name, "尾道商工会議所");
    EXPECT_EQ(find_organization_named(tx, Kind::chamber, "尾道商工会議所")->organization_id, first);
    EXPECT_FALSE(find_organization_named(tx, Kind::chamber, "無い商工会議所"));
    EXPECT_EQ(find_organizations(tx, {first, kamakura, 999}).size(), 2U);
    EXPECT_EQ(organizations_of_kind(tx, Kind::chamber).size(), 3U);
  });
  EXPECT_EQ(ask("select name_kana || parent_id from identity.organization where name = '尾道商工会議所'"),
            "オノミチショウコウカイギショ" + std::to_string(hyogo));
}

TEST_F(Organizations, PeopleAreListedForColleaguesAndAdministrators) {
  Browser staff(*this);
  sign_in(staff, "staff@example.jp", kamakura, Role::staff);
  Browser outsider(*this);
  sign_in(outsider, "himeji@example.jp", himeji, Role::org_admin);
  const auto names = [&](Browser& browser, const std::string& query = "") {
    return browser.get(path(kamakura, "/people" + query));
  };
  EXPECT_EQ(names(staff).json().at("total").as_int64(), 2);
  EXPECT_EQ(names(kanto_admin).json().at("total").as_int64(), 2);
  EXPECT_EQ(names(root).json().at("total").as_int64(), 2);
  EXPECT_EQ(names(outsider).reason(), "identity.not_your_organization");
  const auto found = names(kamakura_admin, "?role=staff&q=STAFF").json();
  ASSERT_EQ(found.at("total").as_int64(), 1);
  EXPECT_EQ(found.at("items").at(0).at("email").as_string(), "staff@example.jp");
  EXPECT_EQ(found.at("items").at(0).at("roles"), (boost::json::array{"staff"}));
}

TEST_F(Organizations, RolesAreGivenAndTakenBack) {
  Browser staff(*this);
  const auto user_id = sign_in(staff, "staff@example.jp", kamakura, Role::staff);
  const auto role = [&](std::int64_t organization_id, const std::string& name) {
    return path(organization_id, "/people/" + std::to_string(user_id) + "/roles/" + name);
  };
  EXPECT_EQ(staff.put(role(kamakura, "advisor")).reason(), "http.forbidden");
  EXPECT_EQ(kamakura_admin.put(role(kamakura, "advisor")).status, 204);
  EXPECT_EQ(kamakura_admin.put(role(kamakura, "advisor")).status, 204) << "twice is as good as once";
  EXPECT_EQ(staff.get("/api/v1/me").json().at("roles").as_array().size(), 2U);
  EXPECT_EQ(kamakura_admin.put(role(kamakura, "official")).reason(), "identity.role_does_not_fit");
  EXPECT_EQ(kamakura_admin.put(role(himeji, "staff")).reason(), "identity.not_your_organization");
  EXPECT_EQ(kamakura_admin.put(role(kamakura, "king")).status, 404);
  EXPECT_EQ(kamakura_admin.remove(role(kamakura, "staff")).status, 204);
  EXPECT_EQ(kamakura_admin.remove(role(kamakura, "staff")).reason(), "identity.role_not_held");
  EXPECT_EQ(root.put(role(nation, "system_admin")).status, 204);
  EXPECT_EQ(ask("select count(*) from platform.audit_entry where action like 'identity.role.%'"), "3");
}

TEST_F(Organizations, StrangersCannotBeGivenRoles) {
  Browser stranger(*this);
  const auto user_id = sign_in(stranger, "far@example.jp", himeji, Role::staff);
  EXPECT_EQ(
      kamakura_admin.put(path(kamakura, "/people/" + std::to_string(user_id) + "/roles/staff")).reason(),
      "identity.person_not_found")
      << "whom one cannot see one invites";
}

TEST_F(Organizations, NobodyMakesThemselvesSystemAdministrator) {
  Browser nation_admin(*this);
  const auto user_id = sign_in(nation_admin, "nation@example.jp", nation, Role::org_admin);
  EXPECT_EQ(
      nation_admin.put(path(nation, "/people/" + std::to_string(user_id) + "/roles/system_admin")).reason(),
      "identity.system_admin_only");
}

TEST_F(Organizations, SomebodyIsShutOutAndLetInAgain) {
  Browser staff(*this);
  const auto user_id = sign_in(staff, "staff@example.jp", kamakura, Role::staff);
  const std::string person = "/people/" + std::to_string(user_id);
  const std::string suspension = path(kamakura, person + "/suspension");
  EXPECT_EQ(staff.put(suspension).reason(), "http.forbidden");
  ASSERT_EQ(kamakura_admin.put(suspension).status, 204);
  EXPECT_EQ(staff.get("/api/v1/me").status, 401) << "signed out at once";
  EXPECT_EQ(kamakura_admin.put(suspension).status, 204) << "twice is as good as once";
  const auto listed = kamakura_admin.get(path(kamakura, "/people?q=staff")).json();
  EXPECT_TRUE(listed.at("items").at(0).at("suspended").as_bool());
  EXPECT_EQ(listed.at("items").at(0).at("roles"), (boost::json::array{"staff"})) << "kept";

  ASSERT_EQ(staff.sign_in("staff@example.jp").status, 200);
  EXPECT_TRUE(staff.get("/api/v1/me").json().at("roles").as_array().empty());
  EXPECT_EQ(staff.get(path(kamakura, "/people")).status, 403);
  EXPECT_EQ(kamakura_admin.put(path(kamakura, person + "/roles/advisor")).status, 204);
  EXPECT_TRUE(staff.get("/api/v1/me").json().at("roles").as_array().empty()) << "no back door";

  EXPECT_EQ(kamakura_admin.remove(suspension).status, 204);
  EXPECT_EQ(kamakura_admin.remove(suspension).status, 204);
  EXPECT_EQ(staff.get("/api/v1/me").json().at("roles").as_array().size(), 2U);
  EXPECT_EQ(ask("select string_agg(action, ' ' order by audit_entry_id) from platform.audit_entry where "
                "action like 'identity.person.%'"),
            "identity.person.suspend identity.person.readmit");
}

TEST_F(Organizations, NobodyIsShutOutWhoMustStay) {
  const auto user = [&](const std::string& email) {
    return ask("select user_id from identity.app_user where email = '" + email + "'");
  };
  const auto suspension = [&](std::int64_t organization_id, const std::string& email) {
    return path(organization_id, "/people/" + user(email) + "/suspension");
  };
  Browser outsider(*this);
  sign_in(outsider, "himeji@example.jp", himeji, Role::org_admin);
  Browser nation_admin(*this);
  sign_in(nation_admin, "nation@example.jp", nation, Role::org_admin);
  EXPECT_EQ(kamakura_admin.put(suspension(kamakura, "kamakura@example.jp")).reason(),
            "identity.not_yourself");
  EXPECT_EQ(outsider.put(suspension(kamakura, "kamakura@example.jp")).reason(),
            "identity.not_your_organization");
  EXPECT_EQ(nation_admin.put(suspension(nation, "root@example.jp")).reason(), "identity.system_admin_only");
  EXPECT_EQ(kamakura_admin.put(suspension(kamakura, "himeji@example.jp")).reason(),
            "identity.person_not_found");
  EXPECT_EQ(kanto_admin.put(suspension(kamakura, "kamakura@example.jp")).status, 204)
      << "somebody above can mend it";
  EXPECT_EQ(kamakura_admin.get("/api/v1/me").status, 401);
}

TEST_F(Organizations, SystemAdministratorsDisableAccounts) {
  Browser staff(*this);
  const auto user_id = sign_in(staff, "staff@example.jp", kamakura, Role::staff);
  const std::string status = "/api/v1/accounts/" + std::to_string(user_id) + "/status";
  const auto own = "/api/v1/accounts/" +
                   ask("select user_id from identity.app_user where email = 'root@example.jp'") + "/status";
  EXPECT_EQ(kamakura_admin.put(status, {{"status", "disabled"}}).reason(), "http.forbidden");
  EXPECT_EQ(root.put(own, {{"status", "disabled"}}).reason(), "identity.not_yourself");
  EXPECT_EQ(root.put("/api/v1/accounts/999999/status", {{"status", "disabled"}}).reason(),
            "identity.person_not_found");
  ASSERT_EQ(root.put(status, {{"status", "disabled"}}).status, 204);
  EXPECT_EQ(staff.get("/api/v1/me").status, 401) << "signed out at once";
  EXPECT_NE(staff.sign_in("staff@example.jp").status, 200);
  ASSERT_EQ(root.put(status, {{"status", "active"}}).status, 204);
  EXPECT_EQ(root.put(status, {{"status", "active"}}).status, 204) << "twice is as good as once";
  EXPECT_EQ(staff.sign_in("staff@example.jp").status, 200);
  EXPECT_EQ(ask("select string_agg(action, ' ' order by audit_entry_id) from platform.audit_entry where "
                "action in ('identity.account.disable', 'identity.account.enable')"),
            "identity.account.disable identity.account.enable");
}

TEST_F(Organizations, TheLastAdministratorStays) {
  const auto user = [&](const std::string& email) {
    return ask("select user_id from identity.app_user where email = '" + email + "'");
  };
  EXPECT_EQ(root.remove(path(nation, "/people/" + user("root@example.jp") + "/roles/system_admin")).reason(),
            "identity.last_system_admin");
  const std::string own = path(kamakura, "/people/" + user("kamakura@example.jp") + "/roles/org_admin");
  EXPECT_EQ(kamakura_admin.remove(own).reason(), "identity.last_org_admin");
  EXPECT_EQ(kanto_admin.remove(own).status, 204) << "somebody above can mend it";
}

}  // namespace
}  // namespace banso::identity
