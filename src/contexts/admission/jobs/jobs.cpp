#include "contexts/admission/jobs/jobs.hpp"

#include <fmt/format.h>

#include "contexts/admission/store/applications.hpp"
#include "contexts/admission/store/settings.hpp"
#include "contexts/admission/usecases/apply.hpp"
#include "platform/db/pool.hpp"
#include "platform/mail/mail.hpp"
#include "platform/services.hpp"

namespace banso::admission {
namespace {

constexpr std::chrono::days kSuspiciousKept{90};

std::string_view words_of(std::string_view what) {
  if (what == "received") return "入会の申込みが届きました";
  if (what == "corrected") return "申込者が内容を直しました";
  if (what == "answered") return "申込者から連絡が届きました";
  return "申込者が申込みを取り下げました";
}

void tell_office(db::Tx& tx, const outbox::Event& event, Services& services) {
  const auto& payload = event.payload.as_object();
  const std::int64_t organization_id = payload.at("organization_id").to_number<std::int64_t>();
  const std::int64_t application_id = payload.at("application_id").to_number<std::int64_t>();
  const auto office = store::find_office(tx, organization_id);
  if (office.notify_email.empty()) return;
  const auto row = store::find_application(tx, organization_id, application_id);
  if (!row) return;
  const std::string_view words = words_of(payload.at("what").as_string());
  // Names stay out of the subject: it shows on locked screens.
  mail::send(tx, services.clock(),
             {office.notify_email, fmt::format("{}（受付番号 {}）", words, application_id),
              fmt::format("{}。\n\n受付番号：{}\n事業所名：{}\n\n内容は、次の画面で確かめてください。\n"
                          "{}/app/members/applications/{}/{}\n",
                          words, application_id, row->name, services.config.public_url, organization_id,
                          application_id)});
}

}  // namespace

void register_jobs(jobs::Queue& queue) {
  queue.add_kind(
      {.name = "admission.clean_up", .title = "古い迷惑な入会申込みの削除", .every = "daily 03:40"},
      [](jobs::Run& run) -> boost::json::value {
        Services& services = run.services();
        const auto removed = db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
          return store::delete_old_suspicious(tx, services.clock() - kSuspiciousKept);
        });
        return boost::json::object{{"removed", removed}};
      });
}

void register_subscriptions(outbox::Bus& bus) {
  bus.subscribe(kApplicantActed, "admission.tell_office", tell_office);
}

}  // namespace banso::admission
