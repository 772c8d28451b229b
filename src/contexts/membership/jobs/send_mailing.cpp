#include "contexts/membership/jobs/send_mailing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "contexts/membership/usecases/mail_text.hpp"
#include "contexts/membership/usecases/mailings.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/mail/mime.hpp"
#include "platform/services.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;
using Clock = std::chrono::steady_clock;

constexpr Id kPortion = 20;
constexpr std::string_view kReference = "membership.mailing:";

struct MailingRow {
  Id mailing_id = 0;
  std::string subject;
  std::string body;
  MemberFilter filter;
  std::optional<Id> segment_id;
  bool tracks_opens = false;
  std::string state;
  std::optional<Id> job_id;
  Id version = 0;
  Instant updated_at{};
  std::optional<Instant> started_at;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(MailingRow, (),
                      (mailing_id, subject, body, filter, segment_id, tracks_opens, state, job_id, version,
                       updated_at, started_at, finished_at))
struct NextRow {
  Id member_id = 0;
  std::string email;
  bool wanted = false;
};
BOOST_DESCRIBE_STRUCT(NextRow, (), (member_id, email, wanted))
struct CountRow {
  Id done = 0;
  Id total = 0;
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (done, total))

using MaybeText = std::optional<std::string>;

const db::Query<MailingRow, Id, Id> kFindMailing{"membership.find_mailing"};
const db::Query<std::string, Id, Id> kLockMailing{"membership.lock_mailing"};
const db::Query<NextRow, Id, Id, Id> kNextRecipients{"membership.next_recipients"};
const db::Query<CountRow, Id, Id> kCountRecipients{"membership.count_recipients"};
const db::Command<Id, Id, Id, std::string, MaybeText, MaybeText, Instant> kQueueRecipient{
    "membership.queue_recipient"};
const db::Command<Id, Id, Id, std::string, MaybeText, Instant> kFinishRecipient{
    "membership.finish_recipient"};
const db::Command<Id, Id, Instant> kNoteMailFailed{"membership.note_mail_failed"};
const db::Command<Id, Id, std::string, Instant> kEndMailing{"membership.end_mailing"};

/// Hands one portion over. @return how many; fewer than a portion: nobody is left
Id send_portion(db::Tx& tx, Services& services, Id organization_id, const MailingRow& mailing,
                const MailSender& sender) {
  const auto state = kLockMailing.maybe(tx, organization_id, mailing.mailing_id);
  if (!state || *state != "sending") return 0;
  const auto next = kNextRecipients.all(tx, organization_id, mailing.mailing_id, kPortion);
  std::vector<Id> ids;
  for (const NextRow& row : next) ids.push_back(row.member_id);
  std::map<Id, Member> members;
  for (Member& member : find_members(tx, organization_id, ids))
    members.emplace(member.member_id, std::move(member));
  const Instant now = services.clock();
  for (const NextRow& row : next) {
    const bool usable = mail::is_address(row.email);
    if (!row.wanted || !usable) {
      kQueueRecipient.run(
          tx, organization_id, mailing.mailing_id, row.member_id, "skipped", std::nullopt,
          usable ? "配信の前に、案内を受け取らないことになりました" : "メールアドレスが正しくありません",
          now);
      continue;
    }
    const identity::PersonalLink link = identity::new_personal_link();
    mail::Message message = compose_mail(sender, members.at(row.member_id), mailing.subject, mailing.body,
                                         mailing.tracks_opens, link.token);
    message.to = row.email;
    message.reference =
        fmt::format("{}{}:{}:{}", kReference, organization_id, mailing.mailing_id, row.member_id);
    mail::send(tx, now, message);
    kQueueRecipient.run(tx, organization_id, mailing.mailing_id, row.member_id, "queued", link.hash,
                        std::nullopt, now);
  }
  const Id count = static_cast<Id>(next.size());
  if (count < kPortion) kEndMailing.run(tx, organization_id, mailing.mailing_id, "sent", now);
  return count;
}

/// Keeps to the chamber's pace. @return false when the job is to stop
bool wait_for_the_next(const jobs::Run& run, Clock::time_point until) {
  while (Clock::now() < until) {
    if (run.cancelled()) return false;
    std::this_thread::sleep_for(
        std::min<Clock::duration>(until - Clock::now(), std::chrono::milliseconds(200)));
  }
  return !run.cancelled();
}

}  // namespace

boost::json::value send_mailing_job(jobs::Run& run) {
  Services& services = run.services();
  const auto organization_id = run.payload().at("organization_id").to_number<Id>();
  const auto mailing_id = run.payload().at("mailing_id").to_number<Id>();
  const db::TxOptions options{.settings = jobs::as_system()};
  const auto [mailing, sender] = db::in_tx(services.pool, options, [&](db::Tx& tx) {
    return std::pair(kFindMailing.maybe(tx, organization_id, mailing_id),
                     mail_sender(tx, organization_id, services.config.public_url));
  });
  if (!mailing) return nullptr;
  const auto pause =
      std::chrono::milliseconds(60'000) * kPortion / std::int64_t(sender.settings.mails_per_minute);
  Id handed_over = 0;
  while (true) {
    const auto begun = Clock::now();
    const auto [sent, counted] =
        db::in_tx(services.pool, options, [&, &writer = sender, &about = mailing](db::Tx& tx) {
          const Id count = send_portion(tx, services, organization_id, *about, writer);
          return std::pair(count, kCountRecipients.one(tx, organization_id, mailing_id));
        });
    handed_over += sent;
    run.report({counted.done, counted.total, "通", "会員へメールを送っています"});
    if (sent < kPortion) break;
    if (!wait_for_the_next(run, begun + pause)) break;
  }
  return {{"mails", handed_over}};
}

void note_mail_finished(db::Tx& tx, const outbox::Event& event, Services& services) {
  const std::string reference(event.payload.at("reference").as_string());
  if (!reference.starts_with(kReference)) return;
  Id ids[3] = {0, 0, 0};
  const char* at = reference.data() + kReference.size();
  const char* const end = reference.data() + reference.size();
  for (Id& id : ids) {
    at = std::from_chars(at, end, id).ptr;
    if (at != end) ++at;
  }
  const bool failed = event.payload.at("state").as_string() == "failed";
  MaybeText problem;
  if (failed) {
    problem = mail::mail_problem(tx, event.payload.at("mail_id").to_number<Id>())
                  .value_or("メールサーバーが受け取りませんでした");
    kNoteMailFailed.run(tx, ids[0], ids[2], services.clock());
  }
  kFinishRecipient.run(tx, ids[0], ids[1], ids[2], failed ? "failed" : "sent", problem, services.clock());
}

}  // namespace banso::membership
