#include "contexts/exchange/usecases/check_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "contexts/exchange/files/table_source.hpp"
#include "contexts/exchange/rules/match.hpp"
#include "contexts/exchange/rules/round_trip.hpp"
#include "contexts/exchange/usecases/references.hpp"
#include "contexts/exchange/usecases/register_match.hpp"
#include "contexts/exchange/values/member_values.hpp"
#include "kernel/area_code.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/grouped.hpp"
#include "kernel/phone.hpp"
#include "kernel/text.hpp"
#include "platform/csv/byte_source.hpp"
#include "platform/shape/json.hpp"

namespace banso::exchange {
namespace {

constexpr std::size_t kBatch = 500;
constexpr std::int64_t kMostLines = 500'000;
constexpr std::size_t kMostProblemsOfLine = 50;

MemberKeys keys_of(const MemberState& state, std::int64_t member_id) {
  MemberKeys keys;
  keys.member_id = member_id;
  const auto& fields = state.fields;
  if (fields.member_number) keys.number = number_key(*fields.member_number);
  if (const auto number = value_of(state, *find_field("corporate_number"))) {
    keys.corporate_number = corporate_number_to_id(*number);
  }
  keys.name_key = fold_name(fields.name);
  if (fields.phone) keys.phone = phone_digits(*fields.phone);
  if (fields.address) keys.address_key = fold_address(*fields.address);
  return keys;
}

/// A line between being read and being written down.
struct Line {
  std::int64_t number = 0;
  Record record;
  MemberKeys keys;
  Match match;
};

class Checker {
 public:
  Checker(db::Tx& tx, const ImportWork& work, const store::ImportRow& import)
      : tx_(tx),
        work_(work),
        import_(import),
        mapping_(*import.mapping),
        references_(load_references(tx)),
        today_(jst_date(work.clock())) {}

  store::CheckOutcome run() {
    store::clear_import_rows(tx_, work_.organization_id, work_.import_id);
    tell(0, 0, "会員の一覧を読んでいます");
    membership::each_member(
        tx_, work_.organization_id, {},
        [&](const membership::Member& member) { index_.add(keys_of(state_of(member), member.member_id)); },
        work_.clock());
    std::optional<std::string> sheet;
    if (mapping_.sheet) sheet = *mapping_.sheet;
    source_ = open_table(work_.file, import_.file_name, sheet);
    const auto header = read_header(*source_, mapping_.header_row);
    layout_.emplace(mapping_, header, references_);
    trip_.emplace(*layout_, references_);
    find_slots();
    read_all();
    tell(0, 0, "国税庁の登録と照らし合わせています");
    const auto businesses = register_.match(tx_, work_.organization_id);
    store::add_import_businesses(tx_, work_.organization_id, work_.import_id, businesses);
    finish();
    return std::move(outcome_);
  }

 private:
  void tell(std::int64_t done, std::int64_t total, const std::string& message) {
    if (work_.cancelled && work_.cancelled()) throw imports::Cancelled{};
    if (work_.report) work_.report({done, total, total > 0 ? "バイト" : "", message});
  }

  void find_slots() {
    name_ = layout_->slot_of("name");
    number_ = layout_->slot_of("member_number");
    corporate_number_ = layout_->slot_of("corporate_number");
    phone_ = layout_->slot_of("phone");
    address_ = layout_->slot_of("address");
  }

  static std::string text_in(const Record& record, const std::optional<std::size_t>& slot) {
    return slot ? record.values[*slot].value_or("") : std::string();
  }

  void read_all() {
    std::vector<Line> batch;
    while (true) {
      const auto step = source_->next();
      if (step == TableSource::Step::kEnd) break;
      if (++outcome_.total > kMostLines) {
        throw csv::SourceError(
            "source.too_many_lines",
            fmt::format("行が多すぎます（{}行まで）。ファイルを分けてください。", with_commas(kMostLines)));
      }
      Line line;
      line.number = source_->line();
      if (step == TableSource::Step::kBad) {
        line.record.values.resize(layout_->fields().size());
        line.record.told.assign(layout_->fields().size(), false);
        line.record.problems.push_back({0, "", std::string(first_code_points(source_->problem_text(), 60)),
                                        source_->problem_code(), source_->problem(), true});
      } else {
        line.record = layout_->read(source_->cells());
        trip_->look(line.number, source_->cells(), line.record);
      }
      find_keys(line);
      batch.push_back(std::move(line));
      if (batch.size() == kBatch) take(batch);
    }
    take(batch);
  }

  void find_keys(Line& line) {
    const Record& record = line.record;
    line.keys.number = number_key(text_in(record, number_));
    if (const std::string number = text_in(record, corporate_number_); !number.empty()) {
      line.keys.corporate_number = corporate_number_to_id(number);
    }
    line.keys.name_key = fold_name(text_in(record, name_));
    if (const std::string phone = text_in(record, phone_); !phone.empty())
      line.keys.phone = phone_digits(phone);
    if (const std::string address = text_in(record, address_); !address.empty()) {
      line.keys.address_key = fold_address(address);
    }
    line.match = index_.find(line.keys, mapping_.match_by);
  }

  void take(std::vector<Line>& batch) {
    if (batch.empty()) return;
    std::vector<std::int64_t> wanted;
    for (const Line& line : batch) {
      if (line.match.kind == Match::Kind::one) wanted.push_back(line.match.member_id);
    }
    std::map<std::int64_t, membership::Member> members;
    for (auto& member : membership::find_members(tx_, work_.organization_id, wanted)) {
      const auto id = member.member_id;
      members.emplace(id, std::move(member));
    }
    std::vector<store::NewLine> rows;
    rows.reserve(batch.size());
    for (Line& line : batch) rows.push_back(judge(line, members));
    store::add_import_rows(tx_, work_.organization_id, work_.import_id, rows);
    batch.clear();
    tell(static_cast<std::int64_t>(source_->bytes_read()), static_cast<std::int64_t>(source_->bytes_total()),
         fmt::format("{}行を確かめました", with_commas(outcome_.total)));
  }

  static void complain(Line& line, const char* code, std::string message, bool blocks) {
    line.record.problems.push_back({0, "", "", code, std::move(message), blocks});
  }

  /// Puts the line's values into a state; what cannot be put is a problem.
  void put(Line& line, MemberState& state) const {
    for (auto& problem : put_values(state, *layout_, line.record)) {
      line.record.problems.push_back(
          {column_of(problem.slot), layout_->fields()[problem.slot]->label,
           std::string(first_code_points(line.record.values[problem.slot].value_or(""), 60)), "value",
           std::move(problem.message), true});
    }
  }

  std::int64_t column_of(std::size_t slot) const {
    const auto& columns = layout_->columns();
    const auto place = std::find_if(columns.begin(), columns.end(), [&](const Layout::FileColumn& column) {
      return column.field != nullptr && column.slot == slot;
    });
    return place - columns.begin() + 1;
  }

  void look_at_whole(Line& line, const MemberState& state) const {
    for (const auto& error : membership::member_problems(state.fields, today_)) {
      complain(line, "doubtful", error.message, false);
    }
  }

  /// Only cells that could be left out are wrong.
  bool is_mendable(const Line& line) const {
    if (line.match.kind == Match::Kind::unsure) return false;
    if (line.match.kind == Match::Kind::none && text_in(line.record, name_).empty()) return false;
    return std::all_of(
        line.record.problems.begin(), line.record.problems.end(), [&](const CellProblem& problem) {
          if (!problem.blocks) return true;
          if (problem.column == 0 || problem.column > static_cast<std::int64_t>(layout_->columns().size()))
            return false;
          const auto& place = layout_->columns()[static_cast<std::size_t>(problem.column - 1)];
          return place.field != nullptr && place.field->key != "name" &&
                 place.field->key != "member_number" && place.field->key != "corporate_number";
        });
  }

  void look_for_doubles(Line& line) {
    if (!line.keys.number.empty()) {
      const auto [other, first] = seen_numbers_.emplace(line.keys.number, line.number);
      if (!first) {
        complain(line, "number_twice",
                 fmt::format("同じ会員番号の行がほかにもあります（{}行目）。", other->second), true);
      }
    }
    if (line.match.kind == Match::Kind::one) {
      const auto [other, first] = seen_members_.emplace(line.match.member_id, line.number);
      if (!first && line.keys.number.empty()) {
        complain(line, "member_twice",
                 fmt::format("同じ会員を指す行がほかにもあります（{}行目）。", other->second), true);
      }
    }
  }

  store::NewLine judge(Line& line, const std::map<std::int64_t, membership::Member>& members) {
    store::NewLine row;
    row.row_number = line.number;
    row.member_number = text_in(line.record, number_);
    row.name = text_in(line.record, name_);
    look_for_doubles(line);
    std::vector<MemberDifference> changes;
    MemberState state;
    if (line.match.kind == Match::Kind::one) {
      const auto& member = members.at(line.match.member_id);
      state = state_of(member);
      changes = differences_of(line, state);
      put(line, state);
      row.member_id = member.member_id;
      row.member_version = member.version;
      row.matched_by = std::string(boost::describe::enum_to_string(line.match.by, ""));
      if (row.name.empty()) row.name = member.fields.name;
      if (!changes.empty()) look_at_whole(line, state);
    } else if (line.match.kind == Match::Kind::none) {
      if (row.name.empty() && !line.record.blocked()) {
        complain(line, "name_missing", "事業所名がないので、新しい会員として取り込めません。", true);
      }
      put(line, state);
      look_at_whole(line, state);
    } else {
      complain(line, "unsure", line.match.reason + "どの会員のことかを選んでください。", false);
      row.candidates = line.match.candidates;
    }
    const bool blocked = line.record.blocked();
    row.state = blocked                                  ? "error"
                : line.match.kind == Match::Kind::unsure ? "conflict"
                : line.match.kind == Match::Kind::none   ? "new"
                : changes.empty()                        ? "same"
                                                         : "changed";
    row.mendable = blocked && is_mendable(line);
    count(row.state);
    row.noticed = !line.record.problems.empty();
    if (row.noticed) ++outcome_.noticed;
    if (line.record.problems.size() > kMostProblemsOfLine) line.record.problems.resize(kMostProblemsOfLine);
    row.fields = boost::json::serialize(told_values(line.record));
    row.kept = boost::json::serialize(json_of(line.record.kept));
    row.differences = shape::to_json(changes);
    row.problems = shape::to_json(line.record.problems);
    if (row.state != "same") {
      register_.add(line.number, line.keys, text_in(line.record, address_),
                    line.match.kind == Match::Kind::none);
    }
    return row;
  }

  boost::json::object told_values(const Record& record) const {
    boost::json::object json;
    for (std::size_t slot = 0; slot < layout_->fields().size(); ++slot) {
      if (!record.told[slot]) continue;
      const auto& value = record.values[slot];
      json[layout_->fields()[slot]->key] = value ? boost::json::value(*value) : boost::json::value(nullptr);
    }
    return json;
  }

  std::vector<MemberDifference> differences_of(const Line& line, const MemberState& state) const {
    auto found = differences(*layout_, values_of(state, *layout_), line.record);
    for (auto& kept : kept_differences(state.kept, line.record.kept)) found.push_back(std::move(kept));
    return found;
  }

  void count(const std::string& state) {
    if (state == "new") ++outcome_.added;
    if (state == "changed") ++outcome_.changed;
    if (state == "same") ++outcome_.same;
    if (state == "conflict") ++outcome_.conflict;
    if (state == "error") ++outcome_.error;
  }

  void finish() {
    outcome_.encoding = source_->encoding_name();
    outcome_.round_trip = trip_->columns();
    for (const auto& header : layout_->missing()) {
      outcome_.notices.push_back(
          fmt::format("「{}」の列がファイルにありません。この項目は変わりません。", header));
    }
    const auto unknown = layout_->unknown();
    if (!unknown.empty()) {
      std::string list;
      for (std::size_t i = 0; i < std::min<std::size_t>(unknown.size(), 10); ++i) {
        list += (i == 0 ? "「" : "、「") + unknown[i] + "」";
      }
      if (unknown.size() > 10) list += fmt::format("など{}列", unknown.size());
      outcome_.notices.push_back(
          list + "は対応づけにない列です。値はそのまま残しますが、この対応づけでは書き出されません。");
    }
    if (outcome_.total == 0) outcome_.notices.emplace_back("見出しの下に行がありません。");
    outcome_.message =
        fmt::format("{}行：新規 {}、変更 {}、同じ {}、確認が必要 {}、エラー {}", with_commas(outcome_.total),
                    with_commas(outcome_.added), with_commas(outcome_.changed), with_commas(outcome_.same),
                    with_commas(outcome_.conflict), with_commas(outcome_.error));
  }

  db::Tx& tx_;
  const ImportWork& work_;
  const store::ImportRow& import_;
  const Mapping& mapping_;
  const References references_;
  const Date today_;
  MemberIndex index_;
  RegisterMatcher register_;
  std::unique_ptr<TableSource> source_;
  std::optional<Layout> layout_;
  std::optional<RoundTrip> trip_;
  std::optional<std::size_t> name_;
  std::optional<std::size_t> number_;
  std::optional<std::size_t> corporate_number_;
  std::optional<std::size_t> phone_;
  std::optional<std::size_t> address_;
  std::unordered_map<std::string, std::int64_t> seen_numbers_;
  std::unordered_map<std::int64_t, std::int64_t> seen_members_;
  store::CheckOutcome outcome_;
};

}  // namespace

store::CheckOutcome check_import(const ImportWork& work) {
  store::CheckOutcome outcome;
  imports::Shell shell;
  shell.conninfo = work.conninfo;
  shell.file_reason = "exchange.import_file";
  shell.nothing_changed = "会員の記録は何も変わっていません。";
  shell.note_end = [&](db::Tx& tx, const std::string& state, const std::string& message) {
    if (!store::move_import(tx, work.organization_id, work.import_id, {"checking"}, state)) return;
    store::set_import_state(tx, work.organization_id, work.import_id, state, message);
  };
  imports::run_whole(shell, [&](db::Tx& tx, imports::Beside&) {
    const auto import = store::find_import(tx, work.organization_id, work.import_id);
    if (!import || !import->mapping || !import->file_key) {
      throw Refused(RefusalCode::kNotFound, "exchange.import_gone",
                    "ファイルはもうありません。もう一度アップロードしてください。");
    }
    outcome = Checker(tx, work, *import).run();
    store::finish_check(tx, work.organization_id, work.import_id, outcome, work.clock());
  });
  return outcome;
}

}  // namespace banso::exchange
