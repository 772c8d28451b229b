// Corporate number files into the register, within one transaction.
#pragma once

#include "contexts/registry/import/import_options.hpp"
#include "platform/csv/byte_source.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry {

/// Reads the whole source and brings its rows into registry.business. Good rows go in although others are
/// wrong, unless options.strict. Memory does not grow with the file.
/// @param tx acts as the system, on a connection of its own; commit it to keep the rows
/// @param summary filled as far as the import came, also when it fails
/// @throws csv::SourceError the file cannot be read; Refused "registry.import_strict" a wrong line and
/// strict; ImportCancelled; db::Error, db::Unavailable
void load_nta(db::Tx& tx, csv::ByteSource& source, const ImportOptions& options, ImportSummary& summary);

}  // namespace banso::registry
