// Reference files (postal codes, municipalities, industries, chambers) into their tables, within one
// transaction.
#pragma once

#include "contexts/registry/import/import_options.hpp"
#include "platform/csv/byte_source.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry {

/// Reads the whole source. A file is the whole truth of its kind: what it no longer names goes (postal codes
/// of the same edition, classes of industry); municipalities and chambers stay, because others refer to them.
/// @param tx acts as the system, on a connection of its own; commit it to keep the rows
/// @throws csv::SourceError, Refused "registry.import_strict", ImportCancelled, db::Error, db::Unavailable
void load_reference(db::Tx& tx, ImportKind kind, csv::ByteSource& source, const ImportOptions& options,
                    ImportSummary& summary);

}  // namespace banso::registry
