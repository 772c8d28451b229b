#include "contexts/measures/catalogue/snapshot.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "contexts/measures/usecases/document_lines.hpp"

namespace banso::measures {
namespace {

Date day(std::string_view text) {
  return parse_date(text).value();
}

const Date kToday = day("2026-11-26");

MeasureCall call(std::string_view from, std::string_view until) {
  MeasureCall one;
  if (!from.empty()) one.opens_on = day(from);
  if (!until.empty()) one.closes_on = day(until);
  return one;
}

std::shared_ptr<CatalogueEntry> entry(std::int64_t id, const std::string& title) {
  auto made = std::make_shared<CatalogueEntry>();
  made->measure_id = id;
  made->version = 1;
  made->measure.measure_key = "m" + std::to_string(id);
  made->measure.title = title;
  return made;
}

Snapshot snapshot_of(std::vector<std::shared_ptr<CatalogueEntry>> entries) {
  Snapshot::Entries list;
  for (auto& one : entries) {
    prepare(*one);
    list.push_back(one);
  }
  return Snapshot(1, std::move(list));
}

std::string found(const Snapshot& snapshot, const CatalogueFilter& filter,
                  CatalogueSort sort = CatalogueSort::relevance) {
  std::string ids;
  for (const auto place : snapshot.search(filter, sort, kToday).places) {
    ids += std::to_string(snapshot.at(place).measure_id) + " ";
  }
  return ids;
}

TEST(CallState, FollowsTheDay) {
  Measure measure;
  measure.calls = {call("2026-11-01", "2026-11-26")};
  EXPECT_EQ(call_state(measure, kToday).status, MeasureStatus::open) << "the last day counts";
  EXPECT_EQ(call_state(measure, day("2026-11-27")).status, MeasureStatus::closed);
  EXPECT_EQ(call_state(measure, day("2026-10-31")).status, MeasureStatus::upcoming);
  measure.calls.push_back(call("2027-01-10", "2027-02-10"));
  const auto next = call_state(measure, day("2026-12-01"));
  EXPECT_EQ(next.status, MeasureStatus::upcoming);
  EXPECT_EQ(format_date(*next.opens_on), "2027-01-10");
  measure.calls = {call("", "")};
  EXPECT_EQ(call_state(measure, kToday).status, MeasureStatus::unknown);
  measure.calls = {call("2026-01-01", "")};
  EXPECT_EQ(call_state(measure, kToday).status, MeasureStatus::open) << "no end is told";
}

TEST(CallState, OfMoneyFromABudgetIsNotKnownWithoutCalls) {
  Measure measure;
  for (const MeasureKind kind : {MeasureKind::subsidy, MeasureKind::research}) {
    measure.kind = kind;
    EXPECT_EQ(call_state(measure, kToday).status, MeasureStatus::unknown);
  }
  for (const MeasureKind kind : {MeasureKind::tool, MeasureKind::consultation, MeasureKind::dispatch,
                                 MeasureKind::loan, MeasureKind::guarantee, MeasureKind::tax}) {
    measure.kind = kind;
    EXPECT_EQ(call_state(measure, kToday).status, MeasureStatus::open) << "at any time";
  }
}

TEST(CatalogueSearch, FindsTwoCharactersAndOne) {
  auto a = entry(1, "ものづくり補助金");
  a->measure.content = "革新的な製品・サービスの開発";
  auto b = entry(2, "ＩＴ導入補助金2026");
  b->measure.subtitle = "デジタル化";
  auto c = entry(3, "融資");
  c->measure.kind = MeasureKind::loan;
  const Snapshot snapshot = snapshot_of({a, b, c});
  EXPECT_EQ(found(snapshot, {.q = "補助"}), "1 2 ");
  EXPECT_EQ(found(snapshot, {.q = "it"}), "2 ");
  EXPECT_EQ(found(snapshot, {.q = "ＩＴ 補助金"}), "2 ") << "all words must be there";
  EXPECT_EQ(found(snapshot, {.q = "融"}), "3 ");
  EXPECT_EQ(found(snapshot, {.q = "サービス"}), "1 ") << "in the text";
  EXPECT_EQ(found(snapshot, {.q = "さーびす"}), "1 ") << "folded";
  EXPECT_EQ(found(snapshot, {.q = "ない言葉"}), "");
  EXPECT_EQ(found(snapshot, {.q = "、。"}), "") << "signs are nowhere";
  EXPECT_EQ(found(snapshot, {.q = "  "}), "3 1 2 ") << "a loan is there at any time";
}

TEST(CatalogueSearch, TheTitleCountsMost) {
  auto a = entry(1, "省エネ設備");
  auto b = entry(2, "別の制度");
  b->measure.content = "省エネ設備も対象です";
  auto c = entry(3, "もう一つ");
  c->measure.subtitle = "省エネ設備";
  EXPECT_EQ(found(snapshot_of({b, c, a}), {.q = "省エネ設備"}), "1 3 2 ");
}

TEST(CatalogueSearch, FiltersAndFacets) {
  auto kagawa = entry(1, "香川の補助金");
  kagawa->measure.areas = {"37"};
  kagawa->measure.purposes = {MeasurePurpose::equipment_it};
  kagawa->measure.calls = {call("2026-11-01", "2026-12-01")};
  auto takamatsu = entry(2, "高松の融資");
  takamatsu->measure.areas = {"37201"};
  takamatsu->measure.kind = MeasureKind::loan;
  auto all = entry(3, "全国の補助金");
  all->measure.calls = {call("2026-01-01", "2026-02-01")};
  const Snapshot snapshot = snapshot_of({kagawa, takamatsu, all});
  EXPECT_EQ(found(snapshot, {.area = "37"}), "1 2 3 ");
  EXPECT_EQ(found(snapshot, {.area = "37202"}), "1 3 ") << "another town";
  EXPECT_EQ(found(snapshot, {.area = "36"}), "3 ");
  EXPECT_EQ(found(snapshot, {.area = "nationwide"}), "3 ");
  EXPECT_EQ(found(snapshot, {.kind = MeasureKind::loan}), "2 ");
  EXPECT_EQ(found(snapshot, {.status = MeasureStatus::closed}), "3 ");
  EXPECT_EQ(found(snapshot, {.purpose = MeasurePurpose::equipment_it}), "1 ");

  const auto facets =
      snapshot.search({.kind = MeasureKind::subsidy}, CatalogueSort::relevance, kToday).facets;
  const auto count = [](const std::vector<FacetCount>& list, std::string_view code) -> std::int64_t {
    for (const auto& one : list) {
      if (one.code == code) return one.count;
    }
    return 0;
  };
  EXPECT_EQ(count(facets.kind, "subsidy"), 2);
  EXPECT_EQ(count(facets.kind, "loan"), 1) << "what another choice would give";
  EXPECT_EQ(count(facets.status, "open"), 1);
  EXPECT_EQ(count(facets.status, "closed"), 1);
  const auto area = [](const CatalogueFacets& of, std::string_view code) -> std::string {
    for (const auto& one : of.area) {
      if (one.code == code) return std::to_string(one.count) + "/" + std::to_string(one.own);
    }
    return "";
  };
  EXPECT_EQ(area(facets, "37"), "2/1") << "its own and what all of Japan may use; its own apart";
  EXPECT_EQ(area(facets, "13"), "") << "nothing of its own";
  EXPECT_EQ(area(facets, "nationwide"), "1/1");
  const auto chosen = snapshot.search({.area = "13"}, CatalogueSort::relevance, kToday).facets;
  EXPECT_EQ(area(chosen, "13"), "1/0") << "what is chosen can be let go";
}

TEST(CatalogueSearch, SortsByDeadlineAndAmount) {
  const auto with_cap = [](std::int64_t id, std::int64_t yen, std::string_view until) {
    auto one = entry(id, "制度");
    one->measure.calls = {call("2026-01-01", until)};
    Frame& frame = one->measure.frames.emplace_back();
    frame.frame_key = "main";
    frame.subsidy.emplace();
    frame.subsidy->caps.emplace_back().yen = yen;
    return one;
  };
  const Snapshot snapshot = snapshot_of(
      {with_cap(1, 100, "2027-03-01"), with_cap(2, 300, "2026-12-01"), with_cap(3, 200, "2026-10-01")});
  EXPECT_EQ(found(snapshot, {}, CatalogueSort::deadline), "2 1 3 ") << "closed ones last";
  EXPECT_EQ(found(snapshot, {}, CatalogueSort::amount), "2 3 1 ");
}

TEST(CatalogueSearch, IsQuickOverThousands) {
  std::vector<std::shared_ptr<CatalogueEntry>> entries;
  for (int i = 0; i < 3'400; ++i) {
    auto one =
        entry(i + 1, "令和" + std::to_string(i % 9) + "年度 設備の補助金 第" + std::to_string(i) + "回");
    for (int k = 0; k < 40; ++k) one->measure.content += "中小企業者が行う設備の導入を助けます。";
    one->measure.purposes = {MeasurePurpose::equipment_it};
    entries.push_back(one);
  }
  const Snapshot snapshot = snapshot_of(std::move(entries));
  const auto begun = std::chrono::steady_clock::now();
  constexpr int kRounds = 10;
  for (int i = 0; i < kRounds; ++i) {
    EXPECT_EQ(snapshot.search({.q = "設備 導入"}, CatalogueSort::relevance, kToday).places.size(), 3'400U);
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
  EXPECT_LT(took.count() / kRounds, 100) << "milliseconds a search, unoptimised";
}

TEST(DocumentLines, TellWhatChanged) {
  Measure before;
  before.measure_key = "a";
  before.title = "前の題名";
  before.content = "一行目\n二行目\n三行目";
  before.rule =
      all_of({test_number(FactKey::capital_yen, Op::at_most, 10), test_flag(FactKey::active, true)});
  Measure after = before;
  after.title = "後の題名";
  after.content = "一行目\n二行目を直した\n三行目";
  after.rule->children[0].test.number = 20;
  std::string changes;
  for (const auto& line : compare_lines(lines_of(before), lines_of(after), 0)) {
    if (line.change == LineChange::removed) changes += "-" + line.text + "\n";
    if (line.change == LineChange::added) changes += "+" + line.text + "\n";
  }
  EXPECT_EQ(
      changes,
      "-  \"title\": \"前の題名\"\n+  \"title\": \"後の題名\"\n"
      "-    二行目\n+    二行目を直した\n"
      "-      {\"fact\":\"capital_yen\",\"at_most\":10}\n+      {\"fact\":\"capital_yen\",\"at_most\":20}\n");
  EXPECT_TRUE(compare_lines(lines_of(before), lines_of(before)).empty());
  EXPECT_FALSE(compare_lines({}, lines_of(before)).empty());
}

}  // namespace
}  // namespace banso::measures
