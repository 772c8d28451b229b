#include "contexts/recommend/matching/table.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "contexts/recommend/matching/matching.hpp"

namespace banso::recommend {
namespace {

constexpr std::size_t kSmall = 0;
constexpr std::size_t kMoney = 1;
constexpr std::size_t kArea = 2;
constexpr std::size_t kMany = 3;
constexpr std::size_t kSet = 4;
const Columns kColumns{Block::Kind::kNumber, Block::Kind::kNumber, Block::Kind::kList, Block::Kind::kList,
                       Block::Kind::kSet};

/// Values that need every width and both forms of lists; some unknown.
template <class Numbers>
Row random_row(std::mt19937_64& random, std::int64_t id, Cell cell, Numbers& numbers) {
  Row row;
  row.business_id = id;
  row.cell = cell;
  if (random() % 4 != 0) row.set(kSmall, static_cast<std::int64_t>(random() % 90) - 40);
  if (random() % 3 != 0) {
    const auto shift = random() % 50;
    row.set(kMoney, static_cast<std::int64_t>(random() >> 8 >> shift) * (random() % 2 ? 1 : -1));
  }
  if (random() % 5 != 0) row.set(kArea, numbers.number_of(kArea, {std::to_string(random() % 40)}));
  if (random() % 7 != 0) row.set(kSet, static_cast<std::int64_t>(random() & random() & (1ULL << 63 | 0xF0F)));
  row.set(kMany, numbers.number_of(kMany, {std::to_string(random() % 700), "x"}));
  return row;
}

void expect_same(const Row& a, const Row& b) {
  EXPECT_EQ(a.business_id, b.business_id);
  EXPECT_EQ(a.cell, b.cell);
  EXPECT_EQ(a.known, b.known);
  EXPECT_EQ(a.values, b.values);
}

void expect_holds(const Table& table, const std::map<std::int64_t, Row>& wanted) {
  EXPECT_EQ(table.businesses(), wanted.size());
  std::vector<std::int64_t> ids;
  for (const auto& [id, row] : wanted) ids.push_back(id);
  const std::vector<Row> rows = table.find(ids);
  ASSERT_EQ(rows.size(), wanted.size());
  for (const Row& row : rows) expect_same(row, wanted.at(row.business_id));
  std::size_t standing = 0;
  for (const auto& block : table.blocks()) {
    ASSERT_NE(block, nullptr);
    standing += block->rows();
  }
  EXPECT_EQ(standing, wanted.size());
}

TEST(Table, GivesBackWhatWasPutIn) {
  std::mt19937_64 random(3);
  TableBuilder builder(kColumns);
  std::map<std::int64_t, Row> wanted;
  for (int i = 0; i < 5000; ++i) {
    const Row row = random_row(random, 1000000 + i * 7, static_cast<Cell>(i / 700), builder);
    wanted[row.business_id] = row;
    builder.add(row);
  }
  const auto table = builder.finish();
  expect_holds(*table, wanted);
  EXPECT_TRUE(table->find(std::vector<std::int64_t>{5}).empty());
  EXPECT_EQ(table->blocks()[0]->column(kMany).form, Block::Form::kMany);
  EXPECT_EQ(table->blocks()[0]->column(kArea).form, Block::Form::kLists);
  EXPECT_GT(table->bytes(), 5000U);
}

TEST(Table, TakesNumbersAtTheEndsOfTheirRange) {
  TableBuilder builder(kColumns);
  std::map<std::int64_t, Row> wanted;
  for (int i = 0; i < 4; ++i) {
    Row row;
    row.business_id = i + 1;
    row.set(kMoney,
            i % 2 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min());
    row.set(kSmall, std::numeric_limits<std::int64_t>::max() - i);
    wanted[row.business_id] = row;
    builder.add(row);
  }
  expect_holds(*builder.finish(), wanted);
}

TEST(Table, FollowsChangesAndLeavesTheOldTableAlone) {
  std::mt19937_64 random(5);
  TableBuilder builder(kColumns);
  std::map<std::int64_t, Row> wanted;
  for (int i = 0; i < 6000; ++i) {
    const Row row = random_row(random, i + 1, static_cast<Cell>(i / 500), builder);
    wanted[row.business_id] = row;
    builder.add(row);
  }
  std::shared_ptr<const Table> table = builder.finish();
  const auto first = table;
  const auto first_wanted = wanted;
  std::int64_t next_id = 100000;
  for (int round = 0; round < 30; ++round) {
    TableEditor editor(table);
    for (int k = 0; k < 1 + round * 7; ++k) {
      const auto picked = std::next(wanted.begin(), static_cast<std::ptrdiff_t>(random() % wanted.size()));
      const std::int64_t id = picked->first;
      switch (random() % 4) {
        case 0:  // stays in its cell
          wanted[id] = random_row(random, id, picked->second.cell, editor);
          editor.put(wanted[id]);
          break;
        case 1:  // moves
          wanted[id] = random_row(random, id, static_cast<Cell>(random() % kCells), editor);
          editor.put(wanted[id]);
          break;
        case 2:
          editor.remove(id);
          wanted.erase(id);
          break;
        default:
          wanted[next_id] = random_row(random, next_id, static_cast<Cell>(random() % 30), editor);
          editor.put(wanted[next_id]);
          ++next_id;
      }
    }
    table = editor.finish();
    expect_holds(*table, wanted);
  }
  expect_holds(*first, first_wanted);
  EXPECT_GT(table->moved(), 0U);
}

TEST(Table, LosesWholeBlocks) {
  TableBuilder builder(kColumns);
  std::map<std::int64_t, Row> wanted;
  for (std::size_t i = 0; i < 3 * kBlockRows; ++i) {
    Row row;
    row.business_id = static_cast<std::int64_t>(i + 1);
    row.set(kSmall, 1);
    wanted[row.business_id] = row;
    builder.add(row);
  }
  TableEditor editor(builder.finish());
  for (std::size_t i = 0; i < kBlockRows; ++i) {
    editor.remove(static_cast<std::int64_t>(i + 1));
    wanted.erase(static_cast<std::int64_t>(i + 1));
  }
  auto table = editor.finish();
  expect_holds(*table, wanted);
  TableEditor all(table);
  for (const auto& [id, row] : wanted) all.remove(id);
  table = all.finish();
  expect_holds(*table, {});
  TableEditor again(table);
  Row row;
  row.business_id = 77;
  again.put(row);
  expect_holds(*again.finish(), {{77, row}});
}

TEST(Matching, CountsEveryCellWithAnyNumberOfThreads) {
  std::mt19937_64 random(9);
  TableBuilder builder(kColumns);
  std::vector<Row> rows;
  for (int i = 0; i < 20000; ++i) {
    rows.push_back(random_row(random, i + 1, static_cast<Cell>(i / 900), builder));
    builder.add(rows.back());
  }
  const auto table = builder.finish();
  ProgramBuilder rules;
  const Part small = rules.at_least(kSmall, 10);
  const Part rich = rules.at_least(kMoney, 1'000'000);
  const Part here = rules.in_lists(kArea, table->dictionary(kArea), "even", [](const Codes& codes) {
    return std::stoi(codes[0]) % 2 == 0 ? Fits::kYes : codes[0] == "7" ? Fits::kUnknown : Fits::kNo;
  });
  rules.add_root(rules.all({small, !rich, here}));
  rules.add_root(rules.any({!small, rules.all({rich, here})}));
  rules.add_root(rules.all({small, !rich, here}));  // the first again
  rules.add_root(
      rules.all({rules.has(kSet, 63), !rules.has(kSet, 2), rules.has(kSet, 2), !rules.has(kSet, 5)}));
  rules.add_root(rules.constant(Fits::kYes));
  rules.add_root(!rules.at_least(kMoney, std::numeric_limits<std::int64_t>::min()));
  const Program program = rules.finish();
  EXPECT_EQ(program.different_rules(), 5U);

  const auto truth = [&](const Row& row, std::size_t rule) {
    const auto least = [&](std::size_t column, std::int64_t limit) {
      return !row.knows(column) ? 1 : row.values[column] >= limit ? 2 : 0;
    };
    const int s = least(kSmall, 10);
    const int r = least(kMoney, 1'000'000);
    int h = 1;
    if (row.knows(kArea)) {
      const std::string& code = table->dictionary(kArea).codes_of(row.values[kArea])[0];
      h = std::stoi(code) % 2 == 0 ? 2 : code == "7" ? 1 : 0;
    }
    if (rule == 0 || rule == 2) return std::min({s, 2 - r, h});
    if (rule == 1) return std::max(2 - s, std::min(r, h));
    const auto has = [&](unsigned bit) {
      return !row.knows(kSet) ? 1 : (static_cast<std::uint64_t>(row.values[kSet]) >> bit) & 1U ? 2 : 0;
    };
    if (rule == 3) return std::min({has(63), 2 - has(2), has(2), 2 - has(5)});
    if (rule == 4) return 2;
    return row.knows(kMoney) ? 0 : 1;
  };
  std::map<std::pair<std::size_t, Cell>, std::array<std::uint32_t, 3>> wanted;
  for (const Row& row : rows)
    for (std::size_t rule = 0; rule < 6; ++rule)
      ++wanted[{rule, row.cell}][static_cast<std::size_t>(truth(row, rule))];

  for (const PlaneLoops* loops : {&portable_plane_loops(), &plane_loops()}) {
    for (const unsigned threads : {1U, 2U, 5U}) {
      const VerdictCounts counts = count_verdicts(*table, program, {threads, loops});
      for (const auto& [key, numbers] : wanted) {
        EXPECT_EQ(counts.of(key.first, key.second).no, numbers[0]);
        EXPECT_EQ(counts.unknown(key.first, key.second), numbers[1]);
        EXPECT_EQ(counts.of(key.first, key.second).yes, numbers[2]);
      }
      for (std::size_t rule = 0; rule < 6; ++rule) {
        std::vector<std::int64_t> expected;
        for (const Row& row : rows)
          if (truth(row, rule) == 2) expected.push_back(row.business_id);
        auto found = businesses_that_fit(*table, program, rule, {threads, loops});
        std::sort(found.begin(), found.end());
        EXPECT_EQ(found, expected);
      }
    }
  }
  std::vector<std::int64_t> some{19, 5, 20000, 77777};
  const auto verdicts = verdicts_of(*table, program, some);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t rule = 0; rule < 6; ++rule)
      EXPECT_EQ(static_cast<int>(verdicts[i][rule]),
                truth(rows[static_cast<std::size_t>(some[i] - 1)], rule));
  EXPECT_EQ(verdicts[3][0], Fits::kUnknown);
}

TEST(Cell, KnowsPrefectureAndSection) {
  EXPECT_EQ(prefecture_code(prefecture_of(cell_of("37201", "0929"))), "37");
  EXPECT_EQ(section_code(section_of(cell_of("37201", "0929"))), "E");
  EXPECT_EQ(section_code(section_of(cell_of("", "Q"))), "Q");
  EXPECT_EQ(prefecture_code(prefecture_of(cell_of("99", ""))), "99");
  EXPECT_EQ(cell_of("", ""), 0);
  EXPECT_EQ(cell_of("48", "U"), 0);
  EXPECT_EQ(section_letter("01"), 'A');
  EXPECT_EQ(section_letter("05"), 'C');
  EXPECT_EQ(section_letter("9999"), 'T');
  EXPECT_EQ(section_letter("00"), 0);
}

}  // namespace
}  // namespace banso::recommend
