#include "contexts/ledger/rules/difference.hpp"

#include <gtest/gtest.h>

namespace banso::ledger {
namespace {

TEST(Difference, ListsWhatChangedWithTheLawsItemsFirst) {
  const std::vector<FieldText> before{{"phone", "電話", "087-821-3500", false},
                                      {"name", "名称", "さぬき製麺", true},
                                      {"fax", "FAX", "087-821-3501", false},
                                      {"capital_yen", "資本金", "", true},
                                      {"note", "メモ", "ないしょ", false}};
  const std::vector<FieldText> after{{"phone", "電話", "087-821-9999", false},
                                     {"name", "名称", "さぬき製麺", true},
                                     {"fax", "FAX", "", false},
                                     {"capital_yen", "資本金", "1,000万円", true},
                                     {"email", "メール", "a@example.jp", false}};
  const auto changes = differences(before, after);
  ASSERT_EQ(changes.size(), 4U);
  EXPECT_EQ(changes[0].key, "capital_yen");
  EXPECT_EQ(changes[0].kind, ChangeKind::added);
  EXPECT_EQ(changes[1].key, "phone");
  EXPECT_EQ(changes[1].kind, ChangeKind::changed);
  EXPECT_EQ(changes[2].kind, ChangeKind::removed);
  EXPECT_EQ(changes[3].key, "email");
}

TEST(Difference, TellsSpellingFromChange) {
  const auto changes = differences({{"address", "所在地", "高松市番町二丁目２番２号", true}},
                                   {{"address", "所在地", "高松市番町2-2-2", true}});
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_TRUE(changes[0].only_writing);
}

}  // namespace
}  // namespace banso::ledger
