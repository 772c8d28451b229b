// Why an import is not done, in words.
#pragma once

#include "contexts/registry/import/import_options.hpp"
#include "kernel/refusal.hpp"

namespace banso::registry {

/// @throws Refused "registry.import_strict" when there are wrong lines and the import is strict
void refuse_if_strict(const ImportOptions& options, const ImportSummary& summary);

/// Guards tables that a file replaces as a whole against half a file or a file of differences.
/// @throws Refused "registry.import_partial" when a table of 100 rows or more would lose over half of them
void refuse_if_partial(std::int64_t known_rows, std::int64_t new_rows);

/// "registry.import_busy": somebody else imports now.
Refused busy(const std::string& started_by, Instant started_at);

/// "registry.import_same_file": loaded already.
Refused same_file(const std::string& file_name, Instant loaded_at);

/// The outcome of a finished import in one sentence.
std::string outcome_of(ImportKind kind, const ImportSummary& summary);

/// A moment as people in Japan write it: "2026年11月21日 11:35".
std::string moment_in_words(Instant instant);

}  // namespace banso::registry
