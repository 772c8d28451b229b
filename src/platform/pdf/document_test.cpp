#include "platform/pdf/document.hpp"

#include <gtest/gtest.h>

namespace banso::pdf {
namespace {

TEST(PdfDocument, IsAFileOfPagesWithItsFontsInside) {
  Document document("試験の書類");
  EXPECT_GT(document.text({20, 20}, 60, "令和8年度のローカルベンチマーク"), 3);
  document.line({20, 40}, {60, 40}, {.width = 0.5, .dashed = true});
  document.polygon({{20, 50}, {40, 50}, {30, 70}}, Stroke{}, 0.8);
  document.dot({30, 80}, 1);
  EXPECT_EQ(document.pages(), 1);
  document.new_page();
  document.box({20, 20}, 40, 10, std::nullopt, 0.5);
  EXPECT_EQ(document.pages(), 2);
  const std::string bytes = document.finish();
  EXPECT_TRUE(bytes.starts_with("%PDF-"));
  EXPECT_NE(bytes.find("/Count 2"), std::string::npos);
  EXPECT_NE(bytes.find("/FontFile"), std::string::npos);
}

TEST(PdfDocument, BreaksLongTextIntoLines) {
  Document document("");
  const double one = document.height_of(150, "短い文");
  const double many = document.height_of(20, "とても長い文を狭い幅に書くと、何行にも分かれて高くなります。");
  EXPECT_GT(many, 3 * one);
  EXPECT_GT(document.height_of(150, "短い文", {.size = 18}), 1.5 * one);
}

TEST(PdfDocument, TakesTextThatIsNotUtf8) {
  Document document("");
  document.text({20, 20}, 60, "\xff\xfe broken");
  EXPECT_TRUE(document.finish().starts_with("%PDF-"));
}

}  // namespace
}  // namespace banso::pdf
