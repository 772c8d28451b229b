// What a chamber does with its forms: write, try, publish, compare, follow the national template.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "platform/forms/compare.hpp"
#include "platform/forms/definition.hpp"
#include "platform/http/call.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::forms {

/// A form as it stands in the list.
struct FormItem {
  std::string form_key;
  std::string title;
  std::string template_edition;         ///< of the national template now
  std::int64_t version = 0;             ///< in use; 0: the national template
  std::optional<Instant> published_at;  ///< of the chamber's own version
  std::optional<Instant> draft_updated_at;
  bool template_is_newer = false;  ///< than the one that the chamber's own version was made from
};
BOOST_DESCRIBE_STRUCT(FormItem, (),
                      (form_key, title, template_edition, version, published_at, draft_updated_at,
                       template_is_newer))

struct FormList {
  std::vector<FormItem> items;
};
BOOST_DESCRIBE_STRUCT(FormList, (), (items))

struct FormProblem {
  std::string path;
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(FormProblem, (), (path, code, message))

struct FormDraft {
  std::int64_t version = 0;  ///< send it back when saving
  boost::json::value definition;
  std::vector<FormProblem> problems;  ///< what keeps it from being published
  Instant updated_at{};
  std::string updated_by;
};
BOOST_DESCRIBE_STRUCT(FormDraft, (), (version, definition, problems, updated_at, updated_by))

struct FormVersionItem {
  std::int64_t version = 0;
  std::string edition;
  std::string note;
  Instant published_at{};
  std::string published_by;
};
BOOST_DESCRIBE_STRUCT(FormVersionItem, (), (version, edition, note, published_at, published_by))

struct FormView {
  std::string form_key;
  std::int64_t version = 0;  ///< in use
  Definition definition;     ///< in use
  std::string template_edition;
  bool template_is_newer = false;
  std::optional<FormDraft> draft;
  std::vector<FormVersionItem> versions;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(FormView, (),
                      (form_key, version, definition, template_edition, template_is_newer, draft, versions))

struct FormVersionView {
  std::int64_t version = 0;
  Definition definition;
};
BOOST_DESCRIBE_STRUCT(FormVersionView, (), (version, definition))

/// 0: there should be no draft yet.
struct FormDraftInput {
  shape::Int<0, 1'000'000> version;
  boost::json::value definition;
};
BOOST_DESCRIBE_STRUCT(FormDraftInput, (), (version, definition))

struct FormDraftVersion {
  shape::Int<1, 1'000'000> version;
};
BOOST_DESCRIBE_STRUCT(FormDraftVersion, (), (version))

struct FormPublication {
  shape::Int<1, 1'000'000> version;  ///< of the draft
  shape::Str<0, 500> note;
};
BOOST_DESCRIBE_STRUCT(FormPublication, (), (version, note))

struct PublishedVersion {
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PublishedVersion, (), (version))

enum class PreviewMode : std::uint8_t { fill, read, print_blank, print_filled };
BOOST_DESCRIBE_ENUM(PreviewMode, fill, read, print_blank, print_filled)

/// A definition that need not be saved, and answers to try it with.
struct FormTrial {
  boost::json::value definition;
  std::optional<boost::json::value> answers;  ///< fields of a form by name: text or list of texts
  bool submit = false;                        ///< the answers are judged as if they were sent
  PreviewMode mode{};
  std::optional<shape::Str<2, 10>> language;
};
BOOST_DESCRIBE_STRUCT(FormTrial, (), (definition, answers, submit, mode, language))

struct FormTrialResult {
  std::string html;                   ///< a whole page with its style; empty while there are problems
  std::vector<FormProblem> problems;  ///< of the definition
  std::vector<FormProblem> errors;    ///< of the answers
  boost::json::value answers;         ///< what would be kept
};
BOOST_DESCRIBE_STRUCT(FormTrialResult, (), (html, problems, errors, answers))

/// Which two are compared: numbers of versions, 0 for the national template, absent for the draft.
struct FormDiffQuery {
  std::optional<shape::Int<0, 1'000'000>> from;
  std::optional<shape::Int<0, 1'000'000>> to;
};
BOOST_DESCRIBE_STRUCT(FormDiffQuery, (), (from, to))

struct FormDiff {
  std::vector<DefinitionChange> changes;
};
BOOST_DESCRIBE_STRUCT(FormDiff, (), (changes))

struct FormMergeResult {
  FormDraft draft;
  std::vector<DefinitionChange> taken;
  std::vector<DefinitionChange> conflicts;
};
BOOST_DESCRIBE_STRUCT(FormMergeResult, (), (draft, taken, conflicts))

FormList list_forms(http::Call& call, std::int64_t organization_id);
FormView show_form(http::Call& call, std::int64_t organization_id, const std::string& form_key);
FormVersionView show_form_version(http::Call& call, std::int64_t organization_id, const std::string& form_key,
                                  std::int64_t version);
FormDiff compare_form(http::Call& call, std::int64_t organization_id, const std::string& form_key,
                      const FormDiffQuery& query);
/// @throws Refused(kPrecondition, "forms.draft_changed") if somebody saved it in the meantime
FormDraft save_form_draft(http::Call& call, std::int64_t organization_id, const std::string& form_key,
                          const FormDraftInput& input);
void discard_form_draft(http::Call& call, std::int64_t organization_id, const std::string& form_key,
                        const FormDraftVersion& input);
/// @throws Refused(kInvalid, "forms.has_problems")
PublishedVersion publish_form(http::Call& call, std::int64_t organization_id, const std::string& form_key,
                              const FormPublication& input);
/// The draft becomes the national template as it is now.
FormDraft reset_form(http::Call& call, std::int64_t organization_id, const std::string& form_key);
/// The draft takes over what changed in the national template.
FormMergeResult merge_form_template(http::Call& call, std::int64_t organization_id,
                                    const std::string& form_key);
FormTrialResult try_form(http::Call& call, std::int64_t organization_id, const FormTrial& trial);

}  // namespace banso::forms
