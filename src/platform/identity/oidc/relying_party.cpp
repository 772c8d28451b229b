#include "platform/identity/oidc/relying_party.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <boost/json/parse.hpp>

#include "platform/identity/oidc/http_client.hpp"
#include "platform/identity/secrets/tokens.hpp"

namespace banso::identity::oidc {
namespace {

constexpr auto kMetadataLives = std::chrono::hours(1);
constexpr auto kBetweenKeyFetches = std::chrono::minutes(1);

std::string base64(std::string_view bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), kVariant);
  out.pop_back();
  return out;
}

std::string need_200(const HttpAnswer& answer, std::string_view what) {
  if (answer.status == 200) return answer.body;
  throw ProviderError(fmt::format("{}: status {} {}", what, answer.status, answer.error));
}

boost::json::object need_object(const std::string& text, std::string_view what) {
  boost::system::error_code error;
  auto value = boost::json::parse(text, error);
  if (error || !value.is_object()) throw ProviderError(fmt::format("{}: not a JSON object", what));
  return std::move(value.as_object());
}

std::string text_member(const boost::json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member && member->is_string() ? std::string(member->as_string()) : std::string();
}

}  // namespace

Binding bind_to(std::string_view browser_secret, std::string state) {
  return {std::move(state), derive(browser_secret, "oidc nonce"),
          derive(browser_secret, "oidc code verifier")};
}

std::string code_challenge(std::string_view code_verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(code_verifier.data()),
                     code_verifier.size());
  return base64url({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::string RelyingParty::redirect_address() const {
  return fmt::format("{}/auth/oidc/{}/callback", config_.public_url, kProvider);
}

Metadata RelyingParty::metadata(Instant now) {
  std::lock_guard lock(mutex_);
  if (metadata_ && now < metadata_until_) return *metadata_;
  if (!is_allowed_address(config_.oidc_issuer)) throw ProviderError("the issuer's address is not allowed");
  const std::string document = need_200(fetch(discovery_address(config_.oidc_issuer)), "discovery");
  auto read = read_metadata(document, config_.oidc_issuer);
  if (!read) throw ProviderError("discovery: the document is incomplete or another issuer's");
  metadata_ = std::move(read);
  metadata_until_ = now + kMetadataLives;
  return *metadata_;
}

std::vector<SigningKey> RelyingParty::keys(const Metadata& metadata, bool again, Instant now) {
  std::lock_guard lock(mutex_);
  // Tokens with invented key ids must not make us ask the provider all the time.
  const bool rested = now - keys_fetched_ >= kBetweenKeyFetches;
  if (!keys_.empty() && !(again && rested)) return keys_;
  auto read = read_signing_keys(need_200(fetch(metadata.jwks_uri), "keys"));
  if (!read || read->empty()) throw ProviderError("keys: none that can sign RS256");
  keys_ = std::move(*read);
  keys_fetched_ = now;
  return keys_;
}

std::string RelyingParty::authorization_address(const Binding& binding, Instant now) {
  const Metadata provider = metadata(now);
  const bool has_query = provider.authorization_endpoint.find('?') != std::string::npos;
  return provider.authorization_endpoint + (has_query ? "&" : "?") +
         form_encode({{"response_type", "code"},
                      {"client_id", config_.oidc_client_id},
                      {"redirect_uri", redirect_address()},
                      {"scope", "openid profile email"},
                      {"state", binding.state},
                      {"nonce", binding.nonce},
                      {"code_challenge", code_challenge(binding.code_verifier)},
                      {"code_challenge_method", "S256"}});
}

IdTokenReading RelyingParty::check(const std::string& id_token, const Metadata& provider,
                                   const Binding& binding, Instant now) {
  const IdTokenExpectation expected{provider.issuer, config_.oidc_client_id, binding.nonce};
  IdTokenReading reading = read_id_token(id_token, keys(provider, false, now), expected, now);
  if (reading.problem == IdTokenProblem::unknown_key) {
    reading = read_id_token(id_token, keys(provider, true, now), expected, now);
  }
  return reading;
}

ExternalPerson RelyingParty::finish(const std::string& code, const Binding& binding, Instant now) {
  const Metadata provider = metadata(now);
  Fields fields{{"grant_type", "authorization_code"},
                {"code", code},
                {"redirect_uri", redirect_address()},
                {"code_verifier", binding.code_verifier}};
  std::vector<std::string> headers{"Accept: application/json"};
  if (config_.oidc_client_secret.empty()) {
    fields.emplace_back("client_id", config_.oidc_client_id);
  } else {
    // client_secret_basic: both parts form-encoded first (RFC 6749 §2.3.1).
    headers.push_back("Authorization: Basic " + base64(form_encode(config_.oidc_client_id) + ":" +
                                                       form_encode(config_.oidc_client_secret)));
  }
  const auto tokens =
      need_object(need_200(post_form(provider.token_endpoint, fields, headers), "token"), "token");
  IdTokenReading reading = check(text_member(tokens, "id_token"), provider, binding, now);
  if (reading.problem) {
    throw ProviderError(fmt::format("id token: {}", boost::describe::enum_to_string(*reading.problem, "")));
  }
  boost::json::object claims = std::move(reading.claims);
  const std::string access_token = text_member(tokens, "access_token");
  if (!provider.userinfo_endpoint.empty() && !access_token.empty()) {
    const auto info = need_object(
        need_200(fetch(provider.userinfo_endpoint, {"Authorization: Bearer " + access_token}), "userinfo"),
        "userinfo");
    // OpenID Connect Core §5.3.2: userinfo of somebody else must not be used.
    if (text_member(info, "sub") != reading.subject) throw ProviderError("userinfo: another subject");
    for (const auto& [name, value] : info) claims[name] = value;
  }
  return read_person(provider.issuer, reading.subject, claims);
}

}  // namespace banso::identity::oidc
