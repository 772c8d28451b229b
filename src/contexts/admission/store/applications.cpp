#include "contexts/admission/store/applications.hpp"

#include "platform/db/statement.hpp"

namespace banso::admission::store {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<std::int64_t>;
using Text = std::string;
using MaybeText = std::optional<std::string>;
using Texts = std::vector<std::string>;
using MaybeDate = std::optional<Date>;
using MaybeInstant = std::optional<Instant>;
using Json = boost::json::value;

const db::Query<Id, Id, Text, Instant, Instant, MaybeDate, ApplicationSource, Id, Json, Text, Text, Text,
                Text, MaybeId, Texts, MaybeId>
    kAddApplication{"admission.add_application"};
const db::Query<ApplicationRow, Id, Id> kFindApplication{"admission.find_application"};
const db::Query<ApplicationRow, Text, Instant> kFindApplicationByLink{"admission.find_application_by_link"};
const db::Command<Id, Id, Id, Instant, MaybeInstant, ApplicationState, Instant, MaybeDate, Id, Json, Text,
                  Text, Text, Text, MaybeId, MaybeId, Texts, MaybeInstant, Text, MaybeId, MaybeDate,
                  MaybeDate, Text, Text, Text, bool, MaybeId>
    kSaveApplication{"admission.save_application"};
const db::Command<Id, Id, Text, Instant, Instant> kAddLink{"admission.add_link"};
const db::Command<Id, Id> kRemoveLinks{"admission.remove_links"};
const db::Query<ListedApplication, Id, Texts, MaybeId, bool, MaybeDate, bool, MaybeText, Text, bool, bool,
                Text, Id, Id>
    kListApplications{"admission.list_applications"};
const db::Query<StateCount, Id, Date> kCountApplications{"admission.count_applications"};
const db::Query<Id, Id> kCountSuspicious{"admission.count_suspicious"};
const db::Query<OtherApplication, Id, Id, Text, Text, MaybeId, Text> kSameContact{"admission.same_contact"};
const db::Command<Instant> kDeleteOldSuspicious{"admission.delete_old_suspicious"};

}  // namespace

std::optional<Id> add_application(db::Tx& tx, const ApplicationRow& row, const std::string& link_hash) {
  return kAddApplication.maybe(tx, row.organization_id, link_hash, row.link_expires_at, row.received_at,
                               row.due_on, row.source, row.form_version, row.answers, row.name, row.name_key,
                               row.email, row.phone, row.business_id, row.suspicions,
                               row.received_by_user_id);
}

std::optional<ApplicationRow> find_application(db::Tx& tx, Id organization_id, Id application_id) {
  return kFindApplication.maybe(tx, organization_id, application_id);
}

std::optional<ApplicationRow> find_application_by_link(db::Tx& tx, const std::string& link_hash,
                                                       Instant now) {
  return kFindApplicationByLink.maybe(tx, link_hash, now);
}

bool save_application(db::Tx& tx, ApplicationRow& row, Instant now) {
  const bool saved =
      kSaveApplication.run(tx, row.organization_id, row.application_id, row.version, now, row.link_revoked_at,
                           row.state, row.state_since, row.due_on, row.form_version, row.answers, row.name,
                           row.name_key, row.email, row.phone, row.business_id, row.assigned_user_id,
                           row.suspicions, row.visit_at, row.visit_place, row.units, row.joins_on,
                           row.approved_on, row.approval_note, row.reason, row.note, row.has_news,
                           row.member_id) > 0;
  if (saved) {
    ++row.version;
    row.updated_at = now;
  }
  return saved;
}

void add_link(db::Tx& tx, const ApplicationRow& row, const std::string& link_hash, Instant now,
              Instant expires_at) {
  kAddLink.run(tx, row.organization_id, row.application_id, link_hash, now, expires_at);
}

void remove_links(db::Tx& tx, const ApplicationRow& row) {
  kRemoveLinks.run(tx, row.organization_id, row.application_id);
}

std::vector<ListedApplication> list_applications(db::Tx& tx, Id organization_id,
                                                 const ListConditions& conditions) {
  return kListApplications.all(tx, organization_id, conditions.states, conditions.assigned_user_id,
                               conditions.unassigned, conditions.due_before, conditions.suspicious,
                               conditions.name_key, conditions.text, conditions.with_news,
                               conditions.not_approved, conditions.sort, conditions.limit, conditions.offset);
}

std::vector<StateCount> count_applications(db::Tx& tx, Id organization_id, Date today) {
  return kCountApplications.all(tx, organization_id, today);
}

Id count_suspicious(db::Tx& tx, Id organization_id) {
  return kCountSuspicious.one(tx, organization_id);
}

std::vector<OtherApplication> same_contact(db::Tx& tx, const ApplicationRow& row) {
  return kSameContact.all(tx, row.organization_id, row.application_id, row.email, row.phone, row.business_id,
                          row.name_key);
}

std::size_t delete_old_suspicious(db::Tx& tx, Instant before) {
  return kDeleteOldSuspicious.run(tx, before);
}

}  // namespace banso::admission::store
