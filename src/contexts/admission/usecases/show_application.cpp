#include "contexts/admission/usecases/show_application.hpp"

#include <algorithm>

#include "contexts/admission/gate/arrivals.hpp"
#include "contexts/admission/store/settings.hpp"
#include "contexts/admission/usecases/record.hpp"
#include "contexts/registry/api.hpp"
#include "kernel/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/forms/published.hpp"
#include "platform/identity/api.hpp"

namespace banso::admission {
namespace {

using Names = std::map<std::int64_t, std::string>;

/// Everything that was done to the application, read once.
struct Work {
  std::vector<workflow::TakenStep> steps;
  std::vector<store::MessageRow> messages;
  std::vector<store::ActivityRow> activities;
  std::vector<store::PaperRow> papers;
  std::vector<PaperKind> wanted_papers;
  Names names;
};

Names names_in(http::Call& call, const store::ApplicationRow& row, const Work& work) {
  std::vector<std::int64_t> people;
  const auto add = [&](const std::optional<std::int64_t>& user_id) {
    if (user_id) people.push_back(*user_id);
  };
  add(row.assigned_user_id);
  add(row.received_by_user_id);
  for (const auto& step : work.steps) add(step.by_user_id);
  for (const auto& message : work.messages) add(message.by_user_id);
  for (const auto& activity : work.activities) add(activity.by_user_id);
  for (const auto& paper : work.papers) add(paper.by_user_id);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people.empty() ? Names() : identity::display_names(call.tx, people);
}

Work work_of(http::Call& call, const store::ApplicationRow& row) {
  Work work;
  work.steps = workflow::steps_of(call.tx, application_machine(), row.organization_id, row.application_id);
  work.messages = store::list_messages(call.tx, key_of(row));
  work.activities = store::list_activities(call.tx, key_of(row));
  work.papers = store::list_papers(call.tx, key_of(row));
  work.wanted_papers = store::find_office(call.tx, row.organization_id).papers;
  work.names = names_in(call, row, work);
  return work;
}

std::string label_of_action(std::string_view action) {
  if (action == "begin") return "申込みを受け付けた";
  for (const auto& step : application_machine().transitions) {
    if (step.action == action) return std::string(step.label);
  }
  return std::string(action);
}

std::string who(const Names& names, const std::optional<std::int64_t>& user_id) {
  return user_id ? name_of(names, *user_id) : "申込者";
}

void add_work(ApplicationView& view, Work&& work) {
  for (auto& step : work.steps) {
    view.steps.push_back({step.action, label_of_action(step.action),
                          std::string(workflow::state_label(application_machine(), step.to_state)),
                          std::move(step.note), step.due_on, step.happened_at,
                          who(work.names, step.by_user_id)});
  }
  for (auto& message : work.messages) {
    const bool automatic = message.direction == MessageDirection::out && !message.by_user_id;
    view.messages.push_back({message.message_id, message.direction, message.kind, std::move(message.subject),
                             std::move(message.body), message.sent_at,
                             automatic ? "自動送信" : who(work.names, message.by_user_id)});
  }
  for (auto& activity : work.activities) {
    view.activities.push_back({activity.activity_id, activity.kind, activity.happened_at,
                               std::move(activity.with_whom), std::move(activity.summary),
                               name_of(work.names, activity.by_user_id)});
  }
  for (const PaperKind& wanted : work.wanted_papers) {
    ApplicationPaper& paper = view.papers.emplace_back();
    paper.paper_key = wanted.paper_key;
    paper.label = wanted.label;
    paper.is_required = wanted.is_required;
  }
  for (auto& row : work.papers) {
    auto paper = std::find_if(view.papers.begin(), view.papers.end(),
                              [&](const auto& one) { return one.paper_key == row.paper_key; });
    // A paper that the checklist no longer has was received all the same.
    if (paper == view.papers.end()) {
      paper = view.papers.insert(paper, {row.paper_key, row.paper_key, false, {}, "", ""});
    }
    paper->received_on = row.received_on;
    paper->note = std::move(row.note);
    paper->by = name_of(work.names, row.by_user_id);
  }
}

void add_actions(http::Call& call, ApplicationView& view, const store::ApplicationRow& row) {
  const auto roles = roles_in_machine(call.caller, row.organization_id);
  for (const auto& allowed :
       workflow::allowed_actions(application_machine(), word_of(row.state), roles, guards_of(call, row))) {
    view.actions.push_back({std::string(allowed.step->action), std::string(allowed.step->label),
                            state_of(allowed.step->to), std::string(allowed.not_yet)});
  }
}

void add_row(ApplicationView& view, const http::Call& call, store::ApplicationRow&& row) {
  view.application_id = row.application_id;
  view.state = row.state;
  view.state_label = workflow::state_label(application_machine(), word_of(row.state));
  view.state_since = row.state_since;
  view.due_on = row.due_on;
  view.overdue = row.due_on && *row.due_on < jst_date(call.now);
  view.source = row.source;
  view.name = std::move(row.name);
  view.email = std::move(row.email);
  view.phone = std::move(row.phone);
  view.assigned_user_id = row.assigned_user_id;
  view.suspicious = !row.suspicions.empty();
  for (const auto& suspicion : row.suspicions) view.suspicions.push_back(words_of_suspicion(suspicion));
  view.visit_at = row.visit_at;
  view.visit_place = std::move(row.visit_place);
  view.approved_on = row.approved_on;
  view.approval_note = std::move(row.approval_note);
  view.has_news = row.has_news;
  view.member_id = row.member_id;
  view.received_at = row.received_at;
  view.updated_at = row.updated_at;
  view.version = row.version;
  view.form_version = row.form_version;
  view.business_id = row.business_id;
  view.units = row.units;
  view.joins_on = row.joins_on;
  view.reason = std::move(row.reason);
  view.note = std::move(row.note);
  view.link_works = !row.link_revoked_at && row.link_expires_at > call.now;
}

void note_read(http::Call& call, const store::ApplicationRow& row) {
  note_change(call, "admission.application.read", row);
}

/// Facts of the register beside those of the application.
RegisterMatch match_of(const registry::BusinessSummary& business, const membership::MemberFields& fields) {
  RegisterMatch match;
  match.business_id = business.business_id;
  match.name = business.name;
  match.address = business.address;
  match.status = business.status;
  match.reasons.emplace_back("申込みの法人番号と同じ番号です");
  if (fold_name(business.name) == fold_name(fields.name)) {
    match.reasons.emplace_back("名称が同じです");
  } else {
    match.warnings.emplace_back("名称が登録と違います。法人番号を確かめてください");
  }
  if (fields.address && !business.address.empty()) {
    if (fold_address(*fields.address) == fold_address(business.address)) {
      match.reasons.emplace_back("所在地が同じです");
    } else {
      match.warnings.emplace_back("所在地が登録と違います（支店や移転のことがあります）");
    }
  }
  if (business.status != "active") match.warnings.emplace_back("登記記録が閉鎖されています");
  return match;
}

}  // namespace

workflow::Guards guards_of(http::Call& call, const store::ApplicationRow& row) {
  return [&call, &row](std::string_view guard) {
    if (guard == "approved") return row.approved_on.has_value();
    if (guard == "not_approved") return !row.approved_on.has_value();
    if (guard != "papers") return false;
    const auto received = store::list_papers(call.tx, key_of(row));
    const auto wanted = store::find_office(call.tx, row.organization_id).papers;
    return std::all_of(wanted.begin(), wanted.end(), [&](const PaperKind& paper) {
      return !paper.is_required || std::any_of(received.begin(), received.end(), [&](const auto& one) {
        return one.paper_key == paper.paper_key;
      });
    });
  };
}

ApplicationView show_application(http::Call& call, std::int64_t organization_id,
                                 std::int64_t application_id) {
  auto row = existing_application(call, organization_id, application_id);
  note_read(call, row);
  ApplicationView view;
  Work work = work_of(call, row);
  if (row.assigned_user_id) view.assigned_name = name_of(work.names, *row.assigned_user_id);
  if (row.received_by_user_id) view.received_by = name_of(work.names, *row.received_by_user_id);
  add_work(view, std::move(work));
  const forms::Definition definition = form_of(call, row);
  const forms::Answers answers = row.answers.is_object() ? row.answers.as_object() : forms::Answers();
  view.sections = sections_of(definition, answers);
  view.record_problems = record_of(definition, answers).problems;
  view.published_version = forms::published_form(call.tx, organization_id, kFormKey).version;
  add_actions(call, view, row);
  if (const auto invitation = store::find_account_invitation(call.tx, key_of(row))) {
    view.invitation = ApplicationInvitation{invitation->email, invitation->created_at, invitation->expires_at,
                                            invitation->accepted_at};
  }
  add_row(view, call, std::move(row));
  return view;
}

ApplicationDuplicates find_duplicates(http::Call& call, std::int64_t organization_id,
                                      std::int64_t application_id) {
  const auto row = existing_application(call, organization_id, application_id);
  note_read(call, row);
  const auto record = record_of_application(call, row);
  ApplicationDuplicates duplicates;
  duplicates.members = membership::find_duplicates(call.tx, organization_id, record.fields, row.business_id);
  // The record that this application became is no duplicate of it.
  std::erase_if(duplicates.members, [&](const auto& one) { return one.member_id == row.member_id; });
  if (row.business_id) {
    if (const auto business = registry::find_business(call.tx, *row.business_id)) {
      duplicates.registered = match_of(*business, record.fields);
    }
  }
  for (const auto& other : store::same_contact(call.tx, row)) {
    duplicates.applications.push_back(
        {other.application_id, other.name,
         std::string(workflow::state_label(application_machine(), word_of(other.state))), other.received_at});
  }
  return duplicates;
}

ApplicationDues show_dues(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                          const ApplicationDuesQuery& query) {
  const auto row = existing_application(call, organization_id, application_id);
  note_read(call, row);
  QuoteChoice choice;
  if (query.units) choice.units = *query.units;
  choice.joins_on = query.joins_on;
  return {quote_of(call, row, choice)};
}

}  // namespace banso::admission
