#include "contexts/exchange/rules/round_trip.hpp"

#include <algorithm>

#include "kernel/text.hpp"

namespace banso::exchange {
namespace {

constexpr std::size_t kExamples = 3;
constexpr std::size_t kShownCharacters = 60;

std::string reason_of(const Layout::FileColumn& place) {
  if (place.column->use == ColumnUse::ignored) {
    return "読まない列なので、値は残りません。残すには「そのまま残す」にしてください。";
  }
  if (place.column->use == ColumnUse::fixed) {
    return "いつも同じ文字を書き出す列なので、ほかの値は残りません。";
  }
  if (!place.column->codes.empty()) {
    return "コード表で同じ値になる書き方の区別が残りません。「元の書き方を覚える」を選ぶと残ります。";
  }
  if (place.column->max_bytes) return "決めた長さを超える文字が切れます。長さを確かめてください。";
  switch (place.field->kind) {
    case FieldKind::date:
      return "日付の一部（日など）が書き出されません。日付の形を確かめるか、「元の書き方を覚える」を選んでく"
             "ださい。";
    case FieldKind::money:
      return "単位より小さい額が切れます。「端数も書く」ようにするか、単位を確かめてください。";
    default:
      return "書き方をそろえるときに、元の書き方の区別が残りません。「元の書き方を覚える」を選ぶと残ります。";
  }
}

}  // namespace

RoundTrip::RoundTrip(const Layout& layout, const References& references)
    : layout_(layout), references_(references) {
  for (const auto& place : layout.columns()) {
    ColumnTrip trip;
    trip.header = place.header;
    if (place.field != nullptr) trip.field_label = place.field->label;
    trips_.push_back(std::move(trip));
  }
}

RoundTrip::Verdict RoundTrip::compare(const Layout::FileColumn& place, std::string_view cell,
                                      const std::string& written) const {
  if (cell == written) return Verdict::kSame;
  if (place.column == nullptr || place.column->use == ColumnUse::kept) {
    return same_but_for_spelling(cell, written) ? Verdict::kRewritten : Verdict::kLost;
  }
  if (place.field == nullptr) return cell.empty() ? Verdict::kSame : Verdict::kLost;
  if (same_but_for_spelling(cell, written)) return Verdict::kRewritten;
  if (place.column->part != AddressPart::whole) return Verdict::kLost;
  const auto before = read_cell(*place.column, *place.field, cell, references_);
  if (before.blocks) return Verdict::kUnread;
  if (!place.column->codes.empty()) return Verdict::kLost;
  const auto after = read_cell(*place.column, *place.field, written, references_);
  if (before.value != after.value) return Verdict::kLost;
  const bool free_text = place.field->kind == FieldKind::text || place.field->kind == FieldKind::name ||
                         place.field->kind == FieldKind::address;
  return free_text ? Verdict::kLost : Verdict::kRewritten;
}

void RoundTrip::look(std::int64_t line, std::span<const std::string_view> cells, const Record& record) {
  const auto written = layout_.write(record.values, record.kept);
  for (std::size_t i = 0; i < trips_.size(); ++i) {
    const auto& place = layout_.columns()[i];
    ColumnTrip& trip = trips_[i];
    const std::string_view cell = i < cells.size() ? trim(cells[i]) : std::string_view();
    const Verdict verdict = compare(place, cell, written[i]);
    if (verdict == Verdict::kSame) ++trip.same;
    if (verdict == Verdict::kRewritten) ++trip.rewritten;
    if (verdict != Verdict::kLost) continue;
    ++trip.lost;
    if (trip.reason.empty() && place.column != nullptr && place.column->use != ColumnUse::kept)
      trip.reason = reason_of(place);
    if (trip.examples.size() < kExamples) {
      trip.examples.push_back({line, std::string(first_code_points(cell, kShownCharacters)),
                               std::string(first_code_points(written[i], kShownCharacters))});
    }
  }
}

bool RoundTrip::loses() const {
  return std::any_of(trips_.begin(), trips_.end(), [](const ColumnTrip& trip) { return trip.lost > 0; });
}

}  // namespace banso::exchange
