#include "contexts/measures/usecases/preferences.hpp"

#include <algorithm>

#include "platform/audit/audit.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

constexpr std::size_t kMostDays = 5;
constexpr std::int64_t kMostNotices = 50;

}  // namespace

NotificationPreferences show_preferences(http::Call& call) {
  const auto stored = store::preference_of(call.tx, call.caller.user_id);
  NotificationPreferences shown;
  shown.deadline_days.assign(stored.deadline_days.begin(), stored.deadline_days.end());
  shown.changes = stored.changes;
  shown.new_measures = stored.new_measures;
  shown.digest = stored.digest;
  return shown;
}

NotificationPreferences save_preferences(http::Call& call, const NotificationPreferences& input) {
  store::Preference preference{{}, input.changes, input.new_measures, input.digest};
  std::vector<FieldError> errors;
  if (input.deadline_days.size() > kMostDays) {
    errors.push_back({"/deadline_days", "too_many_items", "締切前のお知らせは5回までです。"});
  }
  for (const std::int64_t days : input.deadline_days) preference.deadline_days.push_back(days);
  std::sort(preference.deadline_days.rbegin(), preference.deadline_days.rend());
  if (std::adjacent_find(preference.deadline_days.begin(), preference.deadline_days.end()) !=
      preference.deadline_days.end()) {
    errors.push_back({"/deadline_days", "doubled", "同じ日数が2回書かれています。"});
  }
  shape::refuse_if_any(std::move(errors));
  store::save_preference(call.tx, call.caller.user_id, preference, call.now);
  audit::record(call, {.action = "measures.preferences.save",
                       .object_type = "user",
                       .object_id = std::to_string(call.caller.user_id)});
  return show_preferences(call);
}

NoticeList list_notices(http::Call& call, Catalogue& catalogue) {
  const auto snapshot = catalogue.current(call.tx);
  NoticeList list;
  for (const auto& row : store::list_notices(call.tx, call.caller.user_id, kMostNotices)) {
    const CatalogueEntry* entry = snapshot->find(row.measure_id);
    list.items.push_back(
        {row.business_id, row.measure_id,
         entry == nullptr ? std::string("（取り下げられた施策）") : std::string(entry->measure.title),
         row.kind, row.sent_at});
  }
  return list;
}

}  // namespace banso::measures
