#include "contexts/registry/nta/read_nta.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "contexts/registry/rules/apply_nta_row.hpp"
#include "platform/csv/packed_example.hpp"

namespace banso::registry {
namespace {

/// Keeps what it gets.
class Keeper : public NtaSink {
 public:
  void accept(const NtaRow& row, std::uint64_t line) override {
    names.emplace_back(row.name);
    lines.push_back(line);
  }
  void reject(const RejectedLine& line) override { rejected.push_back(line); }

  std::vector<std::string> names;
  std::vector<std::uint64_t> lines;
  std::vector<RejectedLine> rejected;
};

std::string line_of(const std::string& number, const std::string& name) {
  return "1," + number + ",01,0,2018-04-02,2015-10-05,\"" + name +
         "\",,301,\"香川県\",\"高松市\",\"番町１丁目\",,37,201,7600017,,,,,,,2015-10-05,1,,,,,\"\",0\n";
}

const std::string kGood = line_of("7000012050002", "甲株式会社") + line_of("1100005004357", "乙株式会社");

std::string to_cp932(std::string_view text) {
  std::string out;
  csv::append_utf8_as_cp932(text, out);
  return out;
}

std::vector<NtaEntrySummary> read(const std::string& bytes, Keeper& keeper, const char* name = "x.csv") {
  const auto source = csv::open_source(bytes, name);
  return read_nta(*source, keeper);
}

TEST(ReadNta, EveryEncodingAndPacking) {
  const std::string early =
      "1,7000012050002,01,0,2015-10-26,2015-10-05,\"甲株式会社\",,301,\"香川県\",\"高松市\",\"番町\",,37,201,"
      ",,,,,,,2015-10-05\r\n";
  const struct {
    const char* name;
    std::string bytes;
    NtaLayout layout;
    csv::Encoding encoding;
    std::size_t rows;
  } cases[] = {
      {"a.csv", kGood, NtaLayout::kCurrent, csv::Encoding::kUtf8, 2},
      {"b.csv", "\xEF\xBB\xBF" + kGood, NtaLayout::kCurrent, csv::Encoding::kUtf8Bom, 2},
      {"c.csv", to_cp932(kGood), NtaLayout::kCurrent, csv::Encoding::kCp932, 2},
      {"d.zip", csv::example::zip({{"d.csv", to_cp932(kGood)}, {"d.csv.asc", "sig"}}), NtaLayout::kCurrent,
       csv::Encoding::kCp932, 2},
      {"e.csv.gz", csv::example::filtered(kGood, false), NtaLayout::kCurrent, csv::Encoding::kUtf8, 2},
      {"f.csv.xz", csv::example::filtered(early, true), NtaLayout::kEarly, csv::Encoding::kUtf8, 1},
  };
  for (const auto& row : cases) {
    Keeper keeper;
    const auto entries = read(row.bytes, keeper, row.name);
    ASSERT_EQ(entries.size(), 1u) << row.name;
    EXPECT_EQ(entries[0].layout, row.layout) << row.name;
    EXPECT_EQ(entries[0].encoding, row.encoding) << row.name;
    EXPECT_EQ(entries[0].accepted, row.rows) << row.name;
    EXPECT_EQ(entries[0].rejected, 0u) << row.name;
    EXPECT_EQ(keeper.names[0], "甲株式会社") << row.name;
  }
}

TEST(ReadNta, BadLinesGoToTheReportAndTheOthersIn) {
  Keeper keeper;
  const auto entries = read(kGood + "1,2,3\n" + line_of("7000012050003", "丙") + "\n" +
                                to_cp932(line_of("7000012050002", "丁")) + line_of("7000012050002", "\"x") +
                                line_of("7000012050002", "戊株式会社"),
                            keeper);
  EXPECT_EQ(keeper.names, (std::vector<std::string>{"甲株式会社", "乙株式会社", "戊株式会社"}));
  EXPECT_EQ(keeper.lines, (std::vector<std::uint64_t>{1, 2, 8}));
  EXPECT_EQ(entries[0].accepted, 3u);
  EXPECT_EQ(entries[0].rejected, 4u);
  ASSERT_EQ(keeper.rejected.size(), 4u);
  const char* codes[] = {"nta.column_count", "corporate_number.check_digit", "csv.encoding_mixed",
                         "csv.text_after_quote"};
  const std::uint64_t lines[] = {3, 4, 6, 7};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(keeper.rejected[i].problems[0].code, codes[i]);
    EXPECT_EQ(keeper.rejected[i].line, lines[i]);
    EXPECT_EQ(keeper.rejected[i].entry_name, "x.csv");
  }
  EXPECT_EQ(keeper.rejected[0].text, "1,2,3");
  EXPECT_NE(keeper.rejected[2].text.find("丁"), std::string::npos);
}

TEST(ReadNta, AHeaderIsPassedOver) {
  std::string header = "一連番号,法人番号";
  for (int i = 3; i <= 30; ++i) header += ",x";
  Keeper keeper;
  read(header + "\n" + kGood, keeper);
  EXPECT_EQ(keeper.names.size(), 2u);
  EXPECT_TRUE(keeper.rejected.empty());
}

TEST(ReadNta, OtherFilesAreNamedAsSuch) {
  const auto code_of_reading = [](const std::string& bytes) -> std::string {
    Keeper keeper;
    try {
      read(bytes, keeper);
    } catch (const csv::SourceError& error) {
      return error.code();
    }
    return "";
  };
  EXPECT_EQ(code_of_reading(""), "nta.empty");
  EXPECT_EQ(code_of_reading("\n\n"), "nta.empty");
  std::string other;
  for (int i = 0; i < 1'000; ++i) other += "01101,\"060  \",\"0600000\",\"札幌市中央区\"\n";
  EXPECT_EQ(code_of_reading(other), "nta.not_this_format");
}

TEST(ReadNta, AShortFileWithoutTheColumnsSaysWhatWasFoundAndExpected) {
  const auto message_of_reading = [](const std::string& bytes) -> std::string {
    Keeper keeper;
    try {
      read(bytes, keeper, "名簿.csv");
    } catch (const csv::SourceError& error) {
      EXPECT_EQ(error.code(), "nta.not_this_format");
      EXPECT_FALSE(keeper.rejected.empty()) << "the lines are still listed";
      return error.message();
    }
    return "";
  };
  EXPECT_EQ(message_of_reading("名前,電話,住所\n香川,1,2\n"),
            "「名簿.csv」は法人番号公表サイトのCSVではないようです。公表されているCSVは1行が30列("
            "初期のものは23列)ですが、"
            "読み取った2行に、そのような行が1行もありません。最初の誤り: "
            "1行目 列の数が3です。法人番号のCSVは30列(初期のものは23列)です。");
  // A file of the right columns stays one, even if its only line is wrong: that is for the list.
  Keeper keeper;
  EXPECT_EQ(read(line_of("7000012050003", "丙") + "\n", keeper)[0].rejected, 1u);
}

// Real files, where they are at hand: ../shared/data is not part of the repository.
const std::filesystem::path kData = "../shared/data/nta";

class RealNtaFile : public testing::TestWithParam<std::tuple<const char*, std::uint64_t, NtaLayout>> {};

TEST_P(RealNtaFile, IsReadWithoutARejectedLine) {
  const auto& [name, rows, layout] = GetParam();
  if (!std::filesystem::exists(kData / name))
    GTEST_SKIP() << "no real data: " << (kData / name) << " is missing";
  struct Counter : NtaSink {
    void accept(const NtaRow& row, std::uint64_t) override {
      // The same file again changes nothing.
      const auto decision = apply_nta_row(nullptr, row);
      if (row.latest) {
        ASSERT_EQ(decision.action, RowAction::kInsert);
        ASSERT_EQ(apply_nta_row(&decision.facts, row).action, RowAction::kNoChange);
      }
      ++processes[std::string(row.process)];
    }
    void reject(const RejectedLine& line) override {
      ADD_FAILURE() << line.line << ": " << line.problems[0].message << "\n" << line.text;
    }
    std::map<std::string, int> processes;
  } counter;
  const auto source = csv::open_source(kData / name);
  const auto entries = read_nta(*source, counter);
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].accepted, rows);
  EXPECT_EQ(entries[0].layout, layout);
  // The directory at the end of a ZIP is read first, so the last bytes are not passed again.
  EXPECT_GE(source->stored_bytes_read() * 100, source->stored_bytes_total() * 99);
  EXPECT_GE(counter.processes.size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(
    SharedData, RealNtaFile,
    testing::Values(std::tuple("diff_20210901_utf8.csv.xz", 2'496u, NtaLayout::kCurrent),
                    std::tuple("diff_20260818.csv.xz", 2'299u, NtaLayout::kCurrent),
                    std::tuple("diff_20260819.csv.xz", 2'254u, NtaLayout::kCurrent),
                    std::tuple("diff_20260820.csv.xz", 1'991u, NtaLayout::kCurrent),
                    std::tuple("diff_20260821.csv.xz", 2'181u, NtaLayout::kCurrent),
                    std::tuple("nta_30k_fukui_kagawa_tottori.csv.gz", 30'114u, NtaLayout::kCurrent),
                    std::tuple("37_kagawa_all_20160229.zip", 32421u, NtaLayout::kEarly)));

}  // namespace
}  // namespace banso::registry
