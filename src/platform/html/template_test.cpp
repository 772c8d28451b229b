#include "platform/html/template.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "platform/html/page.hpp"

namespace banso::html {
namespace {

/// Where a template may write without escaping, and why that is safe.
const std::map<std::string, std::vector<std::string>> kUnescaped{
    // The body was filled by a template of its own; the facts are made by script_json.
    {"html/layout", {"{{{body}}}", "{{{json_ld}}}"}},
    // The description of an imported measure went through safe_html before it was stored.
    {"measures/measure", {"{{{html}}}"}},
    // Forms and their answers are written by platform/forms, which escapes what people wrote.
    {"admission/join", {"{{{html}}}"}},
    {"admission/edit", {"{{{form}}}"}},
    {"ledger/answer", {"{{{form}}}"}},
    {"ledger/consent", {"{{{form}}}"}},
};

TEST(TemplateTest, OnlyNamedPlacesWriteWithoutEscaping) {
  std::size_t seen = 0;
  for (const auto& file : all_templates()) {
    std::string text(file.text);
    if (const auto named = kUnescaped.find(file.name); named != kUnescaped.end()) {
      for (const std::string& slot : named->second) {
        ASSERT_NE(text.find(slot), std::string::npos);
        text.erase(text.find(slot), slot.size());
      }
    }
    EXPECT_EQ(text.find("{{{"), std::string::npos) << file.name;
    EXPECT_EQ(text.find("{{&"), std::string::npos) << file.name;
    EXPECT_EQ(text.find("{{="), std::string::npos) << file.name << " changes the marks";
    EXPECT_NO_THROW(fill(file.name, {})) << file.name;
    ++seen;
  }
  EXPECT_GE(seen, 1u);
}

TEST(TemplateTest, EscapesEverything) {
  const PageHead head{"<b>\"'&",
                      "d\"><script>",
                      "https://banso.example.jp/?a=1&b=2",
                      {{"name", "</script><script>alert(1)"}}};
  const std::string page = render("html/layout", head, {});
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_EQ(page.find("d\">"), std::string::npos);
  EXPECT_EQ(page.find("</script><script>alert"), std::string::npos);
  EXPECT_NE(page.find("{\"name\":\"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\"}"), std::string::npos);
}

TEST(TemplateTest, TakesEmptyTextForNothing) {
  const PageHead plain{"", "説明", "https://banso.example.jp/"};
  EXPECT_NE(render("html/layout", plain, {}).find("<title>Banso（伴走）</title>"), std::string::npos);
  const PageHead titled{"題", "説明", "https://banso.example.jp/x"};
  EXPECT_NE(render("html/layout", titled, {}).find("<title>題 | Banso（伴走）</title>"), std::string::npos);
}

TEST(TemplateTest, KnowsOnlyItsTemplates) {
  EXPECT_THROW(fill("html/none", {}), std::out_of_range);
}

TEST(PageTest, NamesItsContent) {
  const auto tag = [](const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "etag") return value;
    }
    return std::string();
  };
  const auto one = respond("<p>1</p>", std::chrono::seconds(60));
  EXPECT_EQ(tag(one), tag(respond("<p>1</p>", std::chrono::seconds(60))));
  EXPECT_NE(tag(one), tag(respond("<p>2</p>", std::chrono::seconds(60))));
  EXPECT_EQ(one.status, 200);
}

}  // namespace
}  // namespace banso::html
