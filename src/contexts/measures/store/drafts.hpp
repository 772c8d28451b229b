// Measures being written.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "contexts/measures/rules/measure.hpp"
#include "platform/db/tx.hpp"

namespace banso::measures::store {

struct DraftRow {
  std::int64_t draft_id = 0;
  std::int64_t organization_id = 0;
  std::optional<std::int64_t> measure_id;
  std::int64_t version = 0;
  Measure document;
  Instant created_at{};
  Instant updated_at{};
  std::int64_t updated_by_user_id = 0;
};
BOOST_DESCRIBE_STRUCT(DraftRow, (),
                      (draft_id, organization_id, measure_id, version, document, created_at, updated_at,
                       updated_by_user_id))

/// @return draft_id
std::int64_t add_draft(db::Tx& tx, std::int64_t organization_id,
                       const std::optional<std::int64_t>& measure_id, const Measure& document, Instant now,
                       std::int64_t user_id);
/// Nothing for a draft of an organisation that is not the caller's.
std::optional<DraftRow> find_draft(db::Tx& tx, std::int64_t draft_id);
std::optional<DraftRow> find_draft_of_measure(db::Tx& tx, std::int64_t measure_id,
                                              std::int64_t organization_id);
/// Of the caller's organisations, the newest first, at most 500.
std::vector<DraftRow> list_drafts(db::Tx& tx);
/// @return false: it was not that version any more
bool save_draft(db::Tx& tx, std::int64_t draft_id, std::int64_t version, const Measure& document, Instant now,
                std::int64_t user_id);
bool remove_draft(db::Tx& tx, std::int64_t draft_id);

}  // namespace banso::measures::store
