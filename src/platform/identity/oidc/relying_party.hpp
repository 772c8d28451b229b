// Our side of OpenID Connect: the authorization code flow with PKCE against one provider.
#pragma once

#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/config/config.hpp"
#include "platform/identity/oidc/claims.hpp"
#include "platform/identity/oidc/jwt.hpp"
#include "platform/identity/oidc/metadata.hpp"

namespace banso::identity::oidc {

/// The provider is away or said something that must not be believed. `what()` is for the log and holds no
/// secrets.
class ProviderError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What one sign-in is bound to. All derived from a secret that only the browser keeps.
struct Binding {
  std::string state;
  std::string nonce;
  std::string code_verifier;
};

/// nonce and PKCE verifier for a browser's secret. @param state random, kept apart
Binding bind_to(std::string_view browser_secret, std::string state);

/// The S256 challenge of a verifier (RFC 7636 §4.2).
std::string code_challenge(std::string_view code_verifier);

/// The provider of the configuration. Its document is kept an hour and its keys until an unknown one is met.
/// Thread-safe; calls may take some seconds and must not be made with a transaction open.
class RelyingParty {
 public:
  /// @param config must outlive this; oidc_issuer not empty
  explicit RelyingParty(const config::Config& config) : config_(config) {}

  static constexpr std::string_view kProvider = "oidc";  ///< its name in addresses

  /// Where to send the browser. @throws ProviderError
  std::string authorization_address(const Binding& binding, Instant now);
  /// Exchanges the code, checks the ID token, asks userinfo. @throws ProviderError
  ExternalPerson finish(const std::string& code, const Binding& binding, Instant now);
  std::string redirect_address() const;

 private:
  Metadata metadata(Instant now);
  std::vector<SigningKey> keys(const Metadata& metadata, bool again, Instant now);
  IdTokenReading check(const std::string& id_token, const Metadata& metadata, const Binding& binding,
                       Instant now);

  const config::Config& config_;
  std::mutex mutex_;
  std::optional<Metadata> metadata_;
  Instant metadata_until_{};
  std::vector<SigningKey> keys_;
  Instant keys_fetched_{};
};

}  // namespace banso::identity::oidc
