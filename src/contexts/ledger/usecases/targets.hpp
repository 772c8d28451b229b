// The businesses of a round: lists, exports, and what staff note about one of them.
#pragma once

#include <boost/json/value.hpp>

#include "contexts/ledger/store/rows.hpp"
#include "contexts/ledger/usecases/rounds.hpp"
#include "platform/workflow/history.hpp"

namespace banso::ledger {

enum class TargetSort { post_code, name, answered_at, due_on };
BOOST_DESCRIBE_ENUM(TargetSort, post_code, name, answered_at, due_on)

struct TargetFilter {
  std::optional<TargetState> state;
  std::optional<Truth> verdict;
  std::optional<Channel> channel;
  std::optional<Str<0, 60>> district;
  std::optional<Consent> consent;
  std::optional<bool> flagged;  ///< the national register says otherwise
  std::optional<bool> waiting;  ///< answers that wait for staff
  std::optional<Str<0, 100>> q;
  std::optional<TargetSort> sort;
};
BOOST_DESCRIBE_STRUCT(TargetFilter, (),
                      (state, verdict, channel, district, consent, flagged, waiting, q, sort))

struct TargetQuery : http::PageQuery {
  std::optional<TargetState> state;
  std::optional<Truth> verdict;
  std::optional<Channel> channel;
  std::optional<Str<0, 60>> district;
  std::optional<Consent> consent;
  std::optional<bool> flagged;
  std::optional<bool> waiting;
  std::optional<Str<0, 100>> q;
  std::optional<TargetSort> sort;
};
BOOST_DESCRIBE_STRUCT(TargetQuery, (http::PageQuery),
                      (state, verdict, channel, district, consent, flagged, waiting, q, sort))

BANSO_LIST_OF(TargetList, TargetItem)

TargetList list_targets(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                        const TargetQuery& query);
/// What the list shows, whole. @param xlsx false: CSV
http::Response export_targets(http::Call& call, std::int64_t organization_id, std::int64_t round_id,
                              const TargetFilter& filter, bool xlsx);

struct AnswerView {
  std::int64_t answer_id = 0;
  std::int64_t number = 0;
  bool unchanged = false;
  AnswerChannel channel{};
  std::string answered_by;
  std::string remark;
  Instant received_at{};
  std::optional<std::string> entered_by;
};
BOOST_DESCRIBE_STRUCT(AnswerView, (),
                      (answer_id, number, unchanged, channel, answered_by, remark, received_at, entered_by))

struct EvidenceView {
  std::int64_t evidence_id = 0;
  bool consents = false;
  store::SignatureKind signature_kind{};
  std::string signer_name;
  std::string signer_position;
  std::string signature;
  std::string document_version;
  std::string document_text;
  std::string document_hash;
  Instant signed_at{};
  std::string peer;
  std::string user_agent;
  std::string record_hash;
  bool intact = false;  ///< the hash fits what is stored
};
BOOST_DESCRIBE_STRUCT(EvidenceView, (),
                      (evidence_id, consents, signature_kind, signer_name, signer_position, signature,
                       document_version, document_text, document_hash, signed_at, peer, user_agent,
                       record_hash, intact))

struct TargetView {
  TargetItem target;
  std::string state_label;
  std::int64_t round_id = 0;
  std::string question;
  std::vector<FieldText> held;       ///< what the chamber holds now
  std::vector<FieldChange> changes;  ///< what the newest answer would change of it
  std::optional<AnswerView> answer;
  std::vector<EvidenceView> evidence;
  std::vector<workflow::TakenStep> history;
  std::vector<RoundAction> actions;
};
BOOST_DESCRIBE_STRUCT(TargetView, (),
                      (target, state_label, round_id, question, held, changes, answer, evidence, history,
                       actions))

TargetView show_target(http::Call& call, std::int64_t organization_id, std::int64_t target_id);

struct TargetChange {
  Channel channel{};
  Str<0, 254> email;
  Str<0, 8> post_code;
  Str<0, 200> address;
  Str<0, 1000> note;
};
BOOST_DESCRIBE_STRUCT(TargetChange, (), (channel, email, post_code, address, note))
/// @throws Refused(kPrecondition) (If-Match)
TargetView change_target(http::Call& call, std::int64_t organization_id, std::int64_t target_id,
                         const TargetChange& input);

struct OverrideInput {
  std::optional<Override> override;  ///< null: as the law says
  Str<0, 500> reason;
};
BOOST_DESCRIBE_STRUCT(OverrideInput, (), (override, reason))
/// Takes a business in or out otherwise than computed. @throws Refused(kInvalid) without a reason
TargetView override_target(http::Call& call, std::int64_t organization_id, std::int64_t target_id,
                           const OverrideInput& input);

/// Returned mail, closed business, taken out, taken in again: by the machine.
TargetView step_target(http::Call& call, std::int64_t organization_id, std::int64_t target_id,
                       const LedgerStepInput& input);

/// No link of the business works any more.
void revoke_links(http::Call& call, std::int64_t organization_id, std::int64_t target_id);

struct FindQuery {
  Str<1, 200> code;
};
BOOST_DESCRIBE_STRUCT(FindQuery, (), (code))
struct FoundTarget {
  std::int64_t target_id = 0;
  std::int64_t round_id = 0;
};
BOOST_DESCRIBE_STRUCT(FoundTarget, (), (target_id, round_id))
/// The business of a letter whose code was scanned or typed, also of an expired one; or by its 整理番号.
FoundTarget find_by_code(http::Call& call, std::int64_t organization_id, const FindQuery& query);

/// Changes state by an action of staff and notes the step. @return the new state's due date
void take_step(http::Call& call, const store::Target& target, std::string_view action, std::string_view note,
               std::string_view question = {});

/// The items that letters, pages and reviews show, in words.
std::vector<FieldText> texts_of(const membership::MemberFields& fields);
/// The record with what an answer tells.
membership::MemberFields with_answer(membership::MemberFields fields, const boost::json::value& told);

}  // namespace banso::ledger
