// Password hashes: argon2id with a bound on how many are computed at once, so that a flood of sign-ins costs
// neither all memory nor all cores.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace banso::identity {

/// What one hash costs. The default takes some 40 ms and is above the smallest cost that OWASP's password
/// storage advice names (19 MiB, 2 passes).
struct HashCost {
  unsigned long long passes = 3;
  std::size_t memory = std::size_t{32} * 1024 * 1024;  ///< bytes
  int at_once = 2;                                     ///< hashes computed at the same time
  int waiting = 24;                                    ///< more callers than this waiting: refused
};

class PasswordHasher {
 public:
  explicit PasswordHasher(HashCost cost = {});

  /// The argon2id string to store, with its parameters and a random salt.
  /// @throws Refused(kUnavailable, "identity.too_busy")
  std::string hash(std::string_view password);
  /// Whether the password fits the stored string. @throws Refused(kUnavailable, "identity.too_busy")
  bool verify(const std::string& stored, std::string_view password);
  /// Takes as long as verify(): for addresses without an account, so that the time tells nothing.
  void verify_nothing(std::string_view password);
  /// Whether the string was made with other parameters than today's.
  bool is_outdated(const std::string& stored) const;

 private:
  class Turn;

  const HashCost cost_;
  std::once_flag nobody_once_;
  std::string nobody_;  ///< hash of a random password, made at first use
  std::mutex mutex_;
  std::condition_variable freed_;
  int running_ = 0;
  int waiting_ = 0;
};

}  // namespace banso::identity
