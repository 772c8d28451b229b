// What goes in and out of API tokens.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::identity {

struct ApiTokenInput {
  shape::Str<1, 100> name;
  std::vector<std::string> scopes;              ///< names of permissions the caller has
  std::optional<std::int64_t> organization_id;  ///< only with the roles in this organisation
  Date expires_on;                              ///< the last day it works; at most a year ahead
};
BOOST_DESCRIBE_STRUCT(ApiTokenInput, (), (name, scopes, organization_id, expires_on))

struct ApiTokenItem {
  std::int64_t api_token_id = 0;
  std::string name;
  std::string token_hint;
  std::vector<std::string> scopes;
  std::optional<std::int64_t> organization_id;
  std::optional<std::string> organization_name;
  Instant created_at{};
  Instant expires_at{};
  std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(ApiTokenItem, (),
                      (api_token_id, name, token_hint, scopes, organization_id, organization_name, created_at,
                       expires_at, last_used_at))

/// The only answer that holds the token itself.
struct NewApiToken {
  std::int64_t api_token_id = 0;
  std::string token;
  Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(NewApiToken, (), (api_token_id, token, expires_at))

}  // namespace banso::identity
