#include "platform/identity/rules/totp.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <cctype>
#include <stdexcept>

#include "kernel/digits.hpp"
#include "kernel/text.hpp"

namespace banso::identity {
namespace {

constexpr int kDigits = 6;
constexpr int kModulus = 1'000'000;
constexpr std::int64_t kSecondsPerStep = 30;

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (std::isalnum(static_cast<unsigned char>(letter)) || letter == '-' || letter == '.' || letter == '_') {
      out += letter;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
  }
  return out;
}

}  // namespace

std::int64_t totp_step(Instant now) {
  return std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count() / kSecondsPerStep;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i) {
    counter[counter.size() - 1 - i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * i));
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned size = 0;
  if (!HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
            mac.data(), &size)) {
    throw std::runtime_error("HMAC-SHA-1 is not available");
  }
  const std::size_t at = mac[size - 1] & 0x0f;
  const std::uint32_t number = (std::uint32_t{mac[at]} & 0x7f) << 24 | std::uint32_t{mac[at + 1]} << 16 |
                               std::uint32_t{mac[at + 2]} << 8 | std::uint32_t{mac[at + 3]};
  return fmt::format("{:0{}}", number % kModulus, kDigits);
}

std::optional<std::int64_t> check_totp(std::string_view secret, std::string_view typed,
                                       std::int64_t last_used_step, Instant now) {
  std::string code;
  for (const char letter : nfkc(typed)) {
    if (letter != ' ' && letter != '-') code += letter;
  }
  if (code.size() != kDigits || !all_digits(code)) return std::nullopt;
  const std::int64_t today = totp_step(now);
  std::optional<std::int64_t> matching;
  // All three are computed whatever matches, so that the time taken says nothing.
  for (std::int64_t step = today - 1; step <= today + 1; ++step) {
    if (sodium_memcmp(totp_code(secret, step).data(), code.data(), kDigits) == 0) matching = step;
  }
  if (!matching || *matching <= last_used_step) return std::nullopt;
  return matching;
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const char byte : bytes) {
    buffer = buffer << 8 | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) out += kAlphabet[buffer >> (bits - 5) & 31];
  }
  if (bits > 0) out += kAlphabet[buffer << (5 - bits) & 31];
  return out;
}

std::string otpauth_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits={}&period={}",
                     percent_encode(issuer), percent_encode(account), base32(secret), percent_encode(issuer),
                     kDigits, kSecondsPerStep);
}

}  // namespace banso::identity
