// Who may work on the applications of a chamber, and the application itself.
#pragma once

#include <map>
#include <string>

#include "contexts/admission/store/applications.hpp"
#include "contexts/admission/store/work.hpp"
#include "platform/http/call.hpp"
#include "platform/workflow/history.hpp"

namespace banso::admission {

inline constexpr const char* kReadPermission = "admission.application.read";
inline constexpr const char* kWritePermission = "admission.application.write";
inline constexpr const char* kSettingPermission = "admission.setting.write";

inline constexpr std::string_view kFormKey = "admission.application";

/// How long the link of an applicant works.
inline constexpr std::chrono::days kLinkLasts{365};

/// @throws Refused(kNotFound) unless the caller works for the chamber
void must_work_for(const http::Call& call, std::int64_t organization_id);
/// The same, and the application. @throws Refused(kNotFound)
store::ApplicationRow existing_application(http::Call& call, std::int64_t organization_id,
                                           std::int64_t application_id);
/// The same, as it was seen. @throws Refused(kNotFound), kPrecondition if somebody changed it since
store::ApplicationRow seen_application(http::Call& call, std::int64_t organization_id,
                                       std::int64_t application_id, std::int64_t version);
/// Stores it. @throws Refused(kPrecondition) if somebody was faster
void save(http::Call& call, store::ApplicationRow& row);

inline store::Key key_of(const store::ApplicationRow& row) {
  return {row.organization_id, row.application_id};
}
workflow::Subject subject_of(const store::ApplicationRow& row);
/// Moves the application along the step and notes it; the caller saves it.
void move_along(http::Call& call, store::ApplicationRow& row, const workflow::Transition& step,
                std::string_view note);

/// The usual entry of the audit log.
void note_change(http::Call& call, std::string_view action, const store::ApplicationRow& row);

/// Display names; "（退会した人）" for people who are gone.
std::string name_of(const std::map<std::int64_t, std::string>& names, std::int64_t user_id);

}  // namespace banso::admission
