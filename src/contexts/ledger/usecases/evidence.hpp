// Consents to the levy as evidence.
#pragma once

#include <string>

#include "contexts/ledger/store/rows.hpp"

namespace banso::ledger {

/// SHA-256 in hex.
std::string sha256(std::string_view text);

/// The hash over everything that the evidence says, in a fixed form.
std::string record_hash_of(std::int64_t organization_id, const store::Evidence& evidence);
/// Whether nothing of it was changed after it was given.
bool is_intact(std::int64_t organization_id, const store::Evidence& evidence);

/// The text with the amount, as it is shown, hashed and printed.
std::string consent_text(const Round& round, const store::Target& target);

struct ConsentGiven {
  bool consents = false;
  store::SignatureKind kind{};
  std::string signer_name;
  std::string signer_position;
  std::string signature;  ///< PNG in base64
  std::string peer;
  std::string user_agent;
  std::optional<std::int64_t> entered_by_user_id;
};
/// Adds the evidence and notes it with the target. The same consent by the same name twice is one.
store::Evidence add_consent(db::Tx& tx, const Round& round, const store::Target& target,
                            const ConsentGiven& given, Instant now);

}  // namespace banso::ledger
