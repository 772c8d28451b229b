#include "contexts/membership/rules/mail_template.hpp"

#include <gtest/gtest.h>

namespace banso::membership {
namespace {

TEST(MailTemplate, IsFilledOnce) {
  const PlaceholderValues values{{"会員名", "株式会社{{代表者名}}"}, {"代表者名", "渡辺"}};
  EXPECT_EQ(fill_template("{{会員名}} {{ 代表者名 }}様{{部会}}。", values), "株式会社{{代表者名}} 渡辺様。");
  EXPECT_EQ(fill_template("{{開いたまま", values), "{{開いたまま");
  EXPECT_EQ(fill_template("", values), "");
}

TEST(MailTemplate, SaysWhatItDoesNotKnow) {
  EXPECT_TRUE(template_problems("{{会員名}}様", "/body").empty());
  const auto errors = template_problems("{{社長}} {{会員名", "/body");
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].code, "placeholder_unknown");
  EXPECT_EQ(errors[1].code, "placeholder_open");
}

}  // namespace
}  // namespace banso::membership
