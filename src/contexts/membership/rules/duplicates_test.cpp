#include "contexts/membership/rules/duplicates.hpp"

#include <gtest/gtest.h>

namespace banso::membership {
namespace {

MemberFields example() {
  MemberFields fields;
  fields.name = "株式会社小田原蒲鉾";
  fields.name_kana = "オダワラカマボコ";
  fields.representative_name = "渡邊 一郎";
  fields.address = "神奈川県小田原市本町一丁目２番３号";
  fields.phone = shape::PhoneNumber("0465-22-1234");
  fields.email = identity::EmailAddress("info@kamaboko.example.jp");
  return fields;
}

int score(const MemberFields& one, const MemberFields& other, std::optional<std::int64_t> number = {},
          std::optional<std::int64_t> other_number = {}) {
  return compare(likeness_of(one, number), likeness_of(other, other_number)).score;
}

TEST(Duplicates, AreCertainByNumberOrByTwoThings) {
  MemberFields other;
  other.name = "まったく別の名前";
  EXPECT_EQ(score(example(), other), 0);
  EXPECT_EQ(score(example(), other, 5010405001703, 5010405001703), 100);
  other = example();
  other.name = "(株)小田原蒲鉾";
  other.representative_name = "渡辺一郎";
  other.address = "神奈川県小田原市本町1-2-3";
  other.phone.reset();
  other.email.reset();
  EXPECT_EQ(score(example(), other), 100);
  other.address.reset();
  other.representative_name.reset();
  other.name_kana.reset();
  EXPECT_GE(score(example(), other), kPossibleScore) << "the name alone is worth a look";
  EXPECT_LT(score(example(), other), kCertainScore);
  other.phone = example().phone;
  EXPECT_GE(score(example(), other), kCertainScore);
}

TEST(Duplicates, AreNotTwoBusinessesOfOneOwner) {
  MemberFields other = example();
  other.name = "有限会社相模水産";
  other.name_kana.reset();
  other.email.reset();
  other.phone.reset();
  EXPECT_LT(score(example(), other, 5010405001703, 1100005004357), kPossibleScore);
  const auto verdict = compare(likeness_of(example(), 5010405001703), likeness_of(example(), 1100005004357));
  EXPECT_EQ(verdict.score, 40);
  EXPECT_EQ(verdict.reasons.back(), "ただし法人番号などの番号は違う");
}

TEST(Duplicates, AlikeNamesCountALittle) {
  MemberFields other;
  other.name = "小田原蒲鉾店";
  const auto verdict = compare(likeness_of(example(), {}), likeness_of(other, {}));
  ASSERT_EQ(verdict.reasons.size(), 1U);
  EXPECT_EQ(verdict.reasons[0], "事業所名が似ている");
}

TEST(Duplicates, EmptyItemsAreNotTheSame) {
  MemberFields one;
  one.name = "山田商店";
  MemberFields other;
  other.name = "本町薬局";
  EXPECT_EQ(score(one, other), 0);
}

}  // namespace
}  // namespace banso::membership
