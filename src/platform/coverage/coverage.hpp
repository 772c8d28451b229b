// What the tests executed: statements and routes, noted only where BANSO_COVERAGE_DIR says where to.
#pragma once

#include <string_view>

namespace banso::coverage {

/// Appends "kind name" to a file of this process below BANSO_COVERAGE_DIR, once per process; does nothing
/// where the variable is not set, as in production. Read by tools/test/coverage.mjs.
void note(std::string_view kind, std::string_view name);

/// Whether note() does anything: asked first where making up the name costs something.
bool is_noted();

}  // namespace banso::coverage
