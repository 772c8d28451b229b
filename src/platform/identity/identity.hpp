// What identity keeps in memory, made once in src/app: keys, the password hasher, permissions, and the hooks
// by which other parts of the house join in.
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "platform/config/config.hpp"
#include "platform/db/tx.hpp"
#include "platform/identity/caller.hpp"
#include "platform/identity/permissions.hpp"
#include "platform/identity/secrets/key_file.hpp"
#include "platform/identity/secrets/password_hasher.hpp"

namespace banso {
struct Services;
namespace http {
class Api;
struct Call;
}  // namespace http
namespace jobs {
class Queue;
}
}  // namespace banso

namespace banso::identity {

namespace oidc {
class RelyingParty;
}

/// A business of a person as `me` shows it.
struct MyBusiness {
  std::int64_t business_id = 0;
  std::string name;
  std::string claim_status;  ///< "confirmed", "waiting" …: the words of the register
};
BOOST_DESCRIBE_STRUCT(MyBusiness, (), (business_id, name, claim_status))

/// A sign-in that the demo shows on its sign-in page.
struct DemoAccount {
  std::string email;
  std::string password;
  std::string label;  ///< "商工会議所の経営指導員"
};
BOOST_DESCRIBE_STRUCT(DemoAccount, (), (email, password, label))

/// A corporation that an OpenID provider vouches for (GビズID prime account of a corporation).
struct VerifiedCorporation {
  std::string corporate_number;  ///< thirteen digits with a right check digit
  std::string name;
  std::string issuer;
};

/// How the register joins in; both may stay empty.
struct Hooks {
  /// The businesses a person claims or owns, for `me`. Runs in the caller's transaction.
  std::function<std::vector<MyBusiness>(db::Tx&, const Caller&)> businesses_of;
  /// After a sign-in whose claims carry a corporation. Runs in the sign-in's transaction, as the person.
  std::function<void(http::Call&, std::int64_t user_id, const VerifiedCorporation&)> on_verified_corporation;
};

class Identity {
 public:
  /// Reads and connects nothing yet. Both must outlive this.
  Identity(const config::Config& settings, Permissions& permissions, HashCost cost = {});
  ~Identity();
  Identity(const Identity&) = delete;

  /// The key of the installation, read (or made) at first use from var_dir/secrets/identity.key. Call it once
  /// when the server starts, so that a missing or broken file is noticed then. @throws std::runtime_error
  const SecretKey& key() const;

  const config::Config& settings;
  Permissions& permissions;
  Hooks hooks;
  PasswordHasher passwords;
  std::vector<DemoAccount> demo_accounts;        ///< shown by sign-in-options in demo mode only
  std::unique_ptr<oidc::RelyingParty> provider;  ///< null: no OpenID provider configured

 private:
  mutable std::once_flag key_once_;
  mutable std::optional<SecretKey> key_;
};

/// Declares identity's own permissions; before the routes of any part are served.
void declare_permissions(Permissions& permissions);

/// Declares every route of identity (api.md, "identity").
void register_routes(http::Api& api, Identity& identity);

/// Declares the hourly purge of ended sessions, used tokens and old counters.
void register_jobs(jobs::Queue& queue);

}  // namespace banso::identity
