// ID tokens and key documents come from outside: no text may crash the readers, and nothing unsigned is
// believed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "platform/identity/oidc/jwt.hpp"
#include "platform/identity/oidc/metadata.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace banso::identity::oidc;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // Any modulus of the right length; nobody knows a signature that fits.
  static const std::vector<SigningKey> keys{{"k", std::string(256, '\xc5'), std::string("\x01\x00\x01", 3)}};
  const IdTokenExpectation expected{"https://op.example", "banso", "nonce"};
  const banso::Instant now = banso::Instant(std::chrono::seconds(1'790'000'000));
  if (!read_id_token(text, keys, expected, now).problem) std::abort();
  if (const auto read = read_signing_keys(text)) {
    for (const SigningKey& key : *read) {
      if (key.modulus.size() < 256) std::abort();
    }
  }
  if (const auto metadata = read_metadata(text, expected.issuer)) {
    if (metadata->issuer != expected.issuer || !is_allowed_address(metadata->token_endpoint)) std::abort();
  }
  return 0;
}
