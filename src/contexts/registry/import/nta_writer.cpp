#include "contexts/registry/import/nta_writer.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "contexts/registry/store/imports.hpp"
#include "kernel/text.hpp"

namespace banso::registry {
namespace {

constexpr std::string_view kHistoryColumns =
    "business_id, content_hash, kind, name, name_kana, prefecture_code, city_code, prefecture_name, "
    "city_name, "
    "street, post_code, address_abroad, process, corrected, update_date, change_date, close_date, "
    "close_cause, "
    "successor_business_id, change_cause, reason, name_key";

std::string_view word_of(HistoryReason reason) {
  switch (reason) {
    case HistoryReason::kReplaced:
      return "replaced";
    case HistoryReason::kCorrected:
      return "corrected";
    case HistoryReason::kWithdrawn:
      return "withdrawn";
    case HistoryReason::kPastRow:
      return "past_row";
    case HistoryReason::kOlderRow:
      return "older_row";
  }
  return "replaced";
}

/// A record that was corrected or withdrawn tells no name that the business ever had.
bool tells_a_former_name(HistoryReason reason) {
  return reason != HistoryReason::kCorrected && reason != HistoryReason::kWithdrawn;
}

void append_history(CopyRows& rows, const HistoryEntry& entry) {
  const BusinessFacts& facts = entry.facts;
  rows.begin_row(22);
  rows.add(facts.business_id);
  rows.add(content_hash(facts));
  for (const std::string* text : {&facts.kind, &facts.name, &facts.name_kana, &facts.prefecture_code,
                                  &facts.city_code, &facts.prefecture_name, &facts.city_name, &facts.street,
                                  &facts.post_code, &facts.address_abroad, &facts.process}) {
    rows.add(std::string_view(*text));
  }
  rows.add(facts.corrected);
  for (const auto* date : {&facts.update_date, &facts.change_date, &facts.close_date}) rows.add(*date);
  rows.add(std::string_view(facts.close_cause));
  rows.add(facts.successor_business_id);
  rows.add(std::string_view(facts.change_cause));
  rows.add(word_of(entry.reason));
  const std::string name_key = tells_a_former_name(entry.reason) ? fold_name(facts.name) : std::string();
  rows.add(std::string_view(name_key));
}

/// Tables of this transaction alone, because COPY cannot write into a table under row level security; emptied
/// with every batch. The search index gets its entries in large portions: small ones write the same pages
/// again and again, very large ones leave an index several times the size (both measured with a million
/// rows).
constexpr std::string_view kPrepare = R"(
  set local temp_buffers = '48MB';
  set local work_mem = '256MB';
  set local maintenance_work_mem = '256MB';
  set local gin_pending_list_limit = '64MB';
  set local jit = off;
  create temporary table import_new on commit drop as select {0} from registry.business limit 0;
  create temporary table import_changed on commit drop as select {0} from registry.business limit 0;
  create temporary table import_past on commit drop as select {1} from registry.business_history limit 0;)";

}  // namespace

NtaWriter::NtaWriter(db::Tx& tx, Instant now, ImportSummary& summary)
    : tx_(tx), now_(now), summary_(summary) {
  tx_.begun_connection().script(fmt::format(kPrepare, business_columns(), kHistoryColumns));
}

void NtaWriter::write(const NtaBatch& batch) {
  std::vector<std::int64_t> ids(batch.size);
  std::unordered_map<std::int64_t, std::size_t> rows_of;
  rows_of.reserve(batch.size);
  for (std::size_t i = 0; i < batch.size; ++i) {
    ids[i] = batch.records[i].facts.business_id;
    ++rows_of[ids[i]];
  }
  const auto hashes = store::content_hashes(tx_, ids);

  // Most rows are of one kind: a business that is not known yet, or the very record that is known. The rest
  // needs the record itself.
  std::vector<const NtaRecord*> others;
  std::vector<std::int64_t> other_ids;
  for (std::size_t i = 0; i < batch.size; ++i) {
    const NtaRecord& record = batch.records[i];
    const auto known = hashes.find(ids[i]);
    const bool alone = rows_of[ids[i]] == 1;
    if (alone && known != hashes.end() && known->second == record.hash) {
      ++summary_.unchanged;
    } else if (alone && known == hashes.end() && record.latest) {
      ++summary_.inserted;
      note_mergers(mergers_of(nullptr, record.facts));
      if (batch.encoded) {
        const std::size_t begin = i == 0 ? 0 : batch.row_ends[i - 1];
        inserted_.append(batch.rows.bytes().substr(begin, batch.row_ends[i] - begin));
      } else {
        append_business(inserted_, record.facts, record.hash, keys_);
      }
    } else {
      others.push_back(&record);
      if (known != hashes.end()) other_ids.push_back(ids[i]);
    }
  }
  if (!others.empty()) {
    auto known = load_known(other_ids);
    for (const NtaRecord* record : others) apply(known[record->facts.business_id], *record);
    for (const auto& [id, business] : known) {
      if (!business.changed) continue;
      append_business(business.stored ? updated_ : inserted_, *business.facts, content_hash(*business.facts),
                      keys_);
    }
  }
  flush();
}

std::map<std::int64_t, NtaWriter::Known> NtaWriter::load_known(const std::vector<std::int64_t>& ids) {
  std::map<std::int64_t, Known> known;
  if (ids.empty()) return known;
  for (auto& stored : store::stored_facts(tx_, ids)) {
    BusinessFacts& facts = stored;
    // A successor told by the other side of a merger is no part of the record.
    if (facts.successor_business_id && content_hash(facts) != stored.content_hash) {
      const auto successor = std::exchange(facts.successor_business_id, std::nullopt);
      if (content_hash(facts) != stored.content_hash) facts.successor_business_id = successor;
    }
    const std::int64_t id = facts.business_id;
    known[id] = Known{std::move(facts), true, false};
  }
  return known;
}

void NtaWriter::apply(Known& known, const NtaRecord& record) {
  auto decision = apply_nta_facts(known.facts ? &*known.facts : nullptr, record.facts, record.latest);
  switch (decision.action) {
    case RowAction::kInsert:
      ++summary_.inserted;
      break;
    case RowAction::kUpdate:
    case RowAction::kDelete:
      ++summary_.updated;
      break;
    case RowAction::kHistoryOnly:
      ++summary_.history_only;
      break;
    case RowAction::kNoChange:
      ++summary_.unchanged;
      return;
  }
  if (decision.history) {
    append_history(history_, *decision.history);
  }
  note_mergers(std::move(decision.mergers));
  if (decision.action == RowAction::kHistoryOnly) return;
  known.facts = std::move(decision.facts);
  known.changed = true;
}

void NtaWriter::note_mergers(std::vector<MergerLink> links) {
  mergers_.insert(mergers_.end(), links.begin(), links.end());
}

void NtaWriter::flush() {
  db::Connection& connection = tx_.begun_connection();
  if (!inserted_.empty()) {
    copy_in(connection, fmt::format("import_new ({})", business_columns()), inserted_);
    tx_.execute_sql(
        fmt::format("insert into registry.business ({0}) select {0} from import_new", business_columns()));
    connection.script("truncate import_new");
    inserted_.clear();
  }
  if (!updated_.empty()) {
    copy_in(connection, fmt::format("import_changed ({})", business_columns()), updated_);
    tx_.execute_sql(
        fmt::format("update registry.business b set {} from import_changed c "
                    "where b.business_id = c.business_id",
                    business_assignments("c")));
    connection.script("truncate import_changed");
    updated_.clear();
  }
  if (!history_.empty()) {
    copy_in(connection, fmt::format("import_past ({})", kHistoryColumns), history_);
    // A row that is history already, and only that, says nothing new.
    const auto added = tx_.execute_sql(
        fmt::format("with added as (insert into registry.business_history ({0}, recorded_at) select {0}, $1 "
                    "from import_past on conflict do nothing returning reason) "
                    "select (select count(*) from import_past where reason in ('past_row', 'older_row')) "
                    "- count(*) filter (where reason in ('past_row', 'older_row')) from added",
                    kHistoryColumns),
        {format_instant_for_database(now_)});
    const auto known = std::stoll(std::string(added.text(0, 0).value_or("0")));
    summary_.history_only -= known;
    summary_.unchanged += known;
    connection.script("truncate import_past");
    history_.clear();
  }
}

void NtaWriter::follow_mergers() {
  std::map<std::int64_t, MergerLink> last;  // the newest word about each absorbed business
  for (const MergerLink& link : mergers_) last[link.absorbed_business_id] = link;
  std::vector<std::int64_t> absorbed;
  std::vector<std::int64_t> successors;
  std::vector<std::int64_t> separated;
  std::vector<std::int64_t> former_successors;
  for (const auto& [id, link] : last) {
    (link.undone ? separated : absorbed).push_back(id);
    (link.undone ? former_successors : successors).push_back(link.successor_business_id);
  }
  if (!absorbed.empty()) store::fill_successors(tx_, absorbed, successors);
  if (!separated.empty()) store::clear_successors(tx_, separated, former_successors);
  mergers_.clear();
}

void NtaWriter::finish() {
  follow_mergers();
  if (summary_.inserted + summary_.updated > 0) store::settle_search_index(tx_);
}

}  // namespace banso::registry
