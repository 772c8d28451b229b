// Answers: what the form asks, what came, and what it tells of a record. The same for personal links, owners
// who are signed in, and paper that staff type in.
#pragma once

#include <boost/json/object.hpp>

#include "contexts/ledger/store/rows.hpp"
#include "platform/forms/answers.hpp"
#include "platform/forms/published.hpp"
#include "platform/http/call.hpp"

namespace banso::ledger {

inline constexpr const char* kAnswered = "ledger.answered";

/// The form of the round, as it was when the round opened.
forms::PublishedForm form_of(db::Tx& tx, const Round& round);

/// What the chamber holds, as answers: the form is filled in with it.
forms::Answers answers_of(const forms::Definition& form, const membership::MemberFields& held);

/// The items in which the answers differ from what was held, as fields of a record; null: taken away.
boost::json::object told_by(const forms::Definition& form, const forms::Answers& answers,
                            const membership::MemberFields& held);

struct Submission {
  bool unchanged = false;
  forms::Answers answers;   ///< raw
  std::int64_t number = 0;  ///< how many answers there were when the form was shown
  std::string replay_key;
  AnswerChannel channel{};
  std::optional<std::int64_t> entered_by_user_id;
};

struct Submitted {
  std::optional<store::Answer> answer;  ///< what counts now; nothing with errors or a conflict
  bool replayed = false;
  forms::Reading reading;
  /// Somebody answered in between: what they told, so that nothing is lost.
  std::optional<store::Answer> other;
};

/// Takes an answer in. A repeated submission is the same answer.
/// @throws Refused(kConflict) when the round is closed or the business is out of it
Submitted submit_answer(db::Tx& tx, const Round& round, const store::Target& target,
                        const Submission& submission, Instant now);

/// 「LD-12-3」: what is said at the counter.
std::string receipt_number(const store::Answer& answer);

}  // namespace banso::ledger
