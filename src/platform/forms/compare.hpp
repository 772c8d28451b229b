// Two definitions side by side: what changed, and a newer national template brought into a chamber's own
// copy.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "platform/forms/definition.hpp"

namespace banso::forms {

enum class ChangeKind : std::uint8_t { added, removed, changed, moved };
BOOST_DESCRIBE_ENUM(ChangeKind, added, removed, changed, moved)

/// One difference. For a changed one, each member that differs is a row.
struct DefinitionChange {
  ChangeKind kind{};
  std::string key;    ///< of the question or section; empty: the form itself
  std::string label;  ///< the words people know it by
  std::string what;   ///< in Japanese: "設問", "章", "見出し", "選択肢" …
  std::string before;
  std::string after;
};
BOOST_DESCRIBE_STRUCT(DefinitionChange, (), (kind, key, label, what, before, after))

/// In the order of the newer form, then what is gone.
std::vector<DefinitionChange> compare_definitions(const Definition& before, const Definition& after);

struct Merge {
  Definition definition;
  std::vector<DefinitionChange> taken;  ///< what came from the template
  std::vector<DefinitionChange>
      conflicts;  ///< changed on both sides: the chamber's own stays; after: the template's
};

/// Brings what changed from `base` to `theirs` into `mine`.
Merge merge_definitions(const Definition& base, const Definition& mine, const Definition& theirs);

/// Keys that meant another kind of answer in an earlier version: old answers would be misread.
/// @return problems with paths into `next`
std::vector<FieldError> key_problems(const Definition& next, const std::vector<Definition>& earlier);

}  // namespace banso::forms
