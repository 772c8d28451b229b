#include "platform/mail/mime.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include <stdexcept>

#include "kernel/text.hpp"

namespace banso::mail {
namespace {

using ::testing::HasSubstr;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (auto end = text.find("\r\n"); end != std::string_view::npos; end = text.find("\r\n")) {
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 2);
  }
  return lines;
}

std::string from_base64(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  EXPECT_EQ(sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                              text.size(), "\r\n", &size, nullptr, sodium_base64_VARIANT_ORIGINAL),
            0);
  out.resize(size);
  return out;
}

/// What a mail program shows for an encoded header; each word must be whole UTF-8 by itself.
std::string decode_words(std::string_view text) {
  std::string out;
  for (auto begin = text.find("=?UTF-8?B?"); begin != std::string_view::npos;
       begin = text.find("=?UTF-8?B?")) {
    text.remove_prefix(begin + 10);
    const std::string word = from_base64(text.substr(0, text.find("?=")));
    EXPECT_TRUE(is_valid_utf8(word));
    out += word;
  }
  return out;
}

Letter letter() {
  return {.from = {"伴走 事務局", "no-reply@example.jp"},
          .to = "owner@example.co.jp",
          .subject = "メールアドレスの確認のお願い",
          .text = "こんにちは。\n下のリンクを開いてください。\n.\nFrom here\n",
          .message_id = "12.34@example.jp",
          .date = parse_instant("2026-11-21T09:05:07+09:00").value()};
}

TEST(Mime, KnowsAnAddress) {
  for (const char* good : {"a@b", "taro.yamada+x@example.co.jp", "1@2.3"})
    EXPECT_TRUE(is_address(good)) << good;
  for (const char* bad : {"", "@", "a@", "@b", "a", "a b@c", "a@b@c", "a@b\r\nBcc: x@y", "<a@b>", "a,b@c",
                          "あ@b", "\"a\"@b", "a@b;c@d", "a\t@b"}) {
    EXPECT_FALSE(is_address(bad)) << bad;
  }
  EXPECT_FALSE(is_address(std::string(65, 'a') + "@example.jp"));
  EXPECT_FALSE(is_address("a@" + std::string(260, 'b')));
}

TEST(Mime, KnowsWhatCanStandInAHeader) {
  EXPECT_TRUE(is_header_text("ご案内 (再送)"));
  for (const char* bad : {"", "   ", "a\nb", "a\r\nBcc: x@y", "a\tb", "\x80", "\x7f"}) {
    EXPECT_FALSE(is_header_text(bad)) << bad;
  }
}

TEST(Mime, ReadsASender) {
  EXPECT_EQ(parse_sender("Banso <no-reply@localhost>")->name, "Banso");
  EXPECT_EQ(parse_sender("Banso <no-reply@localhost>")->address, "no-reply@localhost");
  EXPECT_EQ(parse_sender(" \"伴走, 事務局\" <a@b>")->name, "伴走, 事務局");
  EXPECT_EQ(parse_sender("a@b")->address, "a@b");
  for (const char* bad : {"", "Banso", "Banso <>", "<a@b", "Banso <a@b> x"})
    EXPECT_FALSE(parse_sender(bad)) << bad;
}

TEST(Mime, LeavesPlainHeadersAlone) {
  EXPECT_EQ(encode_header("Hello, world", 9), "Hello, world");
}

TEST(Mime, EncodesLongJapaneseInWholeCharacters) {
  std::string subject;
  for (int i = 0; i < 60; ++i) subject += i % 7 == 0 ? "a" : "鷗𠮟";
  const std::string encoded = encode_header(subject, 9);
  EXPECT_EQ(decode_words(encoded), subject);
  for (const std::string& line : lines_of("Subject: " + encoded + "\r\n")) EXPECT_LE(line.size(), 76U);
}

TEST(Mime, EncodesWhatLooksEncoded) {
  EXPECT_EQ(decode_words(encode_header("=?x?=", 9)), "=?x?=");
}

TEST(Mime, WritesTheDateInJapaneseTime) {
  EXPECT_EQ(format_mail_date(parse_instant("2026-11-20T15:04:05Z").value()),
            "Sat, 21 Nov 2026 00:04:05 +0900");
}

TEST(Mime, ComposesAMail) {
  const std::string mail = compose(letter());
  const auto split = mail.find("\r\n\r\n");
  const std::string head = mail.substr(0, split + 2);
  EXPECT_THAT(head, HasSubstr("To: owner@example.co.jp\r\n"));
  EXPECT_THAT(head, HasSubstr(" <no-reply@example.jp>\r\n"));
  EXPECT_THAT(head, HasSubstr("Date: Sat, 21 Nov 2026 09:05:07 +0900\r\n"));
  EXPECT_THAT(head, HasSubstr("Message-ID: <12.34@example.jp>\r\n"));
  EXPECT_EQ(from_base64(mail.substr(split + 4)),
            "こんにちは。\r\n下のリンクを開いてください。\r\n.\r\nFrom here\r\n");
  for (const std::string& line : lines_of(mail)) {
    EXPECT_LE(line.size(), 78U);
    EXPECT_EQ(line.find('\n'), std::string::npos);
  }
}

TEST(Mime, QuotesAPlainNameWithSigns) {
  Letter one = letter();
  one.from.name = "Chamber, \"A\"";
  EXPECT_THAT(compose(one), HasSubstr("From: \"Chamber, \\\"A\\\"\"\r\n <no-reply@example.jp>\r\n"));
}

TEST(Mime, NeverLetsAHeaderIn) {
  Letter one = letter();
  one.subject = "hello\r\nBcc: everybody@example.jp";
  EXPECT_THROW(compose(one), std::logic_error);
  one = letter();
  one.to = "a@b\r\nBcc: everybody@example.jp";
  EXPECT_THROW(compose(one), std::logic_error);
  one = letter();
  one.from.name = "x\nBcc: everybody@example.jp";
  EXPECT_THROW(compose(one), std::logic_error);
}

TEST(Mime, CarriesAWayOutOfAListAndASecondBody) {
  Letter one = letter();
  one.reply_to = "office@chamber.example.jp";
  one.unsubscribe_url = "https://banso.example/mail/0ABC";
  const std::string plain = compose(one);
  EXPECT_THAT(plain, HasSubstr("Reply-To: office@chamber.example.jp\r\n"));
  EXPECT_THAT(plain, HasSubstr("List-Unsubscribe: <https://banso.example/mail/0ABC>\r\n"));
  EXPECT_THAT(plain, HasSubstr("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
  one.html = "<p>こんにちは。</p>";
  const std::string both = compose(one);
  EXPECT_THAT(
      both,
      HasSubstr("Content-Type: multipart/alternative; boundary=\"=_banso_part\"\r\n\r\n--=_banso_part\r\n"));
  EXPECT_THAT(both, HasSubstr("Content-Type: text/html; charset=UTF-8\r\n"));
  EXPECT_TRUE(both.ends_with("--=_banso_part--\r\n"));
  one.unsubscribe_url = "https://banso.example/\r\nBcc: x@example.jp";
  EXPECT_THROW(compose(one), std::logic_error);
  one.unsubscribe_url.reset();
  one.reply_to = "x@example.jp\r\nBcc: y@example.jp";
  EXPECT_THROW(compose(one), std::logic_error);
}

}  // namespace
}  // namespace banso::mail
