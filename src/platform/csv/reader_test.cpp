#include "platform/csv/reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "platform/csv/writer.hpp"

namespace banso::csv {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Hands out at most `step` bytes at a time, so that every boundary is met.
class DrippingSource : public ByteSource {
 public:
  DrippingSource(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
  bool next_entry() override { return true; }
  const std::string& entry_name() const override { return name_; }
  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min({size, step_, bytes_.size() - at_});
    std::copy_n(bytes_.data() + at_, count, buffer);
    at_ += count;
    return count;
  }
  std::uint64_t stored_bytes_read() const override { return at_; }
  std::uint64_t stored_bytes_total() const override { return bytes_.size(); }

 private:
  std::string bytes_;
  std::string name_ = "x.csv";
  std::size_t step_;
  std::size_t at_ = 0;
};

struct Read {
  Rows rows;
  std::vector<std::uint64_t> lines;
  std::vector<BadRecord> bad;
  Encoding encoding = Encoding::kUnknown;
};

Read read_all(const std::string& bytes, ReaderLimits limits = {}, std::size_t step = 1 << 20) {
  DrippingSource source(bytes, step);
  Reader reader(source, limits);
  Read result;
  while (true) {
    const auto outcome = reader.next();
    if (outcome == Reader::Step::kEnd) break;
    if (outcome == Reader::Step::kBad) {
      result.bad.push_back(reader.bad());
      continue;
    }
    result.rows.emplace_back(reader.fields().begin(), reader.fields().end());
    result.lines.push_back(reader.line());
  }
  result.encoding = reader.encoding();
  return result;
}

TEST(CsvReader, Rfc4180) {
  struct Row {
    const char* text;
    Rows rows;
  };
  const Row rows[] = {
      {"", {}},
      {"a,b\n", {{"a", "b"}}},
      {"a,b", {{"a", "b"}}},
      {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
      {"a,b\rc,d\r", {{"a", "b"}, {"c", "d"}}},
      {"\n\r\na\n\n", {{"a"}}},
      {",\n", {{"", ""}}},
      {",,", {{"", "", ""}}},
      {"\"\"\n", {{""}}},
      {"\"a,b\",\"c\"\"d\"\n", {{"a,b", "c\"d"}}},
      {"\"\"\"\"\n", {{"\""}}},
      {"\"a\nb\r\nc\",d\n", {{"a\nb\r\nc", "d"}}},
      {"a\"b,c\n", {{"a\"b", "c"}}},
      {" \"a\" ,b\n", {{" \"a\" ", "b"}}},
      {"\xEF\xBB\xBF"
       "a,b\n",
       {{"a", "b"}}},
      {"a\n\x1A", {{"a"}}},
  };
  for (const auto& row : rows) {
    for (const std::size_t step : {1u, 2u, 3u, 1000u}) {
      const auto read = read_all(row.text, {}, step);
      EXPECT_EQ(read.rows, row.rows) << row.text << " step " << step;
      EXPECT_TRUE(read.bad.empty()) << row.text;
    }
  }
}

TEST(CsvReader, TellsTheLineOnWhichARecordBegins) {
  const auto read = read_all("a\n\n\"b\nb\"\r\nc\r\n\"d\r\nd\",\"\n\n\"\ne\n");
  EXPECT_EQ(read.lines, (std::vector<std::uint64_t>{1, 3, 5, 6, 10}));
}

TEST(CsvReader, ABrokenRecordDoesNotTouchTheOthers) {
  struct Row {
    const char* text;
    const char* code;
    std::uint64_t line;
    std::size_t column;
    Rows others;
  };
  const Row rows[] = {
      {"a,b\nc,\"d\ne,f\ng,h\n", "csv.unterminated_quote", 2, 2, {{"a", "b"}, {"e", "f"}, {"g", "h"}}},
      {"a\n\"b\"x,c\nd\n", "csv.text_after_quote", 2, 1, {{"a"}, {"d"}}},
      {"a,\"b", "csv.unterminated_quote", 1, 2, {}},
  };
  for (const auto& row : rows) {
    for (const std::size_t step : {1u, 5u, 1000u}) {
      const auto read = read_all(row.text, {}, step);
      ASSERT_EQ(read.bad.size(), 1u) << row.text;
      EXPECT_EQ(read.bad[0].code, row.code);
      EXPECT_EQ(read.bad[0].line, row.line);
      EXPECT_EQ(read.bad[0].column, row.column);
      EXPECT_FALSE(read.bad[0].message.empty());
      EXPECT_EQ(read.rows, row.others) << row.text;
    }
  }
}

TEST(CsvReader, LimitsAreReportedAndReadingGoesOn) {
  const ReaderLimits limits{.max_record_bytes = 1'000, .max_field_bytes = 100, .max_columns = 10};
  const std::string text = "a,b\n" + std::string(600'000, 'x') + "\n" + std::string(200, 'y') +
                           "\n1,2,3,4,5,6,7,8,9,10,11\n" + std::string("n\0n", 3) + "\n\"" +
                           std::string(5'000, 'q') + "\n" + "c,d\n";
  for (const std::size_t step : {777u, 1u << 20}) {
    const auto read = read_all(text, limits, step);
    EXPECT_EQ(read.rows, (Rows{{"a", "b"}, {"c", "d"}}));
    std::vector<std::string> codes;
    std::vector<std::uint64_t> lines;
    for (const auto& bad : read.bad) {
      codes.push_back(bad.code);
      lines.push_back(bad.line);
    }
    EXPECT_EQ(lines, (std::vector<std::uint64_t>{2, 3, 4, 5, 6}));
    ASSERT_EQ(codes.size(), 5u);
    EXPECT_EQ(codes[0], "csv.record_too_long");
    EXPECT_EQ(codes[1], "csv.field_too_long");
    EXPECT_EQ(codes[2], "csv.too_many_columns");
    EXPECT_EQ(codes[3], "csv.nul");
    EXPECT_TRUE(codes[4] == "csv.record_too_long" || codes[4] == "csv.unterminated_quote") << codes[4];
    EXPECT_EQ(read.bad[0].text.substr(0, 3), "xxx");
  }
}

TEST(CsvReader, AnOverlongRecordMayBeTheLast) {
  const ReaderLimits limits{.max_record_bytes = 10};
  for (const char* end : {"", "\r", "\n", "\r\n"}) {
    for (const std::size_t step : {1u, 7u, 1u << 20}) {
      const auto read = read_all("a\n" + std::string(300'000, 'x') + end, limits, step == 1 ? 4'096 : step);
      EXPECT_EQ(read.rows, (Rows{{"a"}}));
      ASSERT_EQ(read.bad.size(), 1u);
      EXPECT_EQ(read.bad[0].line, 2u);
    }
  }
}

std::string cp932(std::string_view text) {
  std::string out;
  append_utf8_as_cp932(text, out);
  return out;
}

TEST(CsvReader, DetectsTheEncoding) {
  const std::string text = "1,株式会社\"山\n2,\"髙﨑\"\"ソ\",ｶﾌﾞ\n";
  const Rows expected{{"1", "株式会社\"山"}, {"2", "髙﨑\"ソ", "ｶﾌﾞ"}};
  for (const std::size_t step : {1u, 1000u}) {
    const auto utf8 = read_all(text, {}, step);
    EXPECT_EQ(utf8.encoding, Encoding::kUtf8);
    EXPECT_EQ(utf8.rows, expected);
    const auto bom = read_all("\xEF\xBB\xBF" + text, {}, step);
    EXPECT_EQ(bom.encoding, Encoding::kUtf8Bom);
    EXPECT_EQ(bom.rows, expected);
    const auto sjis = read_all(cp932(text), {}, step);
    EXPECT_EQ(sjis.encoding, Encoding::kCp932);
    EXPECT_EQ(sjis.rows, expected);
  }
  EXPECT_EQ(read_all("a,b\n").encoding, Encoding::kUnknown);
}

TEST(CsvReader, AsciiAtTheBeginningDecidesNothing) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "0123456789\n";
  const auto read = read_all(text + cp932("香川県\n"));
  EXPECT_EQ(read.encoding, Encoding::kCp932);
  EXPECT_EQ(read.rows.back()[0], "香川県");
}

TEST(CsvReader, MixedEncodingsAreReportedByLine) {
  const auto in_utf8 = read_all("香川県\n徳島県\n" + cp932("愛媛県") + "\n高知県\n");
  EXPECT_EQ(in_utf8.rows, (Rows{{"香川県"}, {"徳島県"}, {"高知県"}}));
  ASSERT_EQ(in_utf8.bad.size(), 1u);
  EXPECT_EQ(in_utf8.bad[0].code, "csv.encoding_mixed");
  EXPECT_EQ(in_utf8.bad[0].line, 3u);
  EXPECT_EQ(in_utf8.bad[0].text, "愛媛県");

  const auto in_cp932 = read_all(cp932("香川県\n徳島県\n") + "愛媛県\n" + cp932("高知県\n"));
  EXPECT_EQ(in_cp932.rows, (Rows{{"香川県"}, {"徳島県"}, {"高知県"}}));
  ASSERT_EQ(in_cp932.bad.size(), 1u);
  EXPECT_EQ(in_cp932.bad[0].code, "csv.encoding_mixed");
  EXPECT_EQ(in_cp932.bad[0].line, 3u);
  EXPECT_EQ(in_cp932.bad[0].text, "愛媛県");

  const auto broken = read_all("香川県\n\xFF\xFF\n高知県\n");
  ASSERT_EQ(broken.bad.size(), 1u);
  EXPECT_EQ(broken.bad[0].code, "csv.encoding_broken");
  EXPECT_EQ(broken.rows.size(), 2u);
}

TEST(CsvReader, Utf16IsNamed) {
  for (const char* bytes : {"\xFF\xFE"
                            "a",
                            "\xFE\xFF"
                            "a"}) {
    try {
      read_all(bytes);
      FAIL() << "UTF-16 was read";
    } catch (const SourceError& error) {
      EXPECT_EQ(error.code(), "source.utf16");
    }
  }
}

TEST(CsvWriter, WritesWhatTheReaderReads) {
  const Rows rows{{"a", "", "b,c", "say \"x\"", "line\nbreak", "株式会社髙島屋", " space "}, {""}, {"", ""}};
  for (const auto encoding : {OutputEncoding::kUtf8, OutputEncoding::kUtf8Bom, OutputEncoding::kCp932}) {
    Writer writer(encoding);
    for (const auto& row : rows) {
      const std::vector<std::string_view> fields(row.begin(), row.end());
      writer.row(fields);
    }
    const auto read = read_all(writer.take());
    EXPECT_EQ(read.rows, rows);
  }
}

TEST(CsvWriter, GuardsAgainstFormulas) {
  struct Row {
    const char* field;
    const char* written;
  };
  const Row rows[] = {
      {"=1+1", "\"'=1+1\""},
      {"@SUM(A1)", "\"'@SUM(A1)\""},
      {"+81 3", "\"'+81 3\""},
      {"-cmd", "\"'-cmd\""},
      {"\tx", "\"'\tx\""},
      {"＝1", "\"'＝1\""},
      {"-123", "-123"},
      {"+1,234.5", "\"+1,234.5\""},
      {"-", "-"},
      {"1=1", "1=1"},
      {"", "x"},
  };
  for (const auto& row : rows) {
    Writer writer(OutputEncoding::kUtf8);
    writer.row({row.field, "x"});
    const std::string expected = *row.field == '\0' ? ",x\r\n" : std::string(row.written) + ",x\r\n";
    EXPECT_EQ(writer.take(), expected) << row.field;
  }
}

TEST(CsvWriter, CountsCharactersThatCp932Lacks) {
  Writer writer(OutputEncoding::kCp932);
  writer.row({"𠮷野家", "ok"});
  EXPECT_EQ(writer.replaced_characters(), 1u);
  EXPECT_EQ(decode_cp932(writer.take()), "〓野家,ok\r\n");
}

}  // namespace
}  // namespace banso::csv
