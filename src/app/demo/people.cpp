#include "app/demo/people.hpp"

#include <map>

#include "app/demo/fiction.hpp"
#include "platform/identity/api.hpp"

namespace banso::app {
namespace {

using identity::OrganizationKind;
using identity::Role;

/// Where each demo person works.
enum class Place { national, federation, chamber, support, ministry, nowhere };

struct Person {
  std::string_view email;
  std::string_view name;
  Place place;
  Role role;
  std::string_view label;  ///< empty: not shown on the sign-in page
};

constexpr Person kPeople[] = {
    {"admin@demo.example", "管理 太郎", Place::national, Role::system_admin,
     "システム管理者（全国商工会議所連合）"},
    {"federation@demo.example", "連合 花子", Place::federation, Role::org_admin, "都道府県連合会の管理者"},
    {"chamber-admin@demo.example", "会議 一郎", Place::chamber, Role::org_admin, "商工会議所の組織管理者"},
    {"advisor@demo.example", "指導 真理", Place::chamber, Role::advisor, "商工会議所の経営指導員"},
    {"staff@demo.example", "職員 次郎", Place::chamber, Role::staff, "商工会議所の職員"},
    {"expert@demo.example", "専門 恵", Place::support, Role::expert, "登録専門家"},
    {"official@demo.example", "行政 健", Place::ministry, Role::official, "行政の担当者"},
    {"owner@demo.example", "社長 さくら", Place::nowhere, Role::staff, "事業者（会社の代表者）"},
    {"newcomer@demo.example", "開業 みなと", Place::nowhere, Role::staff, "事業者（まだ登録していない人）"},
};

std::string federation_name(const DemoCity& city) {
  return std::string(city.prefecture) + "商工会議所連合会（デモ）";
}

/// JCCI's nine blocks; the demo has chambers in three of them.
std::string block_name(const DemoCity& city) {
  if (city.prefecture_code == "28") return "関西ブロック（デモ）";
  if (city.prefecture_code == "34") return "中国ブロック（デモ）";
  return "関東ブロック（デモ）";
}

}  // namespace

DemoPeople add_demo_people(db::Tx& tx, identity::Identity& identity, Instant now) {
  const auto save = [&](OrganizationKind kind, std::string name, std::string kana,
                        std::optional<std::int64_t> parent, std::optional<std::string> prefecture) {
    return identity::save_organization(
               tx, {kind, std::move(name), std::move(kana), parent, std::move(prefecture), std::nullopt}, now)
        .first;
  };
  std::map<Place, std::int64_t> place;
  place[Place::national] = save(OrganizationKind::national_federation, "全国商工会議所連合（デモ）",
                                "ゼンコクショウコウカイギショレンゴウ", std::nullopt, std::nullopt);
  place[Place::ministry] = save(OrganizationKind::ministry, "中小事業者支援庁（デモ）",
                                "チュウショウジギョウシャシエンチョウ", std::nullopt, std::nullopt);
  place[Place::support] = save(OrganizationKind::support_organization, "湘南よろず支援センター（デモ）",
                               "ショウナンヨロズシエンセンター", std::nullopt, "14");
  DemoPeople people;
  people.ministry = place[Place::ministry];
  for (const DemoCity& city : demo_cities()) {
    const std::string prefecture(city.prefecture_code);
    const auto block =
        save(OrganizationKind::block, block_name(city), "", place[Place::national], std::nullopt);
    const auto federation =
        save(OrganizationKind::prefecture_federation, federation_name(city), "", block, prefecture);
    people.chambers.push_back(save(OrganizationKind::chamber, std::string(city.chamber),
                                   std::string(city.chamber_kana), federation, prefecture));
    if (city.city == "小田原市") {
      place[Place::federation] = federation;
      place[Place::chamber] = people.chambers.back();
    }
  }
  for (const Person& person : kPeople) {
    identity::NewUser user{
        .email = {}, .display_name = std::string(person.name), .password = std::string(kDemoPassword)};
    user.email = identity::EmailAddress{std::string(person.email)};
    const auto user_id = identity::create_user(tx, identity, user, now);
    if (person.email == "owner@demo.example") people.owner_user_id = user_id;
    if (person.place != Place::nowhere)
      identity::grant_role(tx, place.at(person.place), user_id, person.role, now);
  }
  return people;
}

std::vector<identity::DemoAccount> demo_accounts() {
  std::vector<identity::DemoAccount> accounts;
  for (const Person& person : kPeople) {
    accounts.push_back({std::string(person.email), std::string(kDemoPassword), std::string(person.label)});
  }
  return accounts;
}

}  // namespace banso::app
