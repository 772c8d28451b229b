#include "platform/forms/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "platform/forms/all_types_for_test.hpp"

namespace banso::forms {
namespace {

using testing::definition_of;

Definition form_of(const std::string& questions, const std::string& more = "",
                   const std::string& edition = "1") {
  return definition_of(R"({"form_key": "t.t", "edition": ")" + edition +
                       R"(", "title": "届", "sections": [{"key": "s", "title": "章", "questions": [)" +
                       questions + R"(]})" + more + "]}");
}

std::string question(const std::string& key, const std::string& label, const std::string& rest = "") {
  return R"({"key": ")" + key + R"(", "type": "short_text", "label": ")" + label + "\"" + rest + "}";
}

std::string told(const std::vector<DefinitionChange>& changes) {
  constexpr const char* kinds[] = {"+", "-", "~", ">"};
  std::string out;
  for (const DefinitionChange& change : changes) {
    out += std::string(kinds[static_cast<int>(change.kind)]) + change.key + " " + change.what + " " +
           change.before + "→" + change.after + "; ";
  }
  return out;
}

const std::string kA = question("a", "甲");
const std::string kB = question("b", "乙");
const std::string kC = question("c", "丙");

TEST(Comparing, NamesWhatIsNewGoneOtherAndMoved) {
  EXPECT_EQ(told(compare_definitions(form_of(kA + "," + kB), form_of(kA + "," + kB))), "");
  EXPECT_EQ(told(compare_definitions(form_of(kA + "," + kB), form_of(kA + "," + kC + "," + kB))),
            "+c 設問 →; ");
  EXPECT_EQ(told(compare_definitions(form_of(kA + "," + kB), form_of(kB))), "-a 設問 →; ");
  EXPECT_EQ(
      told(compare_definitions(form_of(kA), form_of(question("a", "新しい甲", R"(, "required": true)")))),
      "~a 見出し 甲→新しい甲; ~a 必須 いいえ→はい; ");
  EXPECT_EQ(told(compare_definitions(form_of(kA + "," + kB + "," + kC), form_of(kC + "," + kA + "," + kB))),
            ">c 設問 章→章; ");
  EXPECT_EQ(told(compare_definitions(form_of(kA),
                                     form_of(kA, R"(, {"key": "z", "title": "別の章", "questions": []})"))),
            "+z 章 →; ");
}

TEST(Merging, TakesTheTemplatesChangesAndKeepsTheChambersOwn) {
  const Definition base = form_of(kA + "," + kB + "," + kC);
  const Definition mine =
      form_of(question("a", "うちの甲") + "," + kB + "," + question("own", "うちの設問") + "," + kC);
  const Definition theirs =
      form_of(kA + "," + question("b", "新しい乙") + "," + question("d", "丁"),
              R"(, {"key": "z", "title": "別の章", "questions": [)" + question("y", "y") + "]}", "2");
  const Merge merge = merge_definitions(base, mine, theirs);
  EXPECT_EQ(told(merge.conflicts), "");
  EXPECT_EQ(told(merge.taken), "~b 見出し 乙→新しい乙; +d 設問 →; +z 章 →; +y 設問 →; -c 設問 →; ");
  EXPECT_EQ(merge.definition.edition, "2");
  std::string keys;
  for (const Section& section : merge.definition.sections) {
    for (const Question& each : section.questions) keys += each.key + ":" + each.label + " ";
  }
  EXPECT_EQ(keys, "a:うちの甲 b:新しい乙 d:丁 own:うちの設問 y:y ");
  EXPECT_TRUE(definition_problems(merge.definition).empty());
}

TEST(Merging, LeavesToPeopleWhatBothChanged) {
  const Definition base = form_of(kA + "," + kB);
  const Merge merge =
      merge_definitions(base, form_of(question("a", "うちの甲") + "," + question("b", "うちの乙")),
                        form_of(question("a", "新しい甲")));
  EXPECT_EQ(told(merge.taken), "");
  EXPECT_EQ(told(merge.conflicts), "~a 見出し うちの甲→新しい甲; -b 設問 →; ");
  EXPECT_EQ(find_question(merge.definition, "a").question->label, "うちの甲");
  EXPECT_TRUE(find_question(merge.definition, "b"));
}

TEST(Merging, TheSameTemplateChangesNothing) {
  const Definition& all = testing::all_types();
  const Merge merge = merge_definitions(all, all, all);
  EXPECT_TRUE(merge.taken.empty());
  EXPECT_TRUE(merge.conflicts.empty());
  EXPECT_EQ(print_definition(merge.definition), print_definition(all));
}

TEST(Keys, KeepTheirMeaning) {
  const Definition old = form_of(kA);
  const Definition next = form_of(R"({"key": "a", "type": "number", "label": "甲"})");
  const auto problems = key_problems(next, {old});
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].path, "/sections/0/questions/0/key");
  EXPECT_TRUE(key_problems(form_of(question("a", "言いかえた甲")), {old}).empty());
}

}  // namespace
}  // namespace banso::forms
