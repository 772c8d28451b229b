#include "platform/identity/oidc/jwt.hpp"

#include <sodium.h>

#include <boost/json/parse.hpp>

#include "platform/identity/oidc/rs256.hpp"

namespace banso::identity::oidc {
namespace {

constexpr std::size_t kLongestToken = 16 * 1024;
constexpr std::size_t kSmallestModulus = 256;  ///< bytes: 2048 bits
constexpr std::size_t kLargestModulus = 1024;
constexpr auto kClockDifference = std::chrono::seconds(60);

std::optional<boost::json::object> parse_object(std::string_view text) {
  boost::system::error_code error;
  boost::json::parse_options options;
  options.max_depth = 16;
  auto value = boost::json::parse(text, error, {}, options);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value.as_object());
}

std::string_view text_member(const boost::json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member && member->is_string() ? std::string_view(member->as_string()) : std::string_view();
}

/// A time in seconds since 1970, within a range that cannot overflow.
std::optional<Instant> time_member(const boost::json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  if (!member || !member->is_number()) return std::nullopt;
  const double seconds = member->is_int64()    ? static_cast<double>(member->as_int64())
                         : member->is_uint64() ? static_cast<double>(member->as_uint64())
                                               : member->as_double();
  if (!(seconds >= 0 && seconds < 1e11)) return std::nullopt;
  return Instant(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

/// "aud" names us; if it names others too, "azp" must be us.
bool is_for(const boost::json::object& claims, std::string_view client_id) {
  const auto* audience = claims.if_contains("aud");
  if (!audience) return false;
  if (audience->is_string()) return audience->as_string() == client_id;
  if (!audience->is_array()) return false;
  bool named = false;
  for (const auto& one : audience->as_array()) {
    if (!one.is_string()) return false;
    if (one.as_string() == client_id) named = true;
  }
  return named && (audience->as_array().size() == 1 || text_member(claims, "azp") == client_id);
}

/// The key the header names; without a name only if there is but one.
const SigningKey* key_for(const boost::json::object& header, std::span<const SigningKey> keys) {
  const std::string_view key_id = text_member(header, "kid");
  if (key_id.empty()) return keys.size() == 1 ? keys.data() : nullptr;
  for (const SigningKey& key : keys) {
    if (key.key_id == key_id) return &key;
  }
  return nullptr;
}

IdTokenReading refuse(IdTokenProblem problem) {
  return {problem, {}, {}};
}

std::optional<IdTokenProblem> judge_claims(const boost::json::object& claims,
                                           const IdTokenExpectation& expected, Instant now) {
  const auto expires = time_member(claims, "exp");
  const auto issued = time_member(claims, "iat");
  if (!expires || !issued || text_member(claims, "sub").empty()) return IdTokenProblem::malformed;
  if (text_member(claims, "iss") != expected.issuer) return IdTokenProblem::wrong_issuer;
  if (!is_for(claims, expected.client_id)) return IdTokenProblem::wrong_audience;
  if (expected.nonce.empty() || text_member(claims, "nonce") != expected.nonce)
    return IdTokenProblem::wrong_nonce;
  if (*expires + kClockDifference <= now) return IdTokenProblem::expired;
  if (*issued > now + kClockDifference) return IdTokenProblem::not_yet_valid;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> decode_base64url(std::string_view text) {
  std::string bytes(text.size() * 3 / 4 + 1, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  bytes.resize(size);
  return bytes;
}

std::optional<std::vector<SigningKey>> read_signing_keys(std::string_view jwks) {
  const auto document = parse_object(jwks);
  const auto* list = document ? document->if_contains("keys") : nullptr;
  if (!list || !list->is_array()) return std::nullopt;
  std::vector<SigningKey> keys;
  for (const auto& entry : list->as_array()) {
    if (!entry.is_object()) continue;
    const auto& key = entry.as_object();
    const std::string_view use = text_member(key, "use");
    const std::string_view algorithm = text_member(key, "alg");
    if (text_member(key, "kty") != "RSA" || (!use.empty() && use != "sig") ||
        (!algorithm.empty() && algorithm != "RS256")) {
      continue;
    }
    auto modulus = decode_base64url(text_member(key, "n"));
    auto exponent = decode_base64url(text_member(key, "e"));
    if (!modulus || !exponent || exponent->empty() || exponent->size() > 8) continue;
    modulus->erase(0, modulus->find_first_not_of('\0'));
    if (modulus->size() < kSmallestModulus || modulus->size() > kLargestModulus) continue;
    keys.push_back({std::string(text_member(key, "kid")), std::move(*modulus), std::move(*exponent)});
  }
  return keys;
}

IdTokenReading read_id_token(std::string_view token, std::span<const SigningKey> keys,
                             const IdTokenExpectation& expected, Instant now) {
  const auto first = token.find('.');
  const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (token.size() > kLongestToken || second == std::string_view::npos)
    return refuse(IdTokenProblem::malformed);
  const auto header_text = decode_base64url(token.substr(0, first));
  const auto claims_text = decode_base64url(token.substr(first + 1, second - first - 1));
  const auto signature = decode_base64url(token.substr(second + 1));
  if (!header_text || !claims_text || !signature) return refuse(IdTokenProblem::malformed);
  const auto header = parse_object(*header_text);
  if (!header) return refuse(IdTokenProblem::malformed);
  // Before the key is even looked at: "none" and HS256 (signed with the public key as a secret) end here.
  if (text_member(*header, "alg") != "RS256" || header->contains("crit")) {
    return refuse(IdTokenProblem::wrong_algorithm);
  }
  const SigningKey* key = key_for(*header, keys);
  if (!key) return refuse(IdTokenProblem::unknown_key);
  if (!is_rs256_signature(*key, token.substr(0, second), *signature))
    return refuse(IdTokenProblem::bad_signature);
  auto claims = parse_object(*claims_text);
  if (!claims) return refuse(IdTokenProblem::malformed);
  if (const auto problem = judge_claims(*claims, expected, now)) return refuse(*problem);
  std::string subject(text_member(*claims, "sub"));
  return {std::nullopt, std::move(subject), std::move(*claims)};
}

}  // namespace banso::identity::oidc
