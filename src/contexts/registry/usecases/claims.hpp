// How a person becomes the confirmed owner of a business.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/store/claims.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"
#include "platform/identity/identity.hpp"

namespace banso::registry {

/// Either corporate_number or sole_proprietor.
struct ClaimInput {
  std::optional<CorporateNumber> corporate_number;
  std::optional<SoleProprietorFacts> sole_proprietor;
  shape::Int<1, INT64_MAX> confirming_organization_id;
  std::optional<shape::Str<1, 60>> position;  ///< in the business: 代表取締役, 総務部長 …
  std::optional<PhoneNumber> phone;           ///< where the organisation can ring back
  std::optional<shape::Str<1, 1000>> message;
};
BOOST_DESCRIBE_STRUCT(ClaimInput, (),
                      (corporate_number, sole_proprietor, confirming_organization_id, position, phone,
                       message))

struct ConfirmInput {
  shape::Str<1, 500> note;  ///< how it was checked; for the organisation itself
};
BOOST_DESCRIBE_STRUCT(ConfirmInput, (), (note))

struct RejectInput {
  shape::Str<1, 500> reason;  ///< told to the person
};
BOOST_DESCRIBE_STRUCT(RejectInput, (), (reason))

struct ClaimItem {
  std::int64_t claim_id = 0;
  std::int64_t business_id = 0;
  std::optional<std::string> corporate_number;
  std::string business_name;
  std::string business_address;
  ClaimState state{};
  ClaimMethod method{};
  std::optional<std::int64_t> confirming_organization_id;
  std::string confirming_organization_name;
  std::string applicant_name;
  std::string applicant_position;
  std::string applicant_phone;
  std::string message;
  std::optional<SoleProprietorFacts> sole_proprietor;
  Instant submitted_at{};
  std::optional<Instant> decided_at;
  std::optional<std::string> note;  ///< only for the organisation
  std::string rejection_reason;
  std::string next_step;  ///< what happens next and who does it, in a sentence
};
BOOST_DESCRIBE_STRUCT(ClaimItem, (),
                      (claim_id, business_id, corporate_number, business_name, business_address, state,
                       method, confirming_organization_id, confirming_organization_name, applicant_name,
                       applicant_position, applicant_phone, message, sole_proprietor, submitted_at,
                       decided_at, note, rejection_reason, next_step))
BANSO_LIST_OF(ClaimPage, ClaimItem)

struct ClaimList {
  std::vector<ClaimItem> items;
};
BOOST_DESCRIBE_STRUCT(ClaimList, (), (items))

struct ClaimQuery : http::PageQuery {
  std::optional<ClaimState> state;
};
BOOST_DESCRIBE_STRUCT(ClaimQuery, (http::PageQuery), (state))

/// A person may have this many claims waiting at once.
inline constexpr std::int64_t kMostPendingClaims = 10;

/// Makes a claim and tells the organisation. @throws Refused(kInvalid), kConflict if somebody owns the
/// business, the person has a claim waiting, or the business is closed
ClaimItem make_claim(http::Call& call, const ClaimInput& input);

/// One claim, for whoever made it or was asked. @throws Refused(kNotFound)
ClaimItem show_claim(http::Call& call, std::int64_t claim_id);
/// The caller's claims, newest first.
ClaimList list_my_claims(http::Call& call);
/// What an organisation of the caller was asked. @throws Refused(kForbidden)
ClaimPage list_organization_claims(http::Call& call, std::int64_t organization_id, const ClaimQuery& query);

/// Makes the claimant the owner; a sole proprietor becomes a business. @throws Refused(kNotFound),
/// kForbidden, kConflict
ClaimItem confirm_claim(http::Call& call, std::int64_t claim_id, const ConfirmInput& input);
ClaimItem reject_claim(http::Call& call, std::int64_t claim_id, const RejectInput& input);
/// The claimant takes it back. @throws Refused(kNotFound), kConflict
void withdraw_claim(http::Call& call, std::int64_t claim_id);

/// After a sign-in by an OpenID provider that vouches for a corporation: the person becomes its owner at
/// once, unless somebody else is, the register does not know it, or it is closed. What happened is audited;
/// nothing is thrown.
void accept_verified_corporation(http::Call& call, std::int64_t user_id,
                                 const identity::VerifiedCorporation& corporation);

/// For `me`: businesses that the caller owns or claims.
std::vector<identity::MyBusiness> businesses_of(db::Tx& tx, const identity::Caller& caller);

/// An organisation that can confirm, for choosing one.
struct ConfirmerItem {
  std::int64_t organization_id = 0;
  std::string name;
  std::string kind;
  bool nearest = false;  ///< its name holds the city of the business
};
BOOST_DESCRIBE_STRUCT(ConfirmerItem, (), (organization_id, name, kind, nearest))
struct ConfirmerList {
  std::vector<ConfirmerItem> items;
};
BOOST_DESCRIBE_STRUCT(ConfirmerList, (), (items))
struct ConfirmerQuery {
  std::optional<CorporateNumber> corporate_number;
  std::optional<PrefectureCode> prefecture_code;
  std::optional<shape::Str<1, 40>> city_name;
};
BOOST_DESCRIBE_STRUCT(ConfirmerQuery, (), (corporate_number, prefecture_code, city_name))

/// Chambers and other organisations of the business's prefecture, the one of its city first.
ConfirmerList propose_confirmers(http::Call& call, const ConfirmerQuery& query);

}  // namespace banso::registry
