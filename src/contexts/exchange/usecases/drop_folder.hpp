// The drop folder of a chamber: files of its core system come and go without anybody pressing a button.
#pragma once

#include <functional>

#include "contexts/exchange/store/exports.hpp"
#include "contexts/exchange/usecases/work_files.hpp"
#include "platform/http/api.hpp"

namespace banso::exchange {

inline constexpr const char* kDropJob = "exchange.look_into_folders";

struct DropFolderView {
  bool enabled = false;
  std::optional<std::int64_t> import_profile_id;
  std::optional<std::int64_t> export_profile_id;
  bool export_differences = true;
  std::string folder;  ///< below the server's var directory
  std::optional<Instant> looked_at;
  std::optional<Date> exported_on;
  std::string message;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(DropFolderView, (),
                      (enabled, import_profile_id, export_profile_id, export_differences, folder, looked_at,
                       exported_on, message, version))

struct DropFolderInput {
  bool enabled = false;
  std::optional<std::int64_t> import_profile_id;
  std::optional<std::int64_t> export_profile_id;
  bool export_differences = true;
};
BOOST_DESCRIBE_STRUCT(DropFolderInput, (),
                      (enabled, import_profile_id, export_profile_id, export_differences))

DropFolderView show_drop_folder(http::Call& call, std::int64_t organization_id);
/// @throws Refused(kPrecondition) if somebody changed it meanwhile
DropFolderView save_drop_folder(http::Call& call, std::int64_t organization_id, const DropFolderInput& input,
                                WorkFiles& files);

struct StartedLook {
  std::int64_t job_id = 0;
};
BOOST_DESCRIBE_STRUCT(StartedLook, (), (job_id))
StartedLook look_now(http::Call& call, std::int64_t organization_id);

/// Looks into one folder: checks complete files in "in", takes clean ones over if their profile says so,
/// moves them to "done" or "failed" with a note beside them, and puts the day's export into "out". @return
/// what happened, in words
std::string look_into_folder(Services& services, WorkFiles& files, const store::DropRow& folder,
                             const std::function<bool()>& cancelled);

}  // namespace banso::exchange
