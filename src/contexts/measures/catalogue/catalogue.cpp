#include "contexts/measures/catalogue/catalogue.hpp"

#include <map>

#include "contexts/measures/store/catalogue.hpp"
#include "contexts/registry/api.hpp"

namespace banso::measures {
namespace {

std::shared_ptr<const CatalogueEntry> entry_of(store::CatalogueRow&& row) {
  auto entry = std::make_shared<CatalogueEntry>();
  entry->measure_id = row.measure_id;
  entry->version = row.version;
  entry->source = row.source;
  entry->owner_organization_id = row.owner_organization_id;
  entry->override_organization_id = row.override_organization_id;
  entry->updated_at = row.updated_at;
  entry->measure = std::move(row.document);
  prepare(*entry);
  return entry;
}

}  // namespace

CodeNames load_code_names(db::Tx& tx) {
  CodeNames names;
  for (auto& row : registry::municipality_names(tx))
    names.areas.emplace(std::move(row.code), std::move(row.name));
  for (auto& row : registry::industry_names(tx))
    names.industries.emplace(std::move(row.code), std::move(row.name));
  return names;
}

std::shared_ptr<const CodeNames> Catalogue::code_names(db::Tx& tx) {
  constexpr std::chrono::minutes kFresh{10};
  const auto now = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (names_ && now - names_read_at_ < kFresh) return names_;
  }
  auto read = std::make_shared<const CodeNames>(load_code_names(tx));
  const std::lock_guard lock(mutex_);
  // Before the reference data is there, nothing is worth keeping.
  if (!read->areas.empty()) {
    names_ = read;
    names_read_at_ = now;
  }
  return read;
}

std::shared_ptr<const Snapshot> Catalogue::current(db::Tx& tx) {
  const std::int64_t version = store::catalogue_version(tx);
  std::shared_ptr<const Snapshot> known;
  {
    const std::lock_guard lock(mutex_);
    known = newest_;
  }
  // A transaction may be a moment older than the newest snapshot; what is newer was committed, too.
  if (known && known->version() >= version) return known;
  std::map<std::int64_t, std::shared_ptr<const CatalogueEntry>> entries;
  if (known) {
    for (const auto& entry : known->entries()) entries.emplace(entry->measure_id, entry);
  }
  for (auto& row : store::measures_changed_after(tx, known ? known->version() : 0)) {
    if (row.withdrawn) {
      entries.erase(row.measure_id);
    } else {
      const auto id = row.measure_id;
      entries[id] = entry_of(std::move(row));
    }
  }
  Snapshot::Entries list;
  list.reserve(entries.size());
  for (auto& [id, entry] : entries) list.push_back(std::move(entry));
  auto made = std::make_shared<const Snapshot>(version, std::move(list));
  const std::lock_guard lock(mutex_);
  if (!newest_ || newest_->version() < version) newest_ = made;
  return made;
}

}  // namespace banso::measures
