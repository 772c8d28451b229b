// Applications of a chamber around a fresh database, for database tests.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <map>
#include <regex>

#include "contexts/admission/context.hpp"
#include "contexts/dues/context.hpp"
#include "contexts/membership/context.hpp"
#include "contexts/registry/registry_under_test.hpp"
#include "platform/files/embedded.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::admission::testing {

using registry::testing::encoded;
using registry::testing::kTakamatsuFoods;

using Fields = std::map<std::string, std::string>;

class AdmissionUnderTest : public registry::testing::RegistryUnderTest {
 public:
  AdmissionUnderTest() {
    config.var_dir = var.path().string();
    membership::register_context(api, permissions, queue, bus, config);
    dues::register_context(api, permissions, queue, bus, config);
    register_context(api, permissions, queue, bus, config);
    outbox::register_jobs(queue, bus);
    add_pages(router, config);
    chamber = add_chamber("高松商工会議所");
    other_chamber = add_chamber("小田原商工会議所", "14");
    add_staff("staff", chamber);
    add_staff("admin", chamber, identity::Role::org_admin);
    add_staff("stranger", other_chamber, identity::Role::org_admin);
    add({.business_id = kTakamatsuFoods, .name = "さぬき食品株式会社"});
  }
  ~AdmissionUnderTest() { queue.stop(); }

  std::string path(const std::string& rest = "") {
    return fmt::format("/api/v1/organizations/{}/applications{}", chamber, rest);
  }
  std::string setting(const std::string& rest) {
    return fmt::format("/api/v1/organizations/{}/{}", chamber, rest);
  }
  std::string one(std::int64_t application_id, const std::string& rest = "") {
    return path(fmt::format("/{}{}", application_id, rest));
  }

  using PlatformUnderTest::ask;
  boost::json::value ask(const std::string& who, const std::string& method, const std::string& target,
                         int status, const boost::json::value& body = nullptr) {
    const std::string text = body.is_null() ? "" : boost::json::serialize(body);
    const http::Response response = call(who, method, target, text);
    EXPECT_EQ(response.status, status) << method << " " << target << "\n" << response.body;
    return response.body.empty() || response.body[0] != '{' ? boost::json::value()
                                                            : boost::json::parse(response.body);
  }
  std::string reason_of(const std::string& who, const std::string& method, const std::string& target,
                        int status, const boost::json::value& body = nullptr) {
    const auto answer = ask(who, method, target, status, body);
    return answer.is_object() && answer.as_object().contains("reason")
               ? std::string(answer.at("reason").as_string())
               : "";
  }

  // The public side
  // ---------------------------------------------------------------------------------------------
  http::Response page(const std::string& target) {
    return call("", "GET", target, "", {{"accept", "text/html"}});
  }
  http::Response send(const std::string& target, const Fields& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
      body += (body.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
    }
    return call("", "POST", target, body,
                {{"accept", "text/html"}, {"content-type", "application/x-www-form-urlencoded"}});
  }
  static std::string hidden(const std::string& html, const std::string& name) {
    std::smatch found;
    const std::regex input("name=\"" + name + "\" value=\"([^\"]*)\"");
    return std::regex_search(html, found, input) ? found[1].str() : "";
  }
  std::string join() { return fmt::format("/join/{}", chamber); }
  /// The hidden fields of a fresh page of the form, sent some time later.
  Fields fresh_form() {
    const http::Response form = page(join());
    EXPECT_EQ(form.status, 200) << form.body;
    now = now.load() + std::chrono::minutes(2);
    return {{"_challenge", hidden(form.body, "_challenge")}, {"_version", hidden(form.body, "_version")}};
  }
  Fields filled(const std::string& name) {
    Fields fields = fresh_form();
    fields.insert({{"legal_form", "corporation"},
                   {"name", name},
                   {"email", "apply@example.jp"},
                   {"agree_articles", "true"},
                   {"agree_antisocial", "true"},
                   {"agree_privacy", "true"}});
    return fields;
  }
  static std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "location") return value;
    }
    return "";
  }
  /// Applies. @return the token of the link
  std::string apply(const Fields& fields) {
    const http::Response response = send(join(), fields);
    EXPECT_EQ(response.status, 303) << response.body;
    const std::string to = location(response);
    return to.starts_with("/application/") ? to.substr(13, 26) : "";
  }
  std::string apply(const std::string& name) { return apply(filled(name)); }
  std::int64_t last() {
    return std::stoll("0" + PlatformUnderTest::ask("select max(application_id) from admission.application"));
  }

  // The office
  // ----------------------------------------------------------------------------------------------------
  boost::json::value show(std::int64_t application_id) {
    return ask("staff", "GET", one(application_id), 200);
  }
  std::int64_t version(std::int64_t application_id) { return show(application_id).at("version").as_int64(); }
  boost::json::value step(std::int64_t application_id, const std::string& action, int status = 200,
                          boost::json::object more = {}) {
    more["version"] = version(application_id);
    more["action"] = action;
    more["note"] = "";
    return ask("admin", "POST", one(application_id, "/steps"), status, more);
  }
  void to_board(std::int64_t application_id) {
    step(application_id, "begin_documents");
    ask("staff", "PUT", one(application_id, "/papers/application"), 200,
        {{"received_on", "2026-04-01"}, {"note", "窓口で"}});
    step(application_id, "submit_to_board");
  }
  void publish_dues() {
    const auto document = boost::json::parse(files::embedded_file("db/seed/dues/rule_templates.json"));
    const auto& rule = document.at("templates").as_array().at(0).at("rule");
    const std::string place = setting("dues/rules");
    const auto draft = ask("admin", "POST", place, 201,
                           {{"title", "会費規程"}, {"valid_from_year", 2020}, {"note", ""}, {"rule", rule}});
    ask("admin", "POST", fmt::format("{}/{}/publish", place, draft.at("rule_version").as_int64()), 200);
  }
  /// The national form with one question more, as the chamber's own. @return its version
  std::int64_t publish_form() {
    auto document =
        boost::json::parse(files::embedded_file("db/seed/forms/admission.application.json")).as_object();
    document["sections"].as_array()[1].as_object()["questions"].as_array().push_back(
        {{"key", "brand_new"}, {"type", "short_text"}, {"label", "新しい質問"}, {"required", true}});
    as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into platform.form_version (organization_id, form_key, version, document, base, "
          "published_at, "
          "published_by_user_id) values ($1::bigint, 'admission.application', 1, $2::jsonb, '{}', now(), 1)",
          {std::to_string(chamber), boost::json::serialize(document)});
    });
    return 1;
  }
  /// Bodies of mails to an address, the newest first.
  std::string last_mail(const std::string& to) {
    return PlatformUnderTest::ask("select subject || E'\\n' || body from platform.mail where recipient = '" +
                                  to + "' order by mail_id desc limit 1");
  }
  std::string mails() { return PlatformUnderTest::ask("select count(*) from platform.mail"); }

  banso::testing::TemporaryFolder var;
  outbox::Bus bus;
  std::int64_t chamber = 0;
  std::int64_t other_chamber = 0;
};

}  // namespace banso::admission::testing
