// Claims of people to own a business.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/rules/claim_states.hpp"
#include "contexts/registry/rules/search_keys.hpp"
#include "contexts/registry/rules/sole_proprietor.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry {

/// Who vouches for a claim.
enum class ClaimMethod { organization, openid };
BOOST_DESCRIBE_ENUM(ClaimMethod, organization, openid)

}  // namespace banso::registry

namespace banso::registry::store {

struct StoredClaim {
  std::int64_t claim_id = 0;
  std::int64_t business_id = 0;
  std::int64_t user_id = 0;
  ClaimState state{};
  ClaimMethod method{};
  std::optional<std::int64_t> confirming_organization_id;
  std::string applicant_position;
  std::string applicant_phone;
  std::string message;
  std::optional<SoleProprietorFacts> sole_proprietor;
  Instant submitted_at{};
  std::optional<Instant> decided_at;
  std::string note;
  std::string rejection_reason;
  std::string business_name;     ///< as registered, or as stated
  std::string business_address;  ///< in one line
};
BOOST_DESCRIBE_STRUCT(StoredClaim, (),
                      (claim_id, business_id, user_id, state, method, confirming_organization_id,
                       applicant_position, applicant_phone, message, sole_proprietor, submitted_at,
                       decided_at, note, rejection_reason, business_name, business_address))

struct NewClaim {
  std::int64_t business_id = 0;
  std::int64_t user_id = 0;
  ClaimState state = ClaimState::pending;
  ClaimMethod method = ClaimMethod::organization;
  std::optional<std::int64_t> confirming_organization_id{};
  std::string applicant_position{};
  std::string applicant_phone{};
  std::string message{};
  std::optional<SoleProprietorFacts> sole_proprietor{};
  Instant submitted_at{};
};

/// Waits until no other transaction decides about the business: two confirmations at once must see each
/// other.
void lock_business(db::Tx& tx, std::int64_t business_id);

/// The number of the next sole proprietor.
std::int64_t next_sole_proprietor_id(db::Tx& tx);

/// Adds a claim. @return its number, or nothing if the person has a pending claim of the same business
std::optional<std::int64_t> add_claim(db::Tx& tx, const NewClaim& claim);

std::optional<StoredClaim> find_claim(db::Tx& tx, std::int64_t claim_id);
/// All claims of a person, newest first, at most 200.
std::vector<StoredClaim> list_claims_of_user(db::Tx& tx, std::int64_t user_id);
std::int64_t count_pending_claims(db::Tx& tx, std::int64_t user_id);
/// Claims that an organisation was asked about: pending ones by age, others newest first.
std::vector<StoredClaim> list_claims_of_organization(db::Tx& tx, std::int64_t organization_id,
                                                     const std::optional<ClaimState>& state,
                                                     std::int64_t rows, std::int64_t skipped);
std::int64_t count_claims_of_organization(db::Tx& tx, std::int64_t organization_id,
                                          const std::optional<ClaimState>& state);
/// Moves a claim that is in state `from`. @return false if it is not any more
bool decide_claim(db::Tx& tx, const StoredClaim& claim, ClaimState to, Instant now, std::int64_t user_id,
                  const std::string& note, const std::string& rejection_reason);

/// Registers the business of a confirmed claim. @return false if the caller may not
bool register_sole_proprietor(db::Tx& tx, std::int64_t claim_id, const SoleProprietorFacts& facts,
                              const SearchKeys& keys, Date today);

/// What a sole proprietor stated in the claim by which they became the owner (their own claim only).
std::optional<SoleProprietorFacts> stated_facts(db::Tx& tx, std::int64_t business_id, std::int64_t user_id);

}  // namespace banso::registry::store
