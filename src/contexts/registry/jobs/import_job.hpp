// The job behind an uploaded import.
#pragma once

#include <memory>

#include "contexts/registry/import/import_files.hpp"
#include "platform/jobs/queue.hpp"

namespace banso::registry {

inline constexpr const char* kImportJob = "registry.import";
inline constexpr const char* kImportPermission = "registry.import";

/// Declares the job; its payload is {"import_id": …, "again": …}.
void register_import_job(jobs::Queue& queue, std::shared_ptr<ImportFiles> files);

}  // namespace banso::registry
