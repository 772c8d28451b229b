// What one record of the National Tax Agency does to what is known of its business. Records may come in any
// order and any number of times (an old difference after a newer one, the same file twice): the outcome is
// the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "contexts/registry/nta/nta_row.hpp"
#include "contexts/registry/rules/business_facts.hpp"

namespace banso::registry {

enum class RowAction {
  kInsert,       ///< the business was not known: `facts` become its record
  kUpdate,       ///< `facts` replace the current record
  kDelete,       ///< 処理区分 99: the business is marked deleted; `facts` become its record
  kHistoryOnly,  ///< the current record stays; the row is kept as history
  kNoChange,     ///< nothing is written
};

/// Why something goes into the history.
enum class HistoryReason {
  kReplaced,   ///< the record that was current, replaced by a newer one
  kCorrected,  ///< the record that was current, found wrong and corrected
  kWithdrawn,  ///< the record that was current when the number was withdrawn
  kPastRow,    ///< a row that the NTA itself marks as past (最新履歴 0)
  kOlderRow,   ///< a row that is older than the current record
};

struct HistoryEntry {
  BusinessFacts facts;
  HistoryReason reason = HistoryReason::kReplaced;
};

/// One corporation taken up into another. The record of the absorbed one (21, cause 11) is the authority; a
/// link from the successor's side fills in the successor where that record lacks it, and must not override
/// it.
struct MergerLink {
  std::int64_t absorbed_business_id = 0;
  std::int64_t successor_business_id = 0;
  bool undone = false;  ///< the merger was declared void, or the absorbed register was revived

  bool operator==(const MergerLink&) const = default;
};

struct RowDecision {
  RowAction action = RowAction::kNoChange;
  BusinessFacts facts;                  ///< for kInsert, kUpdate, kDelete: the new current record
  std::optional<HistoryEntry> history;  ///< what to keep as history; its key is content_hash(history->facts)
  std::vector<MergerLink> mergers;      ///< links told by the row (none for kNoChange)
};

/// Decides by these rules, the first that fits:
/// 1. a row equal to the current record: no change;
/// 2. a row with 最新履歴 0: history only, also when the business is not known (its newest row will come);
/// 3. no current record: insert (a 99 row as deleted, so that an older file loaded later does not revive it);
/// 4. a row older than the current record: history only. Older is by 更新年月日; on the same day by
/// 変更年月日, then
///    訂正 over 訂正以外, then the higher 処理区分, at last by content: so that any order ends the same;
/// 5. 99: delete, keeping what was known; the current record becomes history;
/// 6. everything else (01 11 12 13 21 22 71 72 81): rows are full snapshots, so the row replaces the record,
/// which
///    becomes history: as corrected when the row is a 訂正 of the same 処理区分 and 変更年月日, else as
///    replaced.
/// `current` is null when the business is not known.
RowDecision apply_nta_row(const BusinessFacts* current, const NtaRow& row);
/// The same with the facts already taken from the row. @param latest the row's 最新履歴
RowDecision apply_nta_facts(const BusinessFacts* current, BusinessFacts facts, bool latest);

/// The links a row tells: 71 and 72 stand on the successor and name the absorbed in 変更事由の詳細; 21 with
/// cause 11 stands on the absorbed and has 承継先法人番号; 22 undoes the link that `current` had.
std::vector<MergerLink> mergers_of(const BusinessFacts* current, const BusinessFacts& row);

/// Valid corporate numbers named in a text ("…株式会社（3010001000111）を合併"), without doubles, in their
/// order.
std::vector<std::int64_t> corporate_numbers_in(std::string_view text);

/// Whether `a` is older than `b` by rule 4. Total: of two different records exactly one is older.
bool is_older(const BusinessFacts& a, const BusinessFacts& b);

}  // namespace banso::registry
