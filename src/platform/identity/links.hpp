// Addresses of pages that identity sends people to. The secret stands behind "#": browsers keep that part to
// themselves, so that it reaches no access log of ours or of a proxy on the way, and no Referer.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace banso::identity {

inline std::string verify_email_link(std::string_view public_url, std::string_view token) {
  return fmt::format("{}/app/verify-email#{}", public_url, token);
}
inline std::string reset_password_link(std::string_view public_url, std::string_view token) {
  return fmt::format("{}/app/reset-password#{}", public_url, token);
}
inline std::string invitation_link(std::string_view public_url, std::string_view token) {
  return fmt::format("{}/app/invitations#{}", public_url, token);
}

}  // namespace banso::identity
