#include "contexts/membership/usecases/mailings.hpp"

#include "contexts/membership/api.hpp"
#include "contexts/membership/rules/mail_template.hpp"
#include "contexts/membership/store/filter.hpp"
#include "contexts/membership/usecases/mail_text.hpp"
#include "contexts/membership/usecases/members.hpp"
#include "contexts/membership/usecases/recipients.hpp"
#include "contexts/membership/usecases/versions.hpp"
#include "platform/audit/audit.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/services.hpp"
#include "platform/shape/json.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;
using MaybeId = std::optional<Id>;

struct MailingRow {
  Id mailing_id = 0;
  std::string subject;
  std::string body;
  MemberFilter filter;
  MaybeId segment_id;
  bool tracks_opens = false;
  std::string state;
  MaybeId job_id;
  Id version = 0;
  Instant updated_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(MailingRow, (),
                      (mailing_id, subject, body, filter, segment_id, tracks_opens, state, job_id, version,
                       updated_at, started_at, finished_at))
struct MailingListRow {
  Id mailing_id = 0;
  std::string subject;
  MemberFilter filter;
  bool tracks_opens = false;
  std::string state;
  Id version = 0;
  Instant updated_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
  Id recipients = 0;
  Id waiting = 0;
  Id sent = 0;
  Id failed = 0;
  Id skipped = 0;
  Id opened = 0;
  Id unsubscribed = 0;
  Id total = 0;
};
BOOST_DESCRIBE_STRUCT(MailingListRow, (),
                      (mailing_id, subject, filter, tracks_opens, state, version, updated_at, started_at,
                       finished_at, recipients, waiting, sent, failed, skipped, opened, unsubscribed, total))
struct RecipientRow : RecipientItem {
  Id total = 0;
};
BOOST_DESCRIBE_STRUCT(RecipientRow, (RecipientItem), (total))
struct MemberMailingRow : MemberMailingItem {
  Id total = 0;
};
BOOST_DESCRIBE_STRUCT(MemberMailingRow, (MemberMailingItem), (total))

const db::Query<Id, Id, std::string, std::string, MemberFilter, MaybeId, bool, Instant, Id> kAddMailing{
    "membership.add_mailing"};
const db::Command<Id, Id, Id, std::string, std::string, MemberFilter, MaybeId, bool, Instant, Id>
    kChangeMailing{"membership.change_mailing"};
const db::Query<MailingRow, Id, Id> kFindMailing{"membership.find_mailing"};
const db::Query<std::string, Id, Id> kLockMailing{"membership.lock_mailing"};
const db::Query<MailingListRow, Id, MaybeId, Id, Id> kListMailings{"membership.list_mailings"};
const db::Command<Id, Id> kRemoveMailing{"membership.remove_mailing"};
const db::Command<Id, Id, Id, Instant, Id> kBeginMailing{"membership.begin_mailing"};
const db::Command<Id, Id, std::string, Instant> kEndMailing{"membership.end_mailing"};
const db::Command<Id, Id, std::vector<Id>, std::vector<std::string>> kAddRecipients{
    "membership.add_recipients"};
const db::Command<Id, Id, std::string, Instant> kSkipWaiting{"membership.skip_waiting"};
const db::Query<RecipientRow, Id, Id, std::optional<RecipientState>, Id, Id> kListRecipients{
    "membership.list_recipients"};
const db::Query<MemberMailingRow, Id, Id, Id, Id> kMailingsOfMember{"membership.mailings_of_member"};

MailingItem item_of(MailingListRow&& row) {
  MailingItem item;
  item.mailing_id = row.mailing_id;
  item.subject = std::move(row.subject);
  item.filter_text = filter_text(row.filter);
  item.tracks_opens = row.tracks_opens;
  item.state = std::move(row.state);
  item.version = row.version;
  item.updated_at = row.updated_at;
  item.started_at = row.started_at;
  item.finished_at = row.finished_at;
  item.recipients = row.recipients;
  item.waiting = row.waiting;
  item.sent = row.sent;
  item.failed = row.failed;
  item.skipped = row.skipped;
  item.opened = row.opened;
  item.unsubscribed = row.unsubscribed;
  return item;
}

MailingRow existing(http::Call& call, Id organization_id, Id mailing_id) {
  must_work_for(call, organization_id);
  auto mailing = kFindMailing.maybe(call.tx, organization_id, mailing_id);
  if (!mailing) {
    throw Refused(RefusalCode::kNotFound, "membership.mailing_not_found", "このメール配信は見つかりません。");
  }
  return std::move(*mailing);
}

MailingView view_of(http::Call& call, Id organization_id, Id mailing_id) {
  MailingRow row = existing(call, organization_id, mailing_id);
  MailingView view;
  view.summary = item_of(kListMailings.one(call.tx, organization_id, mailing_id, 1, 0));
  view.body = std::move(row.body);
  view.segment_id = row.segment_id;
  view.job_id = row.job_id;
  if (row.state == "draft") {
    view.reach = recipients_of(call.tx, organization_id, row.filter, call.now).reach;
    view.reach->filter_text = filter_text(row.filter);
  }
  view.filter = std::move(row.filter);
  return view;
}

void check_text(const std::string& subject, const std::string& body, std::vector<FieldError>& errors) {
  for (FieldError& error : template_problems(subject, "/subject")) errors.push_back(std::move(error));
  for (FieldError& error : template_problems(body, "/body")) errors.push_back(std::move(error));
  if (subject.find('\n') != std::string::npos) {
    errors.push_back({"/subject", "control_character", "件名は1行で入力してください。"});
  }
}

void check(const MailingInput& input) {
  std::vector<FieldError> errors;
  check_text(input.subject, input.body, errors);
  for (FieldError& error : filter_problems(input.filter)) {
    error.path.insert(0, "/filter");
    errors.push_back(std::move(error));
  }
  shape::refuse_if_any(std::move(errors));
}

void note(http::Call& call, Id organization_id, std::string_view action, Id mailing_id,
          boost::json::object details = {}) {
  audit::Entry entry;
  entry.action = action;
  entry.object_type = "mailing";
  entry.object_id = std::to_string(mailing_id);
  entry.organization_id = organization_id;
  entry.details = std::move(details);
  audit::record(call, entry);
}

Refused not_a_draft() {
  return {RefusalCode::kConflict, "membership.mailing_not_draft",
          "配信を始めたメールは変更できません。複製して新しい下書きを作ってください。"};
}

/// Whose words fill the preview.
Member example_member(http::Call& call, Id organization_id, const MaybeId& member_id) {
  if (member_id) return must_find_member(call, organization_id, *member_id);
  const auto first =
      store::match_members(call.tx, organization_id, {}, MemberOrder::name, false, 1, 0, call.now);
  if (!first.member_ids.empty()) return must_find_member(call, organization_id, first.member_ids.front());
  Member member;
  member.fields.name = "（会員名）";
  return member;
}

mail::Message example_mail(http::Call& call, Id organization_id, const MailingPreviewInput& input,
                           const Member& member) {
  const MailSender sender = mail_sender(call.tx, organization_id, call.services.config.public_url);
  return compose_mail(sender, member, input.subject, input.body, input.tracks_opens,
                      identity::new_personal_link().token);
}

}  // namespace

MailingPage list_mailings(http::Call& call, Id organization_id, const http::PageQuery& query) {
  must_work_for(call, organization_id);
  MailingPage page;
  for (MailingListRow& row :
       kListMailings.all(call.tx, organization_id, std::nullopt, query.per_page, query.offset())) {
    page.total = row.total;
    page.items.push_back(item_of(std::move(row)));
  }
  page.page = query.page;
  page.per_page = query.per_page;
  return page;
}

MailingView show_mailing(http::Call& call, Id organization_id, Id mailing_id) {
  return view_of(call, organization_id, mailing_id);
}

MailingView add_mailing(http::Call& call, Id organization_id, const MailingInput& input) {
  must_work_for(call, organization_id);
  check(input);
  const Id mailing_id = kAddMailing.one(call.tx, organization_id, input.subject, input.body, input.filter,
                                        input.segment_id, input.tracks_opens, call.now, call.caller.user_id);
  note(call, organization_id, "membership.mailing.add", mailing_id);
  return view_of(call, organization_id, mailing_id);
}

MailingView change_mailing(http::Call& call, Id organization_id, Id mailing_id, const MailingInput& input) {
  const MailingRow before = existing(call, organization_id, mailing_id);
  check(input);
  if (before.state != "draft") throw not_a_draft();
  if (kChangeMailing.run(call.tx, organization_id, mailing_id, needed_version(call), input.subject,
                         input.body, input.filter, input.segment_id, input.tracks_opens, call.now,
                         call.caller.user_id) == 0) {
    throw somebody_was_faster("このメール配信");
  }
  note(call, organization_id, "membership.mailing.change", mailing_id);
  return view_of(call, organization_id, mailing_id);
}

void remove_mailing(http::Call& call, Id organization_id, Id mailing_id) {
  existing(call, organization_id, mailing_id);
  if (kRemoveMailing.run(call.tx, organization_id, mailing_id) == 0) throw not_a_draft();
  note(call, organization_id, "membership.mailing.remove", mailing_id);
}

MailPreview preview_mailing(http::Call& call, Id organization_id, const MailingPreviewInput& input) {
  must_work_for(call, organization_id);
  std::vector<FieldError> errors;
  check_text(input.subject, input.body, errors);
  shape::refuse_if_any(std::move(errors));
  const Member member = example_member(call, organization_id, input.member_id);
  const mail::Message message = example_mail(call, organization_id, input, member);
  note_read(call, organization_id, "membership.mailing.preview", "member", std::to_string(member.member_id),
            member.business_id);
  MailPreview preview;
  preview.to_name = member.fields.name;
  if (member.fields.email) preview.to = *member.fields.email;
  preview.subject = message.subject;
  preview.text = message.text;
  return preview;
}

void send_test_mail(http::Call& call, Id organization_id, const MailingPreviewInput& input) {
  must_work_for(call, organization_id);
  std::vector<FieldError> errors;
  check_text(input.subject, input.body, errors);
  shape::refuse_if_any(std::move(errors));
  const auto address = identity::mail_address_of(call.tx, call.caller.user_id);
  if (!address) {
    throw Refused(RefusalCode::kConflict, "membership.no_own_address",
                  "あなたのメールアドレスが分からないため、試し送りできません。");
  }
  const Member member = example_member(call, organization_id, input.member_id);
  mail::Message message = example_mail(call, organization_id, input, member);
  message.to = *address;
  message.subject = "【試し送り】" + message.subject;
  if (message.subject.size() > 500) message.subject = "【試し送り】";
  // The link of a test leads nowhere.
  message.unsubscribe_url.reset();
  mail::send(call.tx, call.now, message);
  note(call, organization_id, "membership.mailing.test", 0);
}

MailingView send_mailing(http::Call& call, Id organization_id, Id mailing_id) {
  const MailingRow mailing = existing(call, organization_id, mailing_id);
  // One after the other: a second click finds it sending.
  if (kLockMailing.one(call.tx, organization_id, mailing_id) != "draft") {
    return view_of(call, organization_id, mailing_id);
  }
  const Recipients found = recipients_of(call.tx, organization_id, mailing.filter, call.now);
  if (found.member_ids.empty()) {
    throw Refused(RefusalCode::kConflict, "membership.nobody_to_write_to",
                  "送れる相手がいません。条件と、メールアドレス・メールでの案内の可否を確かめてください。");
  }
  kAddRecipients.run(call.tx, organization_id, mailing_id, found.member_ids, found.emails);
  const Id job_id = call.services.jobs.enqueue(
      call.tx, kMailingJob, "会員へのメール配信",
      {{"organization_id", organization_id}, {"mailing_id", mailing_id}}, call.caller.user_id);
  kBeginMailing.run(call.tx, organization_id, mailing_id, job_id, call.now, call.caller.user_id);
  note(call, organization_id, "membership.mailing.send", mailing_id,
       {{"recipients", found.member_ids.size()}});
  return view_of(call, organization_id, mailing_id);
}

MailingView cancel_mailing(http::Call& call, Id organization_id, Id mailing_id) {
  existing(call, organization_id, mailing_id);
  if (kEndMailing.run(call.tx, organization_id, mailing_id, "cancelled", call.now) == 0) {
    throw Refused(RefusalCode::kConflict, "membership.mailing_not_sending",
                  "配信中ではないため、中止できません。");
  }
  kSkipWaiting.run(call.tx, organization_id, mailing_id, "配信が中止されました", call.now);
  note(call, organization_id, "membership.mailing.cancel", mailing_id);
  return view_of(call, organization_id, mailing_id);
}

RecipientPage list_recipients(http::Call& call, Id organization_id, Id mailing_id,
                              const RecipientQuery& query) {
  existing(call, organization_id, mailing_id);
  RecipientPage page;
  for (RecipientRow& row : kListRecipients.all(call.tx, organization_id, mailing_id, query.state,
                                               query.per_page, query.offset())) {
    page.total = row.total;
    page.items.push_back(std::move(row));
  }
  page.page = query.page;
  page.per_page = query.per_page;
  note_read(call, organization_id, "membership.mailing.recipients", "mailing", std::to_string(mailing_id),
            std::nullopt);
  return page;
}

MemberMailingPage mailings_of_member(http::Call& call, Id organization_id, Id member_id,
                                     const http::PageQuery& query) {
  must_find_member(call, organization_id, member_id);
  MemberMailingPage page;
  for (MemberMailingRow& row :
       kMailingsOfMember.all(call.tx, organization_id, member_id, query.per_page, query.offset())) {
    page.total = row.total;
    page.items.push_back(std::move(row));
  }
  page.page = query.page;
  page.per_page = query.per_page;
  return page;
}

}  // namespace banso::membership
