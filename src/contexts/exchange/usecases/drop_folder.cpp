#include "contexts/exchange/usecases/drop_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "contexts/exchange/store/imports.hpp"
#include "contexts/exchange/store/profiles.hpp"
#include "contexts/exchange/usecases/apply_import.hpp"
#include "contexts/exchange/usecases/export_members.hpp"
#include "contexts/exchange/usecases/profiles.hpp"
#include "contexts/membership/api.hpp"
#include "kernel/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/db/pool.hpp"
#include "platform/files/disk.hpp"
#include "platform/http/conditional.hpp"
#include "platform/log/log.hpp"
#include "platform/services.hpp"

namespace banso::exchange {
namespace {

namespace fs = std::filesystem;
using Id = std::int64_t;

/// A file is complete once nobody has written to it for so long.
constexpr std::chrono::seconds kQuiet(60);
constexpr std::size_t kMostFiles = 20;

DropFolderView view_of(const store::DropRow& row, Id organization_id) {
  DropFolderView view;
  view.enabled = row.enabled;
  view.import_profile_id = row.import_profile_id;
  view.export_profile_id = row.export_profile_id;
  view.export_differences = row.export_differences;
  view.folder = fmt::format("exchange/{}", organization_id);
  view.looked_at = row.looked_at;
  view.exported_on = row.exported_on;
  view.message = row.message;
  view.version = row.version;
  return view;
}

template <class Work>
auto as_system(Services& services, Work&& work) {
  return db::in_tx(services.pool, {.settings = jobs::as_system()}, std::forward<Work>(work));
}

/// Not those that are still being written, by their name or by the clock of the disk.
bool is_complete(const fs::directory_entry& entry) {
  if (!entry.is_regular_file() || entry.is_symlink()) return false;
  const std::string name = entry.path().filename().string();
  if (name.starts_with('.') || name.starts_with('~') || name.ends_with(".tmp") || name.ends_with(".part") ||
      name.ends_with(".filepart") || name.ends_with(".txt")) {
    return false;
  }
  std::error_code error;
  const auto written = fs::last_write_time(entry.path(), error);
  return !error && fs::file_time_type::clock::now() - written >= kQuiet && entry.file_size(error) > 0 &&
         !error;
}

std::vector<fs::path> complete_files(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (is_complete(entry)) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  if (found.size() > kMostFiles) found.resize(kMostFiles);
  return found;
}

/// "会員.csv" → "20260401-031000_会員.csv"
std::string dated(const std::string& name, Instant now) {
  std::string stamp = format_instant(now).substr(0, 19);
  std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
  std::replace(stamp.begin(), stamp.end(), 'T', '-');
  return stamp + "_" + name;
}

class Look {
 public:
  Look(Services& services, WorkFiles& files, const store::DropRow& folder,
       const std::function<bool()>& cancelled)
      : services_(services),
        files_(files),
        row_(folder),
        cancelled_(cancelled),
        folder_(files.drop_folder(folder.organization_id)) {}

  std::string run() {
    for (const char* name : {"in", "out", "done", "failed"}) fs::create_directories(folder_ / name);
    if (row_.import_profile_id) {
      for (const auto& file : complete_files(folder_ / "in")) {
        if (cancelled_()) break;
        take(file);
      }
    }
    if (row_.export_profile_id && row_.exported_on != jst_date(services_.clock())) put_export();
    if (words_.empty()) words_ = "新しいファイルはありませんでした。";
    as_system(services_, [&](db::Tx& tx) {
      store::note_drop_look(tx, row_.organization_id, services_.clock(),
                            std::string(first_code_points(words_, 500)));
      return true;
    });
    return words_;
  }

 private:
  void say(const std::string& sentence) { words_ += (words_.empty() ? "" : " ") + sentence; }

  void finish(const fs::path& file, const char* where, const std::string& note) {
    const std::string name = dated(make_valid_utf8(file.filename().string()), services_.clock());
    fs::rename(file, folder_ / where / name);
    const fs::path beside = folder_ / where / (name + ".txt");
    files::write_durably(beside, note + "\n");
  }

  ImportWork work_of(Id import_id) const {
    ImportWork work;
    work.conninfo = services_.pool.conninfo();
    work.clock = services_.clock;
    work.organization_id = row_.organization_id;
    work.import_id = import_id;
    work.cancelled = cancelled_;
    return work;
  }

  void take(const fs::path& file) {
    const std::string called = make_valid_utf8(file.filename().string());
    try {
      const auto profile =
          as_system(services_, [&](db::Tx& tx) { return store::find_profile(tx, *row_.import_profile_id); });
      if (!profile)
        throw Refused(RefusalCode::kNotFound, "exchange.profile_not_found", "対応づけがもうありません。");
      const auto draft = files_.draft(
          fmt::format("exchange-drop-{}-{}", row_.organization_id, dated("file", services_.clock())));
      fs::copy_file(file, draft, fs::copy_options::overwrite_existing);
      const auto stored = files_.store().take_over(draft, "exchange", files_.upload_limit());
      const Id import_id = declare(called, stored, *profile);
      ImportWork work = work_of(import_id);
      work.file = files_.store().path_of(stored.key);
      const auto outcome = check_import(work);
      const bool clean = outcome.conflict == 0 && outcome.error == 0 && outcome.noticed == 0 &&
                         std::none_of(outcome.round_trip.begin(), outcome.round_trip.end(),
                                      [](const ColumnTrip& trip) { return trip.lost > 0; });
      std::string note = outcome.message;
      if (clean && profile->mapping.apply_when_clean) {
        as_system(services_, [&](db::Tx& tx) {
          return store::move_import(tx, row_.organization_id, import_id, {"checked"}, "applying");
        });
        const auto applied = apply_import(work, {}, std::nullopt);
        note += fmt::format(" 新規{}件、変更{}件を取り込みました。", applied.added, applied.changed);
      } else {
        note += clean ? " 画面で確かめて取り込んでください。"
                      : " 確かめるところがあるので、画面で見て取り込んでください。";
      }
      finish(file, "done", note);
      say(fmt::format("「{}」{}", called, note));
    } catch (const imports::Cancelled&) {
      throw;
    } catch (const Refused& refused) {
      finish(file, "failed", refused.message());
      say(fmt::format("「{}」は読めませんでした。{}", called, refused.message()));
    }
  }

  Id declare(const std::string& called, const files::Stored& stored, const store::ProfileRow& profile) {
    return as_system(services_, [&](db::Tx& tx) {
      store::NewImport import;
      import.organization_id = row_.organization_id;
      import.origin = "drop";
      import.file_name = std::string(first_code_points(called, 200));
      import.file_size = stored.size;
      import.sha256 = stored.sha256;
      import.file_key = stored.key;
      import.profile_id = profile.profile_id;
      import.mapping = profile.mapping;
      import.created_by = "受け渡しフォルダー";
      const Id id = store::add_import(tx, import, services_.clock());
      store::set_import_mapping(tx, row_.organization_id, id, profile.mapping, profile.profile_id,
                                profile.version);
      store::set_import_state(tx, row_.organization_id, id, "checking", "");
      return id;
    });
  }

  void put_export() {
    const Id export_id = as_system(services_, [&](db::Tx& tx) -> Id {
      const auto profile = store::find_profile(tx, *row_.export_profile_id);
      if (!profile) return 0;
      store::NewExport made;
      made.organization_id = row_.organization_id;
      made.origin = "schedule";
      made.profile_id = profile->profile_id;
      made.profile_version = profile->version;
      made.profile_name = profile->name;
      made.differences_only = row_.export_differences;
      made.filter = boost::json::object();
      made.created_by = "受け渡しフォルダー";
      return store::add_export(tx, made, services_.clock());
    });
    if (export_id == 0) return say("書き出しの対応づけがもうありません。");
    ExportWork work;
    work.conninfo = services_.pool.conninfo();
    work.clock = services_.clock;
    work.organization_id = row_.organization_id;
    work.export_id = export_id;
    work.files = &files_;
    work.cancelled = cancelled_;
    try {
      const auto outcome = export_members(work);
      if (outcome.file_key && (outcome.written > 0 || !row_.export_differences)) {
        const fs::path target = folder_ / "out" / dated(outcome.file_name, services_.clock());
        // Whole or not at all: the other system may look at any moment.
        const fs::path draft = target.string() + ".part";
        fs::copy_file(files_.store().path_of(*outcome.file_key), draft, fs::copy_options::overwrite_existing);
        fs::rename(draft, target);
      }
      say(outcome.message);
      if (outcome.state == "succeeded") {
        as_system(services_, [&](db::Tx& tx) {
          store::note_drop_export(tx, row_.organization_id, jst_date(services_.clock()));
          return true;
        });
      }
    } catch (const Refused& refused) {
      say(refused.message());
    }
  }

  Services& services_;
  WorkFiles& files_;
  const store::DropRow& row_;
  const std::function<bool()>& cancelled_;
  const fs::path folder_;
  std::string words_;
};

}  // namespace

DropFolderView show_drop_folder(http::Call& call, Id organization_id) {
  membership::must_work_for(call, organization_id);
  const auto row = store::find_drop_folder(call.tx, organization_id);
  return view_of(row.value_or(store::DropRow{}), organization_id);
}

DropFolderView save_drop_folder(http::Call& call, Id organization_id, const DropFolderInput& input,
                                WorkFiles& files) {
  membership::must_work_for(call, organization_id);
  for (const auto& profile_id : {input.import_profile_id, input.export_profile_id}) {
    if (profile_id) own_profile(call, organization_id, profile_id, std::nullopt);
  }
  store::DropRow row;
  row.organization_id = organization_id;
  row.enabled = input.enabled;
  row.import_profile_id = input.import_profile_id;
  row.export_profile_id = input.export_profile_id;
  row.export_differences = input.export_differences;
  row.version = http::version_of_if_match(call.request.header("if-match")).value_or(0);
  if (!store::save_drop_folder(call.tx, row, call.now, call.caller.user_id)) {
    throw Refused(
        RefusalCode::kPrecondition, "exchange.drop_folder_changed",
        "この設定は、ほかの画面で更新されています。最新の内容を読み込んで、もう一度保存してください。");
  }
  if (input.enabled) {
    for (const char* name : {"in", "out", "done", "failed"}) {
      fs::create_directories(files.drop_folder(organization_id) / name);
    }
  }
  audit::record(call, {.action = "exchange.drop_folder.change",
                       .object_type = "organization",
                       .object_id = std::to_string(organization_id),
                       .organization_id = organization_id,
                       .details = {{"enabled", input.enabled}}});
  return show_drop_folder(call, organization_id);
}

StartedLook look_now(http::Call& call, Id organization_id) {
  membership::must_work_for(call, organization_id);
  const auto row = store::find_drop_folder(call.tx, organization_id);
  if (!row || !row->enabled) {
    throw Refused(RefusalCode::kConflict, "exchange.drop_folder_off",
                  "受け渡しフォルダーは使われていません。先に設定してください。");
  }
  return {call.services.jobs.enqueue(call.tx, kDropJob, "受け渡しフォルダーを見る",
                                     {{"organization_id", organization_id}}, call.caller.user_id)};
}

std::string look_into_folder(Services& services, WorkFiles& files, const store::DropRow& folder,
                             const std::function<bool()>& cancelled) {
  return Look(services, files, folder, cancelled).run();
}

}  // namespace banso::exchange
