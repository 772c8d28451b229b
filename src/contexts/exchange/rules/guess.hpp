// A mapping proposed for a file that nobody has mapped yet: from the words of its headers and from what
// stands below them. People look at it and correct it.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "contexts/exchange/rules/field.hpp"
#include "contexts/exchange/rules/mapping.hpp"
#include "contexts/exchange/rules/value_forms.hpp"

namespace banso::exchange {

enum class Certainty {
  sure,    ///< the header says so and the values fit
  likely,  ///< one of the two
  none,    ///< nobody knows
};
BOOST_DESCRIBE_ENUM(Certainty, sure, likely, none)

struct GuessedColumn {
  std::string header;
  Certainty certainty = Certainty::none;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(GuessedColumn, (), (header, certainty, reason))

struct MappingGuess {
  Mapping mapping;
  std::vector<GuessedColumn> columns;
};
BOOST_DESCRIBE_STRUCT(MappingGuess, (), (mapping, columns))

/// @param header of the file @param lines the first lines below it, cells of each
MappingGuess guess_mapping(const std::vector<std::string>& header,
                           const std::vector<std::vector<std::string>>& lines, FileFormat format,
                           FileEncoding encoding, const References& references);

/// How a day, an amount, a code stands in these cells: the options by which most of them come out as they
/// are.
void fit_options(MappingColumn& column, const Field& field, const std::vector<std::string>& cells,
                 const References& references);

}  // namespace banso::exchange
