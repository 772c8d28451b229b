#include "platform/files/clean_up.hpp"

#include "platform/files/store.hpp"
#include "platform/services.hpp"

namespace banso::files {
namespace {

/// Longer than any upload may take: the server ends slow ones long before.
constexpr std::chrono::hours kAbandonedAfter(6);

}  // namespace

std::filesystem::path incoming_folder(const std::filesystem::path& var_dir) {
  return var_dir / "files" / "incoming";
}

std::filesystem::path store_folder(const std::filesystem::path& var_dir) {
  return var_dir / "files" / "store";
}

void register_jobs(jobs::Queue& queue) {
  queue.add_kind({.name = "platform.remove_abandoned_uploads",
                  .title = "取り残された受信ファイルを消す",
                  .permission = "platform.jobs.manage",
                  .every = "hourly"},
                 [](jobs::Run& run) -> boost::json::value {
                   const auto folder = incoming_folder(run.services().config.var_dir);
                   return {{"removed", remove_older_than(folder, kAbandonedAfter)}};
                 });
}

}  // namespace banso::files
