// What other contexts may call: the current measures with their rules, what is known of businesses, and who
// wants to hear of what.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "contexts/measures/facts/known_facts.hpp"
#include "contexts/measures/rules/definitions.hpp"
#include "contexts/measures/rules/next_question.hpp"
#include "contexts/measures/rules/problems.hpp"
#include "contexts/measures/rules/verdict.hpp"
#include "platform/db/tx.hpp"
#include "platform/http/call.hpp"

namespace banso::measures {

/// Published when measures were added, changed or withdrawn: {"measure_ids": […]}, at most 500 in one event.
inline constexpr const char* kMeasuresPublished = "measures.measures_published";
/// Published when a business answered a question or took an answer back: {"business_id": …}.
inline constexpr const char* kAnswersChanged = "measures.answers_changed";

/// These measures as they are now, without those that are withdrawn: for jobs that look at what was just
/// published.
std::vector<CatalogueEntry> published_measures(db::Tx& tx, const std::vector<std::int64_t>& measure_ids);

/// Everything that is known of a business to the caller: all to its owner; to holders of a consent for
/// consultation or subsidies what its scopes open. Reads are audited. @throws Refused(kNotFound) for
/// everybody else
Facts facts_for_caller(http::Call& call, std::int64_t business_id);

/// Whether the caller is the owner or holds a consent for consultation or subsidies.
bool may_see_measures(http::Call& call, std::int64_t business_id);

/// An answer that counts, of some business.
struct KnownAnswer {
  std::int64_t business_id = 0;
  FactKey key{};
  FactValue value;
};
/// Calls `take` with every answer that counts, in the order of the businesses. @param tx acts as the system
void for_each_answer(db::Tx& tx, const std::function<void(const KnownAnswer&)>& take);
/// The same for some businesses.
std::vector<KnownAnswer> answers_of_businesses(db::Tx& tx, const std::vector<std::int64_t>& business_ids);

/// Which measures the business keeps an eye on, as the caller may see them.
std::vector<std::int64_t> favourite_measures(db::Tx& tx, std::int64_t business_id);

/// What somebody wants to hear by mail.
struct NotificationWishes {
  std::vector<std::int64_t> deadline_days{14, 3};  ///< days before a deadline of a favourite
  bool changes = true;                             ///< a favourite changed or ended
  bool new_measures = true;                        ///< a new measure fits
  std::string digest = "daily";                    ///< "daily", "weekly" (on Mondays), "none"
};
/// @param tx acts as the person or as the system
NotificationWishes wishes_of(db::Tx& tx, std::int64_t user_id);
/// People who want no mail of new measures. @param tx acts as the system
std::vector<std::int64_t> people_without_new_measures(db::Tx& tx);

}  // namespace banso::measures
