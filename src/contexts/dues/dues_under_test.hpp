// Dues around a fresh database: a chamber with people and members, and another chamber.
#pragma once

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string>

#include "contexts/dues/context.hpp"
#include "contexts/membership/membership_under_test.hpp"
#include "platform/files/embedded.hpp"

namespace banso::dues::testing {

class DuesUnderTest : public membership::testing::MembershipUnderTest {
 public:
  DuesUnderTest() {
    config.var_dir = folder.path().string();
    register_context(api, permissions, queue, bus, config);
    now = parse_instant("2026-06-01T09:00:00+09:00").value();
    for (const char* who : {"staff", "admin", "stranger"}) {
      auto& caller = callers.people.at(who).caller;
      caller.permissions = permissions.of(caller.roles, false);
    }
    add_staff("advisor", chamber, identity::Role::advisor);
    add_staff("operator", other_chamber, identity::Role::system_admin);
    add_visitor("nobody");
  }
  ~DuesUnderTest() { queue.stop(); }

  std::string path(const std::string& rest) { return MembershipUnderTest::path("/dues/" + rest); }

  boost::json::value ask_api(const std::string& who, const std::string& method, const std::string& target,
                             int status, const boost::json::value& body = nullptr,
                             std::vector<std::pair<std::string, std::string>> headers = {}) {
    const http::Response response =
        call(who, method, target, body.is_null() ? "" : boost::json::serialize(body), std::move(headers));
    EXPECT_EQ(response.status, status) << method << " " << target << "\n" << response.body;
    return response.body.empty() ? boost::json::value(boost::json::object{})
                                 : boost::json::parse(response.body);
  }
  std::string reason(const std::string& who, const std::string& method, const std::string& target, int status,
                     const boost::json::value& body = nullptr,
                     std::vector<std::pair<std::string, std::string>> headers = {}) {
    return std::string(
        ask_api(who, method, target, status, body, std::move(headers)).at("reason").as_string());
  }

  static boost::json::object rule_named(std::string_view key) {
    const auto document = boost::json::parse(files::embedded_file("db/seed/dues/rule_templates.json"));
    for (const auto& one : document.at("templates").as_array()) {
      if (one.at("template_key").as_string() == key) return one.at("rule").as_object();
    }
    throw std::logic_error("no such template");
  }

  /// Publishes a template as the chamber's rule. @return its rule_version
  std::int64_t publish_rule(std::string_view key, int valid_from_year = 2020) {
    const auto draft = ask_api("admin", "POST", path("rules"), 201,
                               {{"title", "会費規程"},
                                {"valid_from_year", valid_from_year},
                                {"note", ""},
                                {"rule", rule_named(key)}});
    const std::int64_t version = draft.at("rule_version").as_int64();
    ask_api("admin", "POST", path("rules/" + std::to_string(version) + "/publish"), 200);
    return version;
  }

  /// A member with what rules look at. @return member_id
  std::int64_t add_member(const std::string& name, std::optional<std::int64_t> capital_yen, int employees,
                          std::optional<std::int64_t> business_id = {}) {
    auto fields = membership::testing::example_fields(name);
    fields.member_number = std::to_string(100 + ++members_);
    fields.legal_form =
        capital_yen == 0 ? membership::LegalForm::sole_proprietor : membership::LegalForm::corporation;
    if (capital_yen && *capital_yen > 0) fields.capital_yen = *capital_yen;
    fields.regular_employees = employees;
    fields.address = "神奈川県小田原市本町1丁目1番1号";
    fields.post_code = "2500012";
    fields.representative_position = "代表取締役";
    fields.representative_name = "見本 太郎";
    fields.email = identity::EmailAddress("member" + std::to_string(members_) + "@example.jp");
    return create(fields, membership::Standing::member, business_id).member_id;
  }

  /// Gives a member an account whose form was checked.
  void add_account(std::int64_t member_id) {
    ask_api("staff", "PUT", path("members/" + std::to_string(member_id) + "/payer"), 200,
            {{"payment_method", "direct_debit"},
             {"plan_key", ""},
             {"account",
              {{"bank_code", "0001"},
               {"branch_code", "001"},
               {"account_type", "ordinary"},
               {"account_number", std::to_string(1'000'000 + member_id)},
               {"holder", "カ）ミホンシヨウジ"},
               {"customer_number", std::to_string(9'000 + member_id)},
               {"seal_checked_on", "2026-04-01"}}}});
  }

  /// The chamber as its bank knows it.
  void add_consignor() { ask_api("admin", "PUT", path("setting"), 200, setting()); }
  static boost::json::object setting() {
    return {{"issuer_name", "小田原商工会議所"},
            {"post_code", "2500014"},
            {"address", "神奈川県小田原市城内1番21号"},
            {"phone", "0465231811"},
            {"transfer_account", "見本銀行 本店 普通 1234567 オダワラシヨウコウカイギシヨ"},
            {"payment_note", "ご不明な点は総務課までお問い合わせください。"},
            {"consignor",
             {{"consignor_code", "0000012345"},
              {"consignor_name", "オダワラショウコウカイギショ"},
              {"bank_code", "0001"},
              {"bank_name", "ミホン"},
              {"branch_code", "001"},
              {"branch_name", "ホンテン"},
              {"account_type", "ordinary"},
              {"account_number", "1234567"},
              {"line_end", "crlf"}}}};
  }

  banso::testing::TemporaryFolder folder;

 private:
  int members_ = 0;
};

}  // namespace banso::dues::testing
