#include "contexts/admission/store/work.hpp"

#include "platform/db/statement.hpp"

namespace banso::admission::store {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<std::int64_t>;
using Text = std::string;

const db::Command<Id, Id, MessageDirection, MessageKind, Text, Text, Instant, MaybeId> kAddMessage{
    "admission.add_message"};
const db::Query<MessageRow, Id, Id> kListMessages{"admission.list_messages"};
const db::Query<Id, Id, Id> kCountAnswers{"admission.count_answers"};
const db::Query<Id, Id, Id, ActivityKind, Instant, Text, Text, Id, Instant> kAddActivity{
    "admission.add_activity"};
const db::Query<ActivityRow, Id, Id> kListActivities{"admission.list_activities"};
const db::Command<Id, Id, Id> kRemoveActivity{"admission.remove_activity"};
const db::Command<Id, Id, Text, Date, Text, Id> kSavePaper{"admission.save_paper"};
const db::Command<Id, Id, Text> kRemovePaper{"admission.remove_paper"};
const db::Query<PaperRow, Id, Id> kListPapers{"admission.list_papers"};
const db::Command<Id, Id, Id, MaybeId, Text, Text, Instant, Id, Instant> kSaveAccountInvitation{
    "admission.save_account_invitation"};
const db::Query<InvitationRow, Id, Id> kFindAccountInvitation{"admission.find_account_invitation"};
const db::Query<InvitationRow, Text> kFindAccountInvitationByLink{
    "admission.find_account_invitation_by_link"};
const db::Command<Text, Instant, Id> kAcceptAccountInvitation{"admission.accept_account_invitation"};

}  // namespace

void add_message(db::Tx& tx, const Key& key, const MessageRow& message) {
  kAddMessage.defer(tx, key.organization_id, key.application_id, message.direction, message.kind,
                    message.subject, message.body, message.sent_at, message.by_user_id);
}

std::vector<MessageRow> list_messages(db::Tx& tx, const Key& key) {
  return kListMessages.all(tx, key.organization_id, key.application_id);
}

Id count_answers(db::Tx& tx, const Key& key) {
  return kCountAnswers.one(tx, key.organization_id, key.application_id);
}

Id add_activity(db::Tx& tx, const Key& key, const ActivityRow& activity) {
  return kAddActivity.one(tx, key.organization_id, key.application_id, activity.kind, activity.happened_at,
                          activity.with_whom, activity.summary, activity.by_user_id, activity.noted_at);
}

std::vector<ActivityRow> list_activities(db::Tx& tx, const Key& key) {
  return kListActivities.all(tx, key.organization_id, key.application_id);
}

bool remove_activity(db::Tx& tx, const Key& key, Id activity_id) {
  return kRemoveActivity.run(tx, key.organization_id, key.application_id, activity_id) > 0;
}

void save_paper(db::Tx& tx, const Key& key, const PaperRow& paper) {
  kSavePaper.run(tx, key.organization_id, key.application_id, paper.paper_key, paper.received_on, paper.note,
                 paper.by_user_id);
}

void remove_paper(db::Tx& tx, const Key& key, const std::string& paper_key) {
  kRemovePaper.run(tx, key.organization_id, key.application_id, paper_key);
}

std::vector<PaperRow> list_papers(db::Tx& tx, const Key& key) {
  return kListPapers.all(tx, key.organization_id, key.application_id);
}

void save_account_invitation(db::Tx& tx, const InvitationRow& invitation, const std::string& link_hash,
                             Id user_id) {
  kSaveAccountInvitation.run(tx, invitation.organization_id, invitation.application_id, invitation.member_id,
                             invitation.business_id, invitation.email, link_hash, invitation.created_at,
                             user_id, invitation.expires_at);
}

std::optional<InvitationRow> find_account_invitation(db::Tx& tx, const Key& key) {
  return kFindAccountInvitation.maybe(tx, key.organization_id, key.application_id);
}

std::optional<InvitationRow> find_account_invitation_by_link(db::Tx& tx, const std::string& link_hash) {
  return kFindAccountInvitationByLink.maybe(tx, link_hash);
}

bool accept_account_invitation(db::Tx& tx, const std::string& link_hash, Instant now, Id user_id) {
  return kAcceptAccountInvitation.run(tx, link_hash, now, user_id) > 0;
}

}  // namespace banso::admission::store
