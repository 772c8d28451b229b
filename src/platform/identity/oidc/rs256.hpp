// RSA signatures with SHA-256 (RFC 7518 §3.3), by OpenSSL.
#pragma once

#include <string_view>

#include "platform/identity/oidc/jwt.hpp"

namespace banso::identity::oidc {

/// Whether `signature` is the key's PKCS#1 v1.5 signature of `text`. False for keys that are no keys.
bool is_rs256_signature(const SigningKey& key, std::string_view text, std::string_view signature);

}  // namespace banso::identity::oidc
