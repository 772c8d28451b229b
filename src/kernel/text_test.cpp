#include "kernel/text.hpp"

#include <gtest/gtest.h>

namespace banso {
namespace {

TEST(Utf8, ValidAndBroken) {
  for (const std::string_view good :
       {"", "abc", "日本語", "𠮷", "\xEF\xBF\xBD", "abcdefgh日本", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_valid_utf8(good)) << good;
    EXPECT_EQ(make_valid_utf8(good), good);
  }
  for (const std::string_view bad :
       {"\xff", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE3\x81", "\x80",
        "abcdefgh\xE6\x97", "\xF8\x88\x80\x80\x80", "\xC2", "\xF0\x80\x80\x80"}) {
    EXPECT_FALSE(is_valid_utf8(bad));
    EXPECT_TRUE(is_valid_utf8(make_valid_utf8(bad)));
  }
  EXPECT_EQ(make_valid_utf8("a\xffz"), "a\xEF\xBF\xBDz");
}

TEST(Utf8, CountsAndCutsCodePoints) {
  EXPECT_EQ(count_code_points("日本a𠮷"), 4u);
  EXPECT_EQ(first_code_points("日本a𠮷", 2), "日本");
  EXPECT_EQ(first_code_points("日本a𠮷", 9), "日本a𠮷");
  EXPECT_EQ(first_code_points("日本", 0), "");
}

TEST(Trim, TakesEverySpaceFromBothEnds) {
  EXPECT_EQ(trim("　 a　b \t\r\n"), "a　b");
  EXPECT_EQ(trim("\uFEFFa\u00A0\u200B"), "a");
  EXPECT_EQ(trim("　　"), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Nfkc, MakesCompatibilityFormsPlain) {
  EXPECT_EQ(nfkc("ＡＢＣ１２３ｶﾞ㈱①"), "ABC123ガ(株)1");
  EXPECT_EQ(nfkc(nfkc("㍻ﬁ")), nfkc("㍻ﬁ"));
}

}  // namespace
}  // namespace banso
