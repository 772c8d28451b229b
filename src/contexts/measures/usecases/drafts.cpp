#include "contexts/measures/usecases/drafts.hpp"

#include <fmt/format.h>

#include <functional>

#include "contexts/measures/api.hpp"
#include "contexts/measures/store/catalogue.hpp"
#include "contexts/measures/store/drafts.hpp"
#include "contexts/measures/usecases/document_lines.hpp"
#include "contexts/measures/usecases/editors.hpp"
#include "platform/http/conditional.hpp"
#include "platform/identity/api.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

constexpr std::size_t kMostExamples = 50;
constexpr std::int64_t kMostVersions = 50;

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
  view.updated_by = name_of_person(call.tx, row.updated_by_user_id);
  view.problems = problems_of_measure(row.document, jst_date(call.now));
  view.document = std::move(row.document);
  return view;
}

/// The head of a measure of which the organisation may write the next version. @throws Refused
store::MeasureHead writable_head(http::Call& call, std::int64_t organization_id, std::int64_t measure_id) {
  auto head = existing_head(call, measure_id);
  if (organization_of(head) != organization_id) {
    if (head.source == MeasureSource::officer) {
      throw Refused(RefusalCode::kForbidden, "measures.not_your_measure",
                    "この施策を変えられるのは、登録した組織だけです。");
    }
    must_override_for(call, organization_id, head, current_document(call, measure_id));
  }
  if (head.withdrawn_at) {
    throw Refused(RefusalCode::kConflict, "measures.withdrawn",
                  "この施策は取り下げられています。公開に戻してから、内容を変えてください。");
  }
  return head;
}

/// From now on the organisation's version stands above what is imported.
void begin_override(http::Call& call, const store::MeasureHead& head, std::int64_t organization_id) {
  if (!store::begin_override(call.tx, organization_id, head.measure_id, call.now, call.caller.user_id)) {
    throw Refused(RefusalCode::kConflict, "measures.overridden_by_another",
                  "この施策は、たった今、別の組織が書き直しました。内容を確かめてください。");
  }
  record_edit(call, "measures.override.begin", "measure", head.measure_id, organization_id);
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

/// @throws Refused when the draft renames a published measure
void must_keep_key(const store::MeasureHead& head, const Measure& document) {
  if (head.measure_key == document.measure_key) return;
  throw Refused(RefusalCode::kConflict, "measures.key_changed",
                "公開した施策のキーは変えられません。元のキーに戻してください。",
                {{"/document/measure_key", "changed", "元のキーに戻してください。"}});
}

}  // namespace

std::vector<RuleProblem> hints_of_measure(const Measure& measure) {
  std::vector<RuleProblem> hints;
  const auto hint = [&](bool missing, std::string path, std::string message) {
    if (missing) hints.push_back({"/document" + path, "hint", std::move(message)});
  };
  hint(measure.summary.empty(), "/summary", "一言での説明がありません。一覧では題名だけが見えます。");
  hint(measure.content.empty(), "/content", "くわしい説明がありません。");
  hint(measure.purposes.empty(), "/purposes", "利用目的がありません。目的で探す人に見つかりません。");
  hint(measure.administrator.empty(), "/administrator", "所管がありません。");
  hint(measure.contact.name.empty() && measure.contact.phone.empty() && measure.contact.email.empty() &&
           measure.contact.url.empty(),
       "/contact", "問い合わせ先がありません。");
  hint(measure.url.empty(), "/url", "公表元のアドレスがありません。");
  hint(measure.sources.empty(), "/sources", "根拠（公募要領など）がありません。");
  const bool pays = measure.kind == MeasureKind::subsidy || measure.kind == MeasureKind::research;
  hint(pays && measure.calls.empty(), "/calls",
       "募集期間がありません。受付中かどうかが分からない施策として並びます。");
  hint(pays && measure.frames.empty(), "/frames", "枠がありません。金額を試算できません。");
  hint(!measure.rules_published, "/rules_published",
       "要件がすべては書かれていないことになっています。事業者に「使えます」とは示されません。");
  return hints;
}

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
    writable_head(call, input.organization_id, *input.measure_id);
    if (const auto other = store::find_draft_of_measure(call.tx, *input.measure_id, input.organization_id)) {
      throw Refused(
          RefusalCode::kConflict, "measures.draft_exists",
          fmt::format("この施策の下書きは、もうあります（{}さんが編集中）。その下書きを開いてください。",
                      name_of_person(call.tx, other->updated_by_user_id)));
    }
  }
  const auto draft_id = store::add_draft(call.tx, input.organization_id, input.measure_id, input.document,
                                         call.now, call.caller.user_id);
  record_edit(call, "measures.draft.begin", "measure_draft", draft_id, input.organization_id);
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
                    name_of_person(call.tx, stored.updated_by_user_id), stored.version));
  }
  record_edit(call, "measures.draft.save", "measure_draft", draft_id, stored.organization_id,
              {{"version", *expected + 1}});
  return show_draft(call, draft_id);
}

void remove_draft(http::Call& call, std::int64_t draft_id) {
  const auto stored = existing_draft(call, draft_id);
  store::remove_draft(call.tx, draft_id);
  record_edit(call, "measures.draft.remove", "measure_draft", draft_id, stored.organization_id);
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
    const auto head = writable_head(call, draft.organization_id, *draft.measure_id);
    published = {head.measure_id, head.current_version + 1};
    must_keep_key(head, draft.document);
    if (head.source != MeasureSource::officer && !head.override_organization_id)
      begin_override(call, head, draft.organization_id);
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
  record_edit(call, "measures.measure.publish", "measure", published.measure_id, draft.organization_id,
              {{"version", published.version}, {"measure_key", draft.document.measure_key}});
  outbox::publish(call.tx, kMeasuresPublished, {{"measure_ids", boost::json::array{published.measure_id}}});
  return published;
}

VersionList list_versions(http::Call& call, std::int64_t measure_id) {
  existing_head(call, measure_id);
  const auto rows = store::list_versions(call.tx, measure_id, kMostVersions + 1);
  VersionList list;
  for (std::size_t i = 0; i < rows.size() && list.items.size() < kMostVersions; ++i) {
    VersionItem& item = list.items.emplace_back();
    item.version = rows[i].version;
    item.kind = rows[i].kind;
    item.published_at = rows[i].published_at;
    item.published_by = rows[i].published_by;
    item.note = rows[i].note;
    if (i + 1 < rows.size()) {
      item.changes = compare_lines(lines_of(rows[i + 1].document), lines_of(rows[i].document));
    }
  }
  return list;
}

DraftCheck check_draft(http::Call& call, std::int64_t draft_id) {
  const auto draft = existing_draft(call, draft_id);
  DraftCheck check;
  for (RuleProblem& problem : problems_of_measure(draft.document, jst_date(call.now))) {
    problem.path.insert(0, "/document");
    check.problems.push_back(std::move(problem));
  }
  const auto add_refusal = [&](const std::function<void()>& work) {
    try {
      work();
    } catch (const Refused& refused) {
      check.problems.push_back({refused.fields().empty() ? "" : refused.fields().front().path,
                                refused.reason(), refused.message()});
    }
  };
  add_refusal([&] { must_have_free_key(call, draft); });
  if (draft.measure_id) {
    add_refusal([&] {
      must_keep_key(writable_head(call, draft.organization_id, *draft.measure_id), draft.document);
    });
  }
  check.hints = hints_of_measure(draft.document);
  check.publishable = check.problems.empty();
  return check;
}

RuleCheckResult check_rule(http::Call& call, const RuleCheckInput& input) {
  if (input.examples.size() > kMostExamples) {
    shape::refuse_if_any({{"/examples", "too_many_items", "例は50までです。"}});
  }
  const Date day = input.as_of.value_or(jst_date(call.now));
  RuleCheckResult result;
  result.problems = problems_of(input.rule, day);
  const CodeNames names = load_code_names(call.tx);
  for (const Facts& facts : input.examples)
    result.verdicts.push_back(evaluate(input.rule, facts, day, names));
  return result;
}

}  // namespace banso::measures
