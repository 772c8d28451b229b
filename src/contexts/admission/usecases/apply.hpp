// The public side: applying without an account, and what the holder of the link may do afterwards.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "contexts/admission/answers/application_answers.hpp"
#include "contexts/admission/gate/arrivals.hpp"
#include "contexts/admission/store/settings.hpp"
#include "contexts/admission/usecases/access.hpp"
#include "platform/forms/challenge.hpp"
#include "platform/forms/published.hpp"
#include "platform/http/form_body.hpp"
#include "platform/identity/api.hpp"

namespace banso::admission {

/// Made once, shared by the public pages.
struct Gate {
  explicit Gate(const config::Config& config) : challenge(config), arrivals(config.rate_limit_factor) {}
  forms::Challenge challenge;
  Arrivals arrivals;
};

/// Names of hidden fields.
inline constexpr std::string_view kVersionField = "_version";  ///< of the form the page was rendered from
inline constexpr std::string_view kSeenField = "_seen";  ///< mark of the answers a correction began with

/// A chamber that can be applied to. @throws Refused(kNotFound) for anything else
identity::OrganizationSummary chamber_of(db::Tx& tx, std::int64_t organization_id);

/// What somebody sent, and what became of it.
struct Submission {
  std::string token;               ///< not empty: it was taken, and this is the link
  forms::PublishedForm form;       ///< to show it again with
  forms::Answers answers;          ///< as typed
  std::vector<FieldError> errors;  ///< of the fields
  std::string message;             ///< what else is to be said
};
/// Takes an application. Sending the same page again leads to the same application; what was changed in
/// between is taken over while it may be corrected. @throws Refused(kConflict) while the chamber takes none
Submission submit_application(http::Call& call, Gate& gate, std::int64_t organization_id,
                              const http::FormBody& body);

/// The application of the link; sets app.link on the transaction. Nothing alike for unknown, malformed,
/// expired and revoked ones.
std::optional<store::ApplicationRow> application_of_link(http::Call& call, std::string_view token);

/// Whether the applicant may still change the answers.
bool may_correct(const store::ApplicationRow& row);
bool may_withdraw(const store::ApplicationRow& row);
/// Of the answers, for kSeenField.
std::string mark_of_answers(const store::ApplicationRow& row);

/// Changes the answers. `token` of the result is empty when something is to be mended.
Submission correct_application(http::Call& call, store::ApplicationRow& row, std::string_view token,
                               const http::FormBody& body);
/// @return a sentence when it was not taken
std::optional<std::string> answer_question(http::Call& call, store::ApplicationRow& row,
                                           std::string_view text);
/// @throws Refused(kConflict)
void withdraw_application(http::Call& call, store::ApplicationRow& row, std::string_view reason);

/// Published for the office, {organization_id, application_id, what}: received, corrected, answered,
/// withdrawn.
inline constexpr const char* kApplicantActed = "admission.applicant_acted";

}  // namespace banso::admission
