// What other contexts call, against a real database.
#include "contexts/membership/membership_under_test.hpp"

namespace banso::membership::testing {
namespace {

MemberFields full_fields() {
  MemberFields fields = example_fields("株式会社小田原蒲鉾");
  fields.member_number = "A-0012";
  fields.name_kana = "オダワラカマボコ";
  fields.representative_name = "渡邊一郎";
  fields.address = "神奈川県小田原市本町1丁目2番3号";
  fields.phone = shape::PhoneNumber("0465-22-1234");
  fields.email = identity::EmailAddress("info@kamaboko.example.jp");
  fields.industry_codes = {shape::IndustryCode("09"), shape::IndustryCode("5821")};
  fields.capital_yen = 10'000'000;
  fields.regular_employees = 12;
  fields.founded_on = parse_date("1973-04-01");
  fields.fiscal_month = 3;
  fields.places.push_back({Str<1, 100>("駅前店")});
  fields.mail_allowed = true;
  fields.interests = {Str<1, 40>("補助金")};
  return fields;
}

template <class Work>
std::string reason_when(Work&& work) {
  try {
    work();
  } catch (const Refused& refused) {
    return refused.reason();
  }
  return "nothing";
}

TEST(MemberRecords, ComeBackAsTheyWere) {
  MembershipUnderTest test;
  const Member made = test.create(full_fields(), Standing::member, kTakamatsuFoods);
  EXPECT_EQ(made.version, 1);
  EXPECT_EQ(made.business_id, kTakamatsuFoods);
  EXPECT_TRUE(changed_fields(made.fields, full_fields()).empty());
  test.as_system([&](db::Tx& tx) {
    const auto found = find_member(tx, test.chamber, made.member_id);
    ASSERT_TRUE(found);
    EXPECT_TRUE(changed_fields(found->fields, full_fields()).empty());
    EXPECT_EQ(found->extra, boost::json::object());
    EXPECT_FALSE(find_member(tx, test.other_chamber, made.member_id));
    EXPECT_EQ(members_of_business(tx, std::vector<std::int64_t>{kTakamatsuFoods}).size(), 1U);
    EXPECT_TRUE(members_of_business(tx, {}).empty());
  });
  EXPECT_EQ(test.ask("select count(*) from platform.outbox_event where event_type = "
                     "'membership.members_changed'"),
            "1");
}

TEST(MemberRecords, KeepTheHistoryOfEachItem) {
  MembershipUnderTest test;
  const Member made = test.create(full_fields());
  test.as_system([&](db::Tx& tx) {
    MemberFields fields = full_fields();
    fields.capital_yen = 20'000'000;
    fields.fax = shape::PhoneNumber("0465-22-9999");
    const Source source{"import", test.by_staff().user_id, "import:7"};
    const Member changed =
        update_member(tx, test.chamber, made.member_id, 1, fields, source, test.now.load());
    EXPECT_EQ(changed.version, 2);
    EXPECT_EQ(changed.fields.capital_yen, 20'000'000);
    // The same again changes nothing.
    EXPECT_EQ(update_member(tx, test.chamber, made.member_id, 2, fields, source, test.now.load()).version, 2);
    MemberUpdate left;
    left.member_id = made.member_id;
    left.expected_version = 2;
    left.standing = Standing::former;
    left.extra = boost::json::object{{"旧コード", "X1"}};
    EXPECT_EQ(update_member(tx, test.chamber, left, source, test.now.load()).extra.at("旧コード").as_string(),
              "X1");
  });
  EXPECT_EQ(
      test.ask("select string_agg(field || ':' || coalesce(before::text, '-') || '>' || after::text, ' ' "
               "order by member_change_id) from membership.member_change where version > 1"),
      "fax:->\"0465-22-9999\" capital_yen:10000000>20000000 standing:\"member\">\"former\"");
  EXPECT_EQ(test.ask("select source || ' ' || reference from membership.member_change where field = 'fax'"),
            "import import:7");
}

TEST(MemberRecords, RefuseOldVersionsAndNumbersInUse) {
  MembershipUnderTest test;
  const Member one = test.create(full_fields());
  const Member two = test.create("本町薬局");
  const auto update = [&](std::int64_t member_id, std::int64_t version, const MemberFields& fields) {
    return reason_when([&] {
      test.as_system([&](db::Tx& tx) {
        update_member(tx, test.chamber, member_id, version, fields, test.by_staff(), test.now.load());
      });
    });
  };
  EXPECT_EQ(update(two.member_id, 1, full_fields()), "membership.number_taken");
  EXPECT_EQ(update(two.member_id, 7, example_fields("別の名前")), "membership.member_changed");
  EXPECT_EQ(update(99999, 1, example_fields("別の名前")), "membership.member_not_found");
  EXPECT_EQ(reason_when([&] { test.create(full_fields()); }), "membership.number_taken");
  EXPECT_EQ(update(one.member_id, 1, example_fields("別の名前")), "nothing");
}

TEST(MemberRecords, AreFoundByWhoTheyLookLike) {
  MembershipUnderTest test;
  const Member made = test.create(full_fields(), Standing::member, kTakamatsuFoods);
  test.create("本町薬局");
  test.as_system([&](db::Tx& tx) {
    MemberFields wanted = example_fields("㈱小田原蒲鉾");
    auto found = find_duplicates(tx, test.chamber, wanted, {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].member_id, made.member_id);
    EXPECT_FALSE(found[0].almost_certain);
    wanted.phone = shape::PhoneNumber("0465-22-1234");
    found = find_duplicates(tx, test.chamber, wanted, {});
    EXPECT_TRUE(found.at(0).almost_certain);
    EXPECT_EQ(found[0].reasons, (std::vector<std::string>{"電話番号が同じ", "事業所名が同じ"}));
    wanted = example_fields("だれも知らない");
    EXPECT_TRUE(find_duplicates(tx, test.chamber, wanted, {}).empty());
    EXPECT_EQ(find_duplicates(tx, test.chamber, wanted, kTakamatsuFoods).at(0).score, 100);
    EXPECT_TRUE(find_duplicates(tx, test.other_chamber, full_fields(), kTakamatsuFoods).empty());
  });
}

TEST(MemberRecords, AreStreamedByAFilter) {
  MembershipUnderTest test;
  std::vector<NewMember> many;
  for (int i = 0; i < 1203; ++i) {
    NewMember member;
    member.standing = i % 2 == 0 ? Standing::member : Standing::prospect;
    member.fields = example_fields(fmt::format("店{}", i));
    member.fields.industry_codes = {shape::IndustryCode(i % 3 == 0 ? "09" : "56")};
    many.push_back(member);
  }
  test.as_system([&](db::Tx& tx) {
    const auto ids = create_members(tx, test.chamber, many, test.by_staff(), test.now.load());
    ASSERT_EQ(ids.size(), 1203U);
    std::size_t seen = 0;
    std::int64_t last = 0;
    each_member(tx, test.chamber, {}, [&](const Member& member) {
      EXPECT_GT(member.member_id, last);
      last = member.member_id;
      ++seen;
    });
    EXPECT_EQ(seen, 1203U);
    MemberFilter filter;
    filter.standing = {Standing::member};
    filter.industry = {shape::IndustryCode("E")};
    seen = 0;
    each_member(tx, test.chamber, filter, [&](const Member&) { ++seen; });
    EXPECT_EQ(seen, 201U);
    std::vector<MemberUpdate> updates;
    for (const std::int64_t id : ids) {
      MemberUpdate& update = updates.emplace_back();
      update.member_id = id;
      update.expected_version = 1;
      update.standing = Standing::member;
    }
    EXPECT_EQ(update_members(tx, test.chamber, updates, test.by_staff(), test.now.load()), 601U);
  });
}

TEST(MemberRecords, BelongToTheirChamberAndToTheOwner) {
  MembershipUnderTest test;
  test.create(full_fields(), Standing::member, kTakamatsuFoods);
  const auto seen_by = [&](const db::Settings& settings) {
    return test.as(settings, [&](db::Tx& tx) {
      return std::string(*tx.execute_sql("select count(*) from membership.member").text(0, 0));
    });
  };
  EXPECT_EQ(seen_by({}), "0");
  EXPECT_EQ(seen_by({{"app.organization_ids", fmt::format("{{{}}}", test.chamber)}}), "1");
  EXPECT_EQ(seen_by({{"app.organization_ids", fmt::format("{{{}}}", test.other_chamber)}}), "0");
  EXPECT_EQ(seen_by({{"app.business_ids", fmt::format("{{{}}}", kTakamatsuFoods)}}), "1");
  EXPECT_EQ(seen_by({{"app.system_admin", "t"}}), "0");
}

}  // namespace
}  // namespace banso::membership::testing
