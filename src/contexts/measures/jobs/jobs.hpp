// Background work of measures.
#pragma once

#include <memory>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "contexts/measures/import/import_files.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::measures {

inline constexpr const char* kImportPermission = "measures.import";
inline constexpr const char* kImportJob = "measures.import_jgrants";
inline constexpr const char* kNoticeJob = "measures.tell_deadlines";

/// Loads uploaded files of jGrants.
void register_import_job(jobs::Queue& queue, std::shared_ptr<ImportFiles> files);
/// Tells owners every morning of deadlines of their favourites.
void register_notice_job(jobs::Queue& queue, std::shared_ptr<Catalogue> catalogue);
/// Tells owners when a favourite changed or was withdrawn.
void register_subscriptions(outbox::Bus& bus);

}  // namespace banso::measures
