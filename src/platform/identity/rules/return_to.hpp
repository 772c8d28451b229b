// Where to go after a sign-in: only pages of this site, never an address somebody slipped in.
#pragma once

#include <string>
#include <string_view>

namespace banso::identity {

/// The path if it is one of this site ("/app/businesses?q=1"), otherwise "/app". Refused are other origins in
/// any disguise ("//evil", "/\evil", "https:…"), control characters, and more than 500 bytes.
std::string safe_return_to(std::string_view wanted);

}  // namespace banso::identity
