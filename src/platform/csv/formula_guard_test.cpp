#include "platform/csv/formula_guard.hpp"

#include <gtest/gtest.h>

#include "platform/csv/reader.hpp"
#include "platform/csv/writer.hpp"

namespace banso::csv {
namespace {

TEST(FormulaGuard, IsTakenAwayOnlyWhereItWasPut) {
  for (const char* text : {"=HYPERLINK(\"http://x\")", "+81-3-1234", "-a", "@x", "＝1+1", "'=x", "''=x",
                           "'abc", "'", "", "-1,234.5", "-", "O'Neil", "'-5", "\tx"}) {
    EXPECT_EQ(unguarded(guarded(text)), text);
    EXPECT_TRUE(guarded(text).empty() || guarded(text).front() != '=');
  }
  EXPECT_EQ(guarded("=1"), "'=1");
  EXPECT_EQ(guarded("'=1"), "''=1");
  EXPECT_EQ(guarded("-5"), "-5");
  EXPECT_EQ(unguarded("'abc"), "'abc") << "we did not put that one there";
}

TEST(FormulaGuard, WorksWithTabsToo) {
  Writer writer(OutputEncoding::kUtf8, '\t');
  writer.row({"a,b", "c\td", "'=x"});
  EXPECT_EQ(writer.take(), "a,b\t\"c\td\"\t\"''=x\"\r\n");
  const auto source = open_source(std::string_view("a,b\t\"c\td\"\t''=x\r\n"), "x.tsv");
  ASSERT_TRUE(source->next_entry());
  Reader reader(*source, {.delimiter = '\t'});
  ASSERT_EQ(reader.next(), Reader::Step::kRecord);
  ASSERT_EQ(reader.fields().size(), 3U);
  EXPECT_EQ(reader.fields()[0], "a,b");
  EXPECT_EQ(reader.fields()[1], "c\td");
}

}  // namespace
}  // namespace banso::csv
