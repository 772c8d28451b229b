// What happened to a piece of work: one row a step, never changed.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"
#include "platform/workflow/workflow.hpp"

namespace banso::workflow {

/// A step that was taken.
struct TakenStep {
  std::int64_t workflow_step_id = 0;
  std::string action;                     ///< "begin" for the first
  std::optional<std::string> from_state;  ///< null: the work began
  std::string to_state;
  std::string note;
  std::optional<Date> due_on;  ///< until when the next one was expected
  Instant happened_at{};
  std::optional<std::int64_t> by_user_id;  ///< null: the applicant, the recipient of a letter, or the program
};
BOOST_DESCRIBE_STRUCT(TakenStep, (),
                      (workflow_step_id, action, from_state, to_state, note, due_on, happened_at, by_user_id))

/// Whose work it is and who did something to it.
struct Subject {
  const Machine& machine;
  std::int64_t organization_id = 0;
  std::int64_t subject_id = 0;  ///< of the application, of the target …
};
struct By {
  std::optional<std::int64_t> user_id;  ///< null: nobody who signed in
  Instant now{};
};

/// Notes that work began, in its first state. Sent with the next statement or the commit.
/// @return until when the next step is due
std::optional<Date> record_begin(db::Tx& tx, const Subject& subject, const By& by);

/// Notes the step. Sent with the next statement or the commit. The caller stores the state and the due date:
/// a step that stays where it is leaves them as they are. @return until when the next one is due
std::optional<Date> record_step(db::Tx& tx, const Subject& subject, const Transition& step,
                                std::string_view note, const By& by);

/// The steps of one piece of work, the first first; at most 500.
std::vector<TakenStep> steps_of(db::Tx& tx, const Machine& machine, std::int64_t organization_id,
                                std::int64_t subject_id);

}  // namespace banso::workflow
