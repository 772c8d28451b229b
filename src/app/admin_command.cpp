// `banso admin create EMAIL`: the first system administrator, who sets a password by way of the printed link.
#include <fmt/format.h>

#include "app/command.hpp"
#include "app/command_database.hpp"
#include "app/settings.hpp"
#include "kernel/email.hpp"
#include "platform/audit/audit.hpp"
#include "platform/db/pool.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/identity.hpp"

namespace banso::app {
namespace {

using identity::OrganizationKind;

constexpr int kLinkHours = 24;
constexpr std::string_view kTop = "日本商工会議所";

Instant system_now() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

int wrong_use(std::string_view what) {
  fmt::print(stderr, "{}\n使い方: banso admin create メールアドレス\n", what);
  return 2;
}

/// The organisation at the top of the tree, made if the database is still empty.
std::int64_t top_organization(db::Tx& tx, Instant now) {
  const auto tops = identity::organizations_of_kind(tx, OrganizationKind::national_federation);
  if (!tops.empty()) return tops.front().organization_id;
  identity::NewOrganization top;
  top.kind = OrganizationKind::national_federation;
  top.name = kTop;
  return identity::create_organization(tx, top, now);
}

}  // namespace

int create_admin(const Arguments& arguments) {
  if (arguments.empty() || arguments[0].starts_with("--"))
    return wrong_use("メールアドレスを指定してください。");
  const auto address = normalise_email(arguments[0]);
  if (!address) return wrong_use("メールアドレスの形になっていません。例: taro@example.jp");
  const config::Config config = usable_settings({arguments.begin() + 1, arguments.end()});
  const db::Database database = open_command_database(config);
  db::Pool pool(database.runtime_conninfo, 1);
  identity::Permissions permissions;
  identity::Identity identity(config, permissions);
  const Instant now = system_now();
  const std::string link = db::in_tx(pool, {.settings = {{"app.system", "t"}}}, [&](db::Tx& tx) {
    const identity::NewUser user{identity::EmailAddress(fold_email(*address)), "システム管理者",
                                 std::nullopt};
    const std::int64_t user_id = identity::create_user(tx, identity, user, now);
    const std::int64_t organization_id = top_organization(tx, now);
    identity::grant_role(tx, organization_id, user_id, identity::Role::system_admin, now);
    audit::record_system(tx, now, "command_line",
                         {.action = "identity.role.grant",
                          .object_type = "user",
                          .object_id = std::to_string(user_id),
                          .business_id = {},
                          .organization_id = organization_id,
                          .details = {{"role", "system_admin"}}});
    return identity::make_set_password_link(tx, user_id, config.public_url, kLinkHours, now);
  });
  fmt::print(
      "{} "
      "をシステム管理者にしました。\n{}"
      "時間以内に次のリンクを開いて、パスワードを決めてください（1回だけ使えます）。\n\n  {}\n",
      *address, kLinkHours, link);
  return 0;
}

}  // namespace banso::app
