#include "platform/csv/encoding.hpp"

#include <gtest/gtest.h>

namespace banso::csv {
namespace {

TEST(Cp932, DecodesWithTheExtensionsOfNecAndIbm) {
  EXPECT_EQ(decode_cp932("\x8A\x94\x8E\xAE\x89\xEF\x8E\xD0"), "株式会社");
  EXPECT_EQ(decode_cp932("\x87\x40\x87\x8A"), "①㈱");   // NEC row 13
  EXPECT_EQ(decode_cp932("\xFB\xFC"), "髙");            // IBM extension
  EXPECT_EQ(decode_cp932("\xED\x95"), "﨑");            // NEC selection of IBM
  EXPECT_EQ(decode_cp932("\xB1\xDE"), "ｱﾞ");            // half-width kana
  EXPECT_EQ(decode_cp932("\x81\x60\x81\x7C"), "～－");  // as Windows reads them
  EXPECT_EQ(decode_cp932("\x83\x5C\x95\x5C"), "ソ表");  // second byte is a backslash
  EXPECT_EQ(decode_cp932("\\~abc"), "\\~abc");
  EXPECT_EQ(decode_cp932("\xF0\x40"), "\uE000");  // user-defined
}

TEST(Cp932, RefusesWhatIsNoCharacter) {
  for (const auto* wrong : {"\x8A", "\x8A\x20", "\x80", "\xA0", "\xFD", "\x82\x40", "\x8A\x94\xFF"}) {
    EXPECT_FALSE(decode_cp932(wrong)) << wrong;
  }
}

TEST(Cp932, EncodesAsWindowsDoes) {
  const auto encode = [](std::string_view text) {
    std::string out;
    append_utf8_as_cp932(text, out);
    return out;
  };
  EXPECT_EQ(encode("株式会社"), "\x8A\x94\x8E\xAE\x89\xEF\x8E\xD0");
  EXPECT_EQ(encode("髙﨑㈱①"), "\xFB\xFC\xFA\xB1\x87\x8A\x87\x40");
  EXPECT_EQ(encode("～〜－−"), "\x81\x60\x81\x60\x81\x7C\x81\x7C");
  EXPECT_EQ(encode("ｱ"), "\xB1");
  std::string out;
  EXPECT_EQ(append_utf8_as_cp932("𠮷野家😀", out), 2u);
  EXPECT_EQ(decode_cp932(out), "〓野家〓");
}

TEST(Cp932, EveryTwoByteCharacterSurvivesTheRoundTrip) {
  std::size_t characters = 0;
  for (unsigned lead = 0x81; lead <= 0xFC; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFC; ++trail) {
      const char bytes[2] = {static_cast<char>(lead), static_cast<char>(trail)};
      if (lead >= 0xA0 && lead < 0xE0) continue;
      const auto text = decode_cp932(std::string_view(bytes, 2));
      if (!text) continue;
      ++characters;
      std::string encoded;
      EXPECT_EQ(append_utf8_as_cp932(*text, encoded), 0u) << *text;
      // Doubles come back as one of them: the text, not the bytes, must stay.
      EXPECT_EQ(decode_cp932(encoded), text);
    }
  }
  EXPECT_GT(characters, 9'000u);
}

TEST(Encoding, Utf8InCp932IsRecognised) {
  EXPECT_TRUE(looks_like_utf8("株式会社"));
  EXPECT_FALSE(looks_like_utf8("\x8A\x94\x8E\xAE\x89\xEF\x8E\xD0"));
  EXPECT_FALSE(looks_like_utf8("\xC2\xB1\xC3\xB2"));  // ﾂｱﾃｲ in CP932
  EXPECT_FALSE(looks_like_utf8("abc"));
  EXPECT_TRUE(is_ascii("0123456789abcdef,"));
  EXPECT_FALSE(is_ascii("0123456789abcdef\x80"));
  EXPECT_FALSE(is_ascii("あ0123456789abcdef"));
}

}  // namespace
}  // namespace banso::csv
