// One cell: from the file's text to the canonical value of its field, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "contexts/exchange/rules/field.hpp"
#include "contexts/exchange/rules/mapping.hpp"
#include "contexts/exchange/rules/value_forms.hpp"

namespace banso::exchange {

struct CellReading {
  std::optional<std::string> value;  ///< nothing: the cell is empty, or could not be read
  std::string code;                  ///< empty: nothing to say
  std::string message;               ///< what is wrong and how to mend it
  bool blocks = false;               ///< the value could not be read
};

/// @param cell valid UTF-8
CellReading read_cell(const MappingColumn& column, const Field& field, std::string_view cell,
                      const References& references);

/// The cell that an export writes. For a part of an address, of that part.
std::string write_cell(const MappingColumn& column, const Field& field,
                       const std::optional<std::string>& value, const References& references);

/// Two cells that say the same in another spelling: widths, spaces, separators.
bool same_but_for_spelling(std::string_view one, std::string_view other);

}  // namespace banso::exchange
