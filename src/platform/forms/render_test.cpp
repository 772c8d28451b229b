#include "platform/forms/render.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <regex>
#include <set>

#include "platform/forms/all_types_for_test.hpp"

namespace banso::forms {
namespace {

using testing::all_types;
using testing::definition_of;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(26)};

std::vector<std::string> all_of(const std::string& html, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (auto it = std::sregex_iterator(html.begin(), html.end(), regex); it != std::sregex_iterator(); ++it) {
    found.push_back((*it)[1]);
  }
  return found;
}

/// Every id once; everything that names an id names one that is there; every control has a name of its own.
void expect_sound(const std::string& html) {
  std::set<std::string> ids;
  // What stands in a template is numbered when it is used.
  const std::string shown = std::regex_replace(html, std::regex("<template>[\\s\\S]*?</template>"), "");
  for (const std::string& id : all_of(shown, " id=\"([^\"]*)\"")) EXPECT_TRUE(ids.insert(id).second) << id;
  for (const std::string& id : all_of(shown, " for=\"([^\"]*)\"")) EXPECT_TRUE(ids.contains(id)) << id;
  for (const std::string& id : all_of(shown, "href=\"#([^\"]*)\"")) EXPECT_TRUE(ids.contains(id)) << id;
  for (const std::string& list : all_of(shown, "aria-describedby=\"([^\"]*)\"")) {
    for (const std::string& id : all_of(list + " ", "([^ ]+) ")) EXPECT_TRUE(ids.contains(id)) << id;
  }
  EXPECT_EQ(all_of(shown, "(<fieldset)").size(), all_of(shown, "(</fieldset>)").size());
  EXPECT_EQ(all_of(shown, "(<div)").size(), all_of(shown, "(</div>)").size());
  EXPECT_EQ(all_of(shown, "(<label)").size(), all_of(shown, "(</label>)").size());
}

RenderOptions sent_to(const std::string& action) {
  RenderOptions options;
  options.action = action;
  return options;
}

TEST(Rendering, IsSoundAndWholeWithoutScript) {
  RenderOptions options = sent_to("/join/1");
  options.hidden = {{"_challenge", "x\"y"}};
  options.honeypot = true;
  options.draft_key = "test/1/2";
  options.sources = {{"name", "国税庁の登録から"}};
  const std::string html = render(all_types(), {}, {}, options);
  expect_sound(html);
  EXPECT_THAT(html, HasSubstr("method=\"post\" action=\"/join/1\""));
  EXPECT_THAT(html, HasSubstr("enctype=\"multipart/form-data\""));
  EXPECT_THAT(html, HasSubstr("value=\"x&quot;y\""));
  EXPECT_THAT(html, HasSubstr("該当する場合：「法人・個人の別」が「法人」のとき"));
  EXPECT_THAT(html, HasSubstr("国税庁の登録から"));
  EXPECT_THAT(html, HasSubstr("data-form-draft=\"test/1/2\""));
  EXPECT_THAT(html, HasSubstr("name=\"places.0.place_name\""));
  EXPECT_THAT(html, HasSubstr("name=\"order.rank.price\""));
  EXPECT_THAT(html, Not(HasSubstr("name=\"section\""))) << "nothing to choose from, nothing to ask";
  EXPECT_THAT(html, Not(HasSubstr("style=")));
  EXPECT_THAT(html, Not(HasSubstr("data-errors")));
  // Every question is there, hidden ones too.
  for (const Section& section : all_types().sections) {
    for (const Question& question : section.questions) {
      if (question.key == "section") continue;
      EXPECT_THAT(html, HasSubstr(std::string(question.label)));
    }
  }
}

TEST(Rendering, ShowsAgainWhatWasTypedAndLeadsToWhatIsWrong) {
  const Answers typed =
      boost::json::parse(
          R"({"name": "", "regular": "十人", "capital": "たくさん", "legal_form": "corporation",
    "topics": ["it"], "office": {"post_code": "1", "address": "香川県"}, "born": "きのう", "rating": {"counter": "so"},
    "order": {"price": "2"}, "places": [{"place_sales": "x"}], "signed": {"name": "山田", "image": "zzz"}})")
          .as_object();
  const Reading reading = read_answers(all_types(), typed, Mode::submit, kToday);
  const std::string html = render(all_types(), typed, reading.errors, sent_to("/x"));
  expect_sound(html);
  for (const char* value :
       {"value=\"十人\"", "value=\"たくさん\"", "value=\"香川県\"", "value=\"きのう\"", "value=\"x\""}) {
    EXPECT_THAT(html, HasSubstr(value));
  }
  EXPECT_THAT(html, HasSubstr("role=\"alert\" tabindex=\"-1\" autofocus"));
  EXPECT_THAT(html, HasSubstr(std::to_string(reading.errors.size()) + "か所を直してください"));
  for (const char* link : {"#q-name\"", "#q-office-post_code\"", "#q-rating-counter\"", "#q-order\"",
                           "#q-places-0-place_name\"", "#q-places-0-place_sales\"", "#q-signed\""}) {
    EXPECT_THAT(html, HasSubstr(std::string("href=\"") + link));
  }
  EXPECT_THAT(html, HasSubstr("aria-describedby=\"q-name-error\" aria-invalid=\"true\""));
  EXPECT_THAT(html, Not(HasSubstr("zzz"))) << "a drawing that is none is not sent back";
}

TEST(Rendering, NothingThatPeopleWroteBecomesMarkup) {
  const std::string evil = R"("\"><script>alert(1)</script><img src=x onerror=alert(1)>'")";
  std::string json(testing::kAllTypes);
  for (const std::string& label :
       {std::string("\"事業所名\""), std::string("\"法人\""), std::string("\"窓口\""),
        std::string("\"すすめない\""), std::string("\"営業所\""), std::string("\"IT\""),
        std::string("\"規約に同意する\""), std::string("\"自由にお書きください。\""),
        std::string("\"はじめに\"")}) {
    for (std::size_t at = 0; (at = json.find(label, at)) != std::string::npos; at += evil.size())
      json.replace(at, label.size(), evil);
  }
  const Definition definition = definition_of(json);
  Answers typed = boost::json::parse(R"({"legal_form": "corporation"})").as_object();
  for (const char* key :
       {"name", "opinion", "email", "born", "capital", "regular", "code", "topics", "prefecture", "signed"}) {
    typed[key] = boost::json::parse(evil);
  }
  typed["office"] =
      boost::json::object{{"post_code", boost::json::parse(evil)}, {"address", boost::json::parse(evil)}};
  typed["places"] = boost::json::array{boost::json::object{{"place_name", boost::json::parse(evil)}}};
  const Reading reading = read_answers(definition, typed, Mode::submit, kToday);
  for (const RenderMode mode :
       {RenderMode::fill, RenderMode::read, RenderMode::print_blank, RenderMode::print_filled}) {
    RenderOptions options = sent_to("/x?a=\"><script>");
    options.mode = mode;
    options.sources = {{"name", "<script>"}};
    options.draft_key = "\"><script>";
    const std::string html =
        render(definition, mode == RenderMode::fill ? typed : reading.answers, reading.errors, options);
    EXPECT_THAT(html, Not(HasSubstr("<script>")));
    EXPECT_THAT(html, Not(HasSubstr("<img src=x")));
  }
}

TEST(Rendering, InAnotherLanguage) {
  RenderOptions options = sent_to("/x");
  options.language = "en";
  options.language_url = "/x?language=";
  const std::string html = render(all_types(), {}, {}, options);
  EXPECT_THAT(html, HasSubstr("Name of the business"));
  EXPECT_THAT(html, HasSubstr("*Required"));
  EXPECT_THAT(html, HasSubstr("href=\"/x?language=ja\""));
  EXPECT_THAT(html, HasSubstr("lang=\"en\" aria-current=\"true\">English"));
}

TEST(Paper, IsFilledByHandOrShowsTheAnswers) {
  RenderOptions options;
  options.mode = RenderMode::print_blank;
  const std::string blank = render(all_types(), {}, {}, options);
  expect_sound(blank);
  EXPECT_THAT(blank, HasSubstr("□ 法人"));
  EXPECT_THAT(blank, HasSubstr("該当する場合："));
  EXPECT_THAT(blank, HasSubstr("会員は定款を守ります。"));
  EXPECT_THAT(blank, Not(HasSubstr("<input")));
  options.mode = RenderMode::print_filled;
  const Answers answers =
      boost::json::parse(R"({"name": "さぬき食品", "legal_form": "sole_proprietor", "signed": {"name": "山田",
    "image": ")" + std::string(testing::kDrawing) +
                         R"("}, "places": [{"place_name": "本店"}]})")
          .as_object();
  const std::string filled = render(all_types(), answers, {}, options);
  expect_sound(filled);
  EXPECT_THAT(filled, HasSubstr("さぬき食品"));
  EXPECT_THAT(filled, HasSubstr("src=\"data:image/png;base64,"));
  EXPECT_THAT(filled, HasSubstr("営業所1"));
  EXPECT_THAT(filled, Not(HasSubstr("資本金"))) << "hidden for sole proprietors";
}

TEST(Conditions, AreSaidInWords) {
  const auto words = [](const char* key) {
    return condition_in_words(*find_question(all_types(), key).question->show_when, all_types());
  };
  EXPECT_EQ(words("capital"), "「法人・個人の別」が「法人」のとき");
  EXPECT_EQ(words("large"), "「従業員の合計」が20人以上、または「資本金」が30,000,000円以上のとき");
}

}  // namespace
}  // namespace banso::forms
