// The hourly purge: what has ended leaves the tables.
#include "platform/db/pool.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/identity.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/services.hpp"

namespace banso::identity {
namespace {

const db::Command<Instant> kPurgeSessions{"identity.purge_sessions"};
const db::Command<Instant> kPurgeEmailTokens{"identity.purge_email_tokens"};
const db::Command<Instant> kPurgeThrottle{"identity.purge_throttle"};
const db::Command<Instant> kPurgeOidcLogins{"identity.purge_oidc_logins"};
const db::Command<Instant> kPurgeApiTokens{"identity.purge_api_tokens"};
const db::Command<Instant> kPurgeAccounts{"identity.purge_unverified_accounts"};

using std::chrono::days;

boost::json::value purge(jobs::Run& run) {
  const Instant now = run.services().clock();
  return db::in_tx(run.services().pool, {.settings = {{"app.system", "t"}}}, [&](db::Tx& tx) {
    return boost::json::value{{"sessions", kPurgeSessions.run(tx, now)},
                              {"email_tokens", kPurgeEmailTokens.run(tx, now - days(7))},
                              {"throttle", kPurgeThrottle.run(tx, now - days(2))},
                              {"oidc_logins", kPurgeOidcLogins.run(tx, now)},
                              {"api_tokens", kPurgeApiTokens.run(tx, now - days(30))},
                              {"accounts", kPurgeAccounts.run(tx, now - days(30))}};
  });
}

}  // namespace

void register_jobs(jobs::Queue& queue) {
  queue.add_kind({.name = "identity.purge",
                  .title = "期限の切れたサインイン情報の削除",
                  .attempts = 3,
                  .permission = "platform.jobs.manage",
                  .every = "hourly"},
                 purge);
}

}  // namespace banso::identity
