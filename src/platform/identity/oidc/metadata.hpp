// What a provider says about itself (OpenID Connect Discovery), and which addresses may be called at all.
// Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace banso::identity::oidc {

struct Metadata {
  std::string issuer;
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string userinfo_endpoint;  ///< may be empty
  std::string jwks_uri;
};

/// Whether the server may call the address: https anywhere; http only on this machine (a provider for tests).
bool is_allowed_address(std::string_view url);

/// Where the provider's document is: "<issuer>/.well-known/openid-configuration".
std::string discovery_address(std::string_view issuer);

/// Reads the document. @return nothing if it is no such document, if it is another issuer's, or if one of its
/// addresses is not allowed
std::optional<Metadata> read_metadata(std::string_view document, std::string_view issuer);

}  // namespace banso::identity::oidc
