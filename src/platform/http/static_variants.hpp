// One file of the built web app in the forms it was compressed to, and which of them a client gets.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace banso::http {

struct StaticVariants {
  std::string_view plain;
  std::string_view gzip;    ///< empty: not there
  std::string_view brotli;  ///< empty: not there
  std::string hash;         ///< of the plain bytes, for the ETag
};

/// The smallest form that the client understands. Each form has an ETag of its own, because their bytes
/// differ.
/// @param immutable true: the name holds the hash, so the client never needs to ask again
Response static_response(const Request& request, std::string_view path, const StaticVariants& file,
                         bool immutable);

}  // namespace banso::http
