#include "contexts/registry/rules/apply_nta_row.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "kernel/corporate_number.hpp"
#include "kernel/digits.hpp"

namespace banso::registry {
namespace {

constexpr std::string_view kDeleted = "99";
constexpr std::string_view kMerged = "71";
constexpr std::string_view kMergerUndone = "72";
constexpr std::string_view kClosed = "21";
constexpr std::string_view kRevived = "22";
constexpr std::string_view kByMerger = "11";

/// A withdrawn number is published almost bare: what was known stays readable.
BusinessFacts deleted_facts(const BusinessFacts& current, BusinessFacts row) {
  if (!row.name.empty()) return row;
  BusinessFacts facts = current;
  facts.process = row.process;
  facts.corrected = row.corrected;
  facts.update_date = row.update_date;
  facts.change_date = row.change_date;
  facts.change_cause = row.change_cause;
  return facts;
}

HistoryReason reason_for(const BusinessFacts& current, const BusinessFacts& row) {
  const bool same_event = current.process == row.process && current.change_date == row.change_date;
  return row.corrected && same_event ? HistoryReason::kCorrected : HistoryReason::kReplaced;
}

/// A bare 99 row applied before left facts that are not equal to the row itself.
bool is_known_deletion(const BusinessFacts& current, const BusinessFacts& row) {
  return row.process == kDeleted && current.process == kDeleted && current.update_date == row.update_date &&
         current.change_date == row.change_date;
}

}  // namespace

bool is_older(const BusinessFacts& a, const BusinessFacts& b) {
  const auto order = [](const BusinessFacts& facts) {
    return std::tuple(facts.update_date, facts.change_date, facts.corrected, std::string_view(facts.process));
  };
  const auto [left, right] = std::pair(order(a), order(b));
  if (left != right) return left < right;
  return content_hash(a) < content_hash(b);
}

std::vector<std::int64_t> corporate_numbers_in(std::string_view text) {
  constexpr std::size_t kLength = 13;
  std::vector<std::int64_t> numbers;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string_view run = text.substr(i, end - i);
    if (run.size() == kLength && is_valid_corporate_number(run)) {
      const std::int64_t number = corporate_number_to_id(run);
      if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
    }
    i = end + 1;
  }
  return numbers;
}

std::vector<MergerLink> mergers_of(const BusinessFacts* current, const BusinessFacts& row) {
  std::vector<MergerLink> links;
  if (row.process == kMerged || row.process == kMergerUndone) {
    for (const std::int64_t absorbed : corporate_numbers_in(row.change_cause)) {
      if (absorbed != row.business_id)
        links.push_back({absorbed, row.business_id, row.process == kMergerUndone});
    }
  } else if (row.process == kClosed && row.close_cause == kByMerger && row.successor_business_id) {
    links.push_back({row.business_id, *row.successor_business_id, false});
  } else if (row.process == kRevived && current != nullptr && current->successor_business_id) {
    links.push_back({row.business_id, *current->successor_business_id, true});
  }
  return links;
}

RowDecision apply_nta_row(const BusinessFacts* current, const NtaRow& row) {
  BusinessFacts facts;
  copy_facts(row, facts);
  return apply_nta_facts(current, std::move(facts), row.latest);
}

RowDecision apply_nta_facts(const BusinessFacts* current, BusinessFacts facts, bool latest) {
  RowDecision decision;
  if (current != nullptr && (*current == facts || is_known_deletion(*current, facts))) return decision;

  const bool older = current != nullptr && is_older(facts, *current);
  const bool becomes_current = latest && !older;
  decision.mergers = mergers_of(becomes_current ? current : nullptr, facts);
  if (!latest) {
    decision.action = RowAction::kHistoryOnly;
    decision.history = HistoryEntry{std::move(facts), HistoryReason::kPastRow};
  } else if (current == nullptr) {
    decision.action = RowAction::kInsert;
    decision.facts = std::move(facts);
  } else if (older) {
    decision.action = RowAction::kHistoryOnly;
    decision.history = HistoryEntry{std::move(facts), HistoryReason::kOlderRow};
  } else if (facts.process == kDeleted) {
    decision.action = RowAction::kDelete;
    decision.history = HistoryEntry{*current, HistoryReason::kWithdrawn};
    decision.facts = deleted_facts(*current, std::move(facts));
  } else {
    decision.action = RowAction::kUpdate;
    decision.history = HistoryEntry{*current, reason_for(*current, facts)};
    decision.facts = std::move(facts);
  }
  return decision;
}

}  // namespace banso::registry
