#include "contexts/measures/import/load_seed.hpp"

#include <map>
#include <optional>

#include "contexts/measures/api.hpp"
#include "contexts/measures/catalogue/catalogue_seed.hpp"
#include "contexts/measures/store/catalogue.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

class SeedLoader {
 public:
  SeedLoader(db::Tx& tx, Instant now) : tx_(tx), now_(now) {
    for (auto& row : store::seeded_measures(tx_)) {
      std::string key = row.document.measure_key;
      known_.emplace(std::move(key), std::move(row));
    }
  }

  void bring(const std::vector<Measure>& seed) {
    for (const Measure& measure : seed) one(measure);
    for (const auto& [key, row] : known_) {
      if (row.withdrawn || row.override_organization_id || kept_.contains(key)) continue;
      store::withdraw(tx_, change(), row.measure_id, row.version,
                      because("初期データからなくなったため、取り下げました。"));
      changed_.emplace_back(row.measure_id);
    }
    if (!changed_.empty()) outbox::publish(tx_, kMeasuresPublished, {{"measure_ids", changed_}});
  }

 private:
  std::int64_t change() {
    if (!change_) change_ = store::begin_change(tx_);
    return *change_;
  }

  store::Publication because(std::string note) const {
    return {std::move(note), now_, "初期データ", std::nullopt};
  }

  void one(const Measure& measure) {
    kept_.emplace(measure.measure_key);
    const auto known = known_.find(measure.measure_key);
    if (known == known_.end()) {
      changed_.emplace_back(store::add_measure(tx_, change(),
                                               {.measure_key = measure.measure_key,
                                                .source = MeasureSource::seed,
                                                .owner_organization_id = std::nullopt,
                                                .jgrants_id = std::nullopt},
                                               measure, because("公表された資料から登録しました。")));
      return;
    }
    const store::CatalogueRow& row = known->second;
    // Officers wrote a version of their own: it stands until they lift it.
    if (row.override_organization_id) return;
    if (!row.withdrawn && shape::to_json(row.document) == shape::to_json(measure)) return;
    store::add_version(tx_, change(), row.measure_id, row.version, measure,
                       because("Bansoの更新に合わせて、内容を改めました。"));
    changed_.emplace_back(row.measure_id);
  }

  db::Tx& tx_;
  const Instant now_;
  std::map<std::string, store::CatalogueRow> known_;
  std::set<std::string> kept_;
  std::optional<std::int64_t> change_;
  boost::json::array changed_;
};

}  // namespace

void bring_catalogue_seed(db::Tx& tx, Instant now) {
  SeedLoader(tx, now).bring(load_catalogue_seed());
}

}  // namespace banso::measures
