// Everything about one application, for the staff of its chamber.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/answers/application_answers.hpp"
#include "contexts/admission/store/work.hpp"
#include "contexts/admission/usecases/inbox.hpp"
#include "contexts/dues/api.hpp"

namespace banso::admission {

/// A step that may be taken now, or why not yet.
struct ApplicationAction {
  std::string action;
  std::string label;
  ApplicationState to{};
  std::string not_yet;  ///< empty: at once
};
BOOST_DESCRIBE_STRUCT(ApplicationAction, (), (action, label, to, not_yet))

struct ApplicationStep {
  std::string action;
  std::string label;     ///< what was done, in words
  std::string to_label;  ///< where it led
  std::string note;
  std::optional<Date> due_on;
  Instant happened_at{};
  std::string by;
};
BOOST_DESCRIBE_STRUCT(ApplicationStep, (), (action, label, to_label, note, due_on, happened_at, by))

struct ApplicationMessage {
  std::int64_t message_id = 0;
  MessageDirection direction{};
  MessageKind kind{};
  std::string subject;
  std::string body;
  Instant sent_at{};
  std::string by;
};
BOOST_DESCRIBE_STRUCT(ApplicationMessage, (), (message_id, direction, kind, subject, body, sent_at, by))

struct ApplicationActivity {
  std::int64_t activity_id = 0;
  ActivityKind kind{};
  Instant happened_at{};
  std::string with_whom;
  std::string summary;
  std::string by;
};
BOOST_DESCRIBE_STRUCT(ApplicationActivity, (), (activity_id, kind, happened_at, with_whom, summary, by))

struct ApplicationPaper {
  std::string paper_key;
  std::string label;
  bool is_required = false;
  std::optional<Date> received_on;
  std::string note;
  std::string by;
};
BOOST_DESCRIBE_STRUCT(ApplicationPaper, (), (paper_key, label, is_required, received_on, note, by))

struct ApplicationInvitation {
  std::string email;
  Instant created_at{};
  Instant expires_at{};
  std::optional<Instant> accepted_at;
};
BOOST_DESCRIBE_STRUCT(ApplicationInvitation, (), (email, created_at, expires_at, accepted_at))

struct ApplicationView : ApplicationItem {
  std::int64_t version = 0;
  std::int64_t form_version = 0;       ///< the answers were given on
  std::int64_t published_version = 0;  ///< of the form now
  std::vector<AnswerSection> sections;
  std::vector<std::string> record_problems;  ///< answers that fit no item of the ledger
  std::vector<std::string> suspicions;       ///< in words
  std::optional<std::int64_t> business_id;
  std::string visit_place;
  std::optional<std::int64_t> units;
  std::optional<Date> joins_on;
  std::string approval_note;
  std::string reason;
  std::string note;
  bool link_works = false;  ///< the applicant can follow it
  std::vector<ApplicationAction> actions;
  std::vector<ApplicationStep> steps;
  std::vector<ApplicationMessage> messages;
  std::vector<ApplicationActivity> activities;
  std::vector<ApplicationPaper> papers;
  std::optional<ApplicationInvitation> invitation;
  std::string received_by;  ///< empty: the applicant
};
BOOST_DESCRIBE_STRUCT(ApplicationView, (ApplicationItem),
                      (version, form_version, published_version, sections, record_problems, suspicions,
                       business_id, visit_place, units, joins_on, approval_note, reason, note, link_works,
                       actions, steps, messages, activities, papers, invitation, received_by))

ApplicationView show_application(http::Call& call, std::int64_t organization_id, std::int64_t application_id);
/// Whether a guard of the machine holds for the application.
workflow::Guards guards_of(http::Call& call, const store::ApplicationRow& row);

/// A business of the register that it may be.
struct RegisterMatch {
  std::int64_t business_id = 0;
  std::string name;
  std::string address;
  std::string status;
  std::vector<std::string> reasons;
  std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(RegisterMatch, (), (business_id, name, address, status, reasons, warnings))
struct SimilarApplication {
  std::int64_t application_id = 0;
  std::string name;
  std::string state_label;
  Instant received_at{};
};
BOOST_DESCRIBE_STRUCT(SimilarApplication, (), (application_id, name, state_label, received_at))
struct ApplicationDuplicates {
  std::vector<membership::Duplicate> members;
  std::optional<RegisterMatch> registered;
  std::vector<SimilarApplication> applications;
};
BOOST_DESCRIBE_STRUCT(ApplicationDuplicates, (), (members, registered, applications))
ApplicationDuplicates find_duplicates(http::Call& call, std::int64_t organization_id,
                                      std::int64_t application_id);

struct ApplicationDuesQuery {
  std::optional<shape::Int<0, 100'000>> units;
  std::optional<Date> joins_on;
};
BOOST_DESCRIBE_STRUCT(ApplicationDuesQuery, (), (units, joins_on))
struct ApplicationDues {
  std::optional<dues::Quote> quote;  ///< null: the chamber has published no rule
};
BOOST_DESCRIBE_STRUCT(ApplicationDues, (), (quote))
ApplicationDues show_dues(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                          const ApplicationDuesQuery& query);

}  // namespace banso::admission
