// A business as one row of COPY.
#pragma once

#include <string>

#include "contexts/registry/import/copy_rows.hpp"
#include "contexts/registry/rules/business_facts.hpp"
#include "contexts/registry/rules/search_keys.hpp"

namespace banso::registry {

/// The columns of registry.business that an import writes, in the order of append_business(), with commas.
const std::string& business_columns();

/// The assignments of an update from a row source called `source`: "kind = c.kind, name = c.name …".
std::string business_assignments(const std::string& source);

/// Appends the facts with their search keys. @param hash content_hash(facts)
/// @param keys scratch memory, kept between calls
void append_business(CopyRows& rows, const BusinessFacts& facts, std::int64_t hash, SearchKeys& keys);

}  // namespace banso::registry
