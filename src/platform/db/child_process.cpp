#include "platform/db/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "platform/db/private_cluster.hpp"

namespace banso::db {
namespace {

ServerUser from_passwd(const passwd& entry) {
  ServerUser user{entry.pw_name, entry.pw_uid, entry.pw_gid, {}, entry.pw_uid != geteuid()};
  int count = 64;
  user.groups.resize(static_cast<size_t>(count));
  while (getgrouplist(entry.pw_name, entry.pw_gid, user.groups.data(), &count) < 0) {
    user.groups.resize(static_cast<size_t>(count));
  }
  user.groups.resize(static_cast<size_t>(count));
  return user;
}

[[noreturn]] void fail(const std::filesystem::path& what, int error) {
  throw ClusterError(fmt::format("{} を実行できません: {}\nCannot run or open {}.", what.string(),
                                 std::strerror(error), what.string()));
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (std::string& text : strings) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

std::vector<std::string> clean_environment() {
  std::vector<std::string> kept;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    // PGDATA, PGOPTIONS and the like are meant for another server and would mislead this one.
    if (std::strncmp(*entry, "PG", 2) != 0) kept.emplace_back(*entry);
  }
  return kept;
}

// Runs in the child of a multi-threaded process: raw system calls only, because glibc's setuid family
// synchronises threads that do not exist here. Returns 0 or errno.
int become(const ServerUser& user) {
  if (!user.differs_from_ours) return 0;
  if (syscall(SYS_setgroups, user.groups.size(), user.groups.data()) != 0) return errno;
  if (syscall(SYS_setresgid, user.gid, user.gid, user.gid) != 0) return errno;
  if (syscall(SYS_setresuid, user.uid, user.uid, user.uid) != 0) return errno;
  return 0;
}

// A server thread may have blocked signals or ignored them; a child must not inherit that.
void reset_signals() {
  struct sigaction action = {};
  action.sa_handler = SIG_DFL;
  for (int number = 1; number < NSIG; ++number) sigaction(number, &action, nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void child_main(const ProcessSpec& spec, char* const* argv, char* const* environment, int output,
                             int failure_pipe, pid_t parent) {
  reset_signals();
  setsid();
  const int null_input = open("/dev/null", O_RDONLY);
  if (null_input >= 0) dup2(null_input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  umask(0077);
  int error = become(spec.user);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // Only after the change of account: that change clears the signal.
  if (spec.parent_death_signal != 0) prctl(PR_SET_PDEATHSIG, spec.parent_death_signal, 0, 0, 0);
  if (error == 0 && spec.parent_death_signal != 0 && getppid() != parent) _exit(127);
  if (error == 0) {
    syscall(SYS_close_range, 3U, static_cast<unsigned>(failure_pipe - 1), 0U);
    syscall(SYS_close_range, static_cast<unsigned>(failure_pipe + 1), ~0U, 0U);
    execve(argv[0], argv, environment);
    error = errno;
  }
  [[maybe_unused]] const ssize_t written = write(failure_pipe, &error, sizeof error);
  _exit(127);
}

int wait_for(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return 127;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

ServerUser current_user() {
  if (const passwd* entry = getpwuid(geteuid())) return from_passwd(*entry);
  throw ClusterError(
      fmt::format("このプロセスの利用者（uid {}）が /etc/passwd にありません。\n"
                  "The user of this process (uid {}) has no entry in /etc/passwd.",
                  geteuid(), geteuid()));
}

ServerUser user_by_name(const std::string& name) {
  if (const passwd* entry = getpwnam(name.c_str())) return from_passwd(*entry);
  throw ClusterError(
      fmt::format("OS の利用者 {} がありません。`make setup` で PostgreSQL を入れてください。\n"
                  "There is no system user {}. Install PostgreSQL with `make setup`.",
                  name, name));
}

ServerUser owner_of(const std::filesystem::path& path) {
  struct stat facts = {};
  if (stat(path.c_str(), &facts) != 0) {
    throw ClusterError(fmt::format("{} を調べられません: {}\nCannot inspect {}.", path.string(),
                                   std::strerror(errno), path.string()));
  }
  if (const passwd* entry = getpwuid(facts.st_uid)) return from_passwd(*entry);
  throw ClusterError(
      fmt::format("{} の所有者（uid {}）が /etc/passwd にありません。chown で直してください。\n"
                  "The owner of {} (uid {}) has no entry in /etc/passwd. Mend it with chown.",
                  path.string(), facts.st_uid, path.string(), facts.st_uid));
}

pid_t spawn(const ProcessSpec& spec) {
  std::vector<std::string> arguments = spec.argv;
  std::vector<std::string> environment = clean_environment();
  const std::vector<char*> argv = pointers(arguments);
  const std::vector<char*> envp = pointers(environment);
  const int output = open(spec.output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (output < 0) fail(spec.output, errno);
  int failure[2];
  if (pipe2(failure, O_CLOEXEC) != 0) {
    const int error = errno;
    close(output);
    fail(spec.argv.front(), error);
  }
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid == 0) child_main(spec, argv.data(), envp.data(), output, failure[1], parent);
  const int fork_error = errno;
  close(output);
  close(failure[1]);
  int error = pid < 0 ? fork_error : 0;
  // The pipe closes by itself when execve succeeds; otherwise the child reports its errno through it.
  if (pid > 0) {
    ssize_t got = 0;
    do {
      got = read(failure[0], &error, sizeof error);
    } while (got < 0 && errno == EINTR);
  }
  close(failure[0]);
  if (error != 0) {
    if (pid > 0) wait_for(pid);
    fail(spec.argv.front(), error);
  }
  return pid;
}

int run(const ProcessSpec& spec) {
  return wait_for(spawn(spec));
}

bool can_enter(const ServerUser& user, const std::filesystem::path& folder) {
  const pid_t pid = fork();
  if (pid < 0) fail(folder, errno);
  if (pid == 0) _exit(become(user) == 0 && chdir(folder.c_str()) == 0 ? 0 : 1);
  return wait_for(pid) == 0;
}

}  // namespace banso::db
