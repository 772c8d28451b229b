#include "platform/bank/zengin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "platform/bank/bank_day.hpp"
#include "platform/bank/kana.hpp"

namespace banso::bank {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Header example_header() {
  return {"0000012345", "ﾌｸﾄﾐｼﾖｳｺｳｶｲｷﾞｼﾖ",      4,        27, "0001", "ﾐﾎﾝｷﾞﾝｺｳ", "001",
          "ﾎﾝﾃﾝ",       AccountType::kOrdinary, "1234567"};
}

Record example_record(std::int64_t amount = 12'000, const std::string& customer = "1001") {
  Record record;
  record.bank_code = "0001";
  record.bank_name = "ﾐﾎﾝｷﾞﾝｺｳ";
  record.branch_code = "002";
  record.branch_name = "ｴｷﾏｴ";
  record.account_type = AccountType::kCurrent;
  record.account_number = "7654321";
  record.holder = "ｶ)ｻﾝﾌﾟﾙｼﾖｳﾃﾝ";
  record.amount_yen = amount;
  record.new_code = 1;
  record.customer_number = customer;
  return record;
}

std::vector<std::string> codes_of(const std::vector<Problem>& problems) {
  std::vector<std::string> codes;
  for (const Problem& problem : problems) {
    codes.push_back(std::to_string(problem.record) + ":" + std::to_string(problem.byte) + " " + problem.code);
  }
  return codes;
}

TEST(BankText, IsMadeOfWhatPeopleType) {
  const std::pair<const char*, const char*> cases[] = {
      {"かぶしきがいしゃ　やまだしょうてん", "ｶﾌﾞｼｷｶﾞｲｼﾔ ﾔﾏﾀﾞｼﾖｳﾃﾝ"},
      {"カ）サーバーシステム", "ｶ)ｻ-ﾊﾞ-ｼｽﾃﾑ"},
      {"ｷｬｯｼｭ ﾊﾟｰﾄﾅｰ", "ｷﾔﾂｼﾕ ﾊﾟ-ﾄﾅ-"},
      {"ヴァイオリン・ＡＢＣ ｘｙｚ１２", "ｳﾞｱｲｵﾘﾝ.ABC XYZ12"},
      {"ヲバマ　ヂヅ　ぱぴぷぺぽ", "ｵﾊﾞﾏ ﾁﾞﾂﾞ ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ"},
      {"ガギグゲゴザジズゼゾダデドバビブベボ", "ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞ"},
      {"ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン", "ﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ"},
      {"タチッツテト", "ﾀﾁﾂﾂﾃﾄ"},
      {"ヵヶヮヰヱ", "ｶｹﾜｲｴ"},
      {"1−2‐3—4", "1-2-3-4"},
  };
  for (const auto& [typed, wanted] : cases) {
    const BankText made = to_bank_text(typed, Signs::kName);
    EXPECT_EQ(made.text, wanted);
    EXPECT_TRUE(made.unknown.empty()) << typed;
    EXPECT_TRUE(is_bank_text(made.text, Signs::kName)) << typed;
    EXPECT_EQ(to_bank_text(made.text, Signs::kName).text, made.text) << typed;
  }
  EXPECT_THAT(to_bank_text("ﾄｳｷｮｰ", Signs::kName).changed, ElementsAre("ｮ→ヨ", "ｰ→-"));
  const BankText kanji = to_bank_text("株式会社ヤマダ＆コ=髙😀", Signs::kName);
  EXPECT_EQ(kanji.text, "ﾔﾏﾀﾞｺ");
  EXPECT_THAT(kanji.unknown, ElementsAre("株", "式", "会", "社", "＆", "=", "髙", "😀"));
  EXPECT_FALSE(is_bank_text("ﾎﾝﾃﾝ(ｱ)", Signs::kPlace));
  EXPECT_FALSE(is_bank_text("ｦ", Signs::kName));
  EXPECT_FALSE(is_bank_text("ｬ", Signs::kName));
  EXPECT_FALSE(is_bank_text("ｰ", Signs::kName));
  EXPECT_FALSE(is_bank_text("a", Signs::kName));
}

TEST(BankText, IsCutWithoutPartingALetterFromItsMark) {
  EXPECT_EQ(cut("ｶﾞｷﾞｸﾞ", 4), "ｶﾞｷﾞ");
  EXPECT_EQ(cut("ｶﾞｷﾞｸﾞ", 3), "ｶﾞ");
  EXPECT_EQ(cut("ｶﾞ", 1), "");
  EXPECT_EQ(cut("ABC", 5), "ABC");
  EXPECT_EQ(cut("ｱｲｳ", 2), "ｱｲ");
}

TEST(BankText, TravelsAsOneByteACharacter) {
  EXPECT_EQ(encode("ｱﾞA-").value(),
            "\xB1\xDE"
            "A-");
  EXPECT_EQ(decode("\xB1\xDE"
                   "A-"),
            "ｱﾞA-");
  EXPECT_FALSE(encode("ア"));
}

TEST(BankDay, KnowsWhenBanksAreClosed) {
  const auto day = [](const char* text) { return parse_date(text).value(); };
  EXPECT_EQ(closed_because(day("2026-04-17")), "");
  EXPECT_EQ(closed_because(day("2026-04-18")), "土曜日");
  EXPECT_EQ(closed_because(day("2026-05-05")), "こどもの日");
  EXPECT_EQ(closed_because(day("2026-12-31")), "年末年始");
  EXPECT_EQ(closed_because(day("2026-12-30")), "");
  EXPECT_EQ(next_bank_day(day("2026-12-31")), day("2027-01-04"));
  EXPECT_EQ(next_bank_day(day("2026-05-02")), day("2026-05-07"));
}

TEST(Zengin, ADebitFileIsLaidOutByteByByte) {
  const Written written = write(FileKind::kDebits, example_header(), {example_record()}, LineEnd::kCrLf);
  ASSERT_TRUE(written.problems.empty()) << words_of(written.problems[0]);
  ASSERT_EQ(written.bytes.size(), 4 * 122u);
  const std::string text = decode(written.bytes.substr(0, 120));
  EXPECT_EQ(text, "19100000012345ﾌｸﾄﾐｼﾖｳｺｳｶｲｷﾞｼﾖ" + std::string(25, ' ') + "04270001ﾐﾎﾝｷﾞﾝｺｳ" +
                      std::string(7, ' ') + "001ﾎﾝﾃﾝ" + std::string(11, ' ') + "11234567" +
                      std::string(17, ' '));
  EXPECT_EQ(decode(written.bytes.substr(122, 120)), "20001ﾐﾎﾝｷﾞﾝｺｳ" + std::string(7, ' ') + "002ｴｷﾏｴ" +
                                                        std::string(11, ' ') + "    27654321ｶ)ｻﾝﾌﾟﾙｼﾖｳﾃﾝ" +
                                                        std::string(18, ' ') + "000001200011001" +
                                                        std::string(16, ' ') + "0" + std::string(8, ' '));
  EXPECT_EQ(written.bytes.substr(244, 56), "8000001000000012000000000000000000000000000000000000000 ");
  EXPECT_EQ(written.bytes.substr(366), "9" + std::string(119, ' ') + "\r\n");
}

TEST(Zengin, WhatIsWrittenReadsBackTheSame) {
  std::vector<Record> records;
  for (int i = 0; i < 50; ++i) records.push_back(example_record(1'000 + i, std::to_string(5'000 + i)));
  records[3].result = 1;
  for (const LineEnd line_end : {LineEnd::kNone, LineEnd::kCrLf}) {
    const Written written = write(FileKind::kDebits, example_header(), records, line_end, true);
    const Read back = read(written.bytes, FileKind::kDebits, true);
    ASSERT_TRUE(back.problems.empty()) << words_of(back.problems[0]);
    EXPECT_EQ(back.header, example_header());
    EXPECT_EQ(back.records, records);
    EXPECT_EQ(back.trailer, written.trailer);
    EXPECT_EQ(back.trailer.failed_count, 1);
    EXPECT_EQ(back.line_end, line_end);
    EXPECT_TRUE(read(written.bytes + "\x1A", FileKind::kDebits, true).problems.empty());
  }
  records[0].transfer_way = '7';
  records[0].has_edi = true;
  records[3].result = 0;
  const Written transfers = write(FileKind::kTransfers, example_header(), records, LineEnd::kNone);
  ASSERT_TRUE(transfers.problems.empty());
  const Read back = read(transfers.bytes, FileKind::kTransfers);
  EXPECT_TRUE(back.problems.empty());
  EXPECT_EQ(back.records, records);
}

TEST(Zengin, WhatCannotBeWrittenIsNamedByRecordByteAndField) {
  Header header = example_header();
  header.consignor_code = "123";
  header.day = 31;
  header.month = 6;
  Record wrong = example_record();
  wrong.holder = "株式会社";
  wrong.amount_yen = 0;
  wrong.bank_name = "ﾐﾎﾝ(ｷﾞﾝｺｳ)";
  Record large = example_record(10'000'000'000);
  large.holder = std::string(31, 'A');
  const Written written = write(FileKind::kDebits, header, {wrong, large}, LineEnd::kNone);
  EXPECT_TRUE(written.bytes.empty());
  EXPECT_THAT(codes_of(written.problems),
              ElementsAre("1:5 digits", "1:55 day", "2:6 character", "2:51 character", "2:81 amount",
                          "3:51 length", "3:81 too_large"));
  EXPECT_THAT(words_of(written.problems[3]), HasSubstr("2件目のレコードの51バイト目（預金者名・受取人名）"));
  EXPECT_THAT(codes_of(write(FileKind::kDebits, example_header(), {}, LineEnd::kNone).problems),
              ElementsAre("0:0 empty"));
}

class ZenginReading : public ::testing::Test {
 protected:
  std::string bytes = write(FileKind::kDebits, example_header(),
                            {example_record(), example_record(8'000, "1002")}, LineEnd::kCrLf, true)
                          .bytes;
  std::vector<Problem> problems() { return read(bytes, FileKind::kDebits, true).problems; }
  char& at(std::size_t record, std::size_t byte) { return bytes[(record - 1) * 122 + byte - 1]; }
};

TEST_F(ZenginReading, AWrongSumIsToldWithBothSums) {
  at(4, 19) = '5';
  EXPECT_THAT(codes_of(problems()), ElementsAre("4:8 sum"));
  EXPECT_THAT(problems()[0].message, HasSubstr("20,005円 ですが、データを数えると 20,000円"));
  at(4, 19) = '0';
  at(3, 112) = '1';
  EXPECT_THAT(codes_of(problems()), ElementsAre("4:20 count", "4:26 sum", "4:38 count", "4:44 sum"));
}

TEST_F(ZenginReading, OrderAndLengthAreStrict) {
  at(3, 1) = '8';
  EXPECT_EQ(codes_of(problems()).back(), "4:0 order");
  at(3, 1) = '2';
  bytes.erase(122 * 2 + 60, 1);
  EXPECT_THAT(codes_of(problems()), ElementsAre("3:0 length"));
  bytes = bytes.substr(0, 122 * 2);
  EXPECT_THAT(codes_of(problems()), ElementsAre("0:0 empty"));
  bytes = "";
  EXPECT_THAT(codes_of(problems()), ElementsAre("0:0 empty"));
  bytes = std::string(119, '1') + "\r\n";
  EXPECT_THAT(codes_of(problems()), ElementsAre("1:0 length"));
}

TEST_F(ZenginReading, FieldsAreStrict) {
  at(1, 2) = '2';
  at(1, 4) = '1';
  at(2, 51) = '\xA7';  // ｧ
  at(2, 44) = 'X';
  at(2, 112) = '7';
  at(3, 43) = '5';
  at(3, 115) = 'X';
  EXPECT_THAT(codes_of(problems()),
              testing::IsSupersetOf({"1:2 kind", "1:4 coding", "2:44 digits", "2:51 character",
                                     "2:112 unknown", "3:43 unknown", "3:113 not_empty"}));
}

TEST_F(ZenginReading, AFileWithoutItsEndIsRefused) {
  bytes = bytes.substr(0, 122 * 4);
  EXPECT_THAT(codes_of(problems()), ElementsAre("0:0 order"));
}

TEST(Zengin, RandomBytesAreNeverTrusted) {
  std::mt19937 random(7);
  const std::string good =
      write(FileKind::kDebits, example_header(), {example_record()}, LineEnd::kCrLf, true).bytes;
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes = good;
    for (int j = 0; j < 3; ++j) bytes[random() % bytes.size()] = static_cast<char>(random());
    const Read back = read(bytes, FileKind::kDebits, true);
    if (!back.problems.empty()) continue;
    const Written again = write(FileKind::kDebits, back.header, back.records, back.line_end, true);
    EXPECT_TRUE(again.problems.empty() || again.problems[0].code == "required" ||
                again.problems[0].code == "amount");
  }
}

TEST(Zengin, DaysOfTheNewYear) {
  EXPECT_EQ(nearest_day(1, 4, parse_date("2026-12-28").value()), parse_date("2027-01-04"));
  EXPECT_EQ(nearest_day(12, 28, parse_date("2027-01-04").value()), parse_date("2026-12-28"));
  EXPECT_EQ(result_words(1), "資金不足");
  EXPECT_EQ(result_words(5), "");
}

}  // namespace
}  // namespace banso::bank
