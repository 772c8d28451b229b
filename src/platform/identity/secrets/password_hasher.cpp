#include "platform/identity/secrets/password_hasher.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "kernel/refusal.hpp"
#include "platform/identity/secrets/tokens.hpp"

namespace banso::identity {
namespace {

std::string argon2id(std::string_view password, const HashCost& cost) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost.passes, cost.memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error("not enough memory to hash a password");
  }
  return out.data();
}

}  // namespace

/// One of the few places at which a hash may be computed; waits for a free one.
class PasswordHasher::Turn {
 public:
  explicit Turn(PasswordHasher& owner) : owner_(owner) {
    std::unique_lock lock(owner_.mutex_);
    if (owner_.running_ >= owner_.cost_.at_once) {
      if (owner_.waiting_ >= owner_.cost_.waiting) {
        throw Refused(RefusalCode::kUnavailable, "identity.too_busy",
                      "ただいま混み合っています。少し待ってから、もう一度お試しください。");
      }
      ++owner_.waiting_;
      owner_.freed_.wait(lock, [&] { return owner_.running_ < owner_.cost_.at_once; });
      --owner_.waiting_;
    }
    ++owner_.running_;
  }
  ~Turn() {
    {
      std::lock_guard lock(owner_.mutex_);
      --owner_.running_;
    }
    owner_.freed_.notify_one();
  }
  Turn(const Turn&) = delete;

 private:
  PasswordHasher& owner_;
};

PasswordHasher::PasswordHasher(HashCost cost) : cost_(cost) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

std::string PasswordHasher::hash(std::string_view password) {
  const Turn turn(*this);
  return argon2id(password, cost_);
}

bool PasswordHasher::verify(const std::string& stored, std::string_view password) {
  const Turn turn(*this);
  return crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
}

void PasswordHasher::verify_nothing(std::string_view password) {
  std::call_once(nobody_once_, [this] { nobody_ = hash(new_token()); });
  static_cast<void>(verify(nobody_, password));
}

bool PasswordHasher::is_outdated(const std::string& stored) const {
  return crypto_pwhash_str_needs_rehash(stored.c_str(), cost_.passes, cost_.memory) != 0;
}

}  // namespace banso::identity
