// Rows that more than one use case reads.
#pragma once

#include <boost/json/value.hpp>

#include "contexts/ledger/usecases/shapes.hpp"
#include "contexts/membership/api.hpp"
#include "platform/db/tx.hpp"

namespace banso::ledger::store {

/// A target with what it carries.
struct Target : TargetItem {
  std::int64_t organization_id = 0;
  std::int64_t round_id = 0;
  boost::json::value snapshot;
  std::int64_t snapshot_version = 0;
  std::string question;
  std::optional<std::int64_t> consent_evidence_id;
  std::optional<std::int64_t> charge_id;
  membership::MemberFields held;  ///< the snapshot, read
};
BOOST_DESCRIBE_STRUCT(Target, (TargetItem),
                      (organization_id, round_id, snapshot, snapshot_version, question, consent_evidence_id,
                       charge_id))

struct Answer {
  std::int64_t answer_id = 0;
  std::int64_t target_id = 0;
  std::int64_t number = 0;
  bool unchanged = false;
  boost::json::value fields;
  boost::json::value form_answers;
  std::string form_key;
  std::int64_t form_version = 0;
  AnswerChannel channel{};
  std::string answered_by;
  Instant received_at{};
  std::optional<std::int64_t> entered_by_user_id;
};
BOOST_DESCRIBE_STRUCT(Answer, (),
                      (answer_id, target_id, number, unchanged, fields, form_answers, form_key, form_version,
                       channel, answered_by, received_at, entered_by_user_id))

enum class SignatureKind { typed, drawn, paper };
BOOST_DESCRIBE_ENUM(SignatureKind, typed, drawn, paper)

struct Evidence {
  std::int64_t evidence_id = 0;
  std::int64_t target_id = 0;
  bool consents = false;
  SignatureKind signature_kind{};
  std::string signer_name;
  std::string signer_position;
  std::string signature;
  std::string document_version;
  std::string document_text;
  std::string document_hash;
  Instant signed_at{};
  std::string peer;
  std::string user_agent;
  std::optional<std::int64_t> entered_by_user_id;
  std::string previous_hash;
  std::string record_hash;
};
BOOST_DESCRIBE_STRUCT(Evidence, (),
                      (evidence_id, target_id, consents, signature_kind, signer_name, signer_position,
                       signature, document_version, document_text, document_hash, signed_at, peer, user_agent,
                       entered_by_user_id, previous_hash, record_hash))

/// A stored snapshot, also one that is older than some of today's members.
membership::MemberFields fields_of(const boost::json::value& snapshot);

std::optional<Round> find_round(db::Tx& tx, std::int64_t organization_id, std::int64_t round_id);
std::optional<Target> find_target(db::Tx& tx, std::int64_t organization_id, std::int64_t target_id);
/// Holds the row until the transaction ends. @return its version; nothing if it is not there
std::optional<std::int64_t> lock_target(db::Tx& tx, std::int64_t organization_id, std::int64_t target_id);
std::optional<Answer> newest_answer(db::Tx& tx, std::int64_t organization_id, std::int64_t target_id);
std::optional<Evidence> newest_evidence(db::Tx& tx, std::int64_t organization_id, std::int64_t target_id);
Setting find_setting(db::Tx& tx, std::int64_t organization_id);

/// The same with a refusal. @throws Refused(kNotFound)
Round existing_round(db::Tx& tx, std::int64_t organization_id, std::int64_t round_id);
Target existing_target(db::Tx& tx, std::int64_t organization_id, std::int64_t target_id);

}  // namespace banso::ledger::store
