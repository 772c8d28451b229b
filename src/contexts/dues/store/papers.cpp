#include "contexts/dues/store/papers.hpp"

#include "platform/db/statement.hpp"

namespace banso::dues::store {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<std::int64_t>;
using Ids = std::vector<std::int64_t>;
using MaybeText = std::optional<std::string>;

const db::Query<Id, Id, DuesPaperKind, std::string> kFindPaperAbout{"dues.find_paper_about"};
const db::Query<Id, Id, DuesPaperKind, std::string, Id, MaybeId, MaybeId, Ids, std::string, PaperDocument,
                Date, Instant, MaybeId>
    kAddPaper{"dues.add_paper"};
const db::Query<PaperRow, Id, Ids> kFindPapers{"dues.find_papers"};
const db::Query<PaperItem, Id, Id> kPapersOfMember{"dues.papers_of_member"};
const db::Query<Id, Id, std::string, MaybeId, Ids, Instant, Id> kAddBundle{"dues.add_bundle"};
const db::Command<Id, Id, Id> kSetBundleJob{"dues.set_bundle_job"};
const db::Command<Id, Id, Ids, std::string, Id> kFinishBundle{"dues.finish_bundle"};
const db::Query<BundleRow, Id, Id> kFindBundle{"dues.find_bundle"};
const db::Query<PaperBundle, Id> kListBundles{"dues.list_bundles"};
const db::Query<MemberCharges, Id, Id> kOpenChargesOfRun{"dues.open_charges_of_run"};
const db::Query<ArrearsRow, Id, Date, Id, Id, MaybeText, MaybeText, std::string, Id, Id> kListArrears{
    "dues.list_arrears"};
const db::Command<Id, Id, ReminderChannel, Ids, Id, MaybeId, Instant, Id> kAddReminder{"dues.add_reminder"};
const db::Query<DuesReminderItem, Id, Id> kRemindersOfMember{"dues.reminders_of_member"};

}  // namespace

MaybeId find_paper_about(db::Tx& tx, Id organization_id, DuesPaperKind kind, const std::string& subject_key) {
  return kFindPaperAbout.maybe(tx, organization_id, kind, subject_key);
}

Id add_paper(db::Tx& tx, Id organization_id, const NewPaper& paper, Instant now, MaybeId user_id) {
  return kAddPaper.one(tx, organization_id, paper.document.kind, paper.document.paper_number, paper.member_id,
                       paper.business_id, paper.run_id, paper.charge_ids, paper.subject_key, paper.document,
                       paper.document.issued_on, now, user_id);
}

std::vector<PaperRow> find_papers(db::Tx& tx, Id organization_id, const Ids& paper_ids) {
  return kFindPapers.all(tx, organization_id, paper_ids);
}

std::vector<PaperItem> papers_of_member(db::Tx& tx, Id organization_id, Id member_id) {
  return kPapersOfMember.all(tx, organization_id, member_id);
}

Id add_bundle(db::Tx& tx, Id organization_id, const std::string& title, MaybeId run_id, const Ids& paper_ids,
              Instant now, Id user_id) {
  return kAddBundle.one(tx, organization_id, title, run_id, paper_ids, now, user_id);
}

void set_bundle_job(db::Tx& tx, Id organization_id, Id bundle_id, Id job_id) {
  kSetBundleJob.run(tx, organization_id, bundle_id, job_id);
}

void finish_bundle(db::Tx& tx, Id organization_id, Id bundle_id, const Ids& paper_ids,
                   const std::string& file_key, Id page_count) {
  kFinishBundle.run(tx, organization_id, bundle_id, paper_ids, file_key, page_count);
}

std::optional<BundleRow> find_bundle(db::Tx& tx, Id organization_id, Id bundle_id) {
  return kFindBundle.maybe(tx, organization_id, bundle_id);
}

std::vector<PaperBundle> list_bundles(db::Tx& tx, Id organization_id) {
  return kListBundles.all(tx, organization_id);
}

std::vector<MemberCharges> open_charges_of_run(db::Tx& tx, Id organization_id, Id run_id) {
  return kOpenChargesOfRun.all(tx, organization_id, run_id);
}

std::vector<ArrearsRow> list_arrears(db::Tx& tx, Id organization_id, const ArrearsConditions& conditions,
                                     Id limit, Id offset) {
  return kListArrears.all(tx, organization_id, conditions.today, conditions.days_from, conditions.days_to,
                          conditions.name_pattern, conditions.number_pattern, conditions.sort, limit, offset);
}

void add_reminder(db::Tx& tx, Id organization_id, Id member_id, ReminderChannel channel,
                  const Ids& charge_ids, Id amount_yen, MaybeId paper_id, Instant now, Id user_id) {
  kAddReminder.run(tx, organization_id, member_id, channel, charge_ids, amount_yen, paper_id, now, user_id);
}

std::vector<DuesReminderItem> reminders_of_member(db::Tx& tx, Id organization_id, Id member_id) {
  return kRemindersOfMember.all(tx, organization_id, member_id);
}

}  // namespace banso::dues::store
