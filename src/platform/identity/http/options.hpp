// Route options that identity uses again and again.
#pragma once

#include <string>

#include "platform/http/route.hpp"

namespace banso::identity {

/// For signed-in work and open routes alike.
inline http::RouteOptions options(http::Access access, std::string summary) {
  http::RouteOptions made{std::move(access), std::move(summary)};
  made.tag = "identity";
  return made;
}

/// Usable while a demanded two-factor sign-in is not set up yet.
inline http::RouteOptions before_two_factor(http::Access access, std::string summary) {
  http::RouteOptions made = options(std::move(access), std::move(summary));
  made.works_before_two_factor = true;
  return made;
}

/// Open to anybody and costly or tempting: few calls, small bodies.
inline http::RouteOptions guarded(std::string summary) {
  http::RouteOptions made = before_two_factor(http::open_to_public(), std::move(summary));
  made.rate = {.burst = 30, .per_minute = 60};
  made.body_limit = 8 * 1024;
  return made;
}

}  // namespace banso::identity
