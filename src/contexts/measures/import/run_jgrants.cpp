#include "contexts/measures/import/run_jgrants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <system_error>

#include "contexts/measures/api.hpp"
#include "contexts/measures/jgrants/fields.hpp"
#include "contexts/measures/jgrants/read_file.hpp"
#include "contexts/measures/store/catalogue.hpp"
#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/csv/writer.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/log/log.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

using store::JgrantsOutcome;

constexpr std::size_t kFirstProblems = 20;
constexpr std::size_t kMostListed = 100'000;
constexpr std::size_t kBatch = 500;
constexpr std::size_t kMostIdsOfEvent = 500;

/// A subsidy of the file, all its records laid over each other.
struct Read {
  std::int64_t number = 0;
  JgrantsRecord record;
  std::vector<Oddity> odd;
};

bool is_before(Date a, Date b) {
  return std::chrono::sys_days(a) < std::chrono::sys_days(b);
}

/// Reads the whole file; counts what cannot be used.
class Collector : public RecordSink {
 public:
  Collector(const JgrantsRun& run, const csv::ByteSource& source, std::vector<JgrantsProblem>& problems)
      : run_(run), source_(source), problems_(problems) {}

  void accept(std::int64_t number, JgrantsRecord&& record, std::vector<Oddity>&& odd) override {
    const auto known = places_.find(record.jgrants_id);
    if (known == places_.end()) {
      places_.emplace(record.jgrants_id, subsidies.size());
      subsidies.push_back({number, std::move(record), std::move(odd)});
    } else {
      Read& other = subsidies[known->second];
      // A list and a detail, or crawls of several days, of the same subsidy.
      const bool older = record.as_of && other.record.as_of && is_before(*record.as_of, *other.record.as_of);
      other.record = older ? laid_over(record, other.record) : laid_over(other.record, record);
      std::move(odd.begin(), odd.end(), std::back_inserter(other.odd));
    }
    tell(number);
  }

  void reject(std::int64_t number, const Oddity& why) override {
    ++rejected;
    problems_.push_back({number, "", "", why.field, why.value, why.message, true});
    tell(number);
  }

  std::vector<Read> subsidies;
  std::int64_t rejected = 0;

 private:
  void tell(std::int64_t number) {
    constexpr std::int64_t kEvery = 200;
    if (number % kEvery != 0) return;
    if (run_.cancelled && run_.cancelled()) throw JgrantsImportCancelled{};
    if (run_.report) {
      run_.report({source_.stored_bytes_read(), source_.stored_bytes_total(), number, 0, 0});
    }
  }

  const JgrantsRun& run_;
  const csv::ByteSource& source_;
  std::vector<JgrantsProblem>& problems_;
  std::map<std::string, std::size_t> places_;
};

/// Of which day the records of a file are that do not tell themselves. A list of many open calls is about as
/// old as the call that opened last; a few records tell nothing, they count as today's.
Date day_of_file(const std::vector<Read>& subsidies, const std::optional<Date>& told, Date today) {
  constexpr int kEnough = 20;
  if (told) return *told;
  int silent = 0;
  std::optional<Date> newest;
  for (const Read& one : subsidies) {
    if (one.record.as_of) continue;
    ++silent;
    const auto opens_on =
        one.record.acceptance_start ? read_jgrants_day(*one.record.acceptance_start, false) : std::nullopt;
    if (opens_on && !is_before(today, *opens_on) && (!newest || is_before(*newest, *opens_on)))
      newest = opens_on;
  }
  return silent >= kEnough && newest ? *newest : today;
}

std::string period_of(const Measure& measure) {
  const MeasureCall& call = measure.calls.front();
  const auto day = [](const std::optional<Date>& date) {
    return date ? format_date(*date) : std::string("記載なし");
  };
  return day(call.opens_on) + "〜" + day(call.closes_on);
}

/// What changed, for the history and for those who keep an eye on it.
std::string note_of(const Measure& before, const Measure& after) {
  std::vector<std::string> parts;
  if (period_of(before) != period_of(after)) {
    parts.push_back(fmt::format("募集期間（{} → {}）", period_of(before), period_of(after)));
  }
  if (largest_cap(before) != largest_cap(after)) parts.emplace_back("補助上限額");
  if (before.title != after.title) parts.emplace_back("題名");
  if (before.areas != after.areas) parts.emplace_back("対象地域");
  if (before.industries != after.industries) parts.emplace_back("対象業種");
  if (!(before.rule == after.rule)) parts.emplace_back("従業員数の条件");
  if (before.purposes != after.purposes) parts.emplace_back("利用目的");
  if (before.content != after.content || before.summary != after.summary) parts.emplace_back("説明");
  if (parts.empty()) parts.emplace_back("内容");
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : "、") + part;
  return text + "が変わりました。";
}

/// Writes what a file says over what is known.
class Loader {
 public:
  Loader(db::Tx& tx, const JgrantsRun& run, JgrantsOutcome& outcome, std::vector<JgrantsProblem>& problems)
      : tx_(tx),
        run_(run),
        outcome_(outcome),
        problems_(problems),
        now_(run.clock()),
        today_(jst_date(now_)) {}

  void load(std::vector<Read>& subsidies) {
    for (std::size_t begin = 0; begin < subsidies.size(); begin += kBatch) {
      const std::size_t end = std::min(subsidies.size(), begin + kBatch);
      load_batch(std::span(subsidies).subspan(begin, end - begin));
      if (run_.cancelled && run_.cancelled()) throw JgrantsImportCancelled{};
      if (run_.report) {
        JgrantsProgress progress;
        progress.records = progress.to_write = static_cast<std::int64_t>(subsidies.size());
        progress.written = static_cast<std::int64_t>(end);
        run_.report(progress);
      }
    }
    for (std::size_t at = 0; at < published_.size(); at += kMostIdsOfEvent) {
      boost::json::array ids;
      for (std::size_t i = at; i < std::min(published_.size(), at + kMostIdsOfEvent); ++i) {
        ids.emplace_back(published_[i]);
      }
      outbox::publish(tx_, kMeasuresPublished, {{"measure_ids", std::move(ids)}});
    }
  }

 private:
  void load_batch(std::span<Read> batch) {
    std::vector<std::string> ids;
    for (const Read& one : batch) ids.push_back(one.record.jgrants_id);
    std::map<std::string, store::KnownRecord> known;
    for (auto& row : store::known_records(tx_, ids)) {
      std::string id = row.jgrants_id;
      known.emplace(std::move(id), std::move(row));
    }
    std::vector<std::string> unchanged;
    for (Read& one : batch) {
      const auto found = known.find(one.record.jgrants_id);
      if (found == known.end()) {
        add(one);
      } else if (!change(one, found->second)) {
        unchanged.push_back(one.record.jgrants_id);
      }
    }
    if (!unchanged.empty()) store::seen_again(tx_, unchanged, now_);
  }

  std::int64_t change_number() {
    if (change_ == 0) change_ = store::begin_change(tx_);
    return change_;
  }

  void add(Read& one) {
    const Measure document = measure_of(one.record, one.odd);
    const auto measure_id =
        store::add_measure(tx_, change_number(),
                           {.measure_key = document.measure_key,
                            .source = MeasureSource::jgrants,
                            .owner_organization_id = std::nullopt,
                            .jgrants_id = one.record.jgrants_id},
                           document, {"Jグランツから取り込みました。", now_, "Jグランツ", std::nullopt});
    store::save_record(tx_, one.record.jgrants_id, measure_id, one.record, now_);
    published_.push_back(measure_id);
    ++outcome_.added;
    note_odd(one, document);
  }

  /// What is known now. What an older file says fills gaps and replaces nothing.
  JgrantsRecord together(Read& one, const store::KnownRecord& known) {
    const auto& then = known.record.as_of;
    if (!then || !is_before(*one.record.as_of, *then)) return laid_over(known.record, one.record);
    JgrantsRecord both = laid_over(one.record, known.record);
    JgrantsRecord otherwise = laid_over(known.record, one.record);
    otherwise.as_of = both.as_of;
    if (!(otherwise == both)) {
      ++outcome_.older;
      problems_.push_back(
          {one.number, one.record.jgrants_id, known.document.title, "", format_date(*one.record.as_of),
           fmt::format("{}現在の、より新しい内容を取り込み済みです。この記録（{}現在）では何も置き換えず、"
                       "足りない項目だけを補いました。",
                       format_date(*then), format_date(*one.record.as_of)),
           false});
    }
    return both;
  }

  /// Officers wrote the version that counts: what is imported is kept for the day when they lift it.
  bool keep_beside(const Read& one, const JgrantsRecord& both, const store::KnownRecord& known) {
    JgrantsRecord before = known.record;
    before.as_of = both.as_of;
    if (before == both) {
      ++outcome_.unchanged;
      return false;
    }
    store::save_record(tx_, both.jgrants_id, known.measure_id, both, now_);
    ++outcome_.overridden;
    problems_.push_back(
        {one.number, one.record.jgrants_id, known.document.title, "", "",
         "行政担当者が書き直した版があるため、公開している内容は変えていません。取り込んだ内容は残してあり、"
         "書き直しをやめると使われます。",
         false});
    return true;
  }

  /// @return false: nothing that is not known
  bool change(Read& one, const store::KnownRecord& known) {
    const JgrantsRecord both = together(one, known);
    if (known.override_organization_id) return keep_beside(one, both, known);
    const Measure document = measure_of(both, one.odd);
    note_odd(one, document);
    const bool same_record = both == known.record;
    const bool same_document = shape::to_json(document) == shape::to_json(known.document);
    if (same_document) {
      ++outcome_.unchanged;
      if (same_record) return false;
      store::save_record(tx_, both.jgrants_id, known.measure_id, both, now_);
      return true;
    }
    if (!store::add_version(tx_, change_number(), known.measure_id, known.current_version, document,
                            {note_of(known.document, document), now_, "Jグランツ", std::nullopt})) {
      throw std::logic_error(fmt::format("measure {} changed beside the import", known.measure_id));
    }
    store::save_record(tx_, both.jgrants_id, known.measure_id, both, now_);
    published_.push_back(known.measure_id);
    ++outcome_.changed;
    const auto before = call_state(known.document, today_).status;
    if (before != MeasureStatus::closed && call_state(document, today_).status == MeasureStatus::closed) {
      ++outcome_.ended;
    }
    return true;
  }

  void note_odd(const Read& one, const Measure& document) {
    if (one.odd.empty()) return;
    ++outcome_.odd;
    for (const Oddity& odd : one.odd) {
      problems_.push_back(
          {one.number, one.record.jgrants_id, document.title, odd.field, odd.value, odd.message, false});
    }
  }

  db::Tx& tx_;
  const JgrantsRun& run_;
  JgrantsOutcome& outcome_;
  std::vector<JgrantsProblem>& problems_;
  const Instant now_;
  const Date today_;
  std::int64_t change_ = 0;
  std::vector<std::int64_t> published_;
};

/// The connection beside the import's own: what is written here stays although the import is rolled back.
class ImportRecord {
 public:
  ImportRecord(const JgrantsRun& run, std::int64_t import_id)
      : clock_(run.clock), import_id_(import_id), connection_(run.conninfo) {}

  template <class Work>
  auto write(Work&& work) {
    db::Tx tx(connection_, {.settings = jobs::as_system()});
    auto value = work(tx);
    tx.commit();
    return value;
  }

  /// Notes how the import ended without a change. Nothing is thrown: what went wrong first is what counts.
  void end(std::string state, std::string message, const JgrantsOutcome& read) {
    try {
      JgrantsOutcome nothing;
      nothing.state = std::move(state);
      nothing.message = std::move(message);
      nothing.rejected = read.rejected;
      nothing.problems = read.problems;
      write([&](db::Tx& tx) {
        store::end_jgrants_import(tx, import_id_, nothing, clock_());
        return true;
      });
    } catch (const std::exception& error) {
      log::warn("measures.import_end_not_stored", {{"import_id", import_id_}, {"error", error.what()}});
    }
  }

 private:
  const std::function<Instant()> clock_;
  const std::int64_t import_id_;
  db::Connection connection_;
};

/// @return the outcome if it is done already. @throws Refused
std::optional<JgrantsOutcome> begin(ImportRecord& record, const JgrantsRun& run, std::int64_t import_id,
                                    bool has_turn) {
  return record.write([&](db::Tx& tx) -> std::optional<JgrantsOutcome> {
    const auto row = store::find_jgrants_import(tx, import_id);
    if (!row) throw std::logic_error(fmt::format("no import {}", import_id));
    if (!has_turn) {
      throw Refused(RefusalCode::kConflict, "measures.import_busy",
                    "Jグランツの別の取り込みが続いています。終わってからもう一度取り込んでください。");
    }
    if (row->state == "succeeded") {
      JgrantsOutcome done;
      done.state = row->state;
      done.message = row->message;
      done.added = row->rows_added;
      done.changed = row->rows_changed;
      done.unchanged = row->rows_unchanged;
      done.odd = row->rows_odd;
      done.rejected = row->rows_rejected;
      done.ended = row->rows_ended;
      done.older = row->rows_older;
      done.overridden = row->rows_overridden;
      return done;
    }
    if (!run.again) {
      if (const auto same = store::find_same_jgrants_file(tx, row->sha256)) {
        throw Refused(RefusalCode::kConflict, "measures.import_same_file",
                      fmt::format("同じ内容のファイルを「{}」として取り込み済みです。もう一度照合するときは、"
                                  "再照合を指定してください（コマンドでは --again）。",
                                  *same));
      }
    }
    store::begin_jgrants_import(tx, import_id, run.clock());
    return std::nullopt;
  });
}

void write_report(const std::filesystem::path& file, const std::vector<JgrantsProblem>& problems) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  csv::Writer writer;
  writer.row({"件目", "番号", "題名", "項目", "値", "内容", "取り込み"});
  for (std::size_t i = 0; i < std::min(problems.size(), kMostListed); ++i) {
    const JgrantsProblem& one = problems[i];
    writer.row({std::to_string(one.record), one.jgrants_id, one.title, one.field, one.value, one.message,
                one.rejected ? "できない" : "した"});
  }
  out << writer.take();
  out.flush();
  if (!out) throw std::system_error(errno, std::generic_category(), file.string());
}

std::string message_of(const JgrantsOutcome& outcome) {
  std::string text = fmt::format("追加 {} 件、変更 {} 件、変更なし {} 件", outcome.added, outcome.changed,
                                 outcome.unchanged);
  if (outcome.ended > 0) text += fmt::format("、募集が終わったもの {} 件", outcome.ended);
  if (outcome.older > 0)
    text += fmt::format("、より新しい内容があり置き換えなかったもの {} 件", outcome.older);
  if (outcome.overridden > 0)
    text += fmt::format("、行政担当者の版があり変えなかったもの {} 件", outcome.overridden);
  if (outcome.odd > 0) text += fmt::format("、確かめてほしい点があるもの {} 件", outcome.odd);
  if (outcome.rejected > 0) text += fmt::format("、取り込めない記録 {} 件", outcome.rejected);
  return text;
}

void load_file(db::Tx& tx, const JgrantsRun& run, JgrantsOutcome& outcome) {
  std::vector<JgrantsProblem> problems;
  const auto keep_first = [&] {
    outcome.problems.assign(problems.begin(), problems.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                     problems.size(), kFirstProblems)));
  };
  const auto source = run.open();
  Collector collected(run, *source, problems);
  read_jgrants(*source, collected);
  outcome.rejected = collected.rejected;
  keep_first();
  const Date day = day_of_file(collected.subsidies, run.as_of, jst_date(run.clock()));
  for (Read& one : collected.subsidies)
    if (!one.record.as_of) one.record.as_of = day;
  Loader(tx, run, outcome, problems).load(collected.subsidies);
  std::stable_sort(problems.begin(), problems.end(),
                   [](const auto& a, const auto& b) { return a.rejected && !b.rejected; });
  keep_first();
  if (problems.empty() || run.report_file.empty()) return;
  write_report(run.report_file, problems);
  if (run.keep_report) outcome.report_key = run.keep_report();
}

}  // namespace

JgrantsOutcome run_jgrants_import(std::int64_t import_id, const JgrantsRun& run) {
  db::Connection connection(run.conninfo);
  ImportRecord record(run, import_id);
  db::Tx tx(connection, {.settings = jobs::as_system()});
  JgrantsOutcome outcome;
  const auto fail = [&](const char* state, const std::string& message) {
    tx.rollback();
    record.end(state, message, outcome);
  };
  try {
    if (auto done = begin(record, run, import_id, store::take_jgrants_turn(tx))) return *done;
    load_file(tx, run, outcome);
    outcome.state = "succeeded";
    outcome.message = message_of(outcome);
    store::end_jgrants_import(tx, import_id, outcome, run.clock());
    audit::record_system(
        tx, run.clock(), "import",
        {.action = "measures.import.load",
         .object_type = "jgrants_import",
         .object_id = std::to_string(import_id),
         .details = {{"added", outcome.added}, {"changed", outcome.changed}, {"odd", outcome.odd}}});
    tx.commit();
    return outcome;
  } catch (const JgrantsImportCancelled&) {
    fail("cancelled", "中止されました。何も変わっていません。");
    throw;
  } catch (const Refused& refused) {
    fail("failed", refused.message());
    throw;
  } catch (const csv::SourceError& error) {
    fail("failed", error.message() + "何も変わっていません。");
    throw Refused(RefusalCode::kInvalid, "measures.import_file", error.message() + "何も変わっていません。");
  } catch (const std::exception&) {
    fail("failed", "取り込みの途中で問題が起きたため、何も変わっていません。もう一度取り込んでください。");
    throw;
  }
}

JgrantsOutcome import_jgrants(const store::NewJgrantsImport& declared, const JgrantsRun& run) {
  std::int64_t import_id = 0;
  {
    db::Connection connection(run.conninfo);
    db::Tx tx(connection, {.settings = jobs::as_system()});
    import_id = store::add_jgrants_import(tx, declared, run.clock());
    tx.commit();
  }
  return run_jgrants_import(import_id, run);
}

}  // namespace banso::measures
