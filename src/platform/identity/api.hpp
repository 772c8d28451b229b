// What other parts of the house may call. Besides this: caller.hpp (who asks), permissions.hpp (who may what)
// and identity.hpp (wiring).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"
#include "platform/identity/caller.hpp"
#include "platform/identity/email_address.hpp"

namespace banso::identity {

class Identity;

/// What an organisation is. Words of the database and of the API.
enum class OrganizationKind {
  national_federation,    ///< 日本商工会議所
  block,                  ///< ブロック
  prefecture_federation,  ///< 都道府県連合会
  chamber,                ///< 商工会議所
  support_organization,   ///< 支援機関
  ministry,               ///< 行政機関
};
BOOST_DESCRIBE_ENUM(OrganizationKind, national_federation, block, prefecture_federation, chamber,
                    support_organization, ministry)

enum class OrganizationStatus { active, closed };
BOOST_DESCRIBE_ENUM(OrganizationStatus, active, closed)

/// An organisation to add or to bring up to date.
struct NewOrganization {
  OrganizationKind kind{};
  std::string name;
  std::string name_kana;
  std::optional<std::int64_t> parent_id;
  std::optional<std::string> prefecture_code;   ///< "13"
  std::optional<std::string> corporate_number;  ///< thirteen digits
};

/// An organisation as others may see it.
struct OrganizationSummary {
  std::int64_t organization_id = 0;
  OrganizationKind kind{};
  std::string name;
  std::optional<std::string> prefecture_code;
  OrganizationStatus status{};
};
BOOST_DESCRIBE_STRUCT(OrganizationSummary, (), (organization_id, kind, name, prefecture_code, status))

/// A person to add: for demo data, imports and the first administrator, never for requests.
struct NewUser {
  EmailAddress email;
  std::string display_name;
  std::optional<std::string> password;  ///< null: they set one by way of a link
};

/// Adds a person whose address counts as verified, or finds the one with this address (who is left as they
/// are). Needs a transaction with app.system. @return user_id
std::int64_t create_user(db::Tx& tx, Identity& identity, const NewUser& user, Instant now);

/// Gives a role; nothing happens if they have it already. Needs a transaction with app.system.
void grant_role(db::Tx& tx, std::int64_t organization_id, std::int64_t user_id, Role role, Instant now);

/// Adds an organisation. Needs a transaction with app.system, or of an administrator. @return organization_id
std::int64_t create_organization(db::Tx& tx, const NewOrganization& organization, Instant now);

/// Adds an organisation or updates the active one of the same kind, prefecture and name: for imports, which
/// may run again. Needs a transaction with app.system. @return organization_id, and whether it is new
std::pair<std::int64_t, bool> save_organization(db::Tx& tx, const NewOrganization& organization, Instant now);

/// The organisation, also a closed one.
std::optional<OrganizationSummary> find_organization(db::Tx& tx, std::int64_t organization_id);
/// Many at once, by number; unknown numbers are left out.
std::map<std::int64_t, OrganizationSummary> find_organizations(db::Tx& tx,
                                                               const std::vector<std::int64_t>& ids);
/// Active organisations of a kind (chambers to claim at …), by prefecture and name; at most 5000.
std::vector<OrganizationSummary> organizations_of_kind(db::Tx& tx, OrganizationKind kind);
/// The active organisation of this kind and name, if there is exactly one.
std::optional<OrganizationSummary> find_organization_named(db::Tx& tx, OrganizationKind kind,
                                                           std::string_view name);

/// Display names of people, by number, whoever asks; unknown numbers are left out.
std::map<std::int64_t, std::string> display_names(db::Tx& tx, const std::vector<std::int64_t>& user_ids);
/// The address to write a mail to; nothing for a disabled account. Not to be shown to other people.
std::optional<std::string> mail_address_of(db::Tx& tx, std::int64_t user_id);
/// User ids of the people with one of the roles in an organisation, for notifying them.
std::vector<std::int64_t> people_with_role(db::Tx& tx, std::int64_t organization_id,
                                           const std::vector<Role>& roles);

/// Makes a person the confirmed owner of a business: their `business_ids` hold it from the next request on.
/// The caller must have checked that whoever confirms may do so. Nothing happens if they are already.
void set_business_owner(db::Tx& tx, std::int64_t user_id, std::int64_t business_id, Instant now);
/// Takes the ownership back. @return false if there was none
bool remove_business_owner(db::Tx& tx, std::int64_t user_id, std::int64_t business_id);
/// The confirmed owners of a business.
std::vector<std::int64_t> business_owners(db::Tx& tx, std::int64_t business_id);

/// A confirmed owner whose account is usable.
struct BusinessOwner {
  std::int64_t business_id = 0;
  std::int64_t user_id = 0;
};
BOOST_DESCRIBE_STRUCT(BusinessOwner, (), (business_id, user_id))
/// All of them, by business: for jobs, which act as the system.
std::vector<BusinessOwner> all_business_owners(db::Tx& tx);

/// Makes a single-use link with which a person sets a password, good for `hours`: for the first administrator
/// on the command line. Needs a transaction with app.system.
std::string make_set_password_link(db::Tx& tx, std::int64_t user_id, std::string_view public_url, int hours,
                                   Instant now);

/// What a role is called: 「経営指導員」.
std::string_view role_label(Role role);
/// What a kind of organisation is called: 「商工会議所」.
std::string_view kind_label(OrganizationKind kind);

}  // namespace banso::identity
