// Long work of dues.
#pragma once

#include <memory>

#include "contexts/dues/paper_files.hpp"
#include "platform/jobs/queue.hpp"

namespace banso::dues {

/// Issues (for yearly runs) and draws the papers of a bundle. Payload: organization_id, bundle_id.
inline constexpr const char* kBundleJob = "dues.draw_bundle";

void register_bundle_job(jobs::Queue& queue, std::shared_ptr<PaperFiles> files);

}  // namespace banso::dues
