#include "contexts/admission/usecases/apply.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <boost/json/serialize.hpp>
#include <charconv>

#include "contexts/admission/rules/templates.hpp"
#include "contexts/admission/usecases/letters.hpp"
#include "kernel/date_words.hpp"
#include "kernel/text.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/mail/mail.hpp"
#include "platform/outbox/bus.hpp"
#include "platform/services.hpp"

namespace banso::admission {
namespace {

namespace json = boost::json;
using forms::ChallengeVerdict;

constexpr std::size_t kMostAnswers = 50;       ///< that an applicant may write to the office
constexpr std::size_t kLongestAnswer = 4'000;  ///< characters

std::int64_t version_field(const http::FormBody& body) {
  std::int64_t version = -1;
  const std::string_view text = body.value(kVersionField).value_or("");
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

/// The form that the page was rendered from: answers are read by what people saw. An unknown version (a
/// page that somebody made up) is read by the form of today.
forms::PublishedForm form_seen(db::Tx& tx, std::int64_t organization_id, std::int64_t version) {
  auto published = forms::published_form(tx, organization_id, kFormKey);
  if (version == published.version || version < 0) return published;
  try {
    return forms::form_of_version(tx, organization_id, kFormKey, version);
  } catch (const Refused&) {
    return published;
  }
}

std::string subject_of_challenge(std::int64_t organization_id) {
  return fmt::format("{}/{}", kFormKey, organization_id);
}

/// What is to be said to somebody whose form was newer published while they filled it in.
std::string republished(std::int64_t seen, std::int64_t now) {
  return seen == now
             ? ""
             : "記入の途中で、申込みの項目が新しくなりました。入力した内容は引き継いでいます。下の画面で"
               "確かめて、もう一度送信してください。";
}

void tell_office(http::Call& call, const store::ApplicationRow& row, std::string_view what) {
  outbox::publish(
      call.tx, kApplicantActed,
      {{"organization_id", row.organization_id}, {"application_id", row.application_id}, {"what", what}});
}

/// The first mail. It is made here and not by an event, because only now the link is known.
void send_receipt(http::Call& call, const store::ApplicationRow& row, const std::string& chamber,
                  const store::Intake& intake, std::string_view token) {
  if (row.email.empty() || !row.suspicions.empty()) return;
  PlaceholderValues values;
  values["name"] = row.name;
  values["chamber"] = chamber;
  values["chamber_contact"] = intake.contact;
  values["receipt_number"] = std::to_string(row.application_id);
  values["received_on"] = date_in_both_calendars(jst_date(row.received_at));
  values["today"] = values["received_on"];
  if (row.due_on) values["due_on"] = date_in_both_calendars(*row.due_on);
  const DefaultTemplate& shipped = *find_default_template("receipt");
  const std::string subject_text = intake.receipt_subject.value_or(std::string(shipped.subject));
  const std::string body_text = intake.receipt_body.value_or(std::string(shipped.body));
  values["follow_link"] = follow_link(call, token);
  const std::string subject(first_code_points(fill_placeholders(subject_text, values).text, 200));
  mail::send(call.tx, call.now, {row.email, subject, fill_placeholders(body_text, values).text});
}

void take_head(store::ApplicationRow& row, const forms::Definition& definition,
               const forms::Answers& answers) {
  ApplicationHead head = head_of(definition, answers);
  row.name = std::move(head.name);
  row.name_key = std::move(head.name_key);
  row.email = std::move(head.email);
  row.phone = std::move(head.phone);
  row.business_id = head.business_id;
}

/// Notes the answers of an application that exists. @return false: it may not be corrected any more
bool correct(http::Call& call, store::ApplicationRow& row, const forms::PublishedForm& form,
             const forms::Answers& answers) {
  const json::value changed = answers;
  if (changed == row.answers && row.form_version == form.version) return true;
  const auto decision =
      workflow::decide(application_machine(), word_of(row.state), "correct", kApplicantRole, nullptr);
  if (!decision.step) return false;
  const auto labels = changed_answers(
      form.definition, row.answers.is_object() ? row.answers.as_object() : forms::Answers(), answers);
  row.answers = changed;
  row.form_version = form.version;
  take_head(row, form.definition, answers);
  row.has_news = true;
  move_along(call, row, *decision.step, fmt::format("{}", fmt::join(labels, "、")));
  save(call, row);
  note_change(call, "admission.application.correct", row);
  if (row.suspicions.empty()) tell_office(call, row, "corrected");
  return true;
}

/// The page was sent before: the application is there.
void take_again(http::Call& call, const std::string& token, const forms::PublishedForm& form,
                const forms::Answers& answers) {
  auto row = application_of_link(call, token);
  if (row) correct(call, *row, form, answers);
}

}  // namespace

identity::OrganizationSummary chamber_of(db::Tx& tx, std::int64_t organization_id) {
  auto chamber = identity::find_organization(tx, organization_id);
  if (!chamber || chamber->kind != identity::OrganizationKind::chamber ||
      chamber->status != identity::OrganizationStatus::active) {
    throw Refused(RefusalCode::kNotFound, "http.not_found",
                  "この商工会議所は見つかりません。入会申込みのページから探してください。");
  }
  return std::move(*chamber);
}

Submission submit_application(http::Call& call, Gate& gate, std::int64_t organization_id,
                              const http::FormBody& body) {
  const auto challenge = gate.challenge.check(body, subject_of_challenge(organization_id), call.now);
  // Without a page of ours there is no link to keep the application under; the form comes back with a new
  // one.
  const bool from_page = !challenge.submission_id.empty();
  const auto link =
      from_page ? identity::personal_link_of(challenge.submission_id) : identity::PersonalLink{};
  if (from_page) call.tx.set(identity::link_settings(link.token));
  const auto chamber = chamber_of(call.tx, organization_id);
  const auto intake = store::find_intake(call.tx, organization_id);
  if (!intake.accepts_applications) {
    throw Refused(
        RefusalCode::kConflict, "admission.closed",
        "この商工会議所は、いまウェブでの入会申込みを受け付けていません。窓口へお問い合わせください。");
  }
  Submission submission;
  submission.form = form_seen(call.tx, organization_id, version_field(body));
  submission.answers = forms::from_form_body(submission.form.definition, body);
  auto reading = forms::read_answers(submission.form.definition, submission.answers, forms::Mode::submit,
                                     jst_date(call.now));
  if (!reading || (!challenge && challenge.verdict != ChallengeVerdict::trapped)) {
    submission.errors = std::move(reading.errors);
    if (!challenge && challenge.verdict != ChallengeVerdict::trapped)
      submission.message = challenge.message();
    const std::int64_t seen = submission.form.version;
    submission.form = forms::published_form(call.tx, organization_id, kFormKey);
    if (submission.message.empty()) submission.message = republished(seen, submission.form.version);
    return submission;
  }

  store::ApplicationRow row;
  row.organization_id = organization_id;
  row.link_expires_at = call.now + kLinkLasts;
  row.state = ApplicationState::received;
  row.source = store::ApplicationSource::web;
  row.form_version = submission.form.version;
  row.answers = reading.answers;
  take_head(row, submission.form.definition, reading.answers);
  row.received_at = call.now;
  row.due_on = workflow::due_date(application_machine(), "received", jst_date(call.now));
  row.suspicions = gate.arrivals.note(organization_id, call.request.peer, call.now);
  if (challenge.verdict == ChallengeVerdict::trapped) row.suspicions.emplace_back("honeypot");
  submission.token = link.token;
  const auto application_id = store::add_application(call.tx, row, link.hash);
  if (!application_id) {
    take_again(call, link.token, submission.form, reading.answers);
    return submission;
  }
  row.application_id = *application_id;
  workflow::record_begin(call.tx, subject_of(row), {std::nullopt, call.now});
  note_change(call, "admission.application.receive", row);
  send_receipt(call, row, chamber.name, intake, link.token);
  if (row.suspicions.empty()) tell_office(call, row, "received");
  return submission;
}

std::optional<store::ApplicationRow> application_of_link(http::Call& call, std::string_view token) {
  call.tx.set(identity::link_settings(token));
  return store::find_application_by_link(call.tx, identity::personal_link_hash(token), call.now);
}

bool may_correct(const store::ApplicationRow& row) {
  return workflow::decide(application_machine(), word_of(row.state), "correct", kApplicantRole, nullptr)
             .step != nullptr;
}

bool may_withdraw(const store::ApplicationRow& row) {
  return workflow::decide(application_machine(), word_of(row.state), "withdraw", kApplicantRole, nullptr)
             .step != nullptr;
}

std::string mark_of_answers(const store::ApplicationRow& row) {
  const std::string text = json::serialize(row.answers);
  unsigned char hash[crypto_generichash_BYTES_MIN];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     nullptr, 0);
  char hex[2 * sizeof hash + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return hex;
}

Submission correct_application(http::Call& call, store::ApplicationRow& row, std::string_view token,
                               const http::FormBody& body) {
  Submission submission;
  submission.form = form_seen(call.tx, row.organization_id, version_field(body));
  submission.answers = forms::from_form_body(submission.form.definition, body);
  auto reading = forms::read_answers(submission.form.definition, submission.answers, forms::Mode::submit,
                                     jst_date(call.now));
  if (!reading) {
    submission.errors = std::move(reading.errors);
    return submission;
  }
  const json::value sent = reading.answers;
  if (sent != row.answers && body.value(kSeenField).value_or("") != mark_of_answers(row)) {
    submission.message =
        "この申込みの内容は、あなたがページを開いたあとに、ほかの画面から直されました。下にはあなたの入力を"
        "残しています。このままもう一度送信すると、あなたの内容になります。";
    return submission;
  }
  if (!correct(call, row, submission.form, reading.answers)) {
    submission.message =
        "書類の手続きが始まったため、このページからは直せません。変更は、商工会議所へお知らせください。";
    return submission;
  }
  submission.token = token;
  return submission;
}

std::optional<std::string> answer_question(http::Call& call, store::ApplicationRow& row,
                                           std::string_view text) {
  const std::string_view words = trim(text);
  if (words.empty()) return "お返事の内容を書いてください。";
  if (!is_valid_utf8(words) || count_code_points(words) > kLongestAnswer) {
    return fmt::format("お返事は{}字までです。長いときは、分けて送ってください。", kLongestAnswer);
  }
  if (static_cast<std::size_t>(store::count_answers(call.tx, key_of(row))) >= kMostAnswers) {
    return "このページから送れるお返事の数を超えました。お手数ですが、お電話でご連絡ください。";
  }
  store::MessageRow message;
  message.direction = MessageDirection::in;
  message.kind = MessageKind::answer;
  message.subject = "申込者からの連絡";
  message.body = make_valid_utf8(words);
  message.sent_at = call.now;
  store::add_message(call.tx, key_of(row), message);
  if (is_open(row.state)) {
    row.has_news = true;
    save(call, row);
  }
  note_change(call, "admission.application.answer", row);
  if (row.suspicions.empty()) tell_office(call, row, "answered");
  return std::nullopt;
}

void withdraw_application(http::Call& call, store::ApplicationRow& row, std::string_view reason) {
  const auto& step =
      workflow::take(application_machine(), word_of(row.state), "withdraw", kApplicantRole, nullptr);
  row.reason = first_code_points(make_valid_utf8(trim(reason)), 1000);
  row.has_news = true;
  move_along(call, row, step, row.reason);
  save(call, row);
  note_change(call, "admission.application.withdraw", row);
  if (row.suspicions.empty()) tell_office(call, row, "withdrawn");
}

}  // namespace banso::admission
