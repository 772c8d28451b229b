#include "contexts/admission/store/settings.hpp"

#include "platform/db/statement.hpp"

namespace banso::admission::store {
namespace {

using Id = std::int64_t;
using Text = std::string;

const db::Query<Reception, Id> kFindReception{"admission.find_reception"};
const db::Command<Id, Id, bool, Text, Text, Instant, Id> kSaveReception{"admission.save_reception"};
const db::Query<Intake, Id> kFindIntake{"admission.find_intake"};
const db::Query<Office, Id> kFindOffice{"admission.find_office"};
const db::Command<Id, Text, std::vector<PaperKind>, Instant, Id> kSaveOffice{"admission.save_office"};
const db::Query<TemplateRow, Id> kListTemplates{"admission.list_templates"};
const db::Command<Id, Text, Id, Text, Text, Instant, Id> kSaveTemplate{"admission.save_template"};
const db::Command<Id, Text> kRemoveTemplate{"admission.remove_template"};

}  // namespace

Reception find_reception(db::Tx& tx, Id organization_id) {
  return kFindReception.maybe(tx, organization_id).value_or(Reception{});
}

Intake find_intake(db::Tx& tx, Id organization_id) {
  return kFindIntake.one(tx, organization_id);
}

Office find_office(db::Tx& tx, Id organization_id) {
  auto office = kFindOffice.maybe(tx, organization_id);
  return office ? std::move(*office) : Office{"", default_papers()};
}

bool save_reception(db::Tx& tx, Id organization_id, const Reception& reception, const Saver& saver) {
  return kSaveReception.run(tx, organization_id, reception.version, reception.accepts_applications,
                            reception.notice, reception.contact, saver.now, saver.user_id) > 0;
}

void save_office(db::Tx& tx, Id organization_id, const Office& office, const Saver& saver) {
  kSaveOffice.run(tx, organization_id, office.notify_email, office.papers, saver.now, saver.user_id);
}

std::vector<TemplateRow> list_templates(db::Tx& tx, Id organization_id) {
  return kListTemplates.all(tx, organization_id);
}

bool save_template(db::Tx& tx, Id organization_id, const TemplateRow& row, const Saver& saver) {
  return kSaveTemplate.run(tx, organization_id, row.template_key, row.version, row.subject, row.body,
                           saver.now, saver.user_id) > 0;
}

void remove_template(db::Tx& tx, Id organization_id, const std::string& template_key) {
  kRemoveTemplate.run(tx, organization_id, template_key);
}

}  // namespace banso::admission::store
