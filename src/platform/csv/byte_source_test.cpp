#include "platform/csv/byte_source.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "platform/csv/encoding.hpp"
#include "platform/csv/packed_example.hpp"

namespace banso::csv {
namespace {

std::string read_entry(ByteSource& source) {
  std::string content;
  char buffer[4096];
  while (const std::size_t count = source.read(buffer, sizeof buffer)) content.append(buffer, count);
  return content;
}

/// Reads everything; the code of the SourceError, or "" when there was none.
std::string failure_of(std::string_view bytes, const std::string& name, SourceLimits limits = {}) {
  try {
    const auto source = open_source(bytes, name, limits);
    while (source->next_entry()) read_entry(*source);
  } catch (const SourceError& error) {
    EXPECT_NE(error.message().find(name), std::string::npos) << "does not name the file: " << error.message();
    return error.code();
  }
  return "";
}

/// Hard to compress, so that packed sizes mean something.
std::string noise(std::size_t size) {
  std::string out(size, '\0');
  std::uint64_t state = 7;
  for (char& c : out) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    c = static_cast<char>('a' + (state >> 33) % 26);
  }
  return out;
}

TEST(ByteSource, PlainBytesAreOneEntry) {
  const auto source = open_source(std::string_view("a,b\n"), "x.csv");
  ASSERT_TRUE(source->next_entry());
  EXPECT_EQ(source->entry_name(), "x.csv");
  EXPECT_EQ(read_entry(*source), "a,b\n");
  EXPECT_EQ(source->stored_bytes_read(), 4u);
  EXPECT_EQ(source->stored_bytes_total(), 4u);
  EXPECT_FALSE(source->next_entry());
}

TEST(ByteSource, TheCsvEntriesOfAZip) {
  const auto bytes =
      example::zip({{"a.csv", "1\n"}, {"a.csv.asc", "signature"}, {"readme.txt", "no"}, {"B.CSV", "2\n"}});
  const auto source = open_source(bytes, "all.zip");
  ASSERT_TRUE(source->next_entry());
  EXPECT_EQ(source->entry_name(), "all.zip/a.csv");
  EXPECT_EQ(read_entry(*source), "1\n");
  ASSERT_TRUE(source->next_entry());
  EXPECT_EQ(source->entry_name(), "all.zip/B.CSV");
  EXPECT_EQ(read_entry(*source), "2\n");
  EXPECT_FALSE(source->next_entry());
  EXPECT_GT(source->stored_bytes_total(), 0u);
  EXPECT_LE(source->stored_bytes_read(), source->stored_bytes_total());
}

TEST(ByteSource, JapaneseEntryNamesInBothEncodings) {
  std::string cp932;
  append_utf8_as_cp932("香川.csv", cp932);
  for (const std::string& name : {std::string("香川.csv"), cp932}) {
    const auto bytes = example::zip({{name, "1\n"}});
    const auto source = open_source(bytes, "x.zip");
    ASSERT_TRUE(source->next_entry());
    EXPECT_EQ(source->entry_name(), "x.zip/香川.csv");
  }
}

TEST(ByteSource, GzipAndXz) {
  const std::string content = noise(300'000);
  for (const bool xz : {false, true}) {
    const std::string packed = example::filtered(content, xz);
    const auto source = open_source(packed, xz ? "x.csv.xz" : "x.csv.gz");
    ASSERT_TRUE(source->next_entry());
    EXPECT_EQ(read_entry(*source), content);
    EXPECT_FALSE(source->next_entry());
  }
}

TEST(ByteSource, EveryTruncationOfAPackedFileIsNoticed) {
  const std::string content = noise(5'000);
  const struct {
    std::string name;
    std::string bytes;
  } files[] = {{"x.zip", example::zip({{"x.csv", content}})},
               {"x.csv.gz", example::filtered(content, false)},
               {"x.csv.xz", example::filtered(content, true)}};
  for (const auto& file : files) {
    EXPECT_EQ(failure_of(file.bytes, file.name), "");
    for (std::size_t size = 1; size < file.bytes.size(); size += 97) {
      const std::string_view cut = std::string_view(file.bytes).substr(0, size);
      std::string got;
      try {
        const auto source = open_source(cut, file.name);
        while (source->next_entry()) got += read_entry(*source);
      } catch (const SourceError& error) {
        EXPECT_TRUE(error.code() == "source.broken" || error.code() == "source.no_csv") << error.code();
        continue;
      }
      // Only the directory at the end of a ZIP may be missing: all of the content must have come.
      EXPECT_EQ(got, content) << file.name << " cut at " << size << " of " << file.bytes.size();
    }
  }
}

TEST(ByteSource, AFlippedBitInAPackedFileIsNoticed) {
  const std::string content = noise(5'000);
  for (const bool zip : {true, false}) {
    std::string bytes = zip ? example::zip({{"x.csv", content}}) : example::filtered(content, false);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
    EXPECT_EQ(failure_of(bytes, zip ? "x.zip" : "x.gz"), "source.broken");
  }
}

TEST(ByteSource, SaysWhyAFileCannotBeRead) {
  EXPECT_EQ(failure_of("not a zip", "x.zip"), "source.broken");
  EXPECT_EQ(failure_of("a,b", "x.csv.gz"), "source.broken");
  EXPECT_EQ(failure_of("a,b", "x.csv.xz"), "source.broken");
  EXPECT_EQ(failure_of(example::zip({{"readme.txt", "x"}}), "x.zip"), "source.no_csv");
  EXPECT_EQ(failure_of(example::zip({{"xl/workbook.xml", "x"}}), "x.xlsx"), "source.not_csv");
  EXPECT_EQ(failure_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "x.xls"), "source.not_csv");
  EXPECT_EQ(failure_of("%PDF-1.7", "x.csv"), "source.not_csv");
  EXPECT_EQ(failure_of(example::zip({{"../up.csv", "x"}}), "x.zip"), "source.bad_entry_name");
  EXPECT_EQ(failure_of(example::zip({{"/etc/x.csv", "x"}}), "x.zip"), "source.bad_entry_name");
  EXPECT_EQ(failure_of(example::zip({{"C:\\x.csv", "x"}}), "x.zip"), "source.bad_entry_name");
  EXPECT_EQ(failure_of(example::zip({{std::string(2'000, 'a') + ".csv", "x"}}), "x.zip"),
            "source.bad_entry_name");
  EXPECT_EQ(
      failure_of(example::zip({{"a.csv", "x"}, {"b.csv", "x"}, {"c.csv", "x"}}), "x.zip", {.max_entries = 2}),
      "source.too_large");
}

TEST(ByteSource, BombsAreStopped) {
  const std::string zeros(80u << 20, '0');
  EXPECT_EQ(failure_of(example::zip({{"x.csv", zeros}}), "x.zip"), "source.too_large");
  EXPECT_EQ(failure_of(example::filtered(zeros, false), "x.gz"), "source.too_large");
  EXPECT_EQ(failure_of(example::filtered(zeros, true), "x.xz"), "source.too_large");
  const std::string content = noise(3'000);
  EXPECT_EQ(failure_of(example::zip({{"x.csv", content}}), "x.zip", {.max_unpacked_bytes = 2'999}),
            "source.too_large");
  EXPECT_EQ(failure_of(example::filtered(content, false), "x.gz", {.max_unpacked_bytes = 2'999}),
            "source.too_large");
}

TEST(ByteSource, FilesOnDisk) {
  const auto folder = std::filesystem::temp_directory_path() / ("banso_csv_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto write = [&](const char* name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return folder / name;
  };
  const auto zip_path = write("x.zip", example::zip({{"x.csv", "1\n"}}));
  const auto plain_path = write("x.csv", "2\n");
  for (const auto& [path, expected] : {std::pair(zip_path, "1\n"), std::pair(plain_path, "2\n")}) {
    const auto source = open_source(path);
    ASSERT_TRUE(source->next_entry());
    EXPECT_EQ(read_entry(*source), expected);
  }
  EXPECT_EQ(open_source(write("empty.csv", ""))->stored_bytes_total(), 0u);
  // An upload lies under a name of chance: its own name is shown, and must keep what it promises.
  const auto upload = open_source(write("3f9a", "2\n"), {}, "diff.csv");
  ASSERT_TRUE(upload->next_entry());
  EXPECT_EQ(upload->entry_name(), "diff.csv");
  EXPECT_THROW(open_source(write("3f9b", "no zip"), {}, "diff.zip"), SourceError);
  const auto code_of_path = [](const std::filesystem::path& path) -> std::string {
    try {
      open_source(path);
    } catch (const SourceError& error) {
      return error.code();
    }
    return "";
  };
  EXPECT_EQ(code_of_path(folder / "nowhere.csv"), "source.missing");
  EXPECT_EQ(code_of_path(folder), "source.unreadable");
  EXPECT_EQ(code_of_path(write("short.zip", "PK")), "source.broken");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace banso::csv
