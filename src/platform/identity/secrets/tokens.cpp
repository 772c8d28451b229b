#include "platform/identity/secrets/tokens.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace banso::identity {
namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string_view text_of(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

std::string base64url(std::string_view bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes_of(bytes), bytes.size(), kVariant);
  out.pop_back();
  return out;
}

std::string bytea(std::string_view bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes_of(bytes), bytes.size());
  hex.pop_back();
  return "\\x" + hex;
}

std::string from_bytea(std::string_view text) {
  std::string bytes(text.size() / 2, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (!text.starts_with("\\x") ||
      sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data() + 2,
                     text.size() - 2, nullptr, &size, &end) != 0 ||
      end != text.data() + text.size()) {
    throw std::invalid_argument("not a bytea value");
  }
  bytes.resize(size);
  return bytes;
}

std::string new_token() {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64url(text_of(bytes.data(), bytes.size()));
}

std::string new_api_token() {
  return "banso_" + new_token();
}

std::string hash_token(std::string_view token) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), bytes_of(token), token.size());
  return bytea(text_of(hash.data(), hash.size()));
}

std::string derive(std::string_view key, std::string_view message) {
  crypto_auth_hmacsha256_state state;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(message), message.size());
  crypto_auth_hmacsha256_final(&state, mac.data());
  return base64url(text_of(mac.data(), mac.size()));
}

std::string csrf_token_of(std::string_view session_token) {
  return derive(session_token, "banso csrf token");
}

}  // namespace banso::identity
