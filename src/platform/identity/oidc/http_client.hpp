// Calls to the provider: short, small, checked, and only to addresses that are allowed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banso::identity::oidc {

struct HttpAnswer {
  int status = 0;  ///< 0: no answer (no connection, time-out, too large, certificate not trusted)
  std::string body;
  std::string error;  ///< why there is no answer; for the log
};

using Fields = std::vector<std::pair<std::string, std::string>>;

/// GET. At most ten seconds and 1 MiB; certificates are verified; redirects are not followed.
HttpAnswer fetch(const std::string& url, const std::vector<std::string>& headers = {});

/// POST of a form, likewise.
HttpAnswer post_form(const std::string& url, const Fields& fields, const std::vector<std::string>& headers);

/// "a=1&b=%E3%81%82"
std::string form_encode(const Fields& fields);
/// One value, percent-encoded.
std::string form_encode(std::string_view value);

}  // namespace banso::identity::oidc
