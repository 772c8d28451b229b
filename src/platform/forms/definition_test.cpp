#include "platform/forms/definition.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "platform/forms/all_types_for_test.hpp"
#include "platform/forms/translate.hpp"

namespace banso::forms {
namespace {

using testing::all_types;
using testing::kAllTypes;

/// The form with one place changed, or with a member added there. @param json null takes the member away
DefinitionReading with(const std::string& pointer, const std::string& json) {
  boost::json::value document = boost::json::parse(kAllTypes);
  boost::json::error_code failed;
  const auto slash = pointer.rfind('/');
  boost::json::value* parent =
      slash == 0 ? &document : document.find_pointer(pointer.substr(0, slash), failed);
  const std::string name = pointer.substr(slash + 1);
  if (auto* list = parent->if_array()) {
    list->at(std::stoul(name)) = boost::json::parse(json);
  } else if (json.empty()) {
    parent->as_object().erase(name);
  } else {
    parent->as_object()[name] = boost::json::parse(json);
  }
  return read_definition(boost::json::serialize(document));
}

TEST(Definition, ReadsAndPrintsTheSame) {
  const std::string printed = print_definition(all_types());
  const auto again = read_definition(printed);
  ASSERT_TRUE(again);
  EXPECT_EQ(print_definition(*again.definition), printed);
  EXPECT_EQ(printed.find("null"), std::string::npos);
}

TEST(Definition, NamesEveryProblem) {
  struct Row {
    std::string pointer;
    std::string json;
    std::string path;
    std::string code;
  };
  const std::string name = "/sections/0/questions/1";
  const std::string legal_form = "/sections/1/questions/0";
  const std::string capital = "/sections/1/questions/1";
  const std::string total = "/sections/1/questions/4";
  for (const Row& row : std::vector<Row>{
           {"/form_key", R"("入会")", "/form_key", "form.key"},
           {"/sections", "[]", "/sections", "form.empty"},
           {"/colour", R"("red")", "/colour", "unknown_member"},
           {name + "/key", R"("Name")", name + "/key", "form.key"},
           {name + "/key", R"("contact_url")", name + "/key", "form.key"},
           {name + "/key", R"("email")", "/sections/0/questions/7/key", "form.doubled"},
           {name + "/type", R"("essay")", name + "/type", "unknown_value"},
           {name + "/label", R"("")", name + "/label", "required"},
           {name + "/unit", R"("円")", name + "/unit", "form.unfit"},
           {name + "/min_length", "200", name + "/min_length", "form.range"},
           {name + "/max_length", "0", name + "/max_length", "out_of_range"},
           {legal_form + "/choices", "", legal_form + "/choices", "form.empty"},
           {legal_form + "/choices/1/code", R"("corporation")", legal_form + "/choices/1/code",
            "form.doubled"},
           {legal_form + "/choices/1/code", R"("法人")", legal_form + "/choices/1/code", "form.key"},
           {legal_form + "/choices/0/other", "true", legal_form + "/choices/2/other", "form.unfit"},
           {capital + "/show_when/tests/0/question", R"("founded")", capital + "/show_when/tests/0/question",
            "form.unknown"},
           {capital + "/show_when/tests/0/values", "[]", capital + "/show_when/tests/0/values", "form.empty"},
           {capital + "/show_when/tests/0/values", R"(["ltd"])", capital + "/show_when/tests/0/values/0",
            "form.value"},
           {capital + "/show_when/tests/0/op", R"("at_least")", capital + "/show_when/tests/0/op",
            "form.unfit"},
           {capital + "/show_when/tests", "[]", capital + "/show_when/tests", "form.empty"},
           {total + "/expression", R"("regular +")", total + "/expression", "form.expression"},
           {total + "/expression", R"("regular + place_sales")", total + "/expression", "form.unknown"},
           {total + "/expression", R"x("count(places)")x", total + "/expression", "form.unknown"},
           {"/sections/4/questions/0/expression", R"("place_sales")", "/sections/4/questions/0/expression",
            "form.repeated"},
           {"/sections/4/questions/0/expression", R"x("sum(regular)")x", "/sections/4/questions/0/expression",
            "form.repeated"},
           {"/sections/1/questions/7/earliest", R"("soon")", "/sections/1/questions/7/earliest", "form.day"},
           {"/sections/2/questions/1/rows", "", "/sections/2/questions/1/rows", "form.empty"},
           {"/sections/2/questions/2/max", "50", "/sections/2/questions/2/max", "form.range"},
           {"/sections/3/repeat/min", "9", "/sections/3/repeat/min", "form.range"},
           {"/checks/0/question", R"("nobody")", "/checks/0/question", "form.unknown"},
           {"/translations/0/texts/0/key", R"("titel")", "/translations/0/texts/0/key", "form.unknown"},
           {"/translations/0/language", R"("ja")", "/translations/0/language", "form.doubled"},
       }) {
    const auto reading = with(row.pointer, row.json);
    ASSERT_FALSE(reading) << row.pointer << " " << row.json;
    const FieldError& problem = reading.problems.front();
    EXPECT_EQ(problem.path, row.path) << row.pointer << " " << row.json << " " << problem.message;
    EXPECT_EQ(problem.code, row.code) << row.pointer << " " << row.json;
    EXPECT_FALSE(problem.message.empty());
  }
}

TEST(Definition, RefusesWhatIsNoJsonOrTooLong) {
  EXPECT_FALSE(read_definition(""));
  EXPECT_FALSE(read_definition("[1,2"));
  EXPECT_FALSE(read_definition("[]"));
  EXPECT_EQ(read_definition(std::string(600'000, ' ')).problems.at(0).code, "too_long");
}

TEST(Definition, QuestionsOfARepeatedSectionAreSeenFromWithinOnly) {
  const std::string outside = R"({"key": "x", "type": "short_text", "label": "x", "show_when": {"tests": [
      {"question": "place_kind", "op": "is", "values": ["shop"]}]}})";
  const auto reading = with("/sections/4/questions/0", outside);
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.problems.at(0).code, "form.repeated");
}

TEST(Choices, OfListsKnownByName) {
  const Question& prefecture = *find_question(all_types(), "prefecture").question;
  EXPECT_EQ(choices_of(prefecture).size(), 47u);
  EXPECT_TRUE(choices_of(*find_question(all_types(), "section").question).empty());
  Choice trade;
  trade.code = "trade";
  trade.label = "商業部会";
  const Definition filled = with_choices(all_types(), "sections", {trade});
  EXPECT_EQ(choices_of(*find_question(filled, "section").question).at(0).label, "商業部会");
}

TEST(Translations, ReplaceWhatTheyHave) {
  const Definition english = in_language(all_types(), "en");
  EXPECT_EQ(english.title, "Every question");
  EXPECT_EQ(find_question(english, "name").question->label, "Name of the business");
  EXPECT_EQ(find_question(english, "name_kana").question->label, "フリガナ");
  EXPECT_EQ(find_question(english, "legal_form").question->choices[0].label, "Corporation");
  EXPECT_EQ(english.sections[3].repeat->item_label, "office");
  EXPECT_EQ(in_language(all_types(), "xx").title, all_types().title);
  EXPECT_GT(texts_of(all_types()).size(), 50u);
}

TEST(Labels, AreThereForEveryType) {
  for (int type = 0; type <= static_cast<int>(QuestionType::note); ++type) {
    EXPECT_FALSE(label_of(static_cast<QuestionType>(type)).empty());
  }
}

}  // namespace
}  // namespace banso::forms
