// The same rules as predicates of SQL, whose null logic is Kleene's: what one would write without the engine.
#pragma once

#include <string>
#include <vector>

#include "contexts/measures/rules/facts.hpp"
#include "contexts/measures/rules/rule.hpp"

namespace banso::bench {

/// The rule as a boolean expression over the columns of table_sql().
std::string to_sql(const measures::Rule& rule, Date as_of);
/// "create unlogged table NAME (…)"
std::string table_sql(const std::string& name);
/// A row for COPY, without its end of line.
std::string copy_row(const measures::Facts& facts, std::size_t cell);

}  // namespace banso::bench
