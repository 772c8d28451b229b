// Taking a checked file over into the records, and taking it back.
#pragma once

#include <string>
#include <vector>

#include "contexts/exchange/usecases/check_import.hpp"

namespace banso::exchange {

/// How long an import can be undone.
inline constexpr int kUndoDays = 14;

/// Which lines are taken over.
struct ApplyChoice {
  bool added = true;
  bool changed = true;
  bool skip_unreadable = false;           ///< also lines with wrong cells that can be left out
  std::vector<std::int64_t> row_numbers;  ///< only these; empty: all
};

struct ApplyOutcome {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t left = 0;  ///< changed by somebody since the check
};

/// All chosen lines or none. The records' history says from which import a change came. @throws Refused,
/// imports::Cancelled
ApplyOutcome apply_import(const ImportWork& work, const ApplyChoice& choice,
                          std::optional<std::int64_t> user_id);

struct UndoOutcome {
  std::int64_t undone = 0;
  std::int64_t left = 0;  ///< changed by somebody since
};

/// Puts back what an import changed, where nobody has changed it since. @throws Refused, imports::Cancelled
UndoOutcome undo_import(const ImportWork& work, std::optional<std::int64_t> user_id);

}  // namespace banso::exchange
