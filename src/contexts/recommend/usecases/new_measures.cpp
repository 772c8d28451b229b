#include "contexts/recommend/usecases/new_measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "contexts/recommend/matching/compile.hpp"
#include "contexts/recommend/matching/matching.hpp"
#include "contexts/recommend/store/notices.hpp"
#include "contexts/registry/api.hpp"
#include "platform/identity/api.hpp"
#include "platform/mail/mail.hpp"
#include "platform/services.hpp"

namespace banso::recommend {
namespace {

constexpr std::size_t kMostLines = 20;
constexpr std::int64_t kMostListed = 100;
constexpr unsigned kMonday = 1;

/// What a business must fulfil: the measure itself, or one of its frames. Empty: nothing is asked.
std::vector<measures::Rule> conditions_of(const measures::Measure& measure) {
  std::vector<measures::Rule> conditions;
  for (const measures::Frame& frame : measure.frames) {
    auto condition = measures::condition_of(measure, frame);
    if (!condition) return {};  // a frame that asks nothing fits everybody: not worth a mail
    conditions.push_back(std::move(*condition));
  }
  if (measure.frames.empty()) {
    if (auto condition = measures::condition_of(measure)) conditions.push_back(std::move(*condition));
  }
  return conditions;
}

bool is_news(const measures::CatalogueEntry& entry, Date today) {
  if (entry.version != 1) return false;
  const auto status = measures::call_state(entry.measure, today).status;
  return status != measures::MeasureStatus::closed;
}

std::string line_of(db::Tx& tx, const measures::CatalogueEntry& entry, const store::WaitingNotice& notice,
                    const Services& services, Date today) {
  const auto calls = measures::call_state(entry.measure, today);
  const auto business = registry::find_business(tx, notice.business_id);
  std::string line = fmt::format("・{}\n", std::string_view(entry.measure.title));
  if (calls.closes_on) line += fmt::format("  締切 {}\n", japanese_era(*calls.closes_on));
  if (!entry.measure.rules_published)
    line += "  公表されている条件には合っています。くわしい条件は公募要領で確かめてください。\n";
  line += fmt::format("  {}/app/my-business/{}/measures/{}（{}）\n", services.config.public_url,
                      notice.business_id, notice.measure_id, business ? business->name : "");
  return line;
}

}  // namespace

Owners owners_who_want_new_measures(db::Tx& tx) {
  const auto refusing = measures::people_without_new_measures(tx);
  const std::unordered_set<std::int64_t> silent(refusing.begin(), refusing.end());
  const auto all = identity::all_business_owners(tx);
  Owners owners;
  owners.reserve(all.size());
  for (const identity::BusinessOwner& owner : all)
    if (!silent.contains(owner.user_id)) owners.emplace(owner.business_id, owner.user_id);
  return owners;
}

QueuedNotices queue_new_measures(db::Tx& tx, const Table& table,
                                 const std::vector<measures::CatalogueEntry>& published, const Owners& owners,
                                 Instant now) {
  const Date today = jst_date(now);
  RuleCompiler compiler(table, today);
  std::vector<std::int64_t> looked_for;
  for (const measures::CatalogueEntry& entry : published) {
    if (!is_news(entry, today)) continue;
    const auto conditions = conditions_of(entry.measure);
    if (conditions.empty()) continue;
    compiler.add_any(conditions);
    looked_for.push_back(entry.measure_id);
  }
  QueuedNotices queued;
  queued.measures = static_cast<std::int64_t>(looked_for.size());
  const Program program = compiler.finish();
  for (std::size_t i = 0; i < looked_for.size(); ++i) {
    const auto fitting = businesses_that_fit(table, program, i);
    queued.fitting += static_cast<std::int64_t>(fitting.size());
    // In the order of the people, which is that of the index of notices.
    std::vector<std::pair<std::int64_t, std::int64_t>> told;
    for (const std::int64_t business_id : fitting) {
      const auto [from, to] = owners.equal_range(business_id);
      for (auto owner = from; owner != to; ++owner) told.emplace_back(owner->second, business_id);
    }
    std::sort(told.begin(), told.end());
    std::vector<std::int64_t> business_ids;
    std::vector<std::int64_t> user_ids;
    for (const auto& [user_id, business_id] : told) {
      business_ids.push_back(business_id);
      user_ids.push_back(user_id);
    }
    if (!told.empty() && store::queue_new_measure(tx, looked_for[i], user_ids, business_ids, now))
      queued.queued += static_cast<std::int64_t>(told.size());
  }
  return queued;
}

bool mail_new_measures(db::Tx& tx, const measures::Snapshot& catalogue, Services& services,
                       std::int64_t user_id) {
  const Instant now = services.clock();
  const Date today = jst_date(now);
  const auto wishes = measures::wishes_of(tx, user_id);
  if (wishes.digest == "weekly" &&
      std::chrono::weekday(std::chrono::sys_days(today)).iso_encoding() != kMonday)
    return false;
  const bool wanted = wishes.new_measures && wishes.digest != "none";
  const auto address = wanted ? identity::mail_address_of(tx, user_id) : std::nullopt;
  std::vector<std::string> lines;
  std::size_t count = 0;
  if (address) {
    for (const store::WaitingNotice& notice : store::waiting_notices(tx, user_id)) {
      const measures::CatalogueEntry* entry = catalogue.find(notice.measure_id);
      // Withdrawn or over since it was found.
      if (!entry || measures::call_state(entry->measure, today).status == measures::MeasureStatus::closed)
        continue;
      if (++count <= kMostLines) lines.push_back(line_of(tx, *entry, notice, services, today));
    }
  }
  store::finish_notices(tx, user_id, !lines.empty(), now);
  if (lines.empty()) return false;
  std::string text = "登録されている内容に合う、新しい制度があります。\n";
  for (const std::string& line : lines) text += "\n" + line;
  if (count > lines.size())
    text += fmt::format("\nほかに{}件あります。画面でご覧ください。\n", count - lines.size());
  text += fmt::format(
      "\nお知らせの設定を変える: {}/app/notifications\n\nこのメールはBansoから自動で送っています。\n",
      services.config.public_url);
  mail::send(tx, now, {*address, fmt::format("使えそうな新しい制度があります（{}件）", count), text});
  return true;
}

NewMeasureList list_new_measures(http::Call& call, measures::Catalogue& catalogue) {
  const auto snapshot = catalogue.current(call.tx);
  NewMeasureList list;
  for (const store::OwnNotice& notice : store::own_notices(call.tx, call.caller.user_id, kMostListed)) {
    const measures::CatalogueEntry* entry = snapshot->find(notice.measure_id);
    if (!entry) continue;
    list.items.push_back({notice.business_id, notice.measure_id, entry->measure.title,
                          measures::call_state(entry->measure, jst_date(call.now)).closes_on,
                          notice.queued_at});
  }
  return list;
}

}  // namespace banso::recommend
