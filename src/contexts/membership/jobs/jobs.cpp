#include "contexts/membership/jobs/jobs.hpp"

#include "contexts/membership/api.hpp"
#include "contexts/membership/jobs/send_mailing.hpp"
#include "contexts/membership/usecases/links.hpp"
#include "contexts/membership/usecases/mailings.hpp"
#include "contexts/membership/usecases/standing.hpp"
#include "platform/mail/mail.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;

void look_up_changed(db::Tx& tx, const outbox::Event& event, Services& services) {
  std::vector<Id> ids;
  for (const auto& id : event.payload.at("member_ids").as_array()) ids.push_back(id.to_number<Id>());
  check_register(tx, event.payload.at("organization_id").to_number<Id>(), ids, services.clock());
}

}  // namespace

void register_jobs(jobs::Queue& queue) {
  queue.add_kind(
      {.name = kMailingJob, .title = "会員へのメール配信", .attempts = 5, .permission = kWritePermission},
      send_mailing_job);
  queue.add_kind({.name = "membership.settle_withdrawals",
                  .title = "退会の日を迎えた会員を退会にする",
                  .permission = "platform.jobs.manage",
                  .every = "daily 00:20"},
                 [](jobs::Run& run) -> boost::json::value {
                   return {{"settled", settle_withdrawals(run.services())}};
                 });
  queue.add_kind({.name = "membership.check_register",
                  .title = "会員の記録を登記の状態と照らし合わせる",
                  .permission = "platform.jobs.manage",
                  .every = "daily 04:20"},
                 [](jobs::Run& run) -> boost::json::value {
                   return {{"changed", check_register(run.services())}};
                 });
}

void register_subscriptions(outbox::Bus& bus) {
  bus.subscribe(kMembersChanged, "membership.check_register", look_up_changed);
  bus.subscribe(mail::kMailFinished, "membership.note_mail", note_mail_finished);
  bus.subscribe(kUnsubscribed, "membership.stop_mails", stop_mails);
}

}  // namespace banso::membership
