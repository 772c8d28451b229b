#include "app/demo/demo.hpp"

#include <fmt/format.h>

#include "app/demo/fiction.hpp"
#include "app/demo/figures.hpp"
#include "app/demo/membership.hpp"
#include "app/demo/people.hpp"
#include "contexts/admission/import/demo_applications.hpp"
#include "contexts/dues/import/demo_dues.hpp"
#include "contexts/exchange/api.hpp"
#include "contexts/ledger/import/demo_round.hpp"
#include "contexts/measures/import/demo_measures.hpp"
#include "contexts/registry/import/run_import.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/api.hpp"

namespace banso::app {
namespace {

constexpr std::size_t kBusinesses = 3000;
constexpr std::size_t kSharing = 48;
constexpr std::size_t kOdawara = 2;  // the city whose chamber the demo people work at

using Ids = std::vector<std::int64_t>;
const db::Query<bool> kHasBusinesses{"demo.has_businesses"};
const db::Command<Ids, std::vector<std::string>> kSetIndustries{"demo.set_industries"};
const db::Command<std::int64_t, Instant, std::int64_t> kAddProfile{"demo.add_profile"};
const db::Command<std::int64_t, std::int64_t, Date, Instant, std::int64_t> kAddConsent{"demo.add_consent"};
const db::Command<std::int64_t, Date, std::int64_t, Instant, std::int64_t> kAddYear{"demo.add_year"};
const db::Command<std::int64_t, Date, std::vector<std::string>, Ids> kAddYearLines{"demo.add_year_lines"};
const db::Command<std::int64_t, Date, std::string, std::int64_t, std::int64_t, std::int64_t, Instant,
                  std::int64_t>
    kAddFiguresProfile{"demo.add_figures_profile"};
const db::Command<std::int64_t, std::int64_t, Date, Instant, std::int64_t> kShareFigures{
    "demo.share_figures"};

const db::TxOptions kAsSystem{.settings = {{"app.system", "t"}}};

/// The same way as any published file: through the importer.
void import_businesses(Application& application, const std::vector<DemoBusiness>& businesses) {
  const std::string file = as_nta_file(businesses);
  registry::ImportRun run{.conninfo = application.pool.conninfo(),
                          .clock = application.services.clock,
                          .open = [&file] { return csv::open_source(file, "demo.csv"); },
                          .again = true,
                          .options = {.strict = true},
                          .keep_rejected = {}};
  registry::import_source({.kind = registry::ImportKind::nta,
                           .file_name = "demo.csv",
                           .file_size = static_cast<std::int64_t>(file.size()),
                           .sha256 = "",
                           .file_key = {},
                           .strict = true,
                           .started_by = "demo",
                           .started_by_user_id = {}},
                          run);
}

void set_industries(db::Tx& tx, const std::vector<DemoBusiness>& businesses) {
  Ids ids;
  std::vector<std::string> codes;
  for (const DemoBusiness& business : businesses) {
    ids.push_back(business.business_id());
    codes.push_back(business.industry_code);
  }
  kSetIndustries.run(tx, ids, codes);
}

void add_years(db::Tx& tx, std::int64_t business_id, const DemoHealth& health, Instant now,
               std::int64_t user_id) {
  for (const DemoYear& year : demo_years(health, newest_year_end(jst_date(now)))) {
    kAddYear.run(tx, business_id, year.fiscal_year_end, year.employees, now, user_id);
    kAddYearLines.run(tx, business_id, year.fiscal_year_end, year.accounts, year.amounts);
  }
}

/// Some dozens of businesses in Odawara that share their figures with the chamber when they ask for
/// subsidies. They come from the end of the list: the first ones are left for people who try out how to
/// begin.
void add_sharing_businesses(db::Tx& tx, const std::vector<DemoBusiness>& businesses, const DemoPeople& people,
                            Instant now) {
  std::size_t added = 0;
  for (auto it = businesses.rbegin(); it != businesses.rend() && added < kSharing; ++it) {
    if (it->city != kOdawara || it->closed) continue;
    const DemoHealth health = health_of(added++);
    const Date established{std::chrono::year(it->assigned_year - 20), std::chrono::April,
                           std::chrono::day(1)};
    kAddFiguresProfile.run(tx, it->business_id(), established, it->industry_code, health.employees,
                           health.employees * 800'000, health.sales_yen, now, people.owner_user_id);
    kShareFigures.run(tx, it->business_id(), people.chambers[kOdawara], jst_date(now), now,
                      people.owner_user_id);
    add_years(tx, it->business_id(), health, now, people.owner_user_id);
  }
}

/// The owner's company: the first active one in Odawara, with own items shared with its chamber.
void give_owner_a_company(db::Tx& tx, const std::vector<DemoBusiness>& businesses, const DemoPeople& people,
                          Instant now) {
  for (const DemoBusiness& business : businesses) {
    if (business.city != kOdawara || business.closed || business.industry_code != "09") continue;
    identity::set_business_owner(tx, people.owner_user_id, business.business_id(), now);
    kAddProfile.run(tx, business.business_id(), now, people.owner_user_id);
    kAddConsent.run(tx, business.business_id(), people.chambers[kOdawara], jst_date(now), now,
                    people.owner_user_id);
    kShareFigures.run(tx, business.business_id(), people.chambers[kOdawara], jst_date(now), now,
                      people.owner_user_id);
    add_years(tx, business.business_id(), owner_health(), now, people.owner_user_id);
    return;
  }
}

}  // namespace

void load_demo(Application& application, const std::function<void(std::string_view)>& say) {
  const Instant now = application.services.clock();
  application.identity.demo_accounts = demo_accounts();
  if (db::in_tx(application.pool, kAsSystem, [](db::Tx& tx) { return kHasBusinesses.one(tx); })) return;

  say(fmt::format("デモ用の架空のデータ（事業者{}件、商工会議所{}か所）を用意しています", kBusinesses,
                  demo_cities().size()));
  const auto businesses = demo_businesses(kBusinesses);
  import_businesses(application, businesses);
  db::in_tx(application.pool, kAsSystem, [&](db::Tx& tx) {
    const DemoPeople people = add_demo_people(tx, application.identity, now);
    set_industries(tx, businesses);
    give_owner_a_company(tx, businesses, people, now);
    add_sharing_businesses(tx, businesses, people, now);
    add_demo_members(tx, businesses, kOdawara, people, now);
    dues::add_demo_dues(tx, people.chambers[kOdawara], people.owner_user_id, now);
    admission::add_demo_applications(tx, people.chambers[kOdawara], now);
    ledger::add_demo_round(tx, people.chambers[kOdawara], now);
    exchange::add_demo_profiles(tx, people.chambers[kOdawara], people.chambers[kOdawara + 1], now);
    measures::publish_demo_measures(tx, people.chambers[kOdawara], people.ministry, now);
  });
}

}  // namespace banso::app
