#include "contexts/admission/usecases/letters.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/admission/pdf/letter_pdf.hpp"
#include "contexts/admission/store/settings.hpp"
#include "contexts/admission/usecases/record.hpp"
#include "kernel/date_words.hpp"
#include "kernel/grouped.hpp"
#include "kernel/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/mail/mail.hpp"
#include "platform/services.hpp"

namespace banso::admission {
namespace {

constexpr std::string_view kFollowLink = "{{follow_link}}";

std::string minute_in_words(Instant instant) {
  const std::string text = format_instant(instant);
  return fmt::format("{} {}時{}分", date_in_both_calendars(jst_date(instant)), std::stoi(text.substr(11, 2)),
                     text.substr(14, 2));
}

std::string missing_papers(db::Tx& tx, const store::ApplicationRow& row) {
  const auto received = store::list_papers(tx, key_of(row));
  std::string lines;
  for (const PaperKind& paper : store::find_office(tx, row.organization_id).papers) {
    const bool is_in = std::any_of(received.begin(), received.end(),
                                   [&](const auto& one) { return one.paper_key == paper.paper_key; });
    if (is_in) continue;
    lines += fmt::format("{}・{}{}", lines.empty() ? "" : "\n", std::string(paper.label),
                         paper.is_required ? "（必ず必要です）" : "");
  }
  return lines;
}

std::string dues_in_words(http::Call& call, const store::ApplicationRow& row) {
  const auto quote = quote_of(call, row, {});
  if (!quote) return "";
  std::string lines = fmt::format("口数：{}口（1口 {}円）\n年会費：{}円\n", quote->units,
                                  with_commas(quote->unit_price_yen), with_commas(quote->yearly_yen));
  if (quote->admission_fee_yen > 0) {
    lines += fmt::format("加入金：{}円\n", with_commas(quote->admission_fee_yen));
  }
  lines += fmt::format("初年度の会費：{}円", with_commas(quote->first_year_yen));
  for (const auto& instalment : quote->instalments) {
    lines += fmt::format("\n・{}まで {}円（{}）", date_in_both_calendars(instalment.due_on),
                         with_commas(instalment.amount_yen), instalment.label);
  }
  return lines;
}

std::string name_of_chamber(db::Tx& tx, std::int64_t organization_id) {
  const auto organization = identity::find_organization(tx, organization_id);
  return organization ? organization->name : "商工会議所";
}

/// A subject stands on one line.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return std::string(first_code_points(trim(text), 200));
}

void keep(http::Call& call, const store::ApplicationRow& row, MessageKind kind, const LetterText& text) {
  store::MessageRow message;
  message.direction = MessageDirection::out;
  message.kind = kind;
  message.subject = text.subject;
  message.body = text.body;
  message.sent_at = call.now;
  if (call.caller.signed_in()) message.by_user_id = call.caller.user_id;
  store::add_message(call.tx, key_of(row), message);
}

/// The text with a link of its own where it wants one. What is kept with the application has none: whoever
/// reads it there must not get in by it.
std::string with_follow_link(http::Call& call, const store::ApplicationRow& row, std::string body) {
  if (body.find(kFollowLink) == std::string::npos) return body;
  const std::string link = new_follow_link(call, row);
  for (auto at = body.find(kFollowLink); at != std::string::npos; at = body.find(kFollowLink, at)) {
    body.replace(at, kFollowLink.size(), link);
    at += link.size();
  }
  return body;
}

void must_be_known(std::string_view subject, std::string_view body) {
  auto errors = placeholder_problems(subject, "/subject");
  for (auto& error : placeholder_problems(body, "/body")) errors.push_back(std::move(error));
  if (!errors.empty()) {
    throw Refused(RefusalCode::kInvalid, "http.invalid_input", "入力した内容を確かめてください。",
                  std::move(errors));
  }
}

}  // namespace

std::string follow_link(const http::Call& call, std::string_view token) {
  return fmt::format("{}/application/{}", call.services.config.public_url, token);
}

std::string new_follow_link(http::Call& call, const store::ApplicationRow& row) {
  const auto link = identity::new_personal_link();
  store::add_link(call.tx, row, link.hash, call.now, call.now + kLinkLasts);
  return follow_link(call, link.token);
}

PlaceholderValues values_of(http::Call& call, const store::ApplicationRow& row) {
  const auto record = record_of_application(call, row);
  PlaceholderValues values;
  values["name"] = row.name;
  if (record.fields.representative_name) values["representative"] = *record.fields.representative_name;
  if (record.fields.contact_name) values["contact"] = *record.fields.contact_name;
  values["chamber"] = name_of_chamber(call.tx, row.organization_id);
  values["chamber_contact"] = store::find_reception(call.tx, row.organization_id).contact;
  if (call.caller.signed_in()) values["staff"] = call.caller.display_name;
  values["today"] = date_in_both_calendars(jst_date(call.now));
  values["receipt_number"] = std::to_string(row.application_id);
  values["received_on"] = date_in_both_calendars(jst_date(row.received_at));
  if (row.due_on) values["due_on"] = date_in_both_calendars(*row.due_on);
  if (row.visit_at) values["visit_at"] = minute_in_words(*row.visit_at);
  values["visit_place"] = row.visit_place;
  values["papers"] = missing_papers(call.tx, row);
  values["dues"] = dues_in_words(call, row);
  values["reason"] = row.reason;
  if (row.joins_on) values["joined_on"] = date_in_both_calendars(*row.joins_on);
  return values;
}

LetterText template_text(db::Tx& tx, std::int64_t organization_id, std::string_view template_key) {
  const DefaultTemplate* shipped = find_default_template(template_key);
  if (!shipped) {
    throw Refused(RefusalCode::kNotFound, "admission.unknown_template", "このひな形はありません。");
  }
  for (auto& own : store::list_templates(tx, organization_id)) {
    if (own.template_key == template_key) return {std::move(own.subject), std::move(own.body)};
  }
  return {std::string(shipped->subject), std::string(shipped->body)};
}

void send_template(http::Call& call, const store::ApplicationRow& row, std::string_view template_key,
                   const PlaceholderValues& values) {
  if (row.email.empty() || !row.suspicions.empty()) return;
  const LetterText text = template_text(call.tx, row.organization_id, template_key);
  const std::string subject = one_line(fill_placeholders(text.subject, values).text);
  mail::send(call.tx, call.now, {row.email, subject, fill_placeholders(text.body, values).text});
  PlaceholderValues without_links = values;
  for (const char* link : {"follow_link", "account_link"}) {
    if (without_links.contains(link)) without_links[link] = "（申込者だけのアドレス）";
  }
  keep(call, row, MessageKind::mail, {subject, fill_placeholders(text.body, without_links).text});
}

LetterPreview preview_letter(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                             const LetterPreviewQuery& query) {
  const auto row = existing_application(call, organization_id, application_id);
  const LetterText text = template_text(call.tx, organization_id, query.template_key);
  PlaceholderValues values = values_of(call, row);
  values["follow_link"] = kFollowLink;
  if (query.question) values["question"] = *query.question;
  LetterPreview preview;
  preview.template_key = query.template_key;
  Filled subject = fill_placeholders(text.subject, values);
  Filled body = fill_placeholders(text.body, values);
  preview.subject = std::move(subject.text);
  preview.body = std::move(body.text);
  preview.missing = std::move(body.missing);
  for (auto& label : subject.missing) {
    if (std::find(preview.missing.begin(), preview.missing.end(), label) == preview.missing.end()) {
      preview.missing.push_back(std::move(label));
    }
  }
  audit::Entry entry;
  entry.action = "admission.application.read";
  entry.object_type = "application";
  entry.object_id = std::to_string(application_id);
  entry.organization_id = organization_id;
  audit::record(call, entry);
  return preview;
}

void send_mail(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
               const MailInput& input) {
  const auto row = existing_application(call, organization_id, application_id);
  must_be_known(input.subject, input.body);
  if (row.email.empty()) {
    throw Refused(RefusalCode::kConflict, "admission.no_mail_address",
                  "この申込みにはメールアドレスがありません。手紙を印刷するか、電話でご連絡ください。");
  }
  const std::string subject = one_line(input.subject);
  mail::send(call.tx, call.now, {row.email, subject, with_follow_link(call, row, input.body)});
  keep(call, row, input.asks_back ? MessageKind::question : MessageKind::mail, {subject, input.body});
  note_change(call, "admission.application.mail", row);
}

http::Response print_letter(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                            const LetterInput& input) {
  const auto row = existing_application(call, organization_id, application_id);
  must_be_known(input.subject, input.body);
  Letter letter;
  const auto record = record_of_application(call, row);
  letter.chamber = name_of_chamber(call.tx, organization_id);
  letter.contact = store::find_reception(call.tx, organization_id).contact;
  letter.name = row.name;
  if (record.fields.post_code) letter.post_code = *record.fields.post_code;
  if (record.fields.address) letter.address = *record.fields.address;
  if (record.fields.representative_name) letter.representative = *record.fields.representative_name;
  letter.day = jst_date(call.now);
  letter.subject = one_line(input.subject);
  letter.body = with_follow_link(call, row, input.body);
  std::string pdf = letter_pdf(letter);
  keep(call, row, MessageKind::letter, {letter.subject, input.body});
  note_change(call, "admission.application.letter", row);
  return http::download(std::move(pdf), "application/pdf",
                        fmt::format("入会申込_{}_手紙.pdf", row.application_id));
}

}  // namespace banso::admission
