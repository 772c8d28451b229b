// What goes in and out of sign-in by way of an OpenID provider.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "kernel/date.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::identity {

struct OidcStartQuery {
  shape::Str<0, 500> return_to;  ///< page of this site to go on to
};
BOOST_DESCRIBE_STRUCT(OidcStartQuery, (), (return_to))

struct OidcLinkInput {
  shape::Str<1, 40> provider;
  shape::Str<0, 500> return_to;
};
BOOST_DESCRIBE_STRUCT(OidcLinkInput, (), (provider, return_to))

struct OidcLinkStart {
  std::string authorization_url;
};
BOOST_DESCRIBE_STRUCT(OidcLinkStart, (), (authorization_url))

struct OidcAccountItem {
  std::int64_t oidc_account_id = 0;
  std::string issuer;
  Instant linked_at{};
  Instant last_sign_in_at{};
};
BOOST_DESCRIBE_STRUCT(OidcAccountItem, (), (oidc_account_id, issuer, linked_at, last_sign_in_at))

}  // namespace banso::identity
