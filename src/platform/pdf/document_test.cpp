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

TEST(PdfDocument, FormsAreKeptOnceHoweverOftenTheyArePlaced) {
  const auto size_of = [](bool as_form, int pages) {
    Document document("");
    const auto draw = [&] {
      for (int i = 0; i < 30; ++i)
        document.text({20, 20.0 + i * 8}, 170, "毎年度、台帳の記載事項を確かめています。");
    };
    const std::size_t form = as_form ? document.record(draw) : 0;
    for (int i = 0; i < pages; ++i) {
      if (i > 0) document.new_page();
      if (as_form) {
        document.place(form);
      } else {
        draw();
      }
      document.text({20, 270}, 100, "頁");
    }
    EXPECT_EQ(document.pages(), pages);
    return document.finish().size();
  };
  const std::size_t one = size_of(true, 1);
  EXPECT_LT(size_of(true, 40), one + 40 * 1'000) << "a page more is its own text only";
  EXPECT_GT(size_of(false, 40), size_of(true, 40));
}

TEST(PdfDocument, DrawsQrCodesAndRefusesWhatFitsIntoNone) {
  Document document("");
  document.qr({20, 20}, 30, "https://banso.example/l/7ZZZZ0123456789ABCDEFGHJKM");
  EXPECT_THROW(document.qr({20, 20}, 30, std::string(5'000, 'x')), std::length_error);
  EXPECT_TRUE(document.finish().starts_with("%PDF-"));
}

TEST(PdfDocument, GivesItsBytesToASinkAsTheyCome) {
  std::string bytes;
  Document document("", [&](std::string_view more) { bytes += more; });
  document.text({20, 20}, 60, "試験");
  document.new_page();
  EXPECT_FALSE(bytes.empty());
  EXPECT_EQ(document.finish(), "");
  EXPECT_NE(bytes.find("%%EOF"), std::string::npos);
}

TEST(PdfDocument, TakesTextThatIsNotUtf8) {
  Document document("");
  document.text({20, 20}, 60, "\xff\xfe broken");
  EXPECT_TRUE(document.finish().starts_with("%PDF-"));
}

}  // namespace
}  // namespace banso::pdf
