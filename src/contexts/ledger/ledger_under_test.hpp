// A round around a fresh database: a chamber with members, staff, an owner, and a stranger of another
// chamber.
#pragma once

#include <fmt/format.h>

#include "contexts/ledger/context.hpp"
#include "contexts/membership/membership_under_test.hpp"
#include "platform/identity/personal_link.hpp"

namespace banso::ledger::testing {

using membership::LegalForm;
using membership::MemberFields;
using membership::Standing;
using registry::testing::kTakamatsuFoods;

class LedgerUnderTest : public membership::testing::MembershipUnderTest {
 public:
  LedgerUnderTest() {
    ledger::register_context(api, permissions, queue, bus, config);
    ledger::add_pages(router);
    for (auto& [name, person] : callers.people)
      person.caller.permissions = permissions.of(person.caller.roles, false);
    now = parse_instant("2026-05-10T09:00:00+09:00").value();
  }
  ~LedgerUnderTest() { queue.stop(); }

  /// A company with everything that the law asks for.
  static MemberFields company(const std::string& name) {
    MemberFields fields;
    fields.name = name;
    fields.legal_form = LegalForm::corporation;
    fields.capital_yen = 10'000'000;
    fields.regular_employees = 12;
    fields.district_employees = 8;
    fields.opened_in_district_on = parse_date("2001-04-01");
    fields.founded_on = parse_date("1999-04-01");
    fields.representative_position = "代表取締役";
    fields.representative_name = "伏見 太郎";
    fields.address = "神奈川県小田原市城内1番1号";
    fields.post_code = shape::PostCode("2500014");
    fields.phone = shape::PhoneNumber("0465-23-1811");
    fields.district = "中央地区";
    return fields;
  }

  static std::string new_round(bool asks_levy = true) {
    return boost::json::serialize(boost::json::object{
        {"fiscal_year", 2026},
        {"title", "令和8年度 法定台帳の記載事項の確認"},
        {"deadline", "2026-06-30"},
        {"asks_levy", asks_levy},
        {"levy_text", ""},
        {"letter_text", ""},
        {"cost_items", boost::json::array{{{"label", "郵送費"}, {"amount_yen", 400'000}}}},
        {"levy_accounts",
         boost::json::array{
             {{"fiscal_year", 2025},
              {"income", boost::json::array{{{"label", "負担金"}, {"amount_yen", 380'000}}}},
              {"expenses", boost::json::array{{{"label", "郵送費"}, {"amount_yen", 380'000}}}}}}}});
  }

  boost::json::value post(const std::string& target, const boost::json::value& body, int status = 200) {
    return ask("staff", "POST", path("/ledger" + target), status, body);
  }
  boost::json::value get(const std::string& target, int status = 200) {
    return ask("staff", "GET", path("/ledger" + target), status);
  }

  /// Levy of 2,000 yen, members chosen, open.
  std::int64_t open_round(bool asks_levy = true) {
    ask("admin", "PUT", path("/ledger/setting"), 200,
        boost::json::parse(R"({"employees_floor":20,"commerce_employees_floor":5,"capital_floor_yen":3000000,
          "floors_permitted_on":null,"levy_basis":"equal","levy_steps":[{"from":0,"amount_yen":2000}],
          "levy_permitted_from":2026,"levy_permitted_on":"2026-03-20","levy_permit_number":"県商第12号",
          "levy_text":"","letter_text":"","contact":"台帳担当 0465-23-1811"})"));
    const auto round = post("/rounds", boost::json::parse(new_round(asks_levy)), 201);
    const std::int64_t id = round.at("round_id").to_number<std::int64_t>();
    post(fmt::format("/rounds/{}/choose-targets", id), {{"include_unknown", true}});
    post(fmt::format("/rounds/{}/steps", id), {{"action", "open"}, {"note", ""}});
    return id;
  }

  std::int64_t target_of(std::int64_t round_id, const std::string& name) {
    const auto list =
        get(fmt::format("/rounds/{}/targets?q={}", round_id, membership::testing::encoded(name)));
    return list.at("items").at(0).at("target_id").to_number<std::int64_t>();
  }

  /// A live link to the page of a target, as a letter would carry it.
  std::string link_to(std::int64_t target_id, const std::string& channel = "letter", int days = 30) {
    const auto link = identity::new_personal_link();
    as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into ledger.link (organization_id, target_id, channel, link_hash, created_at, expires_at) "
          "values "
          "($1::bigint, $2::bigint, $3, $4::bytea, $5::timestamptz, $5::timestamptz + make_interval(days => "
          "$6::int))",
          {std::to_string(chamber), std::to_string(target_id), channel, link.hash,
           format_instant_for_database(now.load()), std::to_string(days)});
    });
    return "/l/" + link.token;
  }

  /// A form as a browser sends it.
  http::Response send_form(const std::string& target,
                           const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
      if (!body.empty()) body += "&";
      body += membership::testing::encoded(name) + "=" + membership::testing::encoded(value);
    }
    return call("", "POST", target, body,
                {{"content-type", "application/x-www-form-urlencoded"}, {"user-agent", "Phone/1.0"}});
  }
  static std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "location") return value;
    }
    return "";
  }
};

}  // namespace banso::ledger::testing
