// What staff do with an application.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/usecases/show_application.hpp"

namespace banso::admission {

struct ApplicationStepInput {
  shape::Int<1, INT64_MAX> version;  ///< of the application, as it was seen
  shape::Str<1, 40> action;
  shape::Str<0, 1000> note;                   ///< for the history; never shown to the applicant
  std::optional<shape::Str<1, 1000>> reason;  ///< of declining and withdrawing: told to the applicant
  std::optional<Instant> visit_at;            ///< of arranging a visit
  std::optional<shape::Str<0, 200>> visit_place;
  std::optional<Date> approved_on;
  std::optional<shape::Str<0, 200>> approval_note;
};
BOOST_DESCRIBE_STRUCT(ApplicationStepInput, (),
                      (version, action, note, reason, visit_at, visit_place, approved_on, approval_note))

/// Takes a step of the machine; admitting has its own (admit.hpp). @throws Refused
ApplicationView take_step(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                          const ApplicationStepInput& input);

/// Everything that may be written beside the steps; what is missing stays.
struct ApplicationChanges {
  shape::Int<1, INT64_MAX> version;
  std::optional<shape::Int<0, INT64_MAX>> assigned_user_id;  ///< 0: nobody
  std::optional<shape::Int<0, 100'000>> units;               ///< 0: those of the rule
  std::optional<Date> joins_on;
  std::optional<shape::Int<0, INT64_MAX>> business_id;  ///< 0: none
  std::optional<shape::Str<0, 2000>> note;
  std::optional<bool> suspicious;
  std::optional<bool> has_news;  ///< false: somebody looked at it
};
BOOST_DESCRIBE_STRUCT(ApplicationChanges, (),
                      (version, assigned_user_id, units, joins_on, business_id, note, suspicious, has_news))
ApplicationView change_application(http::Call& call, std::int64_t organization_id,
                                   std::int64_t application_id, const ApplicationChanges& changes);

struct ActivityInput {
  ActivityKind kind{};
  Instant happened_at{};
  shape::Str<0, 100> with_whom;
  shape::Str<1, 2000> summary;
};
BOOST_DESCRIBE_STRUCT(ActivityInput, (), (kind, happened_at, with_whom, summary))
ApplicationView add_activity(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                             const ActivityInput& input);
ApplicationView remove_activity(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                                std::int64_t activity_id);

struct PaperInput {
  std::optional<Date> received_on;  ///< null: it is not here
  shape::Str<0, 200> note;
};
BOOST_DESCRIBE_STRUCT(PaperInput, (), (received_on, note))
ApplicationView save_paper(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                           const std::string& paper_key, const PaperInput& input);

/// Ends every link to the application (it was forwarded, the address was wrong).
ApplicationView revoke_links(http::Call& call, std::int64_t organization_id, std::int64_t application_id);

}  // namespace banso::admission
