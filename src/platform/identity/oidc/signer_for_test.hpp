// Signs ID tokens in tests, as a provider would.
#pragma once

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <boost/json.hpp>
#include <memory>
#include <string>

#include "platform/identity/secrets/tokens.hpp"

namespace banso::identity::oidc {

/// An RSA key pair with a name.
class TestSigner {
 public:
  explicit TestSigner(std::string key_id, unsigned bits = 2048)
      : key_id_(std::move(key_id)), key_(EVP_RSA_gen(bits), &EVP_PKEY_free) {}

  const std::string& key_id() const { return key_id_; }

  /// The public half as an entry of a JWKS document.
  boost::json::object public_key() const {
    return {{"kty", "RSA"},
            {"use", "sig"},
            {"alg", "RS256"},
            {"kid", key_id_},
            {"n", base64url(number(OSSL_PKEY_PARAM_RSA_N))},
            {"e", base64url(number(OSSL_PKEY_PARAM_RSA_E))}};
  }
  std::string jwks() const {
    return boost::json::serialize(boost::json::object{{"keys", boost::json::array{public_key()}}});
  }

  std::string sign(std::string_view text) const {
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::size_t size = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key_.get());
    EVP_DigestSign(digest.get(), nullptr, &size, bytes, text.size());
    std::string signature(size, '\0');
    EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes,
                   text.size());
    signature.resize(size);
    return signature;
  }

  /// header.claims.signature with the header as given.
  std::string token(const boost::json::object& header, const boost::json::object& claims) const {
    const std::string text =
        base64url(boost::json::serialize(header)) + "." + base64url(boost::json::serialize(claims));
    return text + "." + base64url(sign(text));
  }
  std::string token(const boost::json::object& claims) const {
    return token({{"alg", "RS256"}, {"typ", "JWT"}, {"kid", key_id_}}, claims);
  }

 private:
  std::string number(const char* name) const {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key_.get(), name, &value);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(value);
    return bytes;
  }

  std::string key_id_;
  std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key_;
};

}  // namespace banso::identity::oidc
