#include "contexts/admission/rules/templates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contexts/admission/rules/papers.hpp"

namespace banso::admission {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Templates, AreFilledOnceAndSayWhatIsMissing) {
  const Filled filled = fill_placeholders("{{name}} 様 {{ visit_at }} {{name}} {{visit_at}} {{x",
                                          {{"name", "{{chamber}}の店"}, {"chamber", "会議所"}});
  EXPECT_EQ(filled.text, "{{chamber}}の店 様 （未定） {{chamber}}の店 （未定） {{x");
  EXPECT_THAT(filled.missing, ElementsAre("訪問・面談の日時"));
}

TEST(Templates, AsShippedUseKnownPlaceholdersOnly) {
  for (const DefaultTemplate& shipped : default_templates()) {
    EXPECT_THAT(placeholder_problems(shipped.subject, "/subject"), IsEmpty()) << shipped.template_key;
    EXPECT_THAT(placeholder_problems(shipped.body, "/body"), IsEmpty()) << shipped.template_key;
    EXPECT_EQ(find_default_template(shipped.template_key), &shipped);
  }
  EXPECT_EQ(find_default_template("nothing"), nullptr);
  const auto errors = placeholder_problems("{{nmae}} {{nmea}}", "/body");
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].path, "/body");
  EXPECT_EQ(errors[0].message.substr(0, 8), "{{nmae}}");
}

TEST(Papers, HaveKeysOfTheirOwn) {
  EXPECT_THAT(paper_problems(default_papers()), IsEmpty());
  auto papers = default_papers();
  papers.push_back(papers.front());
  papers.back().label = "もう一つ";
  papers[1].paper_key = "Big Letters";
  EXPECT_EQ(paper_problems(papers).size(), 2u);
  papers.resize(kMostPapers + 1, papers.front());
  EXPECT_EQ(paper_problems(papers).front().code, "too_many_items");
}

}  // namespace
}  // namespace banso::admission
