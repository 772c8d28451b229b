#include "platform/identity/rules/return_to.hpp"

#include <algorithm>

namespace banso::identity {

std::string safe_return_to(std::string_view wanted) {
  constexpr std::string_view kHome = "/app";
  const bool plain = std::all_of(wanted.begin(), wanted.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte > 0x20 && byte < 0x7f && letter != '\\';
  });
  if (!plain || wanted.size() > 500 || !wanted.starts_with('/') || wanted.starts_with("//")) {
    return std::string(kHome);
  }
  return std::string(wanted);
}

}  // namespace banso::identity
