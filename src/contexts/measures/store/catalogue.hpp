// Reading and writing the catalogue of measures.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/catalogue/entry.hpp"
#include "platform/db/tx.hpp"

namespace banso::measures::store {

/// A measure with its current document.
struct CatalogueRow {
  std::int64_t measure_id = 0;
  std::int64_t version = 0;
  MeasureSource source{};
  std::optional<std::int64_t> owner_organization_id;
  std::optional<std::int64_t> override_organization_id;  ///< whose version stands above the import
  bool withdrawn = false;
  Instant updated_at{};
  Measure document;
};
BOOST_DESCRIBE_STRUCT(CatalogueRow, (),
                      (measure_id, version, source, owner_organization_id, override_organization_id,
                       withdrawn, updated_at, document))

/// The counter that every change moves on.
std::int64_t catalogue_version(db::Tx& tx);
/// Measures changed after that version of the catalogue, withdrawn ones too, by measure_id.
std::vector<CatalogueRow> measures_changed_after(db::Tx& tx, std::int64_t version);

/// These, withdrawn ones too.
std::vector<CatalogueRow> measures_by_id(db::Tx& tx, const std::vector<std::int64_t>& measure_ids);

/// Measures that come with the program, withdrawn ones too.
std::vector<CatalogueRow> seeded_measures(db::Tx& tx);

/// What a measure is, without what it says.
struct MeasureHead {
  std::int64_t measure_id = 0;
  std::string measure_key;
  MeasureSource source{};
  std::optional<std::int64_t> owner_organization_id;
  std::optional<std::int64_t> override_organization_id;
  std::int64_t current_version = 0;
  std::optional<Instant> withdrawn_at;
};
BOOST_DESCRIBE_STRUCT(MeasureHead, (),
                      (measure_id, measure_key, source, owner_organization_id, override_organization_id,
                       current_version, withdrawn_at))
std::optional<MeasureHead> find_measure(db::Tx& tx, std::int64_t measure_id);
std::optional<MeasureHead> find_measure_by_key(db::Tx& tx, const std::string& measure_key);

/// Who publishes, and why.
struct Publication {
  std::string note;
  Instant at{};
  std::string by;
  std::optional<std::int64_t> by_user_id;
};

/// Moves the counter on: once in a transaction, before what it changes. Others that publish wait until its
/// end.
std::int64_t begin_change(db::Tx& tx);
struct NewMeasure {
  std::string measure_key;
  MeasureSource source{};
  std::optional<std::int64_t> owner_organization_id;
  std::optional<std::string> jgrants_id;
};
/// Adds a measure with its first version. @param change what begin_change gave @return measure_id
std::int64_t add_measure(db::Tx& tx, std::int64_t change, const NewMeasure& added, const Measure& document,
                         const Publication& publication);
/// Adds the version after `current_version` and makes it the one that counts; a withdrawn measure comes back.
/// @return false: somebody else published in the meantime
bool add_version(db::Tx& tx, std::int64_t change, std::int64_t measure_id, std::int64_t current_version,
                 const Measure& document, const Publication& publication);
/// Takes a measure out of the catalogue: a version with the same document says so. @return false: it was not
/// in it, somebody published in the meantime, or it is not the caller's
bool withdraw(db::Tx& tx, std::int64_t change, std::int64_t measure_id, std::int64_t current_version,
              const Publication& publication);
/// Brings a withdrawn measure back with the document it had. @return as withdraw
bool restore(db::Tx& tx, std::int64_t change, std::int64_t measure_id, std::int64_t current_version,
             const Publication& publication);

/// Notes that the organisation's version of an imported measure stands above the import.
/// @return false: another organisation's does
bool begin_override(db::Tx& tx, std::int64_t organization_id, std::int64_t measure_id, Instant now,
                    std::int64_t user_id);
bool lift_override(db::Tx& tx, std::int64_t organization_id, std::int64_t measure_id, Instant now,
                   std::int64_t user_id);

/// A measure that officers of an organisation may change, in the catalogue or withdrawn.
struct OwnMeasureRow {
  std::int64_t measure_id = 0;
  std::int64_t organization_id = 0;
  MeasureSource source{};
  std::int64_t version = 0;
  Instant updated_at{};
  std::optional<Instant> withdrawn_at;
  std::string note;
  std::string published_by;
  Measure document;
};
BOOST_DESCRIBE_STRUCT(OwnMeasureRow, (),
                      (measure_id, organization_id, source, version, updated_at, withdrawn_at, note,
                       published_by, document))
/// What changed last first.
std::vector<OwnMeasureRow> measures_of_organizations(db::Tx& tx, const std::vector<std::int64_t>& ids,
                                                     std::int64_t limit, std::int64_t offset);
std::int64_t count_measures_of_organizations(db::Tx& tx, const std::vector<std::int64_t>& ids);

struct VersionRow {
  std::int64_t version = 0;
  VersionKind kind{};
  Instant published_at{};
  std::string published_by;
  std::string note;
  Measure document;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, kind, published_at, published_by, note, document))
/// Newest first, at most `limit`.
std::vector<VersionRow> list_versions(db::Tx& tx, std::int64_t measure_id, std::int64_t limit);

}  // namespace banso::measures::store
