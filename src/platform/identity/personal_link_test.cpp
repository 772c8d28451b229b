#include "platform/identity/personal_link.hpp"

#include <gtest/gtest.h>

#include <set>

#include "platform/identity/secrets/tokens.hpp"

namespace banso::identity {
namespace {

constexpr std::string_view kToken = "7ZZZZ0123456789ABCDEFGHJKM";

TEST(PersonalLink, IsTwentySixCharactersOf128RandomBits) {
  std::set<std::string> seen;
  std::set<char> firsts;
  std::set<char> lasts;
  for (int i = 0; i < 500; ++i) {
    const PersonalLink link = new_personal_link();
    ASSERT_EQ(link.token.size(), 26U);
    EXPECT_EQ(link.token.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), std::string::npos);
    EXPECT_LE(link.token.front(), '7') << "130 bits hold 128";
    EXPECT_EQ(link.hash, hash_token(link.token));
    EXPECT_EQ(read_personal_link(link.token), link.token);
    EXPECT_TRUE(seen.insert(link.token).second);
    firsts.insert(link.token.front());
    lasts.insert(link.token.back());
  }
  EXPECT_EQ(firsts.size(), 8U);
  EXPECT_EQ(lasts.size(), 32U) << "the last bits are random as well";
}

TEST(PersonalLink, IsReadAsPeopleTypeIt) {
  EXPECT_EQ(read_personal_link("7zzzz-01234-56789-abcde-fghjkm"), kToken);
  EXPECT_EQ(read_personal_link(" 7ZZZZ O1234 56789 ABCDE FGHJKM "), kToken) << "O is 0";
  EXPECT_EQ(read_personal_link("7zzzz0l23456789abcdefghjkm"), kToken) << "small L is 1";
  EXPECT_EQ(read_personal_link("7zzzz0I23456789abcdefghjkm"), kToken) << "I is 1";
  EXPECT_EQ(read_personal_link("７ＺＺＺＺ−０１２３４ー５６７８９－ＡＢＣＤＥ　ＦＧＨＪＫＭ"), kToken);
  EXPECT_EQ(spaced_personal_link(kToken), "7ZZZZ-01234-56789-ABCDE-FGHJKM");
  EXPECT_EQ(read_personal_link(spaced_personal_link(kToken)), kToken);
}

TEST(PersonalLink, OtherTypingIsNone) {
  EXPECT_FALSE(read_personal_link(""));
  EXPECT_FALSE(read_personal_link(kToken.substr(1)));
  EXPECT_FALSE(read_personal_link(std::string(kToken) + "0"));
  EXPECT_FALSE(read_personal_link("8ZZZZ0123456789ABCDEFGHJKM")) << "more than 128 bits";
  EXPECT_FALSE(read_personal_link("7ZZZZ0123456789ABCDEFGHJKU")) << "U is no digit";
  EXPECT_FALSE(read_personal_link("7ZZZZ0123456789ABCDEFGHJK\xff"));
  EXPECT_FALSE(read_personal_link(std::string(10'000'000, '-')));
  EXPECT_FALSE(read_personal_link("' or 1=1 --"));
}

TEST(PersonalLink, EverythingTypedHasAHashSoThatWrongOnesLookLikeUnknownOnes) {
  EXPECT_EQ(personal_link_hash("7zzzz-01234-56789-abcde-fghjkm"), hash_token(kToken));
  for (const std::string& typed : {std::string(), std::string("x"), std::string(10'000'000, '-')}) {
    EXPECT_EQ(personal_link_hash(typed).size(), 2U + 64);
    EXPECT_NE(personal_link_hash(typed), hash_token(kToken));
  }
  const db::Settings settings = link_settings(kToken);
  ASSERT_EQ(settings.size(), 1U);
  EXPECT_EQ(settings.front().first, "app.link");
  EXPECT_EQ("\\x" + settings.front().second, hash_token(kToken)) << "as decode(…, 'hex') reads it";
}

}  // namespace
}  // namespace banso::identity
