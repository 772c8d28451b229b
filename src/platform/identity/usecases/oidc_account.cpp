#include "platform/identity/usecases/oidc_account.hpp"

#include "platform/db/statement.hpp"
#include "platform/identity/store/account.hpp"
#include "platform/identity/usecases/note.hpp"

namespace banso::identity {

/// The person here to whom an account at the provider belongs.
struct LinkedRow {
  std::int64_t user_id = 0;
  std::string status;
};
BOOST_DESCRIBE_STRUCT(LinkedRow, (), (user_id, status))

namespace {

const db::Query<LinkedRow, std::string, std::string, Instant> kUseLink{"identity.use_oidc_account"};
const db::Query<std::int64_t, std::string, std::string, std::int64_t, Instant> kAddLink{
    "identity.add_oidc_account"};

}  // namespace

void link_account(http::Call& call, const oidc::ExternalPerson& person, std::int64_t user_id) {
  const std::int64_t owner = kAddLink.one(call.tx, person.issuer, person.subject, user_id, call.now);
  if (owner != user_id) throw NotAdmitted("identity.oidc_linked_elsewhere");
  note_user(call, "identity.oidc.link", user_id, {{"issuer", person.issuer}});
}

std::int64_t find_or_make_account(http::Call& call, const oidc::ExternalPerson& person) {
  if (const auto linked = kUseLink.maybe(call.tx, person.issuer, person.subject, call.now)) {
    if (linked->status != "active") throw NotAdmitted("identity.oidc_disabled");
    return linked->user_id;
  }
  if (person.email.empty() || !person.email_verified) throw NotAdmitted("identity.oidc_email_missing");
  const auto known = find_account(call.tx, person.email);
  if (known && (known->email_verified || known->status != "active"))
    throw NotAdmitted("identity.oidc_email_taken");
  std::int64_t user_id = 0;
  if (known) {
    // Somebody signed up with this address and never proved it: now it is proven, but the password they chose
    // may be a stranger's.
    user_id = known->user_id;
    remove_password(call.tx, user_id);
    rename_account(call.tx, user_id, person.display_name, call.now);
    verify_account(call.tx, user_id, call.now);
  } else {
    user_id = add_account(call.tx, person.email, person.display_name, true, call.now);
  }
  note_user(call, "identity.account.make_by_oidc", user_id, {{"issuer", person.issuer}});
  link_account(call, person, user_id);
  return user_id;
}

}  // namespace banso::identity
