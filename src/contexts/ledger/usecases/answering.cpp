#include "contexts/ledger/usecases/answering.hpp"

#include <fmt/format.h>

#include <array>

#include "platform/db/statement.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/shape/json.hpp"
#include "platform/workflow/history.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;
using boost::json::object;
using boost::json::value;

const db::Query<Id, Id, Id, Id, bool, value, value, std::string, Id, AnswerChannel, std::string, Instant,
                std::string, std::optional<Id>>
    kAddAnswer{"ledger.add_answer"};
struct Replay {
  Id answer_id = 0;
  Id number = 0;
};
BOOST_DESCRIBE_STRUCT(Replay, (), (answer_id, number))
const db::Query<Replay, Id, Id, std::string> kFindReplay{"ledger.find_replay"};
const db::Query<Id, Id, Id> kCountAnswers{"ledger.count_answers"};
const db::Command<Id, Id, Id, AnswerChannel, Instant, std::optional<Date>> kAnswerTarget{
    "ledger.answer_target"};

const std::string_view kByBusiness[] = {kBusiness};

/// The fields of a place by the question's field name.
value place_value(const forms::Question& question, const object& item) {
  const value* answer = item.if_contains(std::string_view(question.key));
  return answer ? *answer : value();
}

value places_of(const forms::Section& section, const forms::Answers& answers) {
  boost::json::array places;
  const value* items = answers.if_contains(std::string_view(section.key));
  if (!items || !items->is_array()) return places;
  for (const value& item : items->as_array()) {
    if (!item.is_object()) continue;
    object place;
    for (const forms::Question& question : section.questions) {
      if (!question.field) continue;
      const value answer = place_value(question, item.as_object());
      if (answer.is_null()) continue;
      if (question.type == forms::QuestionType::address) {
        for (const std::string_view part : {"post_code", "address"}) {
          if (const value* text = answer.as_object().if_contains(part)) place[part] = *text;
        }
      } else {
        place[std::string_view(*question.field)] = answer;
      }
    }
    places.push_back(std::move(place));
  }
  return places;
}

value text_or_null(const object& parts, std::string_view key) {
  const value* part = parts.if_contains(key);
  return part && part->is_string() && !part->as_string().empty() ? *part : value();
}

}  // namespace

forms::PublishedForm form_of(db::Tx& tx, const Round& round) {
  return forms::form_of_version(tx, round.organization_id, round.form_key, round.form_version);
}

forms::Answers answers_of(const forms::Definition& form, const membership::MemberFields& held) {
  forms::Answers answers;
  for (const forms::Section& section : form.sections) {
    if (section.repeat) {
      if (!section.field || *section.field != std::string_view("places")) continue;
      boost::json::array items;
      for (const membership::MemberPlace& place : held.places) {
        const value fields = shape::parse_json(shape::to_json(place));
        object item;
        for (const forms::Question& question : section.questions) {
          if (!question.field) continue;
          if (question.type == forms::QuestionType::address) {
            item[std::string_view(question.key)] = {{"post_code", fields.at("post_code")},
                                                    {"address", fields.at("address")}};
          } else if (const value* field = fields.as_object().if_contains(std::string_view(*question.field));
                     field && !field->is_null()) {
            item[std::string_view(question.key)] = *field;
          }
        }
        items.push_back(std::move(item));
      }
      if (!items.empty()) answers[std::string_view(section.key)] = std::move(items);
      continue;
    }
    for (const forms::Question& question : section.questions) {
      if (!question.field || !membership::find_member_field(*question.field)) continue;
      const value field = membership::field_value(held, *question.field);
      if (question.type == forms::QuestionType::address) {
        object parts;
        if (held.post_code) parts["post_code"] = std::string(*held.post_code);
        if (!field.is_null()) parts["address"] = field;
        if (!parts.empty()) answers[std::string_view(question.key)] = std::move(parts);
      } else if (!field.is_null()) {
        answers[std::string_view(question.key)] = field;
      }
    }
  }
  return answers;
}

object told_by(const forms::Definition& form, const forms::Answers& answers,
               const membership::MemberFields& held) {
  membership::MemberFields told = held;
  for (const forms::Section& section : form.sections) {
    if (!forms::is_shown(section.show_when, answers)) continue;
    if (section.repeat) {
      if (!section.field || *section.field != std::string_view("places")) continue;
      std::vector<FieldError> errors;
      std::vector<membership::MemberPlace> places;
      shape::read_json(places_of(section, answers), &places,
                       shape::type_of<std::vector<membership::MemberPlace>>(), "/places", errors);
      if (errors.empty()) told.places = std::move(places);
      continue;
    }
    for (const forms::Question& question : section.questions) {
      if (!question.field || !membership::find_member_field(*question.field) ||
          !forms::is_shown(question.show_when, answers)) {
        continue;
      }
      const value* answer = answers.if_contains(std::string_view(question.key));
      if (question.type == forms::QuestionType::address) {
        const object parts = answer && answer->is_object() ? answer->as_object() : object();
        membership::set_field(told, "post_code", text_or_null(parts, "post_code"));
        membership::set_field(told, *question.field, text_or_null(parts, "address"));
      } else {
        membership::set_field(told, *question.field, answer ? *answer : value());
      }
    }
  }
  object changed;
  for (const std::string_view key : membership::changed_fields(held, told)) {
    changed[key] = membership::field_value(told, key);
  }
  return changed;
}

Submitted submit_answer(db::Tx& tx, const Round& round, const store::Target& seen,
                        const Submission& submission, Instant now) {
  Submitted result;
  store::lock_target(tx, seen.organization_id, seen.target_id);
  const store::Target target = store::existing_target(tx, seen.organization_id, seen.target_id);
  if (kFindReplay.maybe(tx, target.organization_id, target.target_id, submission.replay_key)) {
    result.answer = store::newest_answer(tx, target.organization_id, target.target_id);
    result.replayed = true;
    return result;
  }
  if (round.state != RoundState::open) {
    throw Refused(RefusalCode::kConflict, "ledger.round_is_closed",
                  "回答の受付は終わりました。変更があるときは、商工会議所にご連絡ください。");
  }
  if (!may_answer(target.state)) {
    throw Refused(RefusalCode::kConflict, "ledger.not_asked",
                  "この事業所は今回の対象から外れています。商工会議所にお問い合わせください。");
  }
  const auto form = form_of(tx, round);
  object fields;
  if (!submission.unchanged) {
    result.reading =
        forms::read_answers(form.definition, submission.answers, forms::Mode::submit, jst_date(now));
    if (!result.reading) return result;
    fields = told_by(form.definition, result.reading.answers, target.held);
  }
  const Id before = kCountAnswers.one(tx, target.organization_id, target.target_id);
  if (before != submission.number) {
    result.other = store::newest_answer(tx, target.organization_id, target.target_id);
    return result;
  }
  std::string answered_by;
  if (const value* name = result.reading.answers.if_contains("answered_by"); name && name->is_string()) {
    answered_by = name->as_string();
  }
  const bool unchanged = fields.empty();
  const auto added =
      kAddAnswer.maybe(tx, target.organization_id, target.target_id, before + 1, unchanged, fields,
                       result.reading.answers, form.form_key, form.version, submission.channel, answered_by,
                       now, submission.replay_key, submission.entered_by_user_id);
  result.answer = store::newest_answer(tx, target.organization_id, target.target_id);
  if (!added) {
    result.replayed = true;
    return result;
  }
  const std::array<std::string_view, 1> roles{submission.entered_by_user_id ? kStaff : kBusiness};
  const auto& step =
      workflow::take(target_machine(), word_of(target.state), "answer", roles, [](auto) { return true; });
  const auto due =
      workflow::record_step(tx, {target_machine(), target.organization_id, target.target_id}, step,
                            unchanged ? "変更なし" : "変更あり", {submission.entered_by_user_id, now});
  kAnswerTarget.run(tx, target.organization_id, target.target_id, before + 1, submission.channel, now, due);
  outbox::publish(tx, kAnswered,
                  {{"organization_id", target.organization_id},
                   {"target_id", target.target_id},
                   {"answer_id", result.answer->answer_id},
                   {"unchanged", unchanged}});
  return result;
}

std::string receipt_number(const store::Answer& answer) {
  return fmt::format("LD-{}-{}", answer.target_id, answer.number);
}

}  // namespace banso::ledger
