#include "contexts/ledger/rules/difference.hpp"

#include <algorithm>
#include <map>

#include "kernel/text.hpp"

namespace banso::ledger {

std::vector<FieldChange> differences(const std::vector<FieldText>& before,
                                     const std::vector<FieldText>& after) {
  std::map<std::string_view, const FieldText*> by_key;
  for (const FieldText& field : after) by_key.emplace(field.key, &field);
  std::vector<FieldChange> changes;
  const auto add = [&](const FieldText& field, const std::string& was, const std::string& becomes) {
    if (was == becomes) return;
    changes.push_back({field.key, field.label, was, becomes,
                       was.empty()       ? ChangeKind::added
                       : becomes.empty() ? ChangeKind::removed
                                         : ChangeKind::changed,
                       field.statutory,
                       !was.empty() && !becomes.empty() && fold_address(was) == fold_address(becomes)});
  };
  for (const FieldText& field : before) {
    const auto found = by_key.find(field.key);
    if (found == by_key.end()) continue;  // the answer does not speak of it
    add(field, field.text, found->second->text);
    by_key.erase(found);
  }
  for (const FieldText& field : after) {
    if (by_key.contains(field.key)) add(field, "", field.text);
  }
  std::stable_partition(changes.begin(), changes.end(),
                        [](const FieldChange& change) { return change.statutory; });
  return changes;
}

}  // namespace banso::ledger
