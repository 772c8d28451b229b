// What officers do with measures beyond writing them: taking them out of the catalogue and bringing them
// back, copies, and versions of their own above what was imported.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/usecases/drafts.hpp"
#include "platform/http/page.hpp"

namespace banso::measures {

struct ReasonInput {
  shape::Str<1, 500> reason;  ///< for the history, and for those who keep an eye on the measure
};
BOOST_DESCRIBE_STRUCT(ReasonInput, (), (reason))

struct CopyInput {
  std::int64_t organization_id = 0;  ///< whose draft it will be
};
BOOST_DESCRIBE_STRUCT(CopyInput, (), (organization_id))

/// A measure that the caller may change.
struct OwnMeasureItem {
  std::int64_t measure_id = 0;
  std::int64_t organization_id = 0;
  std::string title;
  MeasureKind kind{};
  MeasureSource source{};  ///< seed, jgrants: the organisation's version stands above the import
  std::int64_t version = 0;
  Instant updated_at{};
  std::string updated_by;
  std::string note;  ///< of the last change: why it was withdrawn
  std::optional<Instant> withdrawn_at;
};
BOOST_DESCRIBE_STRUCT(OwnMeasureItem, (),
                      (measure_id, organization_id, title, kind, source, version, updated_at, updated_by,
                       note, withdrawn_at))
BANSO_LIST_OF(OwnMeasurePage, OwnMeasureItem)

/// The measures of the organisations that the caller edits for, withdrawn ones too; what changed last first.
OwnMeasurePage list_own_measures(http::Call& call, const http::PageQuery& query);

/// Takes a measure of the caller's organisation out of the catalogue. @throws Refused(kNotFound, kForbidden),
/// kConflict when it is not in it
PublishedMeasure withdraw_measure(http::Call& call, std::int64_t measure_id, const ReasonInput& input);
/// Brings it back as it was. @throws as withdraw_measure
PublishedMeasure restore_measure(http::Call& call, std::int64_t measure_id, const ReasonInput& input);

/// A draft of a new measure that says what this one says. @throws Refused(kNotFound, kForbidden)
DraftView copy_measure(http::Call& call, std::int64_t measure_id, const CopyInput& input);
/// A draft of a version that will stand above the imported or seeded measure. @throws Refused(kNotFound),
/// kForbidden unless the organisation answers for it, kConflict when another organisation was first
DraftView override_measure(http::Call& call, std::int64_t measure_id, const CopyInput& input);
/// What was imported since then counts again, as a new version. @throws Refused(kNotFound, kForbidden),
/// kConflict when there is nothing to go back to
PublishedMeasure lift_override(http::Call& call, std::int64_t measure_id, const ReasonInput& input);

}  // namespace banso::measures
