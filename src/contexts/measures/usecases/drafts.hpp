// How an officer writes a measure: draft, check, publication in versions, history.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "contexts/measures/rules/problems.hpp"
#include "contexts/measures/rules/verdict.hpp"
#include "platform/http/call.hpp"

namespace banso::measures {

inline constexpr const char* kEditPermission = "measures.edit";

struct DraftInput {
  std::int64_t organization_id = 0;
  std::optional<std::int64_t> measure_id;  ///< the published measure it will be a new version of
  Measure document;
};
BOOST_DESCRIBE_STRUCT(DraftInput, (), (organization_id, measure_id, document))

struct DraftView {
  std::int64_t draft_id = 0;
  std::int64_t organization_id = 0;
  std::optional<std::int64_t> measure_id;
  std::int64_t version = 0;
  Measure document;
  Instant updated_at{};
  std::string updated_by;
  std::vector<RuleProblem> problems;  ///< what stands against publishing it, with paths into the document
};
BOOST_DESCRIBE_STRUCT(DraftView, (),
                      (draft_id, organization_id, measure_id, version, document, updated_at, updated_by,
                       problems))

struct DraftItem {
  std::int64_t draft_id = 0;
  std::int64_t organization_id = 0;
  std::optional<std::int64_t> measure_id;
  std::string title;
  MeasureKind kind{};
  std::int64_t version = 0;
  Instant updated_at{};
  std::string updated_by;
};
BOOST_DESCRIBE_STRUCT(DraftItem, (),
                      (draft_id, organization_id, measure_id, title, kind, version, updated_at, updated_by))

struct DraftList {
  std::vector<DraftItem> items;
};
BOOST_DESCRIBE_STRUCT(DraftList, (), (items))

struct PublishInput {
  shape::Str<1, 500> note;  ///< what changed, for the history
};
BOOST_DESCRIBE_STRUCT(PublishInput, (), (note))

struct PublishedMeasure {
  std::int64_t measure_id = 0;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PublishedMeasure, (), (measure_id, version))

/// A line of the comparison of two versions.
enum class LineChange { same, added, removed };
BOOST_DESCRIBE_ENUM(LineChange, same, added, removed)
struct ChangedLine {
  LineChange change{};
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ChangedLine, (), (change, text))

struct VersionItem {
  std::int64_t version = 0;
  Instant published_at{};
  std::string published_by;
  std::string note;
  std::vector<ChangedLine> changes;  ///< against the version before: what changed, with three lines around it
};
BOOST_DESCRIBE_STRUCT(VersionItem, (), (version, published_at, published_by, note, changes))

struct VersionList {
  std::vector<VersionItem> items;
};
BOOST_DESCRIBE_STRUCT(VersionList, (), (items))

struct RuleCheckInput {
  Rule rule;
  std::vector<Facts> examples;  ///< at most 50
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(RuleCheckInput, (), (rule, examples, as_of))

struct RuleCheckResult {
  std::vector<RuleProblem> problems;
  std::vector<Proof> verdicts;  ///< of the examples, in their order
};
BOOST_DESCRIBE_STRUCT(RuleCheckResult, (), (problems, verdicts))

/// Begins a draft, of a new measure or of the next version of a published one. @throws Refused(kForbidden)
/// unless the caller edits for the organisation, kNotFound, kConflict when there is a draft of the measure
/// already
DraftView begin_draft(http::Call& call, const DraftInput& input);
DraftList list_drafts(http::Call& call);
/// @throws Refused(kNotFound)
DraftView show_draft(http::Call& call, std::int64_t draft_id);
/// @throws Refused(kNotFound), kPrecondition unless If-Match names the version that is stored
DraftView save_draft(http::Call& call, std::int64_t draft_id, const Measure& document);
void remove_draft(http::Call& call, std::int64_t draft_id);
/// Makes the draft the current version. @throws Refused(kNotFound), kInvalid with everything that is wrong,
/// kConflict when the key is taken or somebody published in the meantime
PublishedMeasure publish_draft(http::Call& call, std::int64_t draft_id, const PublishInput& input);
/// Takes a measure of the caller's organisation out of the catalogue.
void withdraw_measure(http::Call& call, std::int64_t measure_id);
/// @throws Refused(kNotFound)
VersionList list_versions(http::Call& call, std::int64_t measure_id);
RuleCheckResult check_rule(http::Call& call, const RuleCheckInput& input);

/// What stands against publishing: fields, subsidies, and rules that can never or always be fulfilled.
std::vector<RuleProblem> problems_of_measure(const Measure& measure, Date as_of);

}  // namespace banso::measures
