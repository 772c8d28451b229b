#include "contexts/measures/usecases/officer_measures.hpp"

#include <fmt/format.h>

#include "contexts/measures/api.hpp"
#include "contexts/measures/catalogue/catalogue_seed.hpp"
#include "contexts/measures/store/drafts.hpp"
#include "contexts/measures/store/jgrants.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::measures {
namespace {

constexpr int kMostKeysTried = 100;

store::Publication because(const http::Call& call, const ReasonInput& input) {
  return {input.reason, call.now, call.caller.display_name, call.caller.user_id};
}

void tell_others(http::Call& call, std::int64_t measure_id) {
  outbox::publish(call.tx, kMeasuresPublished, {{"measure_ids", boost::json::array{measure_id}}});
}

Refused changed_in_the_meantime() {
  return {RefusalCode::kConflict, "measures.changed_meanwhile",
          "たった今、ほかの人がこの施策を変えました。読み込み直して、もう一度お試しください。"};
}

/// A key like this one that no measure has.
std::string free_key(db::Tx& tx, const std::string& key) {
  constexpr std::size_t kRoom = 90;
  const std::string base = "copy_of_" + key.substr(0, kRoom - 8);
  for (int i = 1; i < kMostKeysTried; ++i) {
    const std::string tried = i == 1 ? base : fmt::format("{}_{}", base, i);
    if (!store::find_measure_by_key(tx, tried)) return tried;
  }
  return base;
}

/// What the import, or the program, says of the measure today. @throws Refused(kConflict)
Measure imported_document(http::Call& call, const store::MeasureHead& head) {
  if (head.source == MeasureSource::jgrants) {
    if (const auto record = store::find_record_of_measure(call.tx, head.measure_id)) {
      std::vector<Oddity> odd;
      return measure_of(*record, odd);
    }
  } else {
    for (Measure& measure : load_catalogue_seed())
      if (measure.measure_key == head.measure_key) return std::move(measure);
  }
  throw Refused(RefusalCode::kConflict, "measures.nothing_imported",
                "取り込まれた内容がもうないため、戻せません。取り下げるか、内容を書き直してください。");
}

}  // namespace

OwnMeasurePage list_own_measures(http::Call& call, const http::PageQuery& query) {
  std::vector<std::int64_t> ids;
  for (const identity::RoleGrant& grant : call.caller.roles)
    if (edits_for(call.caller, grant.organization_id)) ids.push_back(grant.organization_id);
  OwnMeasurePage page;
  page.page = query.page;
  page.per_page = query.per_page;
  page.total = store::count_measures_of_organizations(call.tx, ids);
  for (auto& row : store::measures_of_organizations(call.tx, ids, query.per_page, query.offset())) {
    page.items.push_back({row.measure_id, row.organization_id, row.document.title, row.document.kind,
                          row.source, row.version, row.updated_at, row.published_by, row.note,
                          row.withdrawn_at});
  }
  return page;
}

PublishedMeasure withdraw_measure(http::Call& call, std::int64_t measure_id, const ReasonInput& input) {
  const auto change = store::begin_change(call.tx);
  const auto head = own_head(call, measure_id);
  if (head.withdrawn_at) {
    throw Refused(RefusalCode::kConflict, "measures.withdrawn", "この施策は、もう取り下げられています。");
  }
  if (!store::withdraw(call.tx, change, measure_id, head.current_version, because(call, input)))
    throw changed_in_the_meantime();
  record_edit(call, "measures.measure.withdraw", "measure", measure_id, *organization_of(head),
              {{"reason", std::string(input.reason)}});
  tell_others(call, measure_id);
  return {measure_id, head.current_version + 1};
}

PublishedMeasure restore_measure(http::Call& call, std::int64_t measure_id, const ReasonInput& input) {
  const auto change = store::begin_change(call.tx);
  const auto head = own_head(call, measure_id);
  if (!head.withdrawn_at) {
    throw Refused(RefusalCode::kConflict, "measures.not_withdrawn", "この施策は、取り下げられていません。");
  }
  if (!store::restore(call.tx, change, measure_id, head.current_version, because(call, input)))
    throw changed_in_the_meantime();
  record_edit(call, "measures.measure.restore", "measure", measure_id, *organization_of(head),
              {{"reason", std::string(input.reason)}});
  tell_others(call, measure_id);
  return {measure_id, head.current_version + 1};
}

DraftView copy_measure(http::Call& call, std::int64_t measure_id, const CopyInput& input) {
  const auto head = existing_head(call, measure_id);
  must_edit_for(call, input.organization_id);
  DraftInput draft;
  draft.organization_id = input.organization_id;
  draft.document = current_document(call, measure_id);
  draft.document.measure_key = free_key(call.tx, head.measure_key);
  return begin_draft(call, draft);
}

DraftView override_measure(http::Call& call, std::int64_t measure_id, const CopyInput& input) {
  const auto head = existing_head(call, measure_id);
  if (head.source == MeasureSource::officer) {
    throw Refused(RefusalCode::kConflict, "measures.not_imported",
                  "取り込んだ施策ではありません。変えられるのは登録した組織だけです。写しなら作れます。");
  }
  return begin_draft(call, {input.organization_id, measure_id, current_document(call, measure_id)});
}

PublishedMeasure lift_override(http::Call& call, std::int64_t measure_id, const ReasonInput& input) {
  const auto change = store::begin_change(call.tx);
  const auto head = own_head(call, measure_id);
  if (!head.override_organization_id) {
    throw Refused(RefusalCode::kConflict, "measures.not_overridden", "この施策は、書き直されていません。");
  }
  const Measure imported = imported_document(call, head);
  if (!store::add_version(call.tx, change, measure_id, head.current_version, imported,
                          because(call, input))) {
    throw changed_in_the_meantime();
  }
  store::lift_override(call.tx, *head.override_organization_id, measure_id, call.now, call.caller.user_id);
  record_edit(call, "measures.override.lift", "measure", measure_id, *head.override_organization_id,
              {{"reason", std::string(input.reason)}});
  tell_others(call, measure_id);
  return {measure_id, head.current_version + 1};
}

}  // namespace banso::measures
