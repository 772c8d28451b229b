// What an answer changes, field by field.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

namespace banso::ledger {

/// A field's value as people read it.
struct FieldText {
  std::string key;
  std::string label;
  std::string text;  ///< empty: not known
  bool statutory = false;
};
BOOST_DESCRIBE_STRUCT(FieldText, (), (key, label, text, statutory))

enum class ChangeKind { added, changed, removed };
BOOST_DESCRIBE_ENUM(ChangeKind, added, changed, removed)

struct FieldChange {
  std::string key;
  std::string label;
  std::string before;
  std::string after;
  ChangeKind kind{};
  bool statutory = false;
  bool only_writing = false;  ///< the same but for spaces, widths and signs: a slip rather than a change
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (key, label, before, after, kind, statutory, only_writing))

/// The fields whose values differ, in the order of `before`; fields only in `after` come last. The items of
/// the law stand first.
std::vector<FieldChange> differences(const std::vector<FieldText>& before,
                                     const std::vector<FieldText>& after);

}  // namespace banso::ledger
