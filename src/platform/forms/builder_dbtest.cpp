#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/forms/published.hpp"
#include "platform/forms/routes.hpp"
#include "support/platform_under_test.hpp"

namespace banso::forms {
namespace {

using ::testing::HasSubstr;
using testing::PlatformUnderTest;

constexpr std::int64_t kChamber = 11;
constexpr std::int64_t kOther = 12;

/// hana works at the chamber, jiro at another, gen reads only.
class Builder : public ::testing::Test {
 protected:
  Builder() {
    register_routes(platform.api);
    add("hana", 1, kChamber, {"forms.form.read", "forms.form.write"});
    add("jiro", 2, kOther, {"forms.form.read", "forms.form.write"});
    add("gen", 3, kChamber, {"forms.form.read"});
  }

  void add(const std::string& who, std::int64_t user_id, std::int64_t organization_id,
           std::set<std::string, std::less<>> permissions) {
    auto& person = platform.add_person(
        who, user_id, {{"app.organization_ids", "{" + std::to_string(organization_id) + "}"}});
    person.permissions = std::move(permissions);
    person.roles.push_back({organization_id, "商工会議所", "chamber", identity::Role::staff});
  }

  static std::string path(const std::string& rest = "", std::int64_t organization_id = kChamber) {
    return "/api/v1/organizations/" + std::to_string(organization_id) + "/forms" + rest;
  }
  http::Response send(const std::string& who, const std::string& method, const std::string& rest,
                      const boost::json::value& body = nullptr) {
    return platform.call(who, method, path(rest), body.is_null() ? "" : boost::json::serialize(body),
                         {{"content-type", "application/json"}});
  }
  boost::json::value ask(const std::string& who, const std::string& rest) {
    return platform.call_json(who, "GET", path(rest));
  }
  static std::string code_of(const http::Response& response) {
    return std::string(boost::json::parse(response.body).at("reason").as_string());
  }

  /// The template with another title.
  boost::json::value document(const std::string& title) const {
    boost::json::value made = boost::json::parse(print_definition(national_template(key)));
    made.as_object()["title"] = title;
    return made;
  }
  std::int64_t publish(const std::string& title) {
    const auto saved =
        send("hana", "PUT", "/" + key + "/draft", {{"version", 0}, {"definition", document(title)}});
    EXPECT_EQ(saved.status, 200) << saved.body;
    const auto published = send("hana", "POST", "/" + key + "/versions", {{"version", 1}, {"note", title}});
    EXPECT_EQ(published.status, 201) << published.body;
    return boost::json::parse(published.body).at("version").as_int64();
  }

  PlatformUnderTest platform;
  const std::string key = national_template_keys().at(0);
};

TEST_F(Builder, ListsTheNationalTemplatesUntilTheChamberHasItsOwn) {
  const auto items = ask("hana", "").at("items").as_array();
  ASSERT_EQ(items.size(), national_template_keys().size());
  EXPECT_EQ(items[0].at("version").as_int64(), 0);
  EXPECT_TRUE(items[0].at("published_at").is_null());
  publish("うちの様式");
  const auto own = ask("hana", "").at("items").at(0);
  EXPECT_EQ(own.at("title").as_string(), "うちの様式");
  EXPECT_EQ(own.at("version").as_int64(), 1);
  EXPECT_FALSE(own.at("template_is_newer").as_bool());
  EXPECT_EQ(platform.call_json("jiro", "GET", path("", kOther)).at("items").at(0).at("version").as_int64(),
            0);
}

TEST_F(Builder, DraftsAreSavedComparedAndPublishedAsVersionsThatNeverChange) {
  EXPECT_EQ(publish("一版"), 1);
  EXPECT_EQ(publish("二版"), 2);
  const auto view = ask("hana", "/" + key);
  EXPECT_EQ(view.at("version").as_int64(), 2);
  EXPECT_EQ(view.at("definition").at("title").as_string(), "二版");
  EXPECT_EQ(view.at("versions").as_array().size(), 2u);
  EXPECT_TRUE(view.at("draft").is_null());
  EXPECT_EQ(ask("hana", "/" + key + "/versions/1").at("definition").at("title").as_string(), "一版");
  EXPECT_EQ(send("hana", "GET", "/" + key + "/versions/9").status, 404);
  const auto changes = ask("hana", "/" + key + "/diff?from=1&to=2").at("changes").as_array();
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].at("before").as_string(), "一版");
  // Anybody may read what is published; answers find their version again.
  platform.as({}, [&](db::Tx& tx) {
    EXPECT_EQ(published_form(tx, kChamber, key).version, 2);
    EXPECT_EQ(form_of_version(tx, kChamber, key, 1).definition.title, "一版");
    EXPECT_EQ(published_form(tx, kOther, key).version, 0);
    EXPECT_THROW(form_of_version(tx, kChamber, key, 7), Refused);
    EXPECT_THROW(published_form(tx, kChamber, "no.form"), Refused);
  });
  EXPECT_ANY_THROW(platform.as({{"app.organization_ids", "{11}"}}, [](db::Tx& tx) {
    if (tx.execute_sql("update platform.form_version set note = 'x' returning 1").size() == 0)
      throw std::runtime_error("nothing");
  }));
}

TEST_F(Builder, TwoPeopleDoNotOverwriteEachOther) {
  const std::string draft = "/" + key + "/draft";
  EXPECT_EQ(send("hana", "PUT", draft, {{"version", 0}, {"definition", document("一")}}).status, 200);
  const auto second = send("hana", "PUT", draft, {{"version", 0}, {"definition", document("二")}});
  EXPECT_EQ(second.status, 412);
  EXPECT_EQ(code_of(second), "forms.draft_changed");
  EXPECT_EQ(send("hana", "PUT", draft, {{"version", 1}, {"definition", document("三")}}).status, 200);
  EXPECT_EQ(send("hana", "POST", "/" + key + "/versions", {{"version", 1}, {"note", ""}}).status, 412);
  EXPECT_EQ(send("hana", "DELETE", draft, {{"version", 1}}).status, 412);
  EXPECT_EQ(send("hana", "DELETE", draft, {{"version", 2}}).status, 204);
  EXPECT_EQ(send("hana", "DELETE", draft, {{"version", 2}}).status, 404);
  EXPECT_EQ(send("hana", "POST", "/" + key + "/versions", {{"version", 1}, {"note", ""}}).status, 404);
}

TEST_F(Builder, ADraftWithProblemsIsKeptButNotPublished) {
  auto broken = document("一");
  broken.as_object()["sections"].as_array()[0].as_object()["questions"].as_array()[0].as_object()["key"] =
      "Bad Key";
  const auto saved = send("hana", "PUT", "/" + key + "/draft", {{"version", 0}, {"definition", broken}});
  EXPECT_EQ(saved.status, 200);
  EXPECT_EQ(boost::json::parse(saved.body).at("problems").at(0).at("path").as_string(),
            "/sections/0/questions/0/key");
  const auto published = send("hana", "POST", "/" + key + "/versions", {{"version", 1}, {"note", ""}});
  EXPECT_EQ(published.status, 422);
  EXPECT_EQ(code_of(published), "forms.has_problems");
  EXPECT_EQ(send("hana", "POST", "/" + key + "/merge").status, 409);
  EXPECT_EQ(send("hana", "GET", "/" + key + "/diff?from=0").status, 409);
  EXPECT_EQ(send("hana", "PUT", "/" + key + "/draft", {{"version", 1}, {"definition", "text"}}).status, 422);
  EXPECT_EQ(send("hana", "POST", "/" + key + "/reset").status, 200);
  EXPECT_TRUE(ask("hana", "/" + key).at("draft").at("problems").as_array().empty());
}

TEST_F(Builder, AKeyKeepsItsKindOfAnswer) {
  publish("一版");
  auto changed = document("二版");
  auto& question =
      changed.as_object()["sections"].as_array()[0].as_object()["questions"].as_array()[0].as_object();
  const auto old_key = question.at("key");
  question = {{"key", old_key}, {"type", "note"}, {"label", "別のもの"}};
  send("hana", "PUT", "/" + key + "/draft", {{"version", 0}, {"definition", changed}});
  const auto published = send("hana", "POST", "/" + key + "/versions", {{"version", 1}, {"note", ""}});
  EXPECT_EQ(published.status, 422);
  EXPECT_THAT(published.body, HasSubstr("form."));
}

TEST_F(Builder, ANewerTemplateIsOfferedAndMerged) {
  publish("うちの様式");
  // As if the program had brought the template of today after the chamber made its version of an older one.
  platform.as({{"app.system", "t"}}, [](db::Tx&) {});
  db::Connection owner(platform.database.bootstrap());
  owner.script("update platform.form_version set base = jsonb_set(base, '{edition}', '\"1999\"')");
  EXPECT_TRUE(ask("hana", "").at("items").at(0).at("template_is_newer").as_bool());
  EXPECT_TRUE(ask("hana", "/" + key).at("template_is_newer").as_bool());
  const auto merged = send("hana", "POST", "/" + key + "/merge");
  EXPECT_EQ(merged.status, 200) << merged.body;
  EXPECT_EQ(boost::json::parse(merged.body).at("draft").at("definition").at("title").as_string(),
            "うちの様式");
  EXPECT_FALSE(ask("hana", "/" + key).at("template_is_newer").as_bool());
}

TEST_F(Builder, AFormIsTriedBeforeItIsSaved) {
  const auto shown =
      send("gen", "POST", "/trials", {{"definition", document("試す")}, {"submit", false}, {"mode", "fill"}});
  EXPECT_EQ(shown.status, 200) << shown.body;
  EXPECT_THAT(std::string(boost::json::parse(shown.body).at("html").as_string()), HasSubstr("<form"));
  const auto judged = send("gen", "POST", "/trials",
                           {{"definition", document("試す")},
                            {"answers", boost::json::object()},
                            {"submit", true},
                            {"mode", "fill"}});
  EXPECT_FALSE(boost::json::parse(judged.body).at("errors").as_array().empty());
  EXPECT_THAT(judged.body, HasSubstr("を直してください"));
  const auto typed = send("gen", "POST", "/trials",
                          {{"definition", document("試す")},
                           {"answers", {{"email", boost::json::array{"a@example.jp"}}, {"nobody", "x"}}},
                           {"submit", true},
                           {"mode", "fill"}});
  EXPECT_THAT(typed.body, HasSubstr("a@example.jp"));
  const auto broken = send("gen", "POST", "/trials",
                           {{"definition", {{"title", "x"}}}, {"submit", false}, {"mode", "print_blank"}});
  EXPECT_FALSE(boost::json::parse(broken.body).at("problems").as_array().empty());
  EXPECT_EQ(boost::json::parse(broken.body).at("html").as_string(), "");
}

TEST_F(Builder, IsForTheChambersOwnPeople) {
  publish("うちの様式");
  for (const auto& [method, rest] :
       std::vector<std::pair<std::string, std::string>>{{"GET", ""},
                                                        {"GET", "/" + key},
                                                        {"GET", "/" + key + "/versions/1"},
                                                        {"GET", "/" + key + "/diff?from=0&to=1"},
                                                        {"POST", "/" + key + "/reset"},
                                                        {"POST", "/" + key + "/merge"}}) {
    EXPECT_EQ(send("jiro", method, rest).status, 403) << method << rest;
    EXPECT_EQ(platform.call("", method, path(rest)).status, method == "GET" ? 401 : 401) << method << rest;
  }
  EXPECT_EQ(send("jiro", "PUT", "/" + key + "/draft", {{"version", 0}, {"definition", document("x")}}).status,
            403);
  EXPECT_EQ(send("gen", "PUT", "/" + key + "/draft", {{"version", 0}, {"definition", document("x")}}).status,
            403);
  EXPECT_EQ(send("hana", "GET", "/no.form").status, 404);
}

}  // namespace
}  // namespace banso::forms
