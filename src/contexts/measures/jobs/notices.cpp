// Mails about favourites: one mail a person and day, however many businesses and measures it is about.
#include "contexts/measures/store/notices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "contexts/measures/api.hpp"
#include "contexts/measures/jobs/jobs.hpp"
#include "contexts/measures/store/catalogue.hpp"
#include "platform/db/pool.hpp"
#include "platform/identity/api.hpp"
#include "platform/mail/mail.hpp"
#include "platform/services.hpp"

namespace banso::measures {
namespace {

using store::Favourite;

constexpr std::int64_t kPage = 1'000;
/// More lines than anybody reads; the screen shows all.
constexpr std::size_t kMostLines = 30;
constexpr unsigned kWeeklyDay = 1;  // Monday

std::string address_of(const Services& services, const Favourite& of) {
  return fmt::format("{}/app/my-business/{}/measures/{}", services.config.public_url, of.business_id,
                     of.measure_id);
}

std::string name_of(db::Tx& tx, std::int64_t business_id) {
  const auto business = registry::find_business(tx, business_id);
  return business ? business->name : std::to_string(business_id);
}

void send(db::Tx& tx, Services& services, std::int64_t user_id, const std::string& subject,
          const std::string& opening, const std::vector<std::string>& lines) {
  const auto address = identity::mail_address_of(tx, user_id);
  if (!address || lines.empty()) return;
  std::string text = opening + "\n";
  for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) text += "\n" + lines[i] + "\n";
  if (lines.size() > kMostLines)
    text += fmt::format("\nほかに {} 件あります。画面でご覧ください。\n", lines.size() - kMostLines);
  text += fmt::format(
      "\nお知らせの設定を変える: {}/app/notifications\n\nこのメールはBansoから自動で送っています。\n",
      services.config.public_url);
  mail::send(tx, services.clock(), {*address, subject, text});
}

/// The day before the deadline on which somebody is told: the largest that has come and was not skipped by a
/// weekly rhythm. Days between two mails count to the earlier one.
std::optional<std::int64_t> reached(const store::Preference& preference, std::int64_t days_left) {
  std::optional<std::int64_t> found;
  for (const std::int64_t days : preference.deadline_days) {
    if (days_left <= days && (!found || days < *found)) found = days;
  }
  return found;
}

class DeadlineMails {
 public:
  DeadlineMails(Services& services, const Snapshot& snapshot)
      : services_(services), snapshot_(snapshot), today_(jst_date(services.clock())) {}

  /// The favourites of one page of businesses. @return mails that were queued
  std::int64_t tell(db::Tx& tx, const std::vector<Favourite>& favourites) {
    std::map<std::int64_t, std::vector<std::string>> lines_by_person;
    for (const Favourite& of : favourites) {
      const CatalogueEntry* entry = snapshot_.find(of.measure_id);
      if (entry == nullptr) continue;
      const CallState calls = call_state(entry->measure, today_);
      if (calls.status != MeasureStatus::open || !calls.closes_on) continue;
      const auto left = (std::chrono::sys_days(*calls.closes_on) - std::chrono::sys_days(today_)).count();
      for (const std::int64_t user_id : owners_of(tx, of.business_id)) {
        if (!tell_person(tx, of, user_id, *calls.closes_on, left)) continue;
        lines_by_person[user_id].push_back(
            fmt::format("・{}\n  締切 {}（{}）\n  {}（{}）", std::string_view(entry->measure.title),
                        japanese_era(*calls.closes_on), left == 0 ? "今日" : fmt::format("あと{}日", left),
                        address_of(services_, of), name_of(tx, of.business_id)));
      }
    }
    for (const auto& [user_id, lines] : lines_by_person) {
      send(tx, services_, user_id,
           fmt::format("お気に入りの施策の締切が近づいています（{}件）", lines.size()),
           "お気に入りに入れた施策の受付の締切が近づいています。", lines);
    }
    return static_cast<std::int64_t>(lines_by_person.size());
  }

 private:
  const std::vector<std::int64_t>& owners_of(db::Tx& tx, std::int64_t business_id) {
    if (business_id != business_id_) {
      business_id_ = business_id;
      owners_ = identity::business_owners(tx, business_id);
    }
    return owners_;
  }

  /// Whether this deadline is due for them today and was not told before.
  bool tell_person(db::Tx& tx, const Favourite& of, std::int64_t user_id, Date closes_on, std::int64_t left) {
    const auto known = preferences_.find(user_id);
    const store::Preference& preference =
        known != preferences_.end()
            ? known->second
            : preferences_.emplace(user_id, store::preference_of(tx, user_id)).first->second;
    if (preference.digest == Digest::none) return false;
    const bool weekly_day = std::chrono::weekday(std::chrono::sys_days(today_)).iso_encoding() == kWeeklyDay;
    // A weekly mail would come too late for what ends before the next one.
    constexpr std::int64_t kWeek = 7;
    if (preference.digest == Digest::weekly && !weekly_day && left >= kWeek) return false;
    const auto days = reached(preference, left);
    if (!days) return false;
    return store::add_notice(tx, of, user_id, NoticeKind::deadline,
                             fmt::format("{}/{}", format_date(closes_on), *days), services_.clock());
  }

  Services& services_;
  const Snapshot& snapshot_;
  const Date today_;
  std::int64_t business_id_ = 0;
  std::vector<std::int64_t> owners_;
  std::map<std::int64_t, store::Preference> preferences_;
};

boost::json::value tell_deadlines(jobs::Run& job, Catalogue& catalogue) {
  Services& services = job.services();
  std::int64_t last = 0;
  std::int64_t told = 0;
  std::int64_t looked_at = 0;
  while (!job.cancelled()) {
    // Each page in a transaction of its own: what was told is told, wherever the job stops.
    const bool more = db::in_tx(services.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
      const auto snapshot = catalogue.current(tx);
      auto page = store::favourites_after(tx, last, kPage);
      const bool whole = static_cast<std::int64_t>(page.size()) < kPage;
      // The last business of a full page may go on behind it.
      if (!whole) {
        const std::int64_t cut_off = page.back().business_id;
        if (page.front().business_id != cut_off) {
          std::erase_if(page, [&](const Favourite& of) { return of.business_id == cut_off; });
        }
      }
      if (page.empty()) return false;
      told += DeadlineMails(services, *snapshot).tell(tx, page);
      looked_at += static_cast<std::int64_t>(page.size());
      last = page.back().business_id;
      return !whole;
    });
    job.report({looked_at, 0, "件", "締切を確かめています"});
    if (!more) break;
  }
  return {{"favourites", looked_at}, {"mails", told}};
}

/// One measure that changed, for everybody who keeps an eye on it.
void tell_changes(db::Tx& tx, const outbox::Event& event, Services& services) {
  std::vector<std::int64_t> measure_ids;
  for (const auto& id : event.payload.at("measure_ids").as_array()) {
    measure_ids.push_back(id.to_number<std::int64_t>());
  }
  std::map<std::int64_t, std::vector<std::string>> lines_by_person;
  std::map<std::int64_t, store::MeasureHead> heads;
  for (const Favourite& of : store::favourites_of_measures(tx, measure_ids)) {
    if (!heads.contains(of.measure_id)) {
      const auto head = store::find_measure(tx, of.measure_id);
      if (!head) continue;
      heads.emplace(of.measure_id, *head);
    }
    const store::MeasureHead& head = heads.at(of.measure_id);
    const auto versions = store::list_versions(tx, of.measure_id, 1);
    if (versions.empty() || (versions.front().version == 1 && !head.withdrawn_at)) continue;
    const auto& newest = versions.front();
    const bool ended =
        head.withdrawn_at.has_value() ||
        call_state(newest.document, jst_date(services.clock())).status == MeasureStatus::closed;
    for (const std::int64_t user_id : identity::business_owners(tx, of.business_id)) {
      const auto preference = store::preference_of(tx, user_id);
      if (!preference.changes || preference.digest == Digest::none) continue;
      const std::string about = fmt::format("{}{}", newest.version, head.withdrawn_at ? "/withdrawn" : "");
      if (!store::add_notice(tx, of, user_id, ended ? NoticeKind::ended : NoticeKind::changed, about,
                             services.clock())) {
        continue;
      }
      lines_by_person[user_id].push_back(
          fmt::format("・{}\n  {}\n  {}（{}）", std::string_view(newest.document.title),
                      (head.withdrawn_at ? "取り下げられました。" : "") + newest.note,
                      address_of(services, of), name_of(tx, of.business_id)));
    }
  }
  for (const auto& [user_id, lines] : lines_by_person) {
    send(tx, services, user_id, fmt::format("お気に入りの施策の内容が変わりました（{}件）", lines.size()),
         "お気に入りに入れた施策の内容が変わりました。", lines);
  }
}

}  // namespace

void register_notice_job(jobs::Queue& queue, std::shared_ptr<Catalogue> catalogue) {
  queue.add_kind(
      {.name = kNoticeJob,
       .title = "お気に入りの施策の締切を知らせる",
       .attempts = 3,
       .permission = kImportPermission,
       .every = "daily 07:30"},
      [catalogue = std::move(catalogue)](jobs::Run& job) { return tell_deadlines(job, *catalogue); });
}

void register_subscriptions(outbox::Bus& bus) {
  bus.subscribe(kMeasuresPublished, "measures.tell_changes", tell_changes);
}

}  // namespace banso::measures
