// What the provider says about the person: plain OpenID Connect claims, and those of GビズID. Pure.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "platform/identity/identity.hpp"

namespace banso::identity::oidc {

/// Somebody whom a provider vouches for.
struct ExternalPerson {
  std::string issuer;
  std::string subject;
  std::string email;            ///< in small letters; empty if none was given or it is no address
  bool email_verified = false;  ///< the provider has proven the address
  std::string display_name;     ///< never empty
  std::optional<VerifiedCorporation> corporation;  ///< a prime account of a corporation with a right number
};

/// Reads the claims of the ID token and of userinfo together.
ExternalPerson read_person(std::string issuer, std::string subject, const boost::json::object& claims);

}  // namespace banso::identity::oidc
