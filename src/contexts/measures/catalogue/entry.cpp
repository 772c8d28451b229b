#include "contexts/measures/catalogue/entry.hpp"

#include <algorithm>

#include "kernel/text.hpp"

namespace banso::measures {
namespace {

bool before(Date a, Date b) {
  return std::chrono::sys_days(a) < std::chrono::sys_days(b);
}

/// The end that comes first; one without an end comes last.
bool ends_first(const MeasureCall& a, const MeasureCall& b) {
  if (!a.closes_on || !b.closes_on) return a.closes_on.has_value() && !b.closes_on;
  return before(*a.closes_on, *b.closes_on);
}

/// The parts are folded one by one, so that no word is found across their borders.
void add_key(std::string& out, std::string_view text) {
  if (text.empty()) return;
  if (!out.empty()) out += '\n';
  out += fold_name(text);
}

std::int64_t largest(const std::vector<ConditionalCap>& caps) {
  std::int64_t most = 0;
  for (const auto& cap : caps) most = std::max<std::int64_t>(most, cap.yen);
  return most;
}

/// Whether help of this kind is there at any time unless calls say otherwise: advice, tools, loans. Money of
/// a budget is given in calls; where none is published, nobody knows whether it can still be had.
bool needs_no_calls(MeasureKind kind) {
  return kind != MeasureKind::subsidy && kind != MeasureKind::research;
}

}  // namespace

std::string_view label_of(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::open:
      return "受付中";
    case MeasureStatus::upcoming:
      return "受付前";
    case MeasureStatus::closed:
      return "受付終了";
    case MeasureStatus::unknown:
      return "受付期間の記載なし";
  }
  return "";
}

CallState call_state(const Measure& measure, Date today) {
  if (measure.calls.empty() && needs_no_calls(measure.kind))
    return {MeasureStatus::open, std::nullopt, std::nullopt};
  const MeasureCall* open = nullptr;
  const MeasureCall* next = nullptr;
  const MeasureCall* last = nullptr;
  for (const MeasureCall& call : measure.calls) {
    if (!call.opens_on && !call.closes_on) continue;
    if (call.closes_on && before(*call.closes_on, today)) {
      if (last == nullptr || before(*last->closes_on, *call.closes_on)) last = &call;
    } else if (call.opens_on && before(today, *call.opens_on)) {
      if (next == nullptr || before(*call.opens_on, *next->opens_on)) next = &call;
    } else if (open == nullptr || ends_first(call, *open)) {
      open = &call;
    }
  }
  if (open != nullptr) return {MeasureStatus::open, open->opens_on, open->closes_on};
  if (next != nullptr) return {MeasureStatus::upcoming, next->opens_on, next->closes_on};
  if (last != nullptr) return {MeasureStatus::closed, last->opens_on, last->closes_on};
  return {MeasureStatus::unknown, std::nullopt, std::nullopt};
}

std::optional<std::int64_t> largest_cap(const Frame& frame) {
  if (!frame.subsidy || frame.subsidy->caps.empty()) return std::nullopt;
  std::int64_t lift = 0;
  for (const AddOn& add_on : frame.subsidy->add_ons) lift = std::max(lift, largest(add_on.caps));
  return largest(frame.subsidy->caps) + lift;
}

std::optional<std::int64_t> largest_cap(const Measure& measure) {
  std::optional<std::int64_t> most;
  for (const Frame& frame : measure.frames) {
    if (const auto cap = largest_cap(frame)) most = std::max(most.value_or(0), *cap);
  }
  return most;
}

void prepare(CatalogueEntry& entry) {
  const Measure& m = entry.measure;
  entry.cap_yen = largest_cap(m);
  entry.title_key = fold_name(m.title);
  entry.head_key.clear();
  add_key(entry.head_key, m.subtitle);
  add_key(entry.head_key, m.administrator);
  add_key(entry.head_key, m.operator_name);
  add_key(entry.head_key, m.contact.name);
  add_key(entry.head_key, m.measure_key);
  add_key(entry.head_key, label_of(m.kind));
  for (const MeasurePurpose purpose : m.purposes) add_key(entry.head_key, label_of(purpose));
  for (const Frame& frame : m.frames) add_key(entry.head_key, frame.name);
  entry.body_key.clear();
  add_key(entry.body_key, m.summary);
  add_key(entry.body_key, m.content);
  for (const Frame& frame : m.frames) add_key(entry.body_key, frame.summary);
}

}  // namespace banso::measures
