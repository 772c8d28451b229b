#include "contexts/registry/rules/apply_nta_row.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace banso::registry {
namespace {

constexpr std::string_view kNumber = "7000012050002";
constexpr std::int64_t kId = 7000012050002;
constexpr std::int64_t kOther = 1100005004357;

NtaRow row_of(std::string_view process, const char* update, const char* change, bool latest = true,
              bool corrected = false) {
  NtaRow row;
  row.corporate_number = kNumber;
  row.process = process;
  row.update_date = parse_date(update);
  row.change_date = parse_date(change);
  row.latest = latest;
  row.corrected = corrected;
  row.name = "株式会社山田";
  row.kind = "301";
  row.prefecture_name = "香川県";
  row.city_name = "高松市";
  row.street = "番町一丁目";
  row.prefecture_code = "37";
  row.city_code = "201";
  return row;
}

BusinessFacts facts_of(const NtaRow& row) {
  BusinessFacts facts;
  copy_facts(row, facts);
  return facts;
}

TEST(ApplyNtaRow, AnUnknownBusinessIsInserted) {
  for (const auto* process : {"01", "11", "12", "13", "21", "22", "71", "72", "81", "99"}) {
    const auto row = row_of(process, "2026-08-18", "2026-08-01");
    const auto decision = apply_nta_row(nullptr, row);
    EXPECT_EQ(decision.action, RowAction::kInsert) << process;
    EXPECT_EQ(decision.facts, facts_of(row));
    EXPECT_FALSE(decision.history);
    EXPECT_EQ(status_of(decision.facts), process == std::string_view("99") ? "deleted" : "active");
  }
}

TEST(ApplyNtaRow, ANewerSnapshotReplacesTheRecordWhateverItTells) {
  const auto current = facts_of(row_of("01", "2015-10-26", "2015-10-05"));
  for (const auto* process : {"01", "11", "12", "13", "21", "22", "71", "72", "81"}) {
    auto row = row_of(process, "2026-08-18", "2026-08-01");
    row.name = "株式会社新山田";
    row.street = "番町二丁目";
    const auto decision = apply_nta_row(&current, row);
    EXPECT_EQ(decision.action, RowAction::kUpdate) << process;
    EXPECT_EQ(decision.facts, facts_of(row)) << process;
    ASSERT_TRUE(decision.history) << process;
    EXPECT_EQ(decision.history->facts, current);
    EXPECT_EQ(decision.history->reason, HistoryReason::kReplaced);
  }
}

TEST(ApplyNtaRow, ClosedAndRevived) {
  auto closing = row_of("21", "2026-08-18", "2026-08-13");
  closing.close_date = parse_date("2026-08-13");
  closing.close_cause = "01";
  const auto open = facts_of(row_of("01", "2015-10-26", "2015-10-05"));
  const auto closed = apply_nta_row(&open, closing);
  EXPECT_EQ(status_of(closed.facts), "closed");
  const auto revived = apply_nta_row(&closed.facts, row_of("22", "2026-08-20", "2026-08-19"));
  EXPECT_EQ(revived.action, RowAction::kUpdate);
  EXPECT_EQ(status_of(revived.facts), "active");
  EXPECT_FALSE(revived.facts.close_date);
  EXPECT_EQ(revived.history->facts, closed.facts);
}

TEST(ApplyNtaRow, TheSameRowTwiceChangesNothing) {
  for (const auto* process : {"01", "12", "21", "71", "99"}) {
    const auto row = row_of(process, "2026-08-18", "2026-08-01");
    const auto once = apply_nta_row(nullptr, row);
    const auto twice = apply_nta_row(&once.facts, row);
    EXPECT_EQ(twice.action, RowAction::kNoChange) << process;
    EXPECT_FALSE(twice.history);
    EXPECT_TRUE(twice.mergers.empty());
  }
}

TEST(ApplyNtaRow, AnOlderDifferenceAfterANewerOneGoesToHistory) {
  const auto current = facts_of(row_of("12", "2026-08-18", "2026-08-01"));
  for (const auto* process : {"01", "11", "12", "21", "22", "71", "72", "81", "99"}) {
    const auto old_row = row_of(process, "2026-08-17", "2026-07-01");
    const auto decision = apply_nta_row(&current, old_row);
    EXPECT_EQ(decision.action, RowAction::kHistoryOnly) << process;
    ASSERT_TRUE(decision.history);
    EXPECT_EQ(decision.history->facts, facts_of(old_row));
    EXPECT_EQ(decision.history->reason, HistoryReason::kOlderRow);
  }
}

TEST(ApplyNtaRow, PastRowsNeverBecomeCurrent) {
  const auto past = row_of("01", "2026-08-18", "2015-10-05", false, true);
  const auto unknown = apply_nta_row(nullptr, past);
  EXPECT_EQ(unknown.action, RowAction::kHistoryOnly);
  EXPECT_EQ(unknown.history->reason, HistoryReason::kPastRow);
  const auto current = facts_of(row_of("12", "2023-01-01", "2022-12-01"));
  const auto known = apply_nta_row(&current, past);
  EXPECT_EQ(known.action, RowAction::kHistoryOnly);
  EXPECT_EQ(known.history->facts, facts_of(past));
  // The record that was current is sent again as past when something newer follows: it is known already.
  auto again = row_of("12", "2023-01-01", "2022-12-01", false);
  EXPECT_EQ(apply_nta_row(&current, again).action, RowAction::kNoChange);
}

TEST(ApplyNtaRow, ACorrectionOfTheCurrentRecordIsMarked) {
  const auto current = facts_of(row_of("12", "2026-08-01", "2026-07-20"));
  auto row = row_of("12", "2026-08-18", "2026-07-20", true, true);
  row.street = "番町三丁目";
  const auto corrected = apply_nta_row(&current, row);
  EXPECT_EQ(corrected.action, RowAction::kUpdate);
  EXPECT_EQ(corrected.history->reason, HistoryReason::kCorrected);
  // A 訂正 that tells of another event replaces, it does not correct.
  const auto other = apply_nta_row(&current, row_of("11", "2026-08-18", "2026-08-10", true, true));
  EXPECT_EQ(other.history->reason, HistoryReason::kReplaced);
}

TEST(ApplyNtaRow, DeletionKeepsWhatWasKnown) {
  const auto current = facts_of(row_of("12", "2026-08-01", "2026-07-20"));
  NtaRow bare;
  bare.corporate_number = kNumber;
  bare.process = "99";
  bare.update_date = parse_date("2026-08-18");
  const auto decision = apply_nta_row(&current, bare);
  EXPECT_EQ(decision.action, RowAction::kDelete);
  EXPECT_EQ(status_of(decision.facts), "deleted");
  EXPECT_EQ(decision.facts.name, current.name);
  EXPECT_EQ(decision.history->facts, current);
  EXPECT_EQ(decision.history->reason, HistoryReason::kWithdrawn);
  EXPECT_EQ(apply_nta_row(&decision.facts, bare).action, RowAction::kNoChange);
  // An older full file does not bring it back, a newer record does.
  EXPECT_EQ(apply_nta_row(&decision.facts, row_of("12", "2026-08-01", "2026-07-20")).action,
            RowAction::kHistoryOnly);
  EXPECT_EQ(apply_nta_row(&decision.facts, row_of("01", "2026-08-19", "2026-08-19")).action,
            RowAction::kUpdate);
}

TEST(ApplyNtaRow, MergersAreLinkedFromBothSides) {
  auto absorbed = row_of("21", "2026-08-18", "2026-08-13");
  absorbed.close_date = parse_date("2026-08-13");
  absorbed.close_cause = "11";
  absorbed.successor_number = "1100005004357";
  const auto merged = apply_nta_row(nullptr, absorbed);
  EXPECT_EQ(merged.mergers, (std::vector<MergerLink>{{kId, kOther, false}}));
  EXPECT_EQ(merged.facts.successor_business_id, kOther);

  auto survivor = row_of("71", "2026-08-18", "2026-08-13");
  survivor.change_cause =
      "令和８年８月１日香川県高松市甲株式会社（1100005004357）を合併"
      "令和８年８月１日香川県高松市乙株式会社（5010405001703）を合併（7000012050002）";
  EXPECT_EQ(apply_nta_row(nullptr, survivor).mergers,
            (std::vector<MergerLink>{{kOther, kId, false}, {5010405001703, kId, false}}));

  auto undone = row_of("72", "2026-09-01", "2026-08-30");
  undone.change_cause = "合併無効の判決確定（甲株式会社（1100005004357）を合併）";
  const auto survivor_facts = facts_of(survivor);
  EXPECT_EQ(apply_nta_row(&survivor_facts, undone).mergers, (std::vector<MergerLink>{{kOther, kId, true}}));

  const auto revived = apply_nta_row(&merged.facts, row_of("22", "2026-09-01", "2026-08-30"));
  EXPECT_EQ(revived.mergers, (std::vector<MergerLink>{{kId, kOther, true}}));
  EXPECT_FALSE(revived.facts.successor_business_id);
  // An older revival says nothing about the merger that came later.
  EXPECT_TRUE(apply_nta_row(&merged.facts, row_of("22", "2020-01-01", "2020-01-01")).mergers.empty());
}

TEST(ApplyNtaRow, NumbersInText) {
  EXPECT_EQ(corporate_numbers_in("甲（1100005004357）乙（1100005004357）丙1100005004358丁 70000120500020"),
            (std::vector<std::int64_t>{kOther}));
  EXPECT_TRUE(corporate_numbers_in("").empty());
  EXPECT_TRUE(corporate_numbers_in("令和１年７月１日").empty());
}

/// What a store would hold: the current record and the history by content.
struct Store {
  std::optional<BusinessFacts> current;
  std::map<std::int64_t, BusinessFacts> history;

  void apply(const NtaRow& row) {
    const auto decision = apply_nta_row(current ? &*current : nullptr, row);
    if (decision.history) history.emplace(content_hash(decision.history->facts), decision.history->facts);
    const bool changes = decision.action == RowAction::kInsert || decision.action == RowAction::kUpdate ||
                         decision.action == RowAction::kDelete;
    if (changes) current = decision.facts;
  }
};

TEST(ApplyNtaRow, AnyOrderOfTheSameRowsEndsTheSame) {
  std::vector<NtaRow> rows{row_of("01", "2015-10-26", "2015-10-05"),
                           row_of("12", "2021-09-01", "2021-08-27", false),
                           row_of("11", "2021-09-01", "2021-08-27"), row_of("21", "2023-01-01", "2022-12-01"),
                           row_of("22", "2023-01-01", "2022-12-15")};
  rows[2].name = "株式会社新山田";
  rows[3].close_date = parse_date("2022-12-01");
  rows[3].close_cause = "21";
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  do {
    Store store;
    for (const std::size_t i : order) store.apply(rows[i]);
    for (const std::size_t i : order) store.apply(rows[i]);
    ASSERT_TRUE(store.current);
    EXPECT_EQ(*store.current, facts_of(rows[4]));
    // Everything that was ever told is there, once.
    std::size_t others = 0;
    for (const auto& row : rows) others += store.history.count(content_hash(facts_of(row)));
    EXPECT_EQ(others, 4u);
    EXPECT_EQ(store.history.size(), 4u);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(ApplyNtaRow, OlderIsATotalOrder) {
  const auto a = facts_of(row_of("11", "2021-09-01", "2021-08-27"));
  auto b = a;
  b.name = "別の名";
  EXPECT_NE(is_older(a, b), is_older(b, a));
  EXPECT_FALSE(is_older(a, a));
  EXPECT_TRUE(is_older(facts_of(row_of("01", "2021-09-01", "2021-08-27")), a));
  EXPECT_TRUE(is_older(a, facts_of(row_of("01", "2021-09-01", "2021-08-27", true, true))));
}

}  // namespace
}  // namespace banso::registry
