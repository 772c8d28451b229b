#include "platform/identity/oidc/metadata.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>

#include "kernel/digits.hpp"

namespace banso::identity::oidc {
namespace {

std::string text_member(const boost::json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member && member->is_string() ? std::string(member->as_string()) : std::string();
}

}  // namespace

bool is_allowed_address(std::string_view url) {
  const bool plain =
      std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '\\'; });
  const bool secure = url.starts_with("https://");
  if (!plain || url.size() > 2000 || !(secure || url.starts_with("http://"))) return false;
  url.remove_prefix(url.find("//") + 2);
  std::string_view host = url.substr(0, url.find_first_of("/?#"));
  if (host.find('@') != std::string_view::npos) return false;
  if (const auto colon = host.rfind(':');
      colon != std::string_view::npos && all_digits(host.substr(colon + 1))) {
    host = host.substr(0, colon);
  }
  if (secure) return !host.empty();
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

std::string discovery_address(std::string_view issuer) {
  while (issuer.ends_with('/')) issuer.remove_suffix(1);
  return std::string(issuer) + "/.well-known/openid-configuration";
}

std::optional<Metadata> read_metadata(std::string_view document, std::string_view issuer) {
  boost::system::error_code error;
  const auto value = boost::json::parse(document, error);
  if (error || !value.is_object()) return std::nullopt;
  const auto& object = value.as_object();
  Metadata metadata{text_member(object, "issuer"), text_member(object, "authorization_endpoint"),
                    text_member(object, "token_endpoint"), text_member(object, "userinfo_endpoint"),
                    text_member(object, "jwks_uri")};
  const bool complete =
      metadata.issuer == issuer && is_allowed_address(metadata.authorization_endpoint) &&
      is_allowed_address(metadata.token_endpoint) && is_allowed_address(metadata.jwks_uri) &&
      (metadata.userinfo_endpoint.empty() || is_allowed_address(metadata.userinfo_endpoint));
  if (!complete) return std::nullopt;
  return metadata;
}

}  // namespace banso::identity::oidc
