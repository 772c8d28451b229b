#include "contexts/membership/membership_under_test.hpp"

namespace banso::membership::testing {
namespace {

TEST(Contacts, AreWrittenChangedAndDone) {
  MembershipUnderTest test;
  const Member member = test.create("本町薬局");
  const std::string contacts = test.member_path(member, "/contacts");
  boost::json::value body{{"kind", "visit"},
                          {"happened_at", "2026-03-30T10:00:00+09:00"},
                          {"summary", "決算の相談。資料を預かる。"},
                          {"people", "店主"},
                          {"next_action", "資料を返す"},
                          {"next_due_on", "2026-04-01"},
                          {"next_user_id", *test.by_staff().user_id}};
  test.ask("staff", "POST", contacts, 204, body);
  test.ask("staff", "POST", contacts, 204,
           {{"kind", "call"}, {"happened_at", "2026-03-31T10:00:00+09:00"}, {"summary", "電話で日程の確認"}});
  const auto list = test.ask("staff", "GET", contacts, 200);
  ASSERT_EQ(list.at("total").as_int64(), 2);
  EXPECT_EQ(list.at("items").at(0).at("kind").as_string(), "call");
  const auto visit = list.at("items").at(1);
  EXPECT_EQ(visit.at("next_user_name").as_string(), "staff");
  EXPECT_EQ(visit.at("by_name").as_string(), "staff");
  const auto open =
      test.ask("staff", "GET", test.path("/contacts?open=true&due_by=2026-04-01&mine=true"), 200);
  ASSERT_EQ(open.at("total").as_int64(), 1);
  EXPECT_EQ(open.at("items").at(0).at("member_name").as_string(), "本町薬局");
  EXPECT_EQ(test.ask("admin", "GET", test.path("/contacts?open=true&mine=true"), 200).at("total").as_int64(),
            0);
  EXPECT_EQ(test.ask("staff", "GET", test.path("/contacts?kind=call"), 200).at("total").as_int64(), 1);

  const std::string one = contacts + "/" + std::to_string(visit.at("contact_id").as_int64());
  body.as_object()["next_done"] = true;
  test.ask("staff", "PUT", one, 204, body, {{"if-match", "\"1\""}});
  EXPECT_EQ(test.reason_of("admin", "PUT", one, 412, body, {{"if-match", "\"1\""}}),
            "membership.somebody_was_faster");
  EXPECT_EQ(test.ask("staff", "GET", test.path("/contacts?open=true"), 200).at("total").as_int64(), 0);
  EXPECT_EQ(test.ask("select last_contact_at::date from membership.member"), "2026-03-31");
  test.ask("staff", "DELETE", one, 204);
  EXPECT_EQ(test.reason_of("staff", "DELETE", one, 404), "membership.contact_not_found");
  EXPECT_EQ(test.reason_of("stranger", "GET", contacts, 404), "membership.not_your_organization");
}

TEST(Contacts, SayWhatIsWrong) {
  MembershipUnderTest test;
  const Member member = test.create("本町薬局");
  const auto stranger = test.callers.people.at("stranger").caller.user_id;
  const auto refused = test.ask("staff", "POST", test.member_path(member, "/contacts"), 422,
                                {{"kind", "call"},
                                 {"happened_at", "2026-05-30T10:00:00+09:00"},
                                 {"summary", "まだ先"},
                                 {"next_user_id", stranger}});
  EXPECT_EQ(refused.at("errors").as_array().size(), 3U);
}

}  // namespace
}  // namespace banso::membership::testing
