#include "contexts/registry/usecases/all_businesses.hpp"

#include "platform/db/statement.hpp"

namespace banso::registry {
namespace {

using Ids = std::vector<std::int64_t>;

const db::Query<ListedBusiness, Ids> kListedBusinesses{"registry.listed_businesses"};
const db::Query<std::int64_t, Instant> kChangedSince{"registry.businesses_changed_since"};
const db::Query<std::optional<Instant>> kLastChangeByImport{"registry.last_change_by_import"};
const db::Query<OpenBusiness, std::int64_t> kOpenToCaller{"registry.businesses_open_to_caller"};

constexpr const char* kDeclare = R"(
declare all_businesses no scroll cursor for
select b.business_id, b.name, b.kind, b.status, b.prefecture_code, b.city_code, b.industry_code,
       coalesce(p.industry_codes, '{}') as industry_codes, p.established_on, p.regular_employee_count, p.capital_yen
from registry.business b
left join registry.business_profile p on p.business_id = b.business_id
order by b.prefecture_code, coalesce(p.industry_codes[1], b.industry_code), b.city_code)";

}  // namespace

void for_each_business(db::Tx& tx, const std::function<void(const ListedBusiness&)>& take) {
  tx.execute_sql("set local work_mem = '64MB'");
  tx.execute_sql(kDeclare);
  ListedBusiness business;
  while (true) {
    const db::Result rows = tx.execute_sql("fetch 5000 from all_businesses");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows.read(i, &business, shape::type_of<ListedBusiness>());
      take(business);
    }
    if (rows.size() < 5000) break;
  }
  tx.execute_sql("close all_businesses");
}

std::vector<ListedBusiness> listed_businesses(db::Tx& tx, const Ids& business_ids) {
  return kListedBusinesses.all(tx, business_ids);
}

Ids businesses_changed_since(db::Tx& tx, Instant since) {
  return kChangedSince.all(tx, since);
}

std::optional<Instant> last_change_by_import(db::Tx& tx) {
  return kLastChangeByImport.one(tx);
}

std::vector<OpenBusiness> businesses_open_to_caller(db::Tx& tx, std::int64_t limit) {
  return kOpenToCaller.all(tx, limit);
}

}  // namespace banso::registry
