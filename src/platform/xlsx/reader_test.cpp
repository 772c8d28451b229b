#include "platform/xlsx/reader.hpp"

#include <gtest/gtest.h>

#include "platform/csv/byte_source.hpp"
#include "platform/csv/packed_example.hpp"
#include "platform/xlsx/workbook.hpp"

namespace banso::xlsx {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read(const std::string& bytes, const std::optional<std::string>& sheet = {}, ReadLimits limits = {}) {
  SheetReader reader({}, bytes, "会員.xlsx", sheet, limits);
  Rows rows;
  while (reader.next()) rows.emplace_back(reader.fields().begin(), reader.fields().end());
  return rows;
}

std::string book(const std::string& rows, const std::string& shared = "",
                 const std::string& properties = "") {
  return csv::example::zip(
      {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
       {"xl/workbook.xml",
        "<workbook "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr " +
            properties + "/><sheets><sheet name=\"会員\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"176\" "
        "formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;\"/>"
        "<numFmt numFmtId=\"177\" formatCode=\"#,##0&quot;d&quot;\"/></numFmts><cellStyleXfs><xf "
        "numFmtId=\"14\"/>"
        "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf "
        "numFmtId=\"177\"/>"
        "</cellXfs></styleSheet>"},
       {"xl/sharedStrings.xml", "<sst>" + shared + "</sst>"}});
}

std::string code_of(const std::string& bytes, const std::optional<std::string>& sheet = {},
                    ReadLimits limits = {}) {
  try {
    read(bytes, sheet, limits);
  } catch (const csv::SourceError& error) {
    return error.code();
  }
  return "";
}

TEST(SheetReader, ReadsWhatTheHouseWrites) {
  const std::string bytes =
      make_workbook("会員", {"番号", "名称"}, {{"0001", "髙橋商店"}, {"", ""}, {"0003", "a<b&c"}});
  EXPECT_EQ(read(bytes), (Rows{{"番号", "名称"}, {"0001", "髙橋商店"}, {"0003", "a<b&c"}}));
}

TEST(SheetReader, ShowsNumbersAndDaysAsPeopleSeeThem) {
  EXPECT_EQ(
      read(book(
          "<row r=\"2\"><c r=\"A2\"><v>1.0E7</v></c><c r=\"C2\" s=\"1\"><v>45383</v></c>"
          "<c r=\"D2\" s=\"2\"><v>45383</v></c><c r=\"E2\" s=\"3\"><v>45383</v></c><c t=\"b\"><v>1</v></c>"
          "<c><v>0.1</v></c><c t=\"str\"><f>A1</f><v>式</v></c></row>")),
      (Rows{{"10000000", "", "2024-04-01", "2024-04-01", "45383", "TRUE", "0.1", "式"}}));
  EXPECT_EQ(read(book("<row><c s=\"1\"><v>43921</v></c></row>", "", "date1904=\"1\"")),
            (Rows{{"2024-04-01"}}));
}

TEST(SheetReader, LeavesFuriganaOut) {
  EXPECT_EQ(
      read(book(
          "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>直</t></is></c></row>",
          "<si><r><t>讃岐</t></r><r><t xml:space=\"preserve\"> 食品</t></r><rPh sb=\"0\" eb=\"2\"><t>サヌキ"
          "</t></rPh></si>")),
      (Rows{{"讃岐 食品", "直"}}));
}

TEST(SheetReader, SaysNoToWhatIsNoWorkbook) {
  EXPECT_EQ(code_of("no zip at all"), "source.broken");
  EXPECT_EQ(code_of(csv::example::zip({{"a.csv", "x"}})), "source.not_xlsx");
  EXPECT_EQ(code_of(book(""), "名簿"), "source.no_such_sheet");
  EXPECT_EQ(code_of(book("<row><c t=\"s\"><v>7</v></c></row>")), "source.broken");
  EXPECT_EQ(code_of(book("<row><c></row>")), "source.broken");
  EXPECT_EQ(code_of(book("<row r=\"3\"/><row r=\"2\"/>")), "source.broken");
  EXPECT_EQ(code_of(csv::example::zip(
                {{"xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><workbook>&a;</workbook>"}})),
            "source.broken");
  EXPECT_EQ(code_of(book("<row><c r=\"ZZ1\"><v>1</v></c></row>")), "source.too_large");
  EXPECT_EQ(code_of(book("<row><c t=\"str\"><v>" + std::string(5000, 'x') + "</v></c></row>"), {},
                    {.max_cell_bytes = 100}),
            "source.too_large");
  EXPECT_EQ(code_of(book(std::string(3'000'000, ' ')), {}, {.max_unpacked_bytes = 1'000'000}),
            "source.too_large");
}

}  // namespace
}  // namespace banso::xlsx
