#include "contexts/ledger/usecases/evidence.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "contexts/ledger/rules/amounts.hpp"
#include "kernel/text.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/shape/text.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;
using store::Evidence;
using store::SignatureKind;

const db::Query<Id, Id, Id, bool, SignatureKind, std::string, std::string, std::string, std::string,
                std::string, std::string, Instant, std::string, std::string, std::optional<Id>, std::string,
                std::string>
    kAddEvidence{"ledger.add_evidence"};
const db::Command<Id, Id, std::string, Id, Instant> kNoteConsent{"ledger.note_consent"};

}  // namespace

std::string sha256(std::string_view text) {
  return identity::hash_token(text).substr(2);
}

std::string record_hash_of(Id organization_id, const Evidence& e) {
  // A list without names in a fixed order: no serialiser's taste can change it.
  const boost::json::array record{"banso.ledger.evidence.1",
                                  organization_id,
                                  e.target_id,
                                  e.consents,
                                  shape::to_sql(e.signature_kind).value_or(""),
                                  e.signer_name,
                                  e.signer_position,
                                  sha256(e.signature),
                                  e.document_version,
                                  e.document_hash,
                                  format_instant_for_database(e.signed_at),
                                  e.peer,
                                  e.user_agent,
                                  e.entered_by_user_id.value_or(0),
                                  e.previous_hash};
  return sha256(boost::json::serialize(record));
}

bool is_intact(Id organization_id, const Evidence& e) {
  return e.record_hash == record_hash_of(organization_id, e) && e.document_hash == sha256(e.document_text);
}

std::string consent_text(const Round& round, const store::Target& target) {
  return target.levy_yen > 0
             ? fmt::format("{}\n負担金の額：年額 {}円", round.levy_text, with_commas(target.levy_yen))
             : std::string(round.levy_text);
}

Evidence add_consent(db::Tx& tx, const Round& round, const store::Target& target, const ConsentGiven& given,
                     Instant now) {
  const auto before = store::newest_evidence(tx, target.organization_id, target.target_id);
  Evidence e;
  e.target_id = target.target_id;
  e.consents = given.consents;
  e.signature_kind = given.kind;
  e.signer_name = given.signer_name;
  e.signer_position = given.signer_position;
  e.signature = given.signature;
  e.document_text = consent_text(round, target);
  e.document_hash = sha256(e.document_text);
  e.document_version = fmt::format("{} 第{}号", round.title, e.document_hash.substr(0, 8));
  e.signed_at = now;
  e.peer = given.peer;
  e.user_agent = std::string(first_code_points(make_valid_utf8(given.user_agent), 400));
  e.entered_by_user_id = given.entered_by_user_id;
  if (before) {
    if (before->consents == e.consents && before->signer_name == e.signer_name &&
        before->signer_position == e.signer_position && before->signature == e.signature &&
        before->document_hash == e.document_hash && before->signature_kind == e.signature_kind) {
      return *before;
    }
    e.previous_hash = before->record_hash;
  }
  e.record_hash = record_hash_of(target.organization_id, e);
  e.evidence_id = kAddEvidence.one(tx, target.organization_id, e.target_id, e.consents, e.signature_kind,
                                   e.signer_name, e.signer_position, e.signature, e.document_version,
                                   e.document_text, e.document_hash, e.signed_at, e.peer, e.user_agent,
                                   e.entered_by_user_id, e.previous_hash, e.record_hash);
  kNoteConsent.run(tx, target.organization_id, target.target_id, e.consents ? "yes" : "no", e.evidence_id,
                   now);
  return e;
}

}  // namespace banso::ledger
