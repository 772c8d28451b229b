#include "platform/identity/personal_link.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "kernel/text.hpp"
#include "platform/identity/secrets/tokens.hpp"

namespace banso::identity {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 26;
constexpr std::size_t kLongest = 400;  ///< bytes of typing that are looked at

/// The digit of base 32 that a typed character stands for; '\0' if none.
char digit_of(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return kAlphabet.find(c) != std::string_view::npos ? c : '\0';
}

/// 128 bits as 26 digits of five, the two missing ones in front.
std::string base32(const std::array<unsigned char, 16>& bytes) {
  std::string out;
  out.reserve(kLength);
  unsigned bits = 0;
  int held = 2;
  for (const unsigned char byte : bytes) {
    bits = (bits << 8U) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      out += kAlphabet[(bits >> static_cast<unsigned>(held)) & 31U];
    }
    bits &= 31U;
  }
  return out;
}

}  // namespace

PersonalLink new_personal_link() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  PersonalLink link{.token = base32(bytes), .hash = {}};
  link.hash = hash_token(link.token);
  return link;
}

PersonalLink personal_link_of(std::string_view hex) {
  std::array<unsigned char, 16> bytes{};
  std::size_t length = 0;
  if (hex.size() != 32 ||
      sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0 ||
      length != bytes.size()) {
    throw std::logic_error("not 128 bits in hex");
  }
  PersonalLink link{.token = base32(bytes), .hash = {}};
  link.hash = hash_token(link.token);
  return link;
}

std::optional<std::string> read_personal_link(std::string_view typed) {
  if (typed.size() > kLongest) return std::nullopt;
  std::string plain = nfkc(typed);
  for (const std::string_view hyphen : {"ー", "−", "‐", "–"}) {
    for (std::size_t at = 0; (at = plain.find(hyphen, at)) != std::string::npos;)
      plain.erase(at, hyphen.size());
  }
  std::array<char, kLength> digits{};
  std::size_t count = 0;
  for (const char c : plain) {
    if (c == ' ' || c == '-' || c == '\t' || c == '\n' || c == '\r') continue;
    const char digit = digit_of(c);
    if (digit == '\0' || count == kLength) return std::nullopt;
    digits[count++] = digit;
  }
  if (count != kLength || digits.front() > '7') return std::nullopt;
  return std::string(digits.begin(), digits.end());
}

std::string personal_link_hash(std::string_view typed) {
  const auto token = read_personal_link(typed);
  return hash_token(token ? std::string_view(*token) : typed.substr(0, kLongest));
}

db::Settings link_settings(std::string_view typed) {
  return {{"app.link", personal_link_hash(typed).substr(2)}};
}

std::string spaced_personal_link(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (i != 0 && i % 5 == 0 && i < 25) out += '-';
    out += token[i];
  }
  return out;
}

}  // namespace banso::identity
