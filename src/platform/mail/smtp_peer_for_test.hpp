// A real SMTP server for tests: npm's smtp-server in a Node process of its own.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <string>

namespace banso::mail {

/// Runs a few lines of JavaScript in tests/e2e, where the packages are; they print one line when they are
/// ready. Ends with this object, and with the test program.
class SmtpPeer {
 public:
  /// False where Node or its packages are not installed: say so and skip.
  static bool is_installed();

  explicit SmtpPeer(const std::string& script);
  ~SmtpPeer();
  SmtpPeer(const SmtpPeer&) = delete;

  /// What the script printed first.
  const std::string& ready_line() const { return ready_line_; }

 private:
  pid_t pid_ = -1;
  int to_child_ = -1;
  std::string ready_line_;
};

/// The body of a GET, "" on failure.
std::string fetch(const std::string& url);

}  // namespace banso::mail
