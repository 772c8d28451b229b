#include "contexts/ledger/usecases/review.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/ledger/usecases/evidence.hpp"
#include "contexts/ledger/usecases/send.hpp"
#include "platform/db/statement.hpp"
#include "platform/forms/render.hpp"
#include "platform/http/form_body.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/mail/mail.hpp"
#include "platform/services.hpp"
#include "platform/shape/json.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;
using boost::json::object;
using boost::json::value;
using membership::MemberFields;
using store::Answer;
using store::Target;

const db::Command<Id, Id, value, Id, Instant, Id> kAddReview{"ledger.add_review"};
const db::Command<Id, Id, Id> kAcceptedInto{"ledger.accepted_into"};
const db::Query<Id, Id, Id> kUnchangedAnswers{"ledger.unchanged_answers"};
const db::Command<Id, std::optional<Id>, std::string, std::vector<Id>, std::vector<std::string>, Instant,
                  Instant>
    kAddLinks{"ledger.add_links"};

struct MyTarget {
  Id organization_id = 0;
  Id round_id = 0;
  Id target_id = 0;
  TargetState state{};
  std::string name;
  std::optional<Instant> answered_at;
  Id answers = 0;
  std::string question;
  std::optional<Consent> consent;
  Id levy_yen = 0;
  std::string title;
  Id fiscal_year = 0;
  Date deadline{};
  RoundState round_state{};
  bool asks_levy = false;
};
BOOST_DESCRIBE_STRUCT(MyTarget, (),
                      (organization_id, round_id, target_id, state, name, answered_at, answers, question,
                       consent, levy_yen, title, fiscal_year, deadline, round_state, asks_levy))
const db::Query<MyTarget, std::vector<Id>> kMyTargets{"ledger.targets_of_businesses"};

constexpr auto kMyPageHour = std::chrono::hours(1);

/// The record that the answer speaks of, as it is now.
struct Current {
  std::optional<membership::Member> member;
  MemberFields fields;
};
Current current_of(db::Tx& tx, const Target& target) {
  Current current;
  if (target.member_id)
    current.member = membership::find_member(tx, target.organization_id, *target.member_id);
  current.fields = current.member ? current.member->fields : target.held;
  return current;
}

/// Writes into the record. @return its version
std::pair<Id, Id> write_member(http::Call& call, const Target& target, const Current& current,
                               const MemberFields& fields, const Answer& answer) {
  const membership::Source source{"ledger", call.caller.user_id, fmt::format("ledger:{}", answer.answer_id)};
  if (current.member) {
    if (membership::changed_fields(current.fields, fields).empty())
      return {current.member->member_id, current.member->version};
    const auto member = membership::update_member(call.tx, target.organization_id, current.member->member_id,
                                                  current.member->version, fields, source, call.now);
    return {member.member_id, member.version};
  }
  const auto member = membership::create_member(
      call.tx, target.organization_id, {target.business_id, membership::Standing::statutory_only, fields},
      source, call.now);
  kAcceptedInto.run(call.tx, target.organization_id, target.target_id, member.member_id);
  return {member.member_id, member.version};
}

MemberFields decided(const MemberFields& now, const Answer& answer,
                     const std::vector<FieldDecision>& decisions, std::vector<FieldError>& errors) {
  object told = answer.fields.is_object() ? answer.fields.as_object() : object();
  object edited;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const FieldDecision& decision = decisions[i];
    if (decision.take == Take::accept) continue;
    told.erase(std::string_view(decision.key));
    if (decision.take == Take::edit) edited[std::string_view(decision.key)] = decision.value;
  }
  MemberFields fields = with_answer(now, told);
  for (const auto& [key, edit] : edited) {
    if (!membership::find_member_field(key)) {
      errors.push_back({"/" + std::string(key), "unknown", "この項目は書き換えられません。"});
      continue;
    }
    for (FieldError& error : membership::set_field(fields, key, edit)) errors.push_back(std::move(error));
  }
  return fields;
}

void accept(http::Call& call, const Target& target, const Answer& answer,
            const std::vector<FieldDecision>& decisions) {
  const Current current = current_of(call.tx, target);
  std::vector<FieldError> errors;
  const MemberFields fields = decided(current.fields, answer, decisions, errors);
  if (!errors.empty()) {
    throw Refused(RefusalCode::kInvalid, "ledger.bad_edit", "なおした内容を確かめてください。",
                  std::move(errors));
  }
  object written;
  for (const std::string_view key : membership::changed_fields(current.fields, fields)) {
    written[key] = {{"before", membership::field_value(current.fields, key)},
                    {"after", membership::field_value(fields, key)}};
  }
  const auto [member_id, version] = write_member(call, target, current, fields, answer);
  kAddReview.run(call.tx, target.organization_id, answer.answer_id, written, version, call.now,
                 call.caller.user_id);
  take_step(call, target, "accept", "");
  record(call, "ledger.answer.accept", "ledger_target", target.target_id, target.organization_id,
         {{"answer_id", answer.answer_id}, {"member_id", member_id}});
}

std::string chamber_name(db::Tx& tx, Id organization_id) {
  const auto chamber = identity::find_organization(tx, organization_id);
  return chamber ? chamber->name : "";
}

std::string form_html(const Round& round, const forms::Definition& form, const forms::Answers& answers,
                      const std::vector<FieldError>& errors, const Target& target) {
  forms::RenderOptions options;
  options.submit_label = "この内容で登録する";
  options.draft_key = fmt::format("ledger-{}-{}", round.round_id, target.target_id);
  options.action = "#";
  options.script = false;
  return forms::render(form, answers, errors, options);
}

}  // namespace

TargetView accept_answer(http::Call& call, Id organization_id, Id target_id, const AcceptInput& input) {
  membership::must_work_for(call, organization_id);
  store::lock_target(call.tx, organization_id, target_id);
  const Target target = store::existing_target(call.tx, organization_id, target_id);
  const auto answer = store::newest_answer(call.tx, organization_id, target_id);
  if (!answer) {
    throw Refused(RefusalCode::kConflict, "ledger.no_answer", "まだ回答がありません。");
  }
  if (answer->answer_id != input.answer_id) {
    throw Refused(RefusalCode::kPrecondition, "ledger.newer_answer",
                  "新しい回答が届きました。読み込み直して、内容を確かめてください。");
  }
  accept(call, target, *answer, input.decisions);
  return show_target(call, organization_id, target_id);
}

AcceptedCount accept_unchanged(http::Call& call, Id organization_id, Id round_id) {
  membership::must_work_for(call, organization_id);
  store::existing_round(call.tx, organization_id, round_id);
  AcceptedCount count;
  for (const Id target_id : kUnchangedAnswers.all(call.tx, organization_id, round_id)) {
    const Target target = store::existing_target(call.tx, organization_id, target_id);
    const auto answer = store::newest_answer(call.tx, organization_id, target_id);
    if (!answer || !answer->unchanged) continue;
    accept(call, target, *answer, {});
    ++count.accepted;
  }
  return count;
}

TargetView ask_back(http::Call& call, Id organization_id, Id target_id, const AskBackInput& input) {
  membership::must_work_for(call, organization_id);
  const Target target = store::existing_target(call.tx, organization_id, target_id);
  if (input.by_mail && target.email.empty()) {
    throw Refused(RefusalCode::kConflict, "ledger.no_mail_address",
                  "メールアドレスが分かりません。アドレスを登録するか、手紙で問い合わせてください。");
  }
  take_step(call, target, "ask_back", "", input.question);
  if (input.by_mail) {
    const Round round = store::existing_round(call.tx, organization_id, target.round_id);
    const identity::PersonalLink link = identity::new_personal_link();
    kAddLinks.run(call.tx, organization_id, std::nullopt, "mail", {target_id}, {link.hash}, call.now,
                  link_expiry(round, call.now));
    mail::send(
        call.tx, call.now,
        {target.email, fmt::format("【確認のお願い】{}", std::string(round.title)),
         fmt::format("{} 様\n\nご回答をありがとうございました。次の点を教えてください。\n\n――――\n{}\n――――\n\n"
                     "次のページから回答をなおせます。番号やパスワードはいりません。\n\n{}/l/{}\n\n{}\n",
                     target.name, std::string(input.question), call.services.config.public_url, link.token,
                     chamber_name(call.tx, organization_id))});
  }
  record(call, "ledger.answer.ask_back", "ledger_target", target_id, organization_id,
         {{"by_mail", input.by_mail}});
  return show_target(call, organization_id, target_id);
}

ProxyForm proxy_form(http::Call& call, Id organization_id, Id target_id) {
  membership::must_work_for(call, organization_id);
  const Target target = store::existing_target(call.tx, organization_id, target_id);
  const Round round = store::existing_round(call.tx, organization_id, target.round_id);
  const auto form = form_of(call.tx, round);
  ProxyForm shown;
  shown.html = form_html(round, form.definition, answers_of(form.definition, target.held), {}, target);
  shown.number = target.answers;
  shown.asks_levy = round.asks_levy;
  if (round.asks_levy) shown.levy_text = consent_text(round, target);
  return shown;
}

ProxyResult enter_answer(http::Call& call, Id organization_id, Id target_id, const ProxyAnswer& input) {
  membership::must_work_for(call, organization_id);
  const Target target = store::existing_target(call.tx, organization_id, target_id);
  const Round round = store::existing_round(call.tx, organization_id, target.round_id);
  if (input.channel != AnswerChannel::paper && input.channel != AnswerChannel::counter) {
    throw Refused(RefusalCode::kInvalid, "ledger.bad_channel", "紙か窓口のどちらかを選んでください。");
  }
  if (input.consent && input.signer_name.empty()) {
    throw Refused(RefusalCode::kInvalid, "ledger.signer_needed", "同意の欄の署名の氏名を入力してください。",
                  {{"/signer_name", "required", "署名の氏名を入力してください。"}});
  }
  const auto form = form_of(call.tx, round);
  http::FormBody body;
  for (const FormField& field : input.form) body.fields.emplace_back(field.name, field.value);
  Submission submission;
  submission.unchanged = input.unchanged;
  if (!input.unchanged) submission.answers = forms::from_form_body(form.definition, body);
  submission.number = input.number;
  submission.replay_key = input.replay_key;
  submission.channel = input.channel;
  submission.entered_by_user_id = call.caller.user_id;
  Submitted submitted = submit_answer(call.tx, round, target, submission, call.now);
  ProxyResult result;
  result.number = target.answers;
  if (submitted.other) {
    throw Refused(RefusalCode::kPrecondition, "ledger.newer_answer",
                  "この事業所の新しい回答が届いています。内容を確かめて、もう一度登録してください。入力した内"
                  "容はこの画面"
                  "に残っています。");
  }
  if (!submitted.answer) {
    result.html = form_html(round, form.definition, submission.answers, submitted.reading.errors, target);
    return result;
  }
  if (input.consent && round.asks_levy) {
    add_consent(call.tx, round, target,
                {.consents = *input.consent == Consent::yes,
                 .kind = store::SignatureKind::paper,
                 .signer_name = input.signer_name,
                 .signer_position = input.signer_position,
                 .signature = {},
                 .peer = {},
                 .user_agent = {},
                 .entered_by_user_id = call.caller.user_id},
                call.now);
  }
  record(call, "ledger.answer.enter", "ledger_target", target_id, organization_id,
         {{"answer_id", submitted.answer->answer_id}});
  result.saved = true;
  result.receipt = receipt_number(*submitted.answer);
  result.number = submitted.answer->number;
  return result;
}

MyLedgerList my_ledger(http::Call& call) {
  MyLedgerList list;
  if (call.caller.business_ids.empty()) return list;
  const auto rows = kMyTargets.all(call.tx, call.caller.business_ids);
  std::vector<Id> chambers;
  for (const MyTarget& row : rows) chambers.push_back(row.organization_id);
  const auto names = identity::find_organizations(call.tx, chambers);
  for (const MyTarget& row : rows) {
    if (row.round_state == RoundState::preparing || row.state == TargetState::excluded) continue;
    const auto chamber = names.find(row.organization_id);
    list.items.push_back({row.organization_id, row.target_id,
                          chamber == names.end() ? std::string() : chamber->second.name, row.title,
                          row.fiscal_year, row.deadline, std::string(label_of(row.state)),
                          row.round_state == RoundState::open && may_answer(row.state), row.question,
                          row.answered_at, row.asks_levy, row.consent, row.levy_yen});
  }
  return list;
}

PageLink open_my_page(http::Call& call, Id organization_id, Id target_id) {
  const auto target = store::find_target(call.tx, organization_id, target_id);
  if (!target || !target->business_id || !call.caller.owns(*target->business_id)) {
    throw Refused(RefusalCode::kNotFound, "ledger.target_not_found", "この対象は見つかりません。");
  }
  const identity::PersonalLink link = identity::new_personal_link();
  kAddLinks.run(call.tx, organization_id, std::nullopt, "my_page", {target_id}, {link.hash}, call.now,
                Instant(call.now + kMyPageHour));
  return {fmt::format("/l/{}", link.token)};
}

}  // namespace banso::ledger
