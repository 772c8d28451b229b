// Papers, bundles of them, arrears and reminders as they are stored.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/rules/paper.hpp"
#include "contexts/dues/store/charges.hpp"

namespace banso::dues {

enum class ReminderChannel { mail, letter };
BOOST_DESCRIBE_ENUM(ReminderChannel, mail, letter)

/// A paper in a list.
struct PaperItem {
  std::int64_t paper_id = 0;
  DuesPaperKind kind{};
  std::string paper_number;
  Date issued_on{};
  Instant made_at{};
  std::optional<std::string> subject;
  std::optional<std::int64_t> total_yen;
};
BOOST_DESCRIBE_STRUCT(PaperItem, (), (paper_id, kind, paper_number, issued_on, made_at, subject, total_yen))

/// Many papers in one file.
struct PaperBundle {
  std::int64_t bundle_id = 0;
  std::string title;
  std::optional<std::int64_t> run_id;
  std::optional<std::int64_t> job_id;
  std::int64_t papers = 0;
  bool is_ready = false;
  std::int64_t page_count = 0;
  Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(PaperBundle, (),
                      (bundle_id, title, run_id, job_id, papers, is_ready, page_count, made_at))

struct DuesReminderItem {
  std::int64_t reminder_id = 0;
  ReminderChannel channel{};
  std::int64_t amount_yen = 0;
  std::optional<std::int64_t> paper_id;
  Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(DuesReminderItem, (), (reminder_id, channel, amount_yen, paper_id, made_at))

}  // namespace banso::dues

namespace banso::dues::store {

struct PaperRow {
  std::int64_t paper_id = 0;
  DuesPaperKind kind{};
  std::string paper_number;
  std::int64_t member_id = 0;
  std::vector<std::int64_t> charge_ids;
  Date issued_on{};
  PaperDocument document;
  Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(PaperRow, (),
                      (paper_id, kind, paper_number, member_id, charge_ids, issued_on, document, made_at))

struct NewPaper {
  std::int64_t member_id = 0;
  std::optional<std::int64_t> business_id;
  std::optional<std::int64_t> run_id;
  std::vector<std::int64_t> charge_ids;
  std::string subject_key;
  PaperDocument document;
};

struct BundleRow {
  std::int64_t bundle_id = 0;
  std::string title;
  std::optional<std::int64_t> run_id;
  std::optional<std::int64_t> job_id;
  std::vector<std::int64_t> paper_ids;
  std::optional<std::string> file_key;
  std::int64_t page_count = 0;
  Instant made_at{};
  std::int64_t made_by_user_id = 0;
};
BOOST_DESCRIBE_STRUCT(BundleRow, (),
                      (bundle_id, title, run_id, job_id, paper_ids, file_key, page_count, made_at,
                       made_by_user_id))

struct MemberCharges {
  std::int64_t member_id = 0;
  std::vector<std::int64_t> charge_ids;
};
BOOST_DESCRIBE_STRUCT(MemberCharges, (), (member_id, charge_ids))

struct ArrearsRow {
  std::int64_t member_id = 0;
  std::string member_number;
  std::string member_name;
  std::vector<std::int64_t> charge_ids;
  Date oldest_due_on{};
  std::int64_t days_late = 0;
  std::int64_t open_yen = 0;
  std::int64_t years = 0;
  std::int64_t reminders = 0;
  std::optional<Instant> last_reminded_at;
  std::optional<std::string> standing_note;
  std::int64_t total = 0;
  std::int64_t total_open_yen = 0;
};
BOOST_DESCRIBE_STRUCT(ArrearsRow, (),
                      (member_id, member_number, member_name, charge_ids, oldest_due_on, days_late, open_yen,
                       years, reminders, last_reminded_at, standing_note, total, total_open_yen))

/// Which members, and in which order.
struct ArrearsConditions {
  Date today{};
  std::int64_t days_from = 1;
  std::int64_t days_to = 100'000;
  std::optional<std::string> name_pattern;
  std::optional<std::string> number_pattern;
  std::string sort;  ///< "age", "amount", "name"
};

std::optional<std::int64_t> find_paper_about(db::Tx& tx, std::int64_t organization_id, DuesPaperKind kind,
                                             const std::string& subject_key);
std::int64_t add_paper(db::Tx& tx, std::int64_t organization_id, const NewPaper& paper, Instant now,
                       std::optional<std::int64_t> user_id);
/// In the order asked for, as row level security shows them.
std::vector<PaperRow> find_papers(db::Tx& tx, std::int64_t organization_id,
                                  const std::vector<std::int64_t>& paper_ids);
std::vector<PaperItem> papers_of_member(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id);
std::int64_t add_bundle(db::Tx& tx, std::int64_t organization_id, const std::string& title,
                        std::optional<std::int64_t> run_id, const std::vector<std::int64_t>& paper_ids,
                        Instant now, std::int64_t user_id);
void set_bundle_job(db::Tx& tx, std::int64_t organization_id, std::int64_t bundle_id, std::int64_t job_id);
void finish_bundle(db::Tx& tx, std::int64_t organization_id, std::int64_t bundle_id,
                   const std::vector<std::int64_t>& paper_ids, const std::string& file_key,
                   std::int64_t page_count);
std::optional<BundleRow> find_bundle(db::Tx& tx, std::int64_t organization_id, std::int64_t bundle_id);
std::vector<PaperBundle> list_bundles(db::Tx& tx, std::int64_t organization_id);
std::vector<MemberCharges> open_charges_of_run(db::Tx& tx, std::int64_t organization_id, std::int64_t run_id);

std::vector<ArrearsRow> list_arrears(db::Tx& tx, std::int64_t organization_id,
                                     const ArrearsConditions& conditions, std::int64_t limit,
                                     std::int64_t offset);
void add_reminder(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id, ReminderChannel channel,
                  const std::vector<std::int64_t>& charge_ids, std::int64_t amount_yen,
                  std::optional<std::int64_t> paper_id, Instant now, std::int64_t user_id);
std::vector<DuesReminderItem> reminders_of_member(db::Tx& tx, std::int64_t organization_id,
                                                  std::int64_t member_id);

}  // namespace banso::dues::store
