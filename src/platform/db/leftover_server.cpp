#include "platform/db/leftover_server.hpp"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>
#include <system_error>
#include <thread>

namespace banso::db {
namespace {

using namespace std::chrono_literals;

bool is_number(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string program_of(const std::filesystem::path& process) {
  std::string name;
  std::ifstream file(process / "comm");
  std::getline(file, name);
  return name;
}

bool postmaster_lives(const std::filesystem::path& data) {
  std::ifstream file(data / "postmaster.pid");
  pid_t postmaster = 0;
  if (!(file >> postmaster)) return false;
  const std::vector<pid_t> processes = processes_in(data);
  return std::find(processes.begin(), processes.end(), postmaster) != processes.end();
}

bool gone_within(const std::filesystem::path& data, std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (!processes_in(data).empty()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

}  // namespace

std::vector<pid_t> processes_in(const std::filesystem::path& data) {
  std::vector<pid_t> found;
  std::error_code error;
  const std::filesystem::path wanted = std::filesystem::canonical(data, error);
  if (error) return found;
  std::filesystem::directory_iterator entries("/proc", error);
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (!is_number(name)) continue;
    // A process may end, or be somebody else's, while we look: then there is nothing to read.
    std::error_code unreadable;
    const auto folder = std::filesystem::read_symlink(entries->path() / "cwd", unreadable);
    if (unreadable || folder != wanted) continue;
    // An administrator's shell may stand in the same folder.
    if (program_of(entries->path()) == "postgres") found.push_back(static_cast<pid_t>(std::stol(name)));
  }
  return found;
}

void end_leftover_server(const ClusterPaths& paths) {
  const std::filesystem::path& data = paths.data;
  struct Step {
    int signal;
    std::chrono::milliseconds patience;
  };
  // Without their postmaster the backends know no fast shutdown: those are sent away at once.
  const bool headless = !postmaster_lives(data);
  for (const Step step : {Step{SIGINT, 60s}, Step{SIGQUIT, 10s}, Step{SIGKILL, 5s}}) {
    if (headless && step.signal == SIGINT) continue;
    const std::vector<pid_t> processes = processes_in(data);
    if (processes.empty()) break;
    for (const pid_t process : processes) kill(process, step.signal);
    if (gone_within(data, step.patience)) break;
  }
  if (const std::vector<pid_t> stubborn = processes_in(data); !stubborn.empty()) {
    throw ClusterError(
        fmt::format("前回のデータベース（プロセス {}）を止められません。手で止めてからやり直してください。\n"
                    "The database server of an earlier run (process {}) does not end. Stop it by hand.",
                    stubborn.front(), stubborn.front()));
  }
  std::error_code ignored;
  for (const auto& stale :
       {data / "postmaster.pid", paths.run / ".s.PGSQL.5432.lock", paths.run / ".s.PGSQL.5432"}) {
    std::filesystem::remove(stale, ignored);
  }
}

}  // namespace banso::db
