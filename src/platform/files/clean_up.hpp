// Uploads that nobody took over: the server died, or the request was refused half-way.
#pragma once

#include <filesystem>

#include "platform/jobs/queue.hpp"

namespace banso::files {

/// Where uploads are streamed to: var/files/incoming.
std::filesystem::path incoming_folder(const std::filesystem::path& var_dir);
/// Where files that belong to the data are kept: var/files/store.
std::filesystem::path store_folder(const std::filesystem::path& var_dir);

/// Declares the hourly removal of incoming files that were not written to for six hours.
void register_jobs(jobs::Queue& queue);

}  // namespace banso::files
