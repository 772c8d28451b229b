// Uploaded files of imports that came to nothing: kept for a while, then removed.
#pragma once

#include <memory>

#include "contexts/registry/import/import_files.hpp"
#include "platform/jobs/queue.hpp"

namespace banso::registry {

/// Declares the daily removal of uploads whose import ended, or was never begun, a week ago. The record of
/// the import and its list of wrong lines stay.
void register_clean_up_job(jobs::Queue& queue, std::shared_ptr<ImportFiles> files);

}  // namespace banso::registry
