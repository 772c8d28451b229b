#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/audit/audit_list.hpp"

namespace banso::audit {
namespace {

AuditItem item() {
  AuditItem one;
  one.occurred_at = parse_instant("2026-04-01T09:00:00+09:00").value();
  one.actor = "user";
  one.actor_user_id = 7;
  one.actor_name = "山田, \"花子\"";
  one.action = "registry.profile.read";
  one.object_type = "business";
  one.object_id = "=HYPERLINK(1)";
  one.details = boost::json::object{{"purpose", "相談"}};
  return one;
}

TEST(AuditCsv, BeginsWithAMarkAndAHeader) {
  const std::string csv = to_csv({});
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF日時,操作,"));
  EXPECT_TRUE(csv.ends_with("詳細\r\n"));
}

TEST(AuditCsv, QuotesCommasAndDefusesFormulas) {
  const std::string csv = to_csv({item()});
  const std::string row = csv.substr(csv.find("\r\n") + 2);
  EXPECT_EQ(row,
            "2026-04-01T09:00:00+09:00,registry.profile.read,business,\"'=HYPERLINK(1)\",\"山田, "
            "\"\"花子\"\"\",,7,user,,,,,,\"{\"\"purpose\"\":\"\"相談\"\"}\"\r\n");
}

TEST(AuditCsv, HasAsManyCellsAsHeaders) {
  AuditItem plain;
  plain.details = 1;
  const std::string csv = to_csv({plain});
  const auto split = csv.find("\r\n");
  const auto commas = [](std::string_view line) { return std::count(line.begin(), line.end(), ','); };
  EXPECT_EQ(commas(csv.substr(0, split)), commas(csv.substr(split)));
}

}  // namespace
}  // namespace banso::audit
