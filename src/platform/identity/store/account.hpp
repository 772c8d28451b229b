// Rows of accounts, shared by the use cases.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::identity {

/// What sign-in needs to know of an account. Never leaves the server.
struct SignInRow {
  std::int64_t user_id = 0;
  std::string email;
  std::string display_name;
  std::string status;
  bool email_verified = false;
  std::optional<std::string> hash;           ///< argon2id string; null: no password (OpenID only)
  std::optional<std::string> sealed_secret;  ///< bytea text; null: no two-factor sign-in
  std::int64_t last_used_step = 0;
};
BOOST_DESCRIBE_STRUCT(SignInRow, (),
                      (user_id, email, display_name, status, email_verified, hash, sealed_secret,
                       last_used_step))

/// The account with this address (in small letters). Needs act_as_identity unless it is the caller's own.
std::optional<SignInRow> find_account(db::Tx& tx, const std::string& email);

/// Sets the password's hash.
void save_password(db::Tx& tx, std::int64_t user_id, const std::string& hash, Instant now);

/// Changes the name others see.
void rename_account(db::Tx& tx, std::int64_t user_id, const std::string& display_name, Instant now);

/// Address and name, for a mail.
struct AccountName {
  std::string email;
  std::string display_name;
};
BOOST_DESCRIBE_STRUCT(AccountName, (), (email, display_name))

/// The address is theirs. @return nothing if the account is disabled
std::optional<AccountName> verify_account(db::Tx& tx, std::int64_t user_id, Instant now);

/// Ends every session of a person but one. @param kept 0: all
void end_sessions_but(db::Tx& tx, std::int64_t user_id, std::int64_t kept);

/// Takes the password away: from now on they sign in in another way.
void remove_password(db::Tx& tx, std::int64_t user_id);

/// Adds an account and returns its number. @param verified whether the address has been proven
std::int64_t add_account(db::Tx& tx, const std::string& email, const std::string& display_name, bool verified,
                         Instant now);

}  // namespace banso::identity
