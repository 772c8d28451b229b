#include "contexts/dues/rules/paper.hpp"

#include <gtest/gtest.h>

namespace banso::dues {
namespace {

TEST(Paper, AddsUpByRateAndSaysWhatIsNotTaxed) {
  PaperDocument document;
  document.lines = {{"会費", 5, 30'000, 0},
                    {"広告料", std::nullopt, 11'000, 10},
                    {"広告料", std::nullopt, 555, 10},
                    {"会議の弁当", std::nullopt, 1'080, 8}};
  add_up(document);
  EXPECT_EQ(document.total_yen, 42'635);
  ASSERT_EQ(document.taxes.size(), 3u);
  EXPECT_EQ(document.taxes[0].tax_rate, 10);
  EXPECT_EQ(document.taxes[0].total_yen, 11'555);
  EXPECT_EQ(document.taxes[0].tax_yen, 1'050);  // 1,050.45, once and rounded down
  EXPECT_EQ(document.taxes[1].tax_yen, 80);
  EXPECT_EQ(document.taxes[2].tax_yen, 0);
  EXPECT_EQ(document.notes.size(), 1u);
  document.lines = {{"広告料", std::nullopt, 11'000, 10}};
  document.notes.clear();
  add_up(document);
  EXPECT_TRUE(document.notes.empty());
}

}  // namespace
}  // namespace banso::dues
