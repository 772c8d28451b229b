#include "contexts/exchange/usecases/imports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "contexts/exchange/files/table_source.hpp"
#include "contexts/exchange/rules/standard.hpp"
#include "contexts/exchange/usecases/profiles.hpp"
#include "contexts/exchange/usecases/references.hpp"
#include "contexts/exchange/values/member_values.hpp"
#include "kernel/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/csv/byte_source.hpp"
#include "platform/csv/writer.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/services.hpp"

namespace banso::exchange {
namespace {

using Id = std::int64_t;

constexpr std::size_t kSampleLines = 200;
constexpr std::size_t kShownLines = 10;
constexpr std::size_t kShownCharacters = 60;

template <class Item>
void fill(Item& item, const store::ImportRow& row, Instant now) {
  item.import_id = row.import_id;
  item.origin = row.origin;
  item.file_name = row.file_name;
  item.file_size = row.file_size;
  item.profile_id = row.profile_id;
  item.state = row.state;
  item.message = row.message;
  item.rows_total = row.rows_total;
  item.rows_new = row.rows_new;
  item.rows_changed = row.rows_changed;
  item.rows_same = row.rows_same;
  item.rows_conflict = row.rows_conflict;
  item.rows_error = row.rows_error;
  item.rows_noticed = row.rows_noticed;
  item.rows_applied = row.rows_applied;
  item.encoding = row.encoding;
  item.job_id = row.job_id;
  item.created_by = row.created_by;
  item.created_at = row.created_at;
  item.checked_at = row.checked_at;
  item.applied_at = row.applied_at;
  item.undo_until = row.undo_until;
  item.undone_at = row.undone_at;
  item.can_undo = row.state == "applied" && row.undo_until && now < *row.undo_until;
}

store::ImportRow visible_import(http::Call& call, Id organization_id, Id import_id) {
  membership::must_work_for(call, organization_id);
  auto row = store::find_import(call.tx, organization_id, import_id);
  if (!row) {
    throw Refused(RefusalCode::kNotFound, "exchange.import_not_found",
                  "この取り込みの記録が見つかりません。");
  }
  return std::move(*row);
}

MemberImportView view_of(http::Call& call, const store::ImportRow& row) {
  MemberImportView view;
  fill(view, row, call.now);
  view.mapping = row.mapping;
  view.round_trip = row.round_trip;
  view.loses = std::any_of(row.round_trip.begin(), row.round_trip.end(),
                           [](const ColumnTrip& trip) { return trip.lost > 0; });
  if (row.notices.is_array()) {
    for (const auto& notice : row.notices.as_array()) view.notices.emplace_back(notice.as_string());
  }
  if (row.profile_id) {
    if (const auto profile = store::find_profile(call.tx, *row.profile_id)) view.profile_name = profile->name;
  }
  if (row.state != "applied") {
    view.already_applied = store::find_applied_file(call.tx, row.organization_id, row.sha256).value_or("");
  }
  return view;
}

std::filesystem::path file_of(const store::ImportRow& row, WorkFiles& files) {
  if (!row.file_key) {
    throw Refused(RefusalCode::kNotFound, "exchange.import_gone",
                  "ファイルはもうありません。もう一度アップロードしてください。");
  }
  return files.store().path_of(*row.file_key);
}

/// The first lines of a file.
struct Head {
  std::unique_ptr<TableSource> source;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> lines;
};

Head read_head(const store::ImportRow& row, WorkFiles& files, const std::optional<std::string>& sheet,
               Id header_row) {
  try {
    Head head;
    head.source = open_table(file_of(row, files), row.file_name, sheet);
    head.header = read_header(*head.source, header_row);
    while (head.lines.size() < kSampleLines) {
      const auto step = head.source->next();
      if (step == TableSource::Step::kEnd) break;
      if (step == TableSource::Step::kBad) continue;
      head.lines.emplace_back(head.source->cells().begin(), head.source->cells().end());
    }
    return head;
  } catch (const csv::SourceError& error) {
    throw Refused(RefusalCode::kInvalid, "exchange.import_file", error.message());
  }
}

std::optional<std::string> plain(const std::optional<Str<1, 31>>& text) {
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

std::string shown(std::string_view text) {
  return std::string(first_code_points(text, kShownCharacters));
}

FittingProfile fit(const Mapping& mapping, const std::set<std::string>& header) {
  FittingProfile fitting;
  for (const auto& column : mapping.columns) {
    if (column.use == ColumnUse::fixed) continue;
    ++fitting.columns;
    if (header.contains(header_key(column.header))) ++fitting.found;
  }
  return fitting;
}

std::vector<FittingProfile> fitting_profiles(http::Call& call, Id organization_id,
                                             const std::vector<std::string>& header) {
  std::set<std::string> keys;
  for (const auto& name : header) keys.insert(header_key(name));
  std::vector<FittingProfile> all;
  for (const auto& row : store::list_profiles(call.tx, organization_id)) {
    auto one = fit(row.mapping, keys);
    one.profile_id = row.profile_id;
    one.standard_key = row.standard_key;
    one.name = row.name;
    all.push_back(std::move(one));
  }
  for (const auto& standard : standard_profiles()) {
    if (std::any_of(all.begin(), all.end(),
                    [&](const auto& one) { return one.standard_key == standard.key; }))
      continue;
    auto one = fit(standard.mapping, keys);
    one.standard_key = standard.key;
    one.name = standard.name;
    all.push_back(std::move(one));
  }
  std::erase_if(all,
                [](const FittingProfile& one) { return one.columns == 0 || one.found * 2 < one.columns; });
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.found * b.columns > b.found * a.columns; });
  return all;
}

Refused busy() {
  return {RefusalCode::kConflict, "exchange.import_busy",
          "この取り込みは今ほかの処理をしているか、もう終わっています。画面を読み直してください。"};
}

StartedWork enqueue(http::Call& call, const char* kind, const store::ImportRow& row, const std::string& title,
                    boost::json::object payload) {
  payload["organization_id"] = row.organization_id;
  payload["import_id"] = row.import_id;
  StartedWork started;
  started.import_id = row.import_id;
  started.job_id = call.services.jobs.enqueue(call.tx, kind, title, payload, call.caller.user_id);
  return started;
}

void note(http::Call& call, std::string_view action, const store::ImportRow& row) {
  audit::record(call, {.action = action,
                       .object_type = "exchange_import",
                       .object_id = std::to_string(row.import_id),
                       .organization_id = row.organization_id,
                       .details = {{"file_name", row.file_name}}});
}

ImportLine line_of(const store::LineRow& row, const std::map<Id, ImportCandidate>& members) {
  ImportLine line;
  line.row_number = row.row_number;
  line.state = row.state;
  line.member_id = row.member_id;
  line.matched_by = row.matched_by.value_or("");
  line.member_number = row.member_number;
  line.name = row.name;
  line.differences = row.differences;
  line.problems = row.problems;
  line.mendable = row.mendable;
  line.decision = row.decision;
  line.applied_member_id = row.applied_member_id;
  line.undone = row.undone;
  line.register_note = row.business_note.value_or("");
  for (const Id id : row.candidates) {
    if (const auto found = members.find(id); found != members.end()) line.candidates.push_back(found->second);
  }
  return line;
}

std::map<Id, ImportCandidate> candidates_of(db::Tx& tx, Id organization_id,
                                            const std::vector<store::LineRow>& rows) {
  std::vector<Id> ids;
  for (const auto& row : rows) ids.insert(ids.end(), row.candidates.begin(), row.candidates.end());
  std::map<Id, ImportCandidate> items;
  if (ids.empty()) return items;
  for (const auto& member : membership::find_members(tx, organization_id, ids)) {
    const auto& fields = member.fields;
    items.emplace(
        member.member_id,
        ImportCandidate{member.member_id, fields.member_number ? std::string(*fields.member_number) : "",
                        fields.name, fields.address ? std::string(*fields.address) : ""});
  }
  return items;
}

void log_read(http::Call& call, const store::ImportRow& row) {
  note(call, "exchange.import.read", row);
}

}  // namespace

MemberImportView start_import(http::Call& call, Id organization_id, WorkFiles& files) {
  membership::must_work_for(call, organization_id);
  const auto query = call.query<UploadQuery>();
  const files::Stored stored = files.store().take_over(call.request.upload, "exchange", files.upload_limit());
  files::remove_unless_committed(call.tx, files.store(), stored.key);
  store::NewImport import;
  import.organization_id = organization_id;
  import.origin = "upload";
  import.file_name = query.name ? std::string(*query.name) : "会員.csv";
  import.file_size = stored.size;
  import.sha256 = stored.sha256;
  import.file_key = stored.key;
  import.created_by = call.caller.display_name;
  import.created_by_user_id = call.caller.user_id;
  const Id id = store::add_import(call.tx, import, call.now);
  const auto row = visible_import(call, organization_id, id);
  // A file that nobody can read is refused at once.
  read_head(row, files, std::nullopt, 0);
  note(call, "exchange.import.upload", row);
  return view_of(call, row);
}

MemberImportPage list_imports(http::Call& call, Id organization_id, const http::PageQuery& query) {
  membership::must_work_for(call, organization_id);
  MemberImportPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = store::count_imports(call.tx, organization_id);
  std::map<Id, std::string> names;
  for (const auto& profile : store::list_profiles(call.tx, organization_id))
    names[profile.profile_id] = profile.name;
  for (const auto& row : store::list_imports(call.tx, organization_id, query.per_page, query.offset())) {
    MemberImportItem item;
    fill(item, row, call.now);
    if (row.profile_id && names.contains(*row.profile_id)) item.profile_name = names.at(*row.profile_id);
    page.items.push_back(std::move(item));
  }
  return page;
}

MemberImportView show_import(http::Call& call, Id organization_id, Id import_id) {
  return view_of(call, visible_import(call, organization_id, import_id));
}

FileColumns look_at_columns(http::Call& call, Id organization_id, Id import_id, const SheetQuery& query,
                            WorkFiles& files) {
  const auto row = visible_import(call, organization_id, import_id);
  log_read(call, row);
  const Head head = read_head(row, files, plain(query.sheet), query.header_row);
  FileColumns columns;
  columns.format = head.source->format();
  columns.encoding = head.source->encoding_name();
  columns.sheets = head.source->sheets();
  columns.header = head.header;
  for (std::size_t i = 0; i < std::min(head.lines.size(), kShownLines); ++i) {
    LineCells line;
    for (const auto& cell : head.lines[i]) line.cells.push_back(shown(cell));
    columns.lines.push_back(std::move(line));
  }
  auto header = head.header;
  if (header.empty() && !head.lines.empty()) {
    for (std::size_t i = 0; i < head.lines.front().size(); ++i)
      header.push_back(fmt::format("{}列目", i + 1));
  }
  columns.guess = guess_mapping(header, head.lines, head.source->format(), head.source->encoding(),
                                load_references(call.tx));
  columns.guess.mapping.header_row = query.header_row;
  columns.guess.mapping.sheet = query.sheet;
  columns.fitting = fitting_profiles(call, organization_id, head.header);
  return columns;
}

TriedMapping try_mapping(http::Call& call, Id organization_id, Id import_id, const Mapping& mapping,
                         WorkFiles& files) {
  const auto row = visible_import(call, organization_id, import_id);
  log_read(call, row);
  const Head head = read_head(row, files, plain(mapping.sheet), mapping.header_row);
  const References references = load_references(call.tx);
  const Layout layout(mapping, head.header, references);
  TriedMapping tried;
  tried.problems = mapping_problems(mapping);
  for (const auto& place : layout.columns()) tried.columns.push_back({place.header, {}});
  for (std::size_t i = 0; i < std::min(head.lines.size(), kShownLines); ++i) {
    const std::vector<std::string_view> cells(head.lines[i].begin(), head.lines[i].end());
    const Record record = layout.read(cells);
    const auto written = layout.write(record.values, record.kept);
    for (std::size_t c = 0; c < layout.columns().size(); ++c) {
      const auto& place = layout.columns()[c];
      TriedCell cell;
      cell.raw = c < cells.size() ? shown(cells[c]) : "";
      cell.written = shown(written[c]);
      if (place.field != nullptr) cell.value = shown(record.values[place.slot].value_or(""));
      for (const auto& problem : record.problems) {
        if (problem.column != static_cast<Id>(c + 1)) continue;
        cell.message = problem.message;
        cell.blocks = problem.blocks;
      }
      tried.columns[c].cells.push_back(std::move(cell));
    }
  }
  return tried;
}

StartedWork start_preview(http::Call& call, Id organization_id, Id import_id,
                          const ImportPreviewInput& input) {
  const auto row = visible_import(call, organization_id, import_id);
  if (!row.file_key) {
    throw Refused(RefusalCode::kNotFound, "exchange.import_gone",
                  "ファイルはもうありません。もう一度アップロードしてください。");
  }
  Mapping mapping;
  std::optional<Id> profile_id;
  std::optional<Id> version;
  if (input.profile_id || input.standard_key) {
    std::optional<std::string> key;
    if (input.standard_key) key = *input.standard_key;
    const auto profile = own_profile(call, organization_id, input.profile_id, key);
    mapping = input.mapping ? *input.mapping : profile.mapping;
    profile_id = profile.profile_id;
    version = profile.version;
  } else if (input.mapping) {
    mapping = *input.mapping;
  } else {
    throw Refused(RefusalCode::kInvalid, "exchange.no_profile", "どの対応づけを使うかを選んでください。");
  }
  must_be_usable(mapping);
  if (!store::move_import(call.tx, organization_id, import_id, {"waiting", "checked", "failed", "cancelled"},
                          "checking")) {
    throw busy();
  }
  store::set_import_mapping(call.tx, organization_id, import_id, mapping, profile_id, version);
  const auto started =
      enqueue(call, kCheckJob, row, fmt::format("会員ファイルの確認: {}", row.file_name), {});
  store::set_import_state(call.tx, organization_id, import_id, "checking", "", started.job_id);
  note(call, "exchange.import.check", row);
  return started;
}

ImportLinePage list_lines(http::Call& call, Id organization_id, Id import_id, const RowQuery& query) {
  const auto import = visible_import(call, organization_id, import_id);
  log_read(call, import);
  std::optional<std::vector<std::string>> states;
  if (query.state) states.emplace(query.state->begin(), query.state->end());
  std::optional<std::string> text;
  if (query.q) text = *query.q;
  const auto rows = store::page_import_rows(call.tx, organization_id, import_id, states, query.noticed, text,
                                            query.per_page, query.offset());
  const auto members = candidates_of(call.tx, organization_id, rows);
  ImportLinePage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = rows.empty() ? 0 : rows.front().found;
  for (const auto& row : rows) page.items.push_back(line_of(row, members));
  return page;
}

http::Response problems_csv(http::Call& call, Id organization_id, Id import_id) {
  const auto import = visible_import(call, organization_id, import_id);
  log_read(call, import);
  csv::Writer writer;
  writer.row({"行", "会員番号", "事業所名", "列", "見出し", "値", "内容", "取り込み"});
  Id after = 0;
  while (true) {
    const auto rows = store::next_import_rows(call.tx, organization_id, import_id, after);
    if (rows.empty()) break;
    after = rows.back().row_number;
    for (const auto& row : rows) {
      const std::string number = std::to_string(row.row_number);
      for (const auto& problem : row.problems) {
        const std::string column = problem.column > 0 ? std::to_string(problem.column) : "";
        writer.row({number, row.member_number, row.name, column, problem.header, problem.value,
                    problem.message, problem.blocks ? "できない" : "できる"});
      }
      if (row.business_note && !row.business_certain) {
        writer.row({number, row.member_number, row.name, "", "法人番号", "", *row.business_note, "できる"});
      }
    }
  }
  return http::download(writer.take(), "text/csv; charset=utf-8", import.file_name + ".problems.csv");
}

ImportLine decide_line(http::Call& call, Id organization_id, Id import_id, Id row_number,
                       const LineDecisionInput& input) {
  const auto import = visible_import(call, organization_id, import_id);
  if (import.state != "checked") throw busy();
  auto row = store::find_import_row(call.tx, organization_id, import_id, row_number);
  if (!row) {
    throw Refused(RefusalCode::kNotFound, "exchange.line_not_found", "この行は見つかりません。");
  }
  if (row->state == "error" && input.decision != LineDecision::skip) {
    throw Refused(RefusalCode::kConflict, "exchange.line_wrong",
                  "この行には直すところがあります。ファイルを直して、もう一度アップロードしてください。");
  }
  std::string state = row->state;
  std::optional<Id> member_id = row->member_id;
  std::optional<Id> version = row->member_version;
  std::vector<MemberDifference> changes = row->differences;
  std::string word = "skip";
  if (input.decision == LineDecision::add) {
    word = "new";
    state = "new";
    member_id.reset();
    version.reset();
    changes.clear();
    if (row->name.empty()) {
      throw Refused(RefusalCode::kConflict, "exchange.line_wrong",
                    "事業所名がないので、新しい会員として取り込めません。");
    }
  } else if (input.decision == LineDecision::member) {
    const auto member =
        input.member_id ? membership::find_member(call.tx, organization_id, *input.member_id) : std::nullopt;
    if (!member) {
      throw Refused(RefusalCode::kNotFound, "exchange.member_not_found", "選んだ会員が見つかりません。");
    }
    word = "member";
    member_id = member->member_id;
    version = member->version;
    const References references = load_references(call.tx);
    const Layout layout(*import.mapping, references);
    Record record;
    record.values.resize(layout.fields().size());
    record.told.assign(layout.fields().size(), false);
    for (std::size_t slot = 0; slot < layout.fields().size(); ++slot) {
      const auto* told = row->fields.as_object().if_contains(layout.fields()[slot]->key);
      if (told == nullptr) continue;
      record.told[slot] = true;
      if (told->is_string()) record.values[slot] = std::string(told->as_string());
    }
    record.kept = kept_of(row->kept);
    const MemberState before = state_of(*member);
    changes = differences(layout, values_of(before, layout), record);
    for (auto& kept : kept_differences(before.kept, record.kept)) changes.push_back(std::move(kept));
    state = changes.empty() ? "same" : "changed";
  }
  store::decide_import_row(call.tx, organization_id, import_id, row_number, word, state, member_id, version,
                           changes);
  store::recount_import(call.tx, organization_id, import_id);
  note(call, "exchange.import.decide", import);
  row = store::find_import_row(call.tx, organization_id, import_id, row_number);
  return line_of(*row, candidates_of(call.tx, organization_id, {*row}));
}

StartedWork start_apply(http::Call& call, Id organization_id, Id import_id, const ImportApplyInput& input) {
  const auto row = visible_import(call, organization_id, import_id);
  const bool loses = std::any_of(row.round_trip.begin(), row.round_trip.end(),
                                 [](const ColumnTrip& trip) { return trip.lost > 0; });
  if (row.state == "checked" && loses && !input.accept_loss) {
    throw Refused(RefusalCode::kConflict, "exchange.import_loses",
                  "この対応づけでは、書き出したときに失われる値があります。内容を確かめ、失われてよいことを選"
                  "んでから取り込んでください。");
  }
  if (!store::move_import(call.tx, organization_id, import_id, {"checked"}, "applying")) throw busy();
  boost::json::array numbers(input.row_numbers.begin(), input.row_numbers.end());
  const auto started = enqueue(call, kApplyJob, row, fmt::format("会員ファイルの取り込み: {}", row.file_name),
                               {{"added", input.added},
                                {"changed", input.changed},
                                {"skip_unreadable", input.skip_unreadable},
                                {"row_numbers", std::move(numbers)}});
  store::set_import_state(call.tx, organization_id, import_id, "applying", "", started.job_id);
  note(call, "exchange.import.start_apply", row);
  return started;
}

StartedWork start_undo(http::Call& call, Id organization_id, Id import_id) {
  const auto row = visible_import(call, organization_id, import_id);
  if (row.state == "applied" && (!row.undo_until || call.now >= *row.undo_until)) {
    throw Refused(RefusalCode::kConflict, "exchange.undo_too_late",
                  "元に戻せる期間が過ぎました。直すところは、会員の記録で一つずつ直してください。");
  }
  if (!store::move_import(call.tx, organization_id, import_id, {"applied"}, "undoing")) throw busy();
  const auto started = enqueue(call, kUndoJob, row, fmt::format("取り込みの取り消し: {}", row.file_name), {});
  store::set_import_state(call.tx, organization_id, import_id, "undoing", "", started.job_id);
  note(call, "exchange.import.start_undo", row);
  return started;
}

void discard_import(http::Call& call, Id organization_id, Id import_id, WorkFiles& files) {
  const auto row = visible_import(call, organization_id, import_id);
  const bool free =
      row.state == "waiting" || row.state == "checked" || row.state == "failed" || row.state == "cancelled";
  if (!free) throw busy();
  store::remove_import(call.tx, organization_id, import_id);
  note(call, "exchange.import.discard", row);
  if (row.file_key) {
    call.tx.after_commit([&files, key = *row.file_key] { files.store().remove(key); });
  }
}

}  // namespace banso::exchange
