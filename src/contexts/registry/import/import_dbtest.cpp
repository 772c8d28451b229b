#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <random>

#include "contexts/registry/import/load_nta.hpp"
#include "contexts/registry/import/nta_file_for_test.hpp"
#include "contexts/registry/import/run_import.hpp"
#include "contexts/registry/nta/read_nta.hpp"
#include "contexts/registry/rules/apply_nta_row.hpp"
#include "kernel/refusal.hpp"
#include "platform/csv/packed_example.hpp"
#include "platform/files/disk.hpp"
#include "support/platform_under_test.hpp"

namespace banso::registry {
namespace {

using ::testing::HasSubstr;
using testing::nta_file;
using testing::NtaLine;
using testing::number;

class Import : public ::testing::Test {
 protected:
  ImportRun run_of(const std::string& file, const std::string& name = "diff.csv") {
    ImportRun run;
    run.conninfo = platform.database.runtime();
    run.clock = [this] { return platform.now.load(); };
    run.open = [&file, name] { return csv::open_source(file, name); };
    run.options.rejected_file = folder.path() / "rejected.csv";
    return run;
  }
  static store::NewImport declared(const std::string& file, ImportKind kind = ImportKind::nta,
                                   bool strict = false) {
    store::NewImport import;
    import.kind = kind;
    import.file_name = "diff.csv";
    import.file_size = static_cast<std::int64_t>(file.size());
    import.sha256 = files::sha256_of(file);
    import.strict = strict;
    import.started_by = "香川 花子";
    return import;
  }
  ImportSummary load(const std::string& file, ImportKind kind = ImportKind::nta) {
    return import_source(declared(file, kind), run_of(file));
  }
  ImportSummary load(const std::vector<NtaLine>& lines) { return load(nta_file(lines)); }
  /// The reason of the refusal, "" if it was not refused.
  static std::string refusal(const std::function<void()>& work) {
    try {
      work();
    } catch (const Refused& refused) {
      return refused.reason();
    }
    return "";
  }
  std::string ask(const std::string& sql) { return platform.ask(sql); }
  std::string of(std::int64_t id, const std::string& column) {
    return ask(fmt::format("select {} from registry.business where business_id = {}", column, id));
  }
  std::string last_import(const std::string& column) {
    return ask(fmt::format("select {} from registry.import order by import_id desc limit 1", column));
  }
  std::string rejected_list() { return files::read_file(folder.path() / "rejected.csv"); }

  banso::testing::TemporaryFolder folder;
  banso::testing::PlatformUnderTest platform;
};

TEST_F(Import, FollowsTheLifeOfACorporation) {
  const auto id = number(1);
  const auto line = [&](const std::string& process, int day, NtaLine rest = {}) {
    rest.business_id = id;
    rest.process = process;
    rest.update_date = rest.change_date = fmt::format("2026-02-{:02}", day);
    return rest;
  };
  const auto step = [&](const NtaLine& next) { return load(std::vector<NtaLine>{next}); };
  EXPECT_EQ(step(line("01", 1)).inserted, 1);
  EXPECT_EQ(step(line("11", 2, {.name = "高松フーズ株式会社"})).updated, 1);
  EXPECT_EQ(of(id, "name || name_key"), "高松フーズ株式会社" + of(id, "name_key"));
  EXPECT_NE(ask("select name_key from registry.business_history"), "") << "is found by its former name";
  step(line("12", 3, {.name = "高松フーズ株式会社", .street = "丸の内１番２号"}));
  EXPECT_EQ(of(id, "street"), "丸の内１番２号");
  step(line("13", 4, {.name = "高松フーズ株式会社", .street = "丸の内２番２号"}));
  step(line("21", 5, {.name = "高松フーズ株式会社", .close_date = "2026-02-05", .close_cause = "01"}));
  EXPECT_EQ(of(id, "status || close_cause"), "closed01");
  step(line("22", 6, {.name = "高松フーズ株式会社"}));
  EXPECT_EQ(of(id, "status || close_cause"), "active");
  step(line("81", 7, {.name = "高松フーズ株式会社", .change_cause = "商号の登記が抹消された"}));
  EXPECT_EQ(of(id, "process"), "81");
  EXPECT_EQ(step(line("99", 8)).updated, 1);
  EXPECT_EQ(of(id, "status"), "deleted");
  EXPECT_EQ(
      ask("select string_agg(process || reason, ' ' order by update_date) from registry.business_history"),
      "01replaced 11replaced 12replaced 13replaced 21replaced 22replaced 81withdrawn");
}

TEST_F(Import, FollowsMergers) {
  const NtaLine absorbed{.business_id = number(1), .name = "吸収株式会社"};
  const NtaLine other{.business_id = number(2), .name = "消滅株式会社"};
  const NtaLine successor{.business_id = number(3), .name = "存続株式会社"};
  load({absorbed, other, successor});
  NtaLine closed = absorbed;
  closed.process = "21";
  closed.update_date = closed.change_date = closed.close_date = "2026-03-01";
  closed.close_cause = "11";
  closed.successor = std::to_string(number(3));
  NtaLine silent = other;  // closed without naming the successor: the successor's own record does
  silent.process = "21";
  silent.update_date = silent.change_date = silent.close_date = "2026-03-01";
  silent.close_cause = "01";
  NtaLine grown = successor;
  grown.process = "71";
  grown.update_date = grown.change_date = "2026-03-01";
  grown.change_cause = fmt::format("香川県高松市の消滅株式会社（{}）を合併", number(2));
  load({closed, silent, grown});
  EXPECT_EQ(of(number(1), "successor_business_id"), std::to_string(number(3)));
  EXPECT_EQ(of(number(2), "successor_business_id"), std::to_string(number(3)));
  EXPECT_EQ(import_source(declared("again"),
                          [&] {
                            static const std::string same = nta_file({closed, silent, grown});
                            return run_of(same);
                          }())
                .unchanged,
            3)
      << "a link from the other side does not make the record look changed";

  NtaLine undone = grown;
  undone.process = "72";
  undone.update_date = undone.change_date = "2026-04-01";
  load({undone});
  EXPECT_EQ(of(number(2), "successor_business_id"), "");
  EXPECT_EQ(of(number(1), "successor_business_id"), std::to_string(number(3))) << "its own word stays";
}

TEST_F(Import, KeepsACorrectedRecordAsCorrected) {
  load({{.business_id = number(1), .name = "誤記株式会社"}});
  load({{.business_id = number(1), .name = "正記株式会社", .update_date = "2026-01-20", .corrected = "1"}});
  EXPECT_EQ(of(number(1), "name"), "正記株式会社");
  EXPECT_EQ(ask("select name || reason || name_key from registry.business_history"), "誤記株式会社corrected")
      << "nobody was ever called so";
}

TEST_F(Import, AnOldDifferenceAfterANewerOneIsHistoryOnly) {
  load({{.business_id = number(1), .name = "新名株式会社", .process = "11", .update_date = "2026-05-01"}});
  const NtaLine old{.business_id = number(1), .name = "旧名株式会社"};
  const auto summary = load({old});
  EXPECT_EQ(summary.history_only, 1);
  EXPECT_EQ(of(number(1), "name"), "新名株式会社");
  EXPECT_EQ(ask("select name || reason from registry.business_history"), "旧名株式会社older_row");
  EXPECT_THAT(last_import("message"), HasSubstr("今の記録より古いため履歴だけに加えたもの 1 件"));
  const std::string once_more = nta_file({old, old});
  EXPECT_EQ(load(once_more).unchanged, 2) << "kept once, however often it comes";
}

TEST_F(Import, SeveralRowsOfABusinessInOneFile) {
  NtaLine past{.business_id = number(1), .name = "昔の名株式会社"};
  past.latest = "0";
  const NtaLine now{
      .business_id = number(1), .name = "今の名株式会社", .process = "11", .update_date = "2026-03-03"};
  const auto summary = load({past, now, past});
  EXPECT_EQ(summary.inserted, 1);
  EXPECT_EQ(summary.history_only + summary.unchanged, 2);
  EXPECT_EQ(of(number(1), "name"), "今の名株式会社");
  EXPECT_EQ(ask("select count(*) || min(reason) from registry.business_history"), "1past_row");
}

/// The pure rule is the truth: whatever the order and the cut into files, the table ends as the rule says.
TEST_F(Import, EndsAsTheRuleSays) {
  std::vector<NtaLine> lines;
  std::mt19937 random(7);
  const std::vector<std::string> processes{"01", "11", "12", "13", "21", "22", "99"};
  for (int i = 0; i < 600; ++i) {
    NtaLine line{.business_id = number(static_cast<int>(random() % 90))};
    line.process = processes[random() % processes.size()];
    line.name = fmt::format("第{}株式会社", random() % 4);
    line.update_date = fmt::format("2026-01-{:02}", 1 + random() % 9);
    line.change_date = fmt::format("2025-12-{:02}", 1 + random() % 3);
    line.corrected = random() % 5 == 0 ? "1" : "0";
    line.latest = random() % 6 == 0 ? "0" : "1";
    if (line.process == "21") {
      line.close_date = line.change_date;
      line.close_cause = "01";
    }
    lines.push_back(line);
  }
  struct Model : NtaSink {
    std::map<std::int64_t, BusinessFacts> current;
    void accept(const NtaRow& row, std::uint64_t) override {
      const auto known = current.find(corporate_number_to_id(row.corporate_number));
      auto decision = apply_nta_row(known == current.end() ? nullptr : &known->second, row);
      if (decision.action == RowAction::kInsert || decision.action == RowAction::kUpdate ||
          decision.action == RowAction::kDelete) {
        current[decision.facts.business_id] = std::move(decision.facts);
      }
    }
    void reject(const RejectedLine& line) override { ADD_FAILURE() << line.problems.front().message; }
  } model;
  const std::string whole = nta_file(lines);
  const auto source = csv::open_source(whole, "whole.csv");
  read_nta(*source, model);
  constexpr std::ptrdiff_t kPerFile = 150;
  for (auto at = lines.begin(); at != lines.end(); at += kPerFile) {
    load(std::vector<NtaLine>(at, at + kPerFile));
  }
  EXPECT_EQ(ask("select count(*) from registry.business"), std::to_string(model.current.size()));
  for (const auto& [id, facts] : model.current) {
    EXPECT_EQ(of(id, "content_hash"), std::to_string(content_hash(facts))) << id;
    EXPECT_EQ(of(id, "status"), status_of(facts)) << id;
  }
}

TEST_F(Import, GoodLinesGoInAndBadOnesIntoAList) {
  const std::string file = nta_file({{.business_id = number(1)}}) +
                           nta_file({{.business_id = number(2) + 1, .name = "検査数字違い株式会社"}}) +
                           "1,2,3\n" + nta_file({{.business_id = number(3)}});
  const auto summary = load(file);
  EXPECT_EQ(summary.inserted, 2);
  EXPECT_EQ(summary.rejected, 2);
  ASSERT_EQ(summary.problems.size(), 2u);
  EXPECT_EQ(summary.problems[0].line, 2);
  EXPECT_EQ(summary.problems[0].entry, "diff.csv");
  EXPECT_THAT(rejected_list(), HasSubstr("検査数字違い株式会社"));
  EXPECT_THAT(rejected_list(), HasSubstr("ファイル,行,列,理由,行の内容"));
  EXPECT_EQ(last_import("rows_rejected || state"), "2succeeded");
}

TEST_F(Import, StrictChangesNothingWhenALineIsWrong) {
  const std::string file = nta_file({{.business_id = number(1)}, {.business_id = number(2) + 1}});
  auto run = run_of(file);
  run.options.strict = true;
  EXPECT_EQ(refusal([&] { import_source(declared(file, ImportKind::nta, true), run); }),
            "registry.import_strict");
  EXPECT_EQ(ask("select count(*) from registry.business"), "0");
  EXPECT_EQ(last_import("state || rows_inserted || rows_rejected"), "failed01");
  EXPECT_THAT(last_import("message"), HasSubstr("「diff.csv」2行目"));
  EXPECT_THAT(rejected_list(), HasSubstr("diff.csv,2,2,"));
}

TEST_F(Import, RecognisesTheSameFile) {
  const std::string file = nta_file({{.business_id = number(1)}, {.business_id = number(2)}});
  load(file);
  EXPECT_EQ(refusal([&] { load(file); }), "registry.import_same_file");
  EXPECT_THAT(last_import("message"), HasSubstr("2026年4月1日 09:00"));
  auto run = run_of(file);
  run.again = true;
  const auto summary = import_source(declared(file), run);
  EXPECT_EQ(summary.unchanged, 2);
  EXPECT_EQ(summary.inserted + summary.updated + summary.history_only, 0);
}

TEST_F(Import, OneAtATime) {
  const std::string file = nta_file({{.business_id = number(1)}});
  auto outer = run_of(file);
  std::string inner;
  std::string message;
  outer.open = [&] {
    try {
      load(nta_file({{.business_id = number(2)}}));
    } catch (const Refused& refused) {
      inner = refused.reason();
      message = refused.message();
    }
    return csv::open_source(file, "outer.csv");
  };
  import_source(declared(file), outer);
  EXPECT_EQ(inner, "registry.import_busy");
  EXPECT_THAT(message, HasSubstr("香川 花子さんが2026年4月1日 09:00に始めた取り込みが続いています"));
  EXPECT_EQ(ask("select string_agg(state, ' ' order by import_id) from registry.import"), "succeeded failed");
}

TEST_F(Import, CancelledLeavesNothing) {
  const std::string file = nta_file({{.business_id = number(1)}});
  auto run = run_of(file);
  run.options.cancelled = [] { return true; };
  EXPECT_THROW(import_source(declared(file), run), ImportCancelled);
  EXPECT_EQ(ask("select count(*) from registry.business"), "0");
  EXPECT_EQ(last_import("state"), "cancelled");
}

TEST_F(Import, KilledInTheMiddleLeavesNothingHalf) {
  std::vector<NtaLine> lines;
  for (int i = 0; i < 22'000; ++i) lines.push_back({.business_id = number(i)});
  const std::string file = nta_file(lines);
  for (const std::uint64_t after : {std::uint64_t{1}, std::uint64_t{20'000}, std::uint64_t{22'000}}) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto run = run_of(file);
      run.options.report = [after](const ImportProgress& progress) {
        if (progress.rows >= after) ::kill(::getpid(), SIGKILL);
      };
      try {
        import_source(declared(file), run);
      } catch (...) {
        ::_exit(3);
      }
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended with " << WEXITSTATUS(status);
    EXPECT_EQ(ask("select count(*) from registry.business"), "0");
    EXPECT_EQ(last_import("state"), "running") << "nobody is left to say otherwise";
  }
  EXPECT_EQ(refusal([&] { load(file); }), "") << "at once: the dead import does not keep the turn";
  EXPECT_EQ(ask("select count(*) from registry.business"), "22000");
  EXPECT_THAT(last_import("message"), HasSubstr("追加 22,000 件"));
  EXPECT_EQ(ask("select count(*) from registry.import where state = 'running'"), "0");
  EXPECT_EQ(ask("select count(*) from registry.import where message like '途中で止まった%'"), "3");
}

// The hardest case: the killed importer's session is in a statement that takes long and reads nothing from
// it.
TEST_F(Import, ADeadImportKeepsTheTurnForASecondOnly) {
  db::Connection blocker(platform.database.bootstrap());
  blocker.script("begin; lock table registry.business in share mode");
  const std::string file = nta_file({{.business_id = number(1)}});
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      import_source(declared(file), run_of(file));
    } catch (...) {
    }
    ::_exit(0);
  }
  db::Connection looker(platform.database.bootstrap());
  const auto waiting = [&] {
    const auto found = looker.script(
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = "
        "current_database()");
    return found.text(0, 0).value() == "1";
  };
  for (int i = 0; i < 500 && !waiting(); ++i) ::usleep(20'000);
  ASSERT_TRUE(waiting()) << "the import did not get as far as its first write";
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  const auto killed = std::chrono::steady_clock::now();
  while (waiting() && std::chrono::steady_clock::now() - killed < std::chrono::seconds(30)) ::usleep(20'000);
  EXPECT_LT(std::chrono::steady_clock::now() - killed, std::chrono::milliseconds(2'900))
      << "longer than the next import waits for its turn";
  blocker.script("rollback");
  EXPECT_EQ(load(file).inserted, 1);
}

TEST_F(Import, SurvivesTheDatabaseGoingAway) {
  const std::string file = nta_file({{.business_id = number(1)}, {.business_id = number(2)}});
  auto run = run_of(file);
  run.options.report = [&](const ImportProgress&) {
    db::Connection(platform.database.bootstrap())
        .script(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where datname = current_database() and pid <> pg_backend_pid()");
  };
  EXPECT_THROW(import_source(declared(file), run), db::Unavailable);
  EXPECT_EQ(ask("select count(*) from registry.business"), "0");
  EXPECT_EQ(load(file).inserted, 2);
  EXPECT_EQ(ask("select string_agg(state, ' ' order by import_id) from registry.import"), "failed succeeded");
}

TEST_F(Import, SaysWhatIsWrongWithAFile) {
  const std::string good = nta_file({{.business_id = number(1)}});
  const std::string zip = csv::example::zip({{"a.csv", good}, {"b.csv", good}});
  const auto message_for = [&](const std::string& file) {
    EXPECT_EQ(refusal([&] { load(file); }), "registry.import_file");
    EXPECT_EQ(ask("select count(*) from registry.business"), "0");
    return last_import("message");
  };
  EXPECT_THAT(message_for(zip.substr(0, zip.size() / 2)), HasSubstr("何も変わっていません"));
  EXPECT_THAT(message_for(""), HasSubstr("何も変わっていません"));
  std::string other = "";
  for (int i = 0; i < 300; ++i) other += "名前,電話,住所\n";
  EXPECT_THAT(message_for(other), HasSubstr("法人番号公表サイトのCSVではない"));
  EXPECT_THAT(message_for("名前,電話,住所\n香川,1,2\n"), HasSubstr("そのような行が1行もありません"));
  EXPECT_EQ(last_import("state || rows_rejected"), "failed2");
  EXPECT_EQ(load(zip).inserted, 1) << "the same row in both entries";
}

TEST_F(Import, RealFilesOfThreePrefectures) {
  const std::filesystem::path file = "../shared/data/nta/nta_30k_fukui_kagawa_tottori.csv.gz";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no real data: " << file << " is not there";
  const std::string nothing;
  auto run = run_of(nothing);
  run.open = [&] { return csv::open_source(file); };
  const auto first = import_source(declared("real"), run);
  EXPECT_EQ(first.inserted, 30'114);
  EXPECT_EQ(first.rejected, 0);
  run.again = true;
  EXPECT_EQ(import_source(declared("real"), run).unchanged, 30'114);
}

}  // namespace
}  // namespace banso::registry
