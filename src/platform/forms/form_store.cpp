#include "platform/forms/form_store.hpp"

#include "platform/db/statement.hpp"

namespace banso::forms::store {
namespace {

using Text = std::string;
using Json = boost::json::value;

const db::Query<VersionDocument, Id, Text> kNewestVersion{"forms.newest_version"};
const db::Query<VersionDocument, Id, Text, Id> kFindVersion{"forms.find_version"};
const db::Query<VersionRow, Id, Text> kListVersions{"forms.list_versions"};
const db::Query<VersionDocument, Id, Text> kListDocuments{"forms.list_documents"};
const db::Query<NewestRow, Id> kListNewestVersions{"forms.list_newest_versions"};
const db::Query<Text, Id, Text, Id> kBaseOfVersion{"forms.base_of_version"};
const db::Command<Id, Text, Id, Json, Json, Text, Instant, Id> kAddVersion{"forms.add_version"};
const db::Query<DraftRow, Id, Text> kFindDraft{"forms.find_draft"};
const db::Query<DraftHead, Id> kListDrafts{"forms.list_drafts"};
const db::Command<Id, Text, Json, Json, Instant, Id> kAddDraft{"forms.add_draft"};
const db::Command<Id, Text, Id, Json, Json, Instant, Id> kSaveDraft{"forms.save_draft"};
const db::Command<Id, Text, Id> kRemoveDraft{"forms.remove_draft"};

}  // namespace

std::optional<VersionDocument> newest_version(db::Tx& tx, Id organization_id, const Text& form_key) {
  return kNewestVersion.maybe(tx, organization_id, form_key);
}

std::optional<VersionDocument> find_version(db::Tx& tx, Id organization_id, const Text& form_key,
                                            Id version) {
  return kFindVersion.maybe(tx, organization_id, form_key, version);
}

std::vector<VersionRow> list_versions(db::Tx& tx, Id organization_id, const Text& form_key) {
  return kListVersions.all(tx, organization_id, form_key);
}

std::vector<VersionDocument> list_documents(db::Tx& tx, Id organization_id, const Text& form_key) {
  return kListDocuments.all(tx, organization_id, form_key);
}

std::vector<NewestRow> list_newest_versions(db::Tx& tx, Id organization_id) {
  return kListNewestVersions.all(tx, organization_id);
}

std::optional<Text> base_of_version(db::Tx& tx, Id organization_id, const Text& form_key, Id version) {
  return kBaseOfVersion.maybe(tx, organization_id, form_key, version);
}

bool add_version(db::Tx& tx, Id organization_id, const Text& form_key, Id version, const Json& document,
                 const Json& base, const Text& note, Instant now, Id user_id) {
  return kAddVersion.run(tx, organization_id, form_key, version, document, base, note, now, user_id) > 0;
}

std::optional<DraftRow> find_draft(db::Tx& tx, Id organization_id, const Text& form_key) {
  return kFindDraft.maybe(tx, organization_id, form_key);
}

std::vector<DraftHead> list_drafts(db::Tx& tx, Id organization_id) {
  return kListDrafts.all(tx, organization_id);
}

bool add_draft(db::Tx& tx, Id organization_id, const Text& form_key, const Json& document, const Json& base,
               Instant now, Id user_id) {
  return kAddDraft.run(tx, organization_id, form_key, document, base, now, user_id) > 0;
}

bool save_draft(db::Tx& tx, Id organization_id, const Text& form_key, Id draft_version, const Json& document,
                const Json& base, Instant now, Id user_id) {
  return kSaveDraft.run(tx, organization_id, form_key, draft_version, document, base, now, user_id) > 0;
}

bool remove_draft(db::Tx& tx, Id organization_id, const Text& form_key, Id draft_version) {
  return kRemoveDraft.run(tx, organization_id, form_key, draft_version) > 0;
}

}  // namespace banso::forms::store
