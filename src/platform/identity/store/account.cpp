#include "platform/identity/store/account.hpp"

#include "platform/db/statement.hpp"

namespace banso::identity {
namespace {

const db::Query<SignInRow, std::string> kFindSignIn{"identity.find_sign_in"};
const db::Command<std::int64_t, std::string, Instant> kSavePassword{"identity.save_password"};
const db::Query<std::int64_t, std::string, std::string, bool, Instant> kAddAccount{"identity.add_account"};
const db::Command<std::int64_t, std::string, Instant> kRenameAccount{"identity.rename_account"};
const db::Query<AccountName, std::int64_t, Instant> kVerifyAccount{"identity.verify_account"};
const db::Command<std::int64_t, std::int64_t> kRemoveOtherSessions{"identity.remove_other_sessions"};
const db::Command<std::int64_t> kRemovePassword{"identity.remove_password"};

}  // namespace

std::optional<SignInRow> find_account(db::Tx& tx, const std::string& email) {
  return kFindSignIn.maybe(tx, email);
}

void save_password(db::Tx& tx, std::int64_t user_id, const std::string& hash, Instant now) {
  kSavePassword.run(tx, user_id, hash, now);
}

std::int64_t add_account(db::Tx& tx, const std::string& email, const std::string& display_name, bool verified,
                         Instant now) {
  return kAddAccount.one(tx, email, display_name, verified, now);
}

void rename_account(db::Tx& tx, std::int64_t user_id, const std::string& display_name, Instant now) {
  kRenameAccount.run(tx, user_id, display_name, now);
}

std::optional<AccountName> verify_account(db::Tx& tx, std::int64_t user_id, Instant now) {
  return kVerifyAccount.maybe(tx, user_id, now);
}

void end_sessions_but(db::Tx& tx, std::int64_t user_id, std::int64_t kept) {
  kRemoveOtherSessions.run(tx, user_id, kept);
}

void remove_password(db::Tx& tx, std::int64_t user_id) {
  kRemovePassword.run(tx, user_id);
}

}  // namespace banso::identity
