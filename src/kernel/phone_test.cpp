#include "kernel/phone.hpp"

#include <gtest/gtest.h>

namespace banso {
namespace {

TEST(Phone, NormalisedAsDs445) {
  struct Row {
    const char* typed;
    const char* number;
  };
  const Row rows[] = {
      {"03-1234-5678", "03-1234-5678"},
      {"０３－１２３４－５６７８", "03-1234-5678"},
      {"03 1234 5678", "03-1234-5678"},
      {"0312345678", "03-1234-5678"},
      {"0612345678", "06-1234-5678"},
      {"09012345678", "090-1234-5678"},
      {"090-1234-5678", "090-1234-5678"},
      {"0120123456", "0120-123-456"},
      {"08001234567", "0800-123-4567"},
      {"(03)5253-5111", "(03)5253-5111"},
      {"（０３）５２５３－５１１１", "(03)5253-5111"},
      {"03(5253)5111", "03(5253)5111"},
      {"0878251234", "0878251234"},
      {"087-825-1234", "087-825-1234"},
      {"087‐825‐1234", "087-825-1234"},
      {"087ー825ー1234", "087-825-1234"},
      {"087.825.1234", "087-825-1234"},
      {"+81 (03)5253-5111", "+81 (03)5253-5111"},
      {"+81-87-825-1234", "+81-87-825-1234"},
      {"+1 212 555 0100", "+1 212-555-0100"},
  };
  for (const auto& row : rows) {
    const auto number = normalise_phone(row.typed);
    ASSERT_TRUE(number) << row.typed;
    EXPECT_EQ(*number, row.number);
    EXPECT_EQ(normalise_phone(*number), number) << "not idempotent: " << row.typed;
  }
}

TEST(Phone, RefusesWhatIsNoNumber) {
  for (const auto* wrong :
       {"", "1234-5678", "825-1234", "03-1234-567", "03-1234-56789", "090-1234-567", "0000000000",
        "03-1234-5678 内線12", "電話", "03-1234-5678a", "+0123456789", "+12", "03--", "((03)5253-5111",
        "03)5253-5111(", "-0312345678", "0-3+12345678", "\xff"}) {
    EXPECT_FALSE(normalise_phone(wrong)) << wrong;
  }
}

TEST(Phone, DigitsForComparing) {
  EXPECT_EQ(phone_digits("(03)5253-5111"), "0352535111");
  EXPECT_EQ(phone_digits("+81 (03)5253-5111"), "+810352535111");
}

}  // namespace
}  // namespace banso
