#include "kernel/email.hpp"

#include <gtest/gtest.h>

namespace banso {
namespace {

TEST(Email, Normalised) {
  struct Row {
    const char* typed;
    const char* address;
  };
  const Row rows[] = {
      {"taro@example.jp", "taro@example.jp"},
      {" Taro@Example.JP ", "Taro@example.jp"},
      {"ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp"},
      {"taro.yamada+banso@mail.example.co.jp", "taro.yamada+banso@mail.example.co.jp"},
      {"taro..yamada.@docomo.example", "taro..yamada.@docomo.example"},
      {"a@xn--wgv71a119e.jp", "a@xn--wgv71a119e.jp"},
  };
  for (const auto& row : rows) {
    const auto reading = read_email(row.typed);
    ASSERT_TRUE(reading) << row.typed;
    EXPECT_EQ(reading.address, row.address);
    EXPECT_EQ(normalise_email(reading.address), reading.address);
  }
  EXPECT_EQ(fold_email("Taro@example.jp"), "taro@example.jp");
}

TEST(Email, Refused) {
  struct Row {
    std::string typed;
    EmailProblem problem;
    const char* code;
  };
  const std::string long_label(64, 'a');
  const Row rows[] = {
      {"", EmailProblem::kInvalid, "email.invalid"},
      {"taro", EmailProblem::kInvalid, "email.invalid"},
      {"@example.jp", EmailProblem::kInvalid, "email.invalid"},
      {"taro@", EmailProblem::kInvalid, "email.invalid"},
      {"taro@example", EmailProblem::kInvalid, "email.invalid"},
      {"taro@example..jp", EmailProblem::kInvalid, "email.invalid"},
      {"taro@-example.jp", EmailProblem::kInvalid, "email.invalid"},
      {"taro@192.0.2.1", EmailProblem::kInvalid, "email.invalid"},
      {"taro@[192.0.2.1]", EmailProblem::kInvalid, "email.invalid"},
      {"ta ro@example.jp", EmailProblem::kInvalid, "email.invalid"},
      {"taro@example.jp\r\nBcc: x@example.com", EmailProblem::kInvalid, "email.invalid"},
      {".taro@example.jp", EmailProblem::kInvalid, "email.invalid"},
      {"a@b@example.jp", EmailProblem::kInvalid, "email.invalid"},
      {"\"a b\"@example.jp", EmailProblem::kInvalid, "email.invalid"},
      {"taro@" + long_label + ".jp", EmailProblem::kInvalid, "email.invalid"},
      {"taro@日本語.jp", EmailProblem::kIdn, "email.idn"},
      {"太郎@example.jp", EmailProblem::kIdn, "email.idn"},
      {std::string(65, 'a') + "@example.jp", EmailProblem::kTooLong, "email.too_long"},
      {"a@" + std::string(250, 'b') + ".jp", EmailProblem::kTooLong, "email.too_long"},
      {std::string(100'000, 'a'), EmailProblem::kTooLong, "email.too_long"},
  };
  for (const auto& row : rows) {
    const auto reading = read_email(row.typed);
    ASSERT_TRUE(reading.problem) << row.typed.substr(0, 80);
    EXPECT_EQ(*reading.problem, row.problem) << row.typed.substr(0, 80);
    EXPECT_STREQ(code_of(*reading.problem), row.code);
  }
}

}  // namespace
}  // namespace banso
