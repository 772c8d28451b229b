// Reception, office and templates of a chamber in the database.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/rules/papers.hpp"
#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::admission::store {

struct Reception {
  bool accepts_applications = true;
  std::string notice;
  std::string contact;
  std::int64_t version = 0;  ///< 0: nothing was set yet
};
BOOST_DESCRIBE_STRUCT(Reception, (), (accepts_applications, notice, contact, version))

/// As it was set, or open without words of its own.
Reception find_reception(db::Tx& tx, std::int64_t organization_id);

/// What somebody who applies meets.
struct Intake {
  bool accepts_applications = true;
  std::string notice;
  std::string contact;
  std::optional<std::string> receipt_subject;  ///< null: as shipped
  std::optional<std::string> receipt_body;
};
BOOST_DESCRIBE_STRUCT(Intake, (), (accepts_applications, notice, contact, receipt_subject, receipt_body))
Intake find_intake(db::Tx& tx, std::int64_t organization_id);

struct Office {
  std::string notify_email;
  std::vector<PaperKind> papers;
};
BOOST_DESCRIBE_STRUCT(Office, (), (notify_email, papers))

/// As it was set, or the usual papers.
Office find_office(db::Tx& tx, std::int64_t organization_id);

struct Saver {
  Instant now{};
  std::int64_t user_id = 0;
};
/// @return false: the reception was not that version any more
bool save_reception(db::Tx& tx, std::int64_t organization_id, const Reception& reception, const Saver& saver);
void save_office(db::Tx& tx, std::int64_t organization_id, const Office& office, const Saver& saver);

struct TemplateRow {
  std::string template_key;
  std::string subject;
  std::string body;
  std::int64_t version = 0;
  Instant updated_at{};
  std::int64_t updated_by_user_id = 0;
};
BOOST_DESCRIBE_STRUCT(TemplateRow, (), (template_key, subject, body, version, updated_at, updated_by_user_id))

/// Those the chamber reworded.
std::vector<TemplateRow> list_templates(db::Tx& tx, std::int64_t organization_id);
/// @param row with the version that was seen, 0 for the shipped one @return false: it was not that version
bool save_template(db::Tx& tx, std::int64_t organization_id, const TemplateRow& row, const Saver& saver);
void remove_template(db::Tx& tx, std::int64_t organization_id, const std::string& template_key);

}  // namespace banso::admission::store
