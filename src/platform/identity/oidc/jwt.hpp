// ID tokens of OpenID Connect: signed JSON, checked claim by claim. Pure: keys, expectations and the time
// come in, a verdict comes out. Only RS256 is accepted, whatever the token says of itself.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"

namespace banso::identity::oidc {

/// A public RSA key of the provider.
struct SigningKey {
  std::string key_id;    ///< "kid"; may be empty
  std::string modulus;   ///< big-endian bytes
  std::string exponent;  ///< big-endian bytes
};

/// The keys of a JWKS document that may sign RS256: RSA of 2048 bits and more, meant for signatures. Others
/// are skipped. @return nothing if the text is no JWKS document
std::optional<std::vector<SigningKey>> read_signing_keys(std::string_view jwks);

/// What the token must say.
struct IdTokenExpectation {
  std::string issuer;
  std::string client_id;
  std::string nonce;
};

enum class IdTokenProblem {
  malformed,        ///< not three parts of base64url with JSON, too long, or without sub, exp or iat
  wrong_algorithm,  ///< anything but RS256, or critical extensions
  unknown_key,      ///< no such key: fetch the keys again, they may have been rotated
  bad_signature,
  wrong_issuer,
  wrong_audience,
  wrong_nonce,
  expired,
  not_yet_valid,  ///< issued in the future
};
BOOST_DESCRIBE_ENUM(IdTokenProblem, malformed, wrong_algorithm, unknown_key, bad_signature, wrong_issuer,
                    wrong_audience, wrong_nonce, expired, not_yet_valid)

struct IdTokenReading {
  std::optional<IdTokenProblem> problem;  ///< nothing: the token is right
  std::string subject;                    ///< only when right
  boost::json::object claims;             ///< only when right
};

/// Reads and checks an ID token. Clocks may differ by a minute.
IdTokenReading read_id_token(std::string_view token, std::span<const SigningKey> keys,
                             const IdTokenExpectation& expected, Instant now);

/// Bytes of base64url without padding; nothing if it is not that.
std::optional<std::string> decode_base64url(std::string_view text);

}  // namespace banso::identity::oidc
