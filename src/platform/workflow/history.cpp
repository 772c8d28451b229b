#include "platform/workflow/history.hpp"

#include "platform/db/statement.hpp"

namespace banso::workflow {
namespace {

using Id = std::int64_t;
using Text = std::string;
using MaybeText = std::optional<std::string>;

const db::Command<Id, Text, Id, MaybeText, Text, Text, Text, std::optional<Date>, Instant, std::optional<Id>>
    kAddStep{"workflow.add_step"};
const db::Query<TakenStep, Id, Text, Id> kStepsOf{"workflow.steps_of"};

}  // namespace

std::optional<Date> record_begin(db::Tx& tx, const Subject& subject, const By& by) {
  const Text state(subject.machine.states.front().key);
  const auto due_on = due_date(subject.machine, state, jst_date(by.now));
  kAddStep.defer(tx, subject.organization_id, Text(subject.machine.name), subject.subject_id, std::nullopt,
                 "begin", state, "", due_on, by.now, by.user_id);
  return due_on;
}

std::optional<Date> record_step(db::Tx& tx, const Subject& subject, const Transition& step,
                                std::string_view note, const By& by) {
  const auto due_on = due_date(subject.machine, step.to, jst_date(by.now));
  kAddStep.defer(tx, subject.organization_id, Text(subject.machine.name), subject.subject_id, Text(step.from),
                 Text(step.action), Text(step.to), Text(note), due_on, by.now, by.user_id);
  return due_on;
}

std::vector<TakenStep> steps_of(db::Tx& tx, const Machine& machine, std::int64_t organization_id,
                                std::int64_t subject_id) {
  return kStepsOf.all(tx, organization_id, Text(machine.name), subject_id);
}

}  // namespace banso::workflow
