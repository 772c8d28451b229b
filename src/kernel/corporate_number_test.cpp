#include "kernel/corporate_number.hpp"

#include <gtest/gtest.h>

namespace banso {
namespace {

TEST(CorporateNumber, CheckDigitsOfPublishedNumbers) {
  for (const std::string number : {"1100005004357", "7000012050002", "8000012010038", "5010405001703"}) {
    EXPECT_EQ(check_digit(number.substr(1)), number[0] - '0') << number;
    EXPECT_TRUE(is_valid_corporate_number(number));
  }
}

TEST(CorporateNumber, TheCheckDigitNeedsTwelveDigits) {
  EXPECT_FALSE(check_digit("12345678901"));
  EXPECT_FALSE(check_digit("1234567890123"));
  EXPECT_FALSE(check_digit("12345678901a"));
  EXPECT_FALSE(check_digit(""));
}

TEST(CorporateNumber, EveryOtherFirstDigitIsRefused) {
  for (char first = '0'; first <= '9'; ++first) {
    const std::string number = first + std::string("100005004357");
    EXPECT_EQ(is_valid_corporate_number(number), first == '1') << number;
  }
}

TEST(CorporateNumber, OneWrongDigitIsFound) {
  // Weights 1 and 2 modulo 9 miss only 0 for 9: the rule itself is blind there.
  std::string number = "7000012050002";
  for (std::size_t i = 1; i < number.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string changed = number;
      changed[i] = digit;
      const int difference = std::abs(digit - number[i]);
      EXPECT_EQ(is_valid_corporate_number(changed), difference == 0 || difference == 9) << changed;
    }
  }
}

TEST(CorporateNumber, TakesAwayWhatPeopleAdd) {
  for (const auto* typed :
       {"7000012050002", " 7000012050002 ", "７００００１２０５０００２", "7-0000-1205-0002",
        "T7000012050002", "Ｔ７００００－１２０５－０００２", "t 7 0000 1205 0002", "7‐0000‐1205‐0002",
        "7ー0000ー1205ー0002", "　7000012050002　"}) {
    const auto reading = read_corporate_number(typed);
    EXPECT_TRUE(reading) << typed << reading.message;
    EXPECT_EQ(reading.number, "7000012050002") << typed;
  }
}

TEST(CorporateNumber, SaysWhatIsWrong) {
  struct Row {
    const char* text;
    CorporateNumberProblem problem;
    const char* code;
    const char* part_of_message;
  };
  const Row rows[] = {
      {"700001205000", CorporateNumberProblem::kLength, "corporate_number.length", "12文字"},
      {"70000120500022", CorporateNumberProblem::kLength, "corporate_number.length", "14文字"},
      {"", CorporateNumberProblem::kLength, "corporate_number.length", "13けた"},
      {"70000120500O2", CorporateNumberProblem::kNotDigit, "corporate_number.not_digit", "数字でない"},
      {"会社の番号", CorporateNumberProblem::kNotDigit, "corporate_number.not_digit", "数字でない"},
      {"0000012050002", CorporateNumberProblem::kLeadingZero, "corporate_number.leading_zero", "0では"},
      {"8000012050002", CorporateNumberProblem::kCheckDigit, "corporate_number.check_digit", "先頭は7のはず"},
  };
  for (const auto& row : rows) {
    const auto reading = read_corporate_number(row.text);
    ASSERT_TRUE(reading.problem) << row.text;
    EXPECT_EQ(*reading.problem, row.problem) << row.text;
    EXPECT_STREQ(code_of(*reading.problem), row.code);
    EXPECT_NE(reading.message.find(row.part_of_message), std::string::npos) << reading.message;
  }
}

TEST(CorporateNumber, BrokenBytesAreNoNumber) {
  EXPECT_FALSE(read_corporate_number("7000012050\xff\xfe"));
}

TEST(CorporateNumber, IdsKeepAllDigits) {
  EXPECT_EQ(corporate_number_to_id("7000012050002"), 7000012050002);
  EXPECT_EQ(corporate_number_of_id(7000012050002), "7000012050002");
}

}  // namespace
}  // namespace banso
