// Who may write which measure.
#pragma once

#include <optional>
#include <string>

#include "contexts/measures/store/catalogue.hpp"
#include "platform/http/call.hpp"

namespace banso::measures {

inline constexpr const char* kEditPermission = "measures.edit";

/// Officers, and administrators of federations and chambers, for their own organisation.
bool edits_for(const identity::Caller& caller, std::int64_t organization_id);
/// @throws Refused(kForbidden)
void must_edit_for(const http::Call& call, std::int64_t organization_id);

/// The organisation whose officers may change the measure: the one that wrote it, or whose version stands
/// above the import.
std::optional<std::int64_t> organization_of(const store::MeasureHead& head);

/// A measure, in the catalogue or withdrawn. @throws Refused(kNotFound)
store::MeasureHead existing_head(http::Call& call, std::int64_t measure_id);
/// What a measure says now.
Measure current_document(http::Call& call, std::int64_t measure_id);
/// One that the caller may change. @throws Refused(kNotFound, kForbidden)
store::MeasureHead own_head(http::Call& call, std::int64_t measure_id);

/// Whether officers of the organisation may write a version above an imported or seeded measure: those of
/// ministries; of a prefecture only what is for that prefecture. @throws Refused(kForbidden, kConflict)
void must_override_for(http::Call& call, std::int64_t organization_id, const store::MeasureHead& head,
                       const Measure& imported);

/// Name of a person for messages.
std::string name_of_person(db::Tx& tx, std::int64_t user_id);

/// Notes in the audit log what an officer did.
void record_edit(http::Call& call, std::string_view action, std::string_view object_type, std::int64_t id,
                 std::int64_t organization_id, boost::json::object details = {});

}  // namespace banso::measures
