#include "contexts/measures/store/drafts.hpp"

#include "platform/db/statement.hpp"

namespace banso::measures::store {
namespace {

using Id = std::int64_t;

const db::Query<Id, Id, std::optional<Id>, Measure, Instant, Id> kAddDraft{"measures.add_draft"};
const db::Query<DraftRow, Id> kFindDraft{"measures.find_draft"};
const db::Query<DraftRow, Id, Id> kFindDraftOfMeasure{"measures.find_draft_of_measure"};
const db::Query<DraftRow> kListDrafts{"measures.list_drafts"};
const db::Command<Id, Id, Measure, Instant, Id> kSaveDraft{"measures.save_draft"};
const db::Command<Id> kRemoveDraft{"measures.remove_draft"};

}  // namespace

Id add_draft(db::Tx& tx, Id organization_id, const std::optional<Id>& measure_id, const Measure& document,
             Instant now, Id user_id) {
  return kAddDraft.one(tx, organization_id, measure_id, document, now, user_id);
}

std::optional<DraftRow> find_draft(db::Tx& tx, Id draft_id) {
  return kFindDraft.maybe(tx, draft_id);
}

std::optional<DraftRow> find_draft_of_measure(db::Tx& tx, Id measure_id, Id organization_id) {
  return kFindDraftOfMeasure.maybe(tx, measure_id, organization_id);
}

std::vector<DraftRow> list_drafts(db::Tx& tx) {
  return kListDrafts.all(tx);
}

bool save_draft(db::Tx& tx, Id draft_id, Id version, const Measure& document, Instant now, Id user_id) {
  return kSaveDraft.run(tx, draft_id, version, document, now, user_id) > 0;
}

bool remove_draft(db::Tx& tx, Id draft_id) {
  return kRemoveDraft.run(tx, draft_id) > 0;
}

}  // namespace banso::measures::store
