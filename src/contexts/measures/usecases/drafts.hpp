// How an officer writes a measure: draft, check, publication in versions, history.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "contexts/measures/rules/problems.hpp"
#include "contexts/measures/rules/verdict.hpp"
#include "contexts/measures/usecases/editors.hpp"
#include "platform/http/call.hpp"

namespace banso::measures {

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
  VersionKind kind{};                ///< withdrawn, restored: the document stayed the same, the note says why
};
BOOST_DESCRIBE_STRUCT(VersionItem, (), (version, published_at, published_by, note, changes, kind))

struct VersionList {
  std::vector<VersionItem> items;
};
BOOST_DESCRIBE_STRUCT(VersionList, (), (items))

/// What is missing before a draft can be published.
struct DraftCheck {
  bool publishable = false;
  std::vector<RuleProblem> problems;  ///< must be mended; paths as publishing names them
  std::vector<RuleProblem> hints;     ///< should be looked at
};
BOOST_DESCRIBE_STRUCT(DraftCheck, (), (publishable, problems, hints))

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

/// Begins a draft, of a new measure, of the next version of a published one, or of a version above an
/// imported one. @throws Refused(kForbidden) unless the caller edits for the organisation, kNotFound,
/// kConflict when there is a draft of the measure already
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
/// What publish_draft would say, before it is tried. @throws Refused(kNotFound)
DraftCheck check_draft(http::Call& call, std::int64_t draft_id);
/// @throws Refused(kNotFound)
VersionList list_versions(http::Call& call, std::int64_t measure_id);
RuleCheckResult check_rule(http::Call& call, const RuleCheckInput& input);

/// What may be published but that people will miss: contact, sources, calls …
std::vector<RuleProblem> hints_of_measure(const Measure& measure);

/// What stands against publishing: fields, subsidies, and rules that can never or always be fulfilled.
std::vector<RuleProblem> problems_of_measure(const Measure& measure, Date as_of);

}  // namespace banso::measures
