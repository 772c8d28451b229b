#include "contexts/measures/usecases/drafts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/measures/api.hpp"
#include "contexts/measures/store/catalogue.hpp"
#include "contexts/measures/store/drafts.hpp"
#include "contexts/measures/usecases/document_lines.hpp"
#include "platform/audit/audit.hpp"
#include "platform/http/conditional.hpp"
#include "platform/identity/api.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

using identity::Role;

constexpr std::size_t kMostExamples = 50;
constexpr std::int64_t kMostVersions = 50;

/// Officers, and administrators of federations and chambers, for their own organisation.
bool edits_for(const identity::Caller& caller, std::int64_t organization_id) {
  return std::any_of(caller.roles.begin(), caller.roles.end(), [&](const identity::RoleGrant& grant) {
    return grant.organization_id == organization_id &&
           (grant.role == Role::official || grant.role == Role::org_admin);
  });
}

void must_edit_for(const http::Call& call, std::int64_t organization_id) {
  if (edits_for(call.caller, organization_id)) return;
  throw Refused(RefusalCode::kForbidden, "measures.not_an_editor",
                "施策を書けるのは、その組織の行政担当者と組織管理者です。");
}

std::string name_of(db::Tx& tx, std::int64_t user_id) {
  const auto names = identity::display_names(tx, {user_id});
  const auto found = names.find(user_id);
  return found == names.end() ? "（退会した人）" : found->second;
}

store::DraftRow existing_draft(http::Call& call, std::int64_t draft_id) {
  auto draft = store::find_draft(call.tx, draft_id);
  if (!draft || !edits_for(call.caller, draft->organization_id)) {
    throw Refused(RefusalCode::kNotFound, "measures.draft_not_found",
                  "この下書きは見つかりません。公開されたか、削除されています。");
  }
  return std::move(*draft);
}

DraftView view_of(http::Call& call, store::DraftRow&& row) {
  DraftView view;
  view.draft_id = row.draft_id;
  view.organization_id = row.organization_id;
  view.measure_id = row.measure_id;
  view.version = row.version;
  view.updated_at = row.updated_at;
  view.updated_by = name_of(call.tx, row.updated_by_user_id);
  view.problems = problems_of_measure(row.document, jst_date(call.now));
  view.document = std::move(row.document);
  return view;
}

/// A published measure of the organisation. @throws Refused
store::MeasureHead own_measure(http::Call& call, std::int64_t measure_id) {
  auto head = store::find_measure(call.tx, measure_id);
  if (!head || head->withdrawn_at) {
    throw Refused(RefusalCode::kNotFound, "measures.measure_not_found", "この施策は見つかりません。");
  }
  if (!head->owner_organization_id || !edits_for(call.caller, *head->owner_organization_id)) {
    throw Refused(RefusalCode::kForbidden, "measures.not_your_measure",
                  "この施策を変えられるのは、登録した組織だけです。");
  }
  return std::move(*head);
}

void record(http::Call& call, std::string_view action, std::string_view object_type, std::int64_t id,
            std::int64_t organization_id, boost::json::object details = {}) {
  audit::record(call, {.action = action,
                       .object_type = object_type,
                       .object_id = std::to_string(id),
                       .organization_id = organization_id,
                       .details = std::move(details)});
}

void add_rule_problems(std::vector<RuleProblem>& all, const std::optional<Rule>& rule,
                       const std::string& path, Date as_of) {
  if (!rule) return;
  for (RuleProblem& problem : problems_of(*rule, as_of)) {
    problem.path.insert(0, path);
    all.push_back(std::move(problem));
  }
}

/// Where a rule stands in the document: everything that decides an amount is looked at like the conditions
/// are.
void add_subsidy_problems(std::vector<RuleProblem>& all, const Subsidy& subsidy, const std::string& path,
                          Date as_of) {
  for (const FieldError& error : check_subsidy(subsidy, path))
    all.push_back({error.path, error.code, error.message});
  const auto caps = [&](const std::vector<ConditionalCap>& list, const std::string& at) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      add_rule_problems(all, list[i].when, fmt::format("{}/{}/when", at, i), as_of);
    }
  };
  caps(subsidy.caps, path + "/caps");
  for (std::size_t i = 0; i < subsidy.rates.size(); ++i) {
    add_rule_problems(all, subsidy.rates[i].when, fmt::format("{}/rates/{}/when", path, i), as_of);
  }
  for (std::size_t i = 0; i < subsidy.add_ons.size(); ++i) {
    const std::string at = fmt::format("{}/add_ons/{}", path, i);
    add_rule_problems(all, subsidy.add_ons[i].when, at + "/when", as_of);
    caps(subsidy.add_ons[i].caps, at + "/caps");
  }
}

/// @throws Refused when the key belongs to another measure
void must_have_free_key(http::Call& call, const store::DraftRow& draft) {
  const auto taken = store::find_measure_by_key(call.tx, draft.document.measure_key);
  if (!taken || taken->measure_id == draft.measure_id) return;
  throw Refused(RefusalCode::kConflict, "measures.key_taken",
                "この施策のキーは、別の施策が使っています。別のキーに変えてください。",
                {{"/document/measure_key", "taken", "このキーは使われています。"}});
}

}  // namespace

std::vector<RuleProblem> problems_of_measure(const Measure& measure, Date as_of) {
  std::vector<RuleProblem> all;
  for (const FieldError& error : check_measure(measure))
    all.push_back({error.path, error.code, error.message});
  add_rule_problems(all, measure.rule, "/rule", as_of);
  for (std::size_t i = 0; i < measure.frames.size(); ++i) {
    const std::string path = fmt::format("/frames/{}", i);
    add_rule_problems(all, measure.frames[i].rule, path + "/rule", as_of);
    if (measure.frames[i].subsidy) {
      add_subsidy_problems(all, *measure.frames[i].subsidy, path + "/subsidy", as_of);
    }
  }
  return all;
}

DraftView begin_draft(http::Call& call, const DraftInput& input) {
  must_edit_for(call, input.organization_id);
  if (input.measure_id) {
    const auto head = own_measure(call, *input.measure_id);
    if (head.owner_organization_id != input.organization_id) {
      throw Refused(RefusalCode::kForbidden, "measures.not_your_measure",
                    "この施策を変えられるのは、登録した組織だけです。");
    }
    if (const auto other = store::find_draft_of_measure(call.tx, *input.measure_id)) {
      throw Refused(
          RefusalCode::kConflict, "measures.draft_exists",
          fmt::format("この施策の下書きは、もうあります（{}さんが編集中）。その下書きを開いてください。",
                      name_of(call.tx, other->updated_by_user_id)));
    }
  }
  const auto draft_id = store::add_draft(call.tx, input.organization_id, input.measure_id, input.document,
                                         call.now, call.caller.user_id);
  record(call, "measures.draft.begin", "measure_draft", draft_id, input.organization_id);
  return show_draft(call, draft_id);
}

DraftList list_drafts(http::Call& call) {
  DraftList list;
  std::vector<std::int64_t> people;
  const auto rows = store::list_drafts(call.tx);
  for (const auto& row : rows) people.push_back(row.updated_by_user_id);
  const auto names = identity::display_names(call.tx, people);
  for (const auto& row : rows) {
    if (!edits_for(call.caller, row.organization_id)) continue;
    const auto name = names.find(row.updated_by_user_id);
    list.items.push_back({row.draft_id, row.organization_id, row.measure_id, row.document.title,
                          row.document.kind, row.version, row.updated_at,
                          name == names.end() ? std::string() : name->second});
  }
  return list;
}

DraftView show_draft(http::Call& call, std::int64_t draft_id) {
  return view_of(call, existing_draft(call, draft_id));
}

DraftView save_draft(http::Call& call, std::int64_t draft_id, const Measure& document) {
  const auto stored = existing_draft(call, draft_id);
  const auto expected = http::version_of_if_match(call.request.header("if-match"));
  if (!expected) {
    throw Refused(RefusalCode::kPrecondition, "measures.draft_version_missing",
                  "どの版を変更したのかが分かりません。最新の下書きを読み込んでから保存してください。");
  }
  if (!store::save_draft(call.tx, draft_id, *expected, document, call.now, call.caller.user_id)) {
    throw Refused(
        RefusalCode::kPrecondition, "measures.draft_changed",
        fmt::format("{}さんが先に保存しました（版 {}）。最新の下書きを読み込んで、変更をもう一度保存し"
                    "てください。入力した内容はこの画面に残っています。",
                    name_of(call.tx, stored.updated_by_user_id), stored.version));
  }
  record(call, "measures.draft.save", "measure_draft", draft_id, stored.organization_id,
         {{"version", *expected + 1}});
  return show_draft(call, draft_id);
}

void remove_draft(http::Call& call, std::int64_t draft_id) {
  const auto stored = existing_draft(call, draft_id);
  store::remove_draft(call.tx, draft_id);
  record(call, "measures.draft.remove", "measure_draft", draft_id, stored.organization_id);
}

PublishedMeasure publish_draft(http::Call& call, std::int64_t draft_id, const PublishInput& input) {
  const auto draft = existing_draft(call, draft_id);
  std::vector<FieldError> errors;
  for (const RuleProblem& problem : problems_of_measure(draft.document, jst_date(call.now))) {
    errors.push_back({"/document" + problem.path, problem.code, problem.message});
  }
  if (!errors.empty()) {
    throw Refused(RefusalCode::kInvalid, "measures.not_publishable",
                  "このままでは公開できません。それぞれの項目の説明を見て直してください。",
                  std::move(errors));
  }
  must_have_free_key(call, draft);
  const store::Publication publication{input.note, call.now, call.caller.display_name, call.caller.user_id};
  PublishedMeasure published;
  const std::int64_t change = store::begin_change(call.tx);
  if (draft.measure_id) {
    const auto head = own_measure(call, *draft.measure_id);
    published = {head.measure_id, head.current_version + 1};
    if (head.measure_key != draft.document.measure_key) {
      throw Refused(RefusalCode::kConflict, "measures.key_changed",
                    "公開した施策のキーは変えられません。元のキーに戻してください。",
                    {{"/document/measure_key", "changed", "元のキーに戻してください。"}});
    }
    store::add_version(call.tx, change, head.measure_id, head.current_version, draft.document, publication);
  } else {
    published.version = 1;
    published.measure_id = store::add_measure(call.tx, change,
                                              {.measure_key = draft.document.measure_key,
                                               .source = MeasureSource::officer,
                                               .owner_organization_id = draft.organization_id,
                                               .jgrants_id = std::nullopt},
                                              draft.document, publication);
  }
  store::remove_draft(call.tx, draft_id);
  record(call, "measures.measure.publish", "measure", published.measure_id, draft.organization_id,
         {{"version", published.version}, {"measure_key", draft.document.measure_key}});
  outbox::publish(call.tx, kMeasuresPublished, {{"measure_ids", boost::json::array{published.measure_id}}});
  return published;
}

void withdraw_measure(http::Call& call, std::int64_t measure_id) {
  const auto head = own_measure(call, measure_id);
  const std::int64_t change = store::begin_change(call.tx);
  store::withdraw(call.tx, change, measure_id, call.now);
  record(call, "measures.measure.withdraw", "measure", measure_id, *head.owner_organization_id);
  outbox::publish(call.tx, kMeasuresPublished, {{"measure_ids", boost::json::array{measure_id}}});
}

VersionList list_versions(http::Call& call, std::int64_t measure_id) {
  if (!store::find_measure(call.tx, measure_id)) {
    throw Refused(RefusalCode::kNotFound, "measures.measure_not_found", "この施策は見つかりません。");
  }
  const auto rows = store::list_versions(call.tx, measure_id, kMostVersions + 1);
  VersionList list;
  for (std::size_t i = 0; i < rows.size() && list.items.size() < kMostVersions; ++i) {
    VersionItem& item = list.items.emplace_back();
    item.version = rows[i].version;
    item.published_at = rows[i].published_at;
    item.published_by = rows[i].published_by;
    item.note = rows[i].note;
    if (i + 1 < rows.size()) {
      item.changes = compare_lines(lines_of(rows[i + 1].document), lines_of(rows[i].document));
    }
  }
  return list;
}

RuleCheckResult check_rule(http::Call& call, const RuleCheckInput& input) {
  if (input.examples.size() > kMostExamples) {
    shape::refuse_if_any({{"/examples", "too_many_items", "例は50までです。"}});
  }
  const Date day = input.as_of.value_or(jst_date(call.now));
  RuleCheckResult result;
  result.problems = problems_of(input.rule, day);
  for (const Facts& facts : input.examples) result.verdicts.push_back(evaluate(input.rule, facts, day));
  return result;
}

}  // namespace banso::measures
