#include "platform/identity/oidc/rs256.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>

namespace banso::identity::oidc {
namespace {

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Owned<BIGNUM> number_of(std::string_view bytes) {
  return {BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr), &BN_free};
}

Owned<EVP_PKEY> public_key(const SigningKey& key) {
  const auto modulus = number_of(key.modulus);
  const auto exponent = number_of(key.exponent);
  const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new(), &OSSL_PARAM_BLD_free);
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
  const Owned<OSSL_PARAM> parameters(OSSL_PARAM_BLD_to_param(builder.get()), &OSSL_PARAM_free);
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr), &EVP_PKEY_CTX_free);
  EVP_PKEY* made = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
    made = nullptr;
  }
  return {made, &EVP_PKEY_free};
}

}  // namespace

bool is_rs256_signature(const SigningKey& key, std::string_view text, std::string_view signature) {
  const auto verifier = public_key(key);
  if (!verifier) return false;
  const Owned<EVP_MD_CTX> digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return digest && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, verifier.get()) == 1 &&
         EVP_DigestVerify(digest.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size()) ==
             1;
}

}  // namespace banso::identity::oidc
