#include "contexts/measures/store/catalogue.hpp"

#include "platform/db/statement.hpp"

namespace banso::measures::store {
namespace {

using MaybeId = std::optional<std::int64_t>;

const db::Query<std::int64_t> kCatalogueVersion{"measures.catalogue_version"};
const db::Query<CatalogueRow, std::int64_t> kMeasuresChangedAfter{"measures.measures_changed_after"};
const db::Query<CatalogueRow, std::vector<std::int64_t>> kMeasuresById{"measures.measures_by_id"};
const db::Query<CatalogueRow> kSeededMeasures{"measures.seeded_measures"};
const db::Query<MeasureHead, std::int64_t> kFindMeasure{"measures.find_measure"};
const db::Query<MeasureHead, std::string> kFindMeasureByKey{"measures.find_measure_by_key"};
const db::Query<std::int64_t> kBeginChange{"measures.begin_change"};
const db::Query<std::int64_t, std::string, MeasureSource, MaybeId, std::optional<std::string>, std::int64_t,
                Instant>
    kAddMeasure{"measures.add_measure"};
const db::Command<std::int64_t, std::int64_t, Measure, std::string, Instant, std::string, MaybeId>
    kAddMeasureVersion{"measures.add_measure_version"};
const db::Command<std::int64_t, std::int64_t, std::int64_t, Instant> kMoveToVersion{
    "measures.move_to_version"};
const db::Command<std::int64_t, std::int64_t, std::string, Instant, std::string, MaybeId, VersionKind>
    kRepeatMeasureVersion{"measures.repeat_measure_version"};
const db::Command<std::int64_t, std::int64_t, std::int64_t, Instant> kWithdrawMeasure{
    "measures.withdraw_measure"};
const db::Command<std::int64_t, std::int64_t, Instant, std::int64_t> kBeginOverride{
    "measures.begin_override"};
const db::Command<std::int64_t, std::int64_t, Instant, std::int64_t> kLiftOverride{"measures.lift_override"};
const db::Query<OwnMeasureRow, std::vector<std::int64_t>, std::int64_t, std::int64_t>
    kMeasuresOfOrganizations{"measures.measures_of_organizations"};
const db::Query<std::int64_t, std::vector<std::int64_t>> kCountMeasuresOfOrganizations{
    "measures.count_measures_of_organizations"};
const db::Query<VersionRow, std::int64_t, std::int64_t> kListVersions{"measures.list_versions"};

void repeat_version(db::Tx& tx, std::int64_t measure_id, std::int64_t version, const Publication& p,
                    VersionKind kind) {
  kRepeatMeasureVersion.run(tx, measure_id, version, p.note, p.at, p.by, p.by_user_id, kind);
}

}  // namespace

std::int64_t catalogue_version(db::Tx& tx) {
  return kCatalogueVersion.one(tx);
}

std::vector<CatalogueRow> measures_changed_after(db::Tx& tx, std::int64_t version) {
  return kMeasuresChangedAfter.all(tx, version);
}

std::vector<CatalogueRow> measures_by_id(db::Tx& tx, const std::vector<std::int64_t>& measure_ids) {
  return kMeasuresById.all(tx, measure_ids);
}

std::vector<CatalogueRow> seeded_measures(db::Tx& tx) {
  return kSeededMeasures.all(tx);
}

std::optional<MeasureHead> find_measure(db::Tx& tx, std::int64_t measure_id) {
  return kFindMeasure.maybe(tx, measure_id);
}

std::optional<MeasureHead> find_measure_by_key(db::Tx& tx, const std::string& measure_key) {
  return kFindMeasureByKey.maybe(tx, measure_key);
}

std::int64_t begin_change(db::Tx& tx) {
  return kBeginChange.one(tx);
}

std::int64_t add_measure(db::Tx& tx, std::int64_t change, const NewMeasure& added, const Measure& document,
                         const Publication& p) {
  const std::int64_t measure_id = kAddMeasure.one(
      tx, added.measure_key, added.source, added.owner_organization_id, added.jgrants_id, change, p.at);
  kAddMeasureVersion.run(tx, measure_id, 1, document, p.note, p.at, p.by, p.by_user_id);
  return measure_id;
}

bool add_version(db::Tx& tx, std::int64_t change, std::int64_t measure_id, std::int64_t current_version,
                 const Measure& document, const Publication& p) {
  if (kMoveToVersion.run(tx, measure_id, change, current_version, p.at) == 0) return false;
  kAddMeasureVersion.run(tx, measure_id, current_version + 1, document, p.note, p.at, p.by, p.by_user_id);
  return true;
}

bool withdraw(db::Tx& tx, std::int64_t change, std::int64_t measure_id, std::int64_t current_version,
              const Publication& p) {
  if (kWithdrawMeasure.run(tx, measure_id, change, current_version, p.at) == 0) return false;
  repeat_version(tx, measure_id, current_version, p, VersionKind::withdrawn);
  return true;
}

bool restore(db::Tx& tx, std::int64_t change, std::int64_t measure_id, std::int64_t current_version,
             const Publication& p) {
  if (kMoveToVersion.run(tx, measure_id, change, current_version, p.at) == 0) return false;
  repeat_version(tx, measure_id, current_version, p, VersionKind::restored);
  return true;
}

bool begin_override(db::Tx& tx, std::int64_t organization_id, std::int64_t measure_id, Instant now,
                    std::int64_t user_id) {
  return kBeginOverride.run(tx, organization_id, measure_id, now, user_id) > 0;
}

bool lift_override(db::Tx& tx, std::int64_t organization_id, std::int64_t measure_id, Instant now,
                   std::int64_t user_id) {
  return kLiftOverride.run(tx, organization_id, measure_id, now, user_id) > 0;
}

std::vector<OwnMeasureRow> measures_of_organizations(db::Tx& tx, const std::vector<std::int64_t>& ids,
                                                     std::int64_t limit, std::int64_t offset) {
  return kMeasuresOfOrganizations.all(tx, ids, limit, offset);
}

std::int64_t count_measures_of_organizations(db::Tx& tx, const std::vector<std::int64_t>& ids) {
  return kCountMeasuresOfOrganizations.one(tx, ids);
}

std::vector<VersionRow> list_versions(db::Tx& tx, std::int64_t measure_id, std::int64_t limit) {
  return kListVersions.all(tx, measure_id, limit);
}

}  // namespace banso::measures::store
