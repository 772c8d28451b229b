// Routes declare everything about an endpoint: who may call it, how much it takes, what goes in and out. The
// same table answers 404/405/HEAD/OPTIONS, checks permissions, limits rates and prints the OpenAPI document.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/shape/type.hpp"

namespace banso::http {

struct Call;

/// Who may call a route.
struct Access {
  enum class Kind { kPublic, kSignedIn, kPermission } kind = Kind::kPermission;
  std::string permission;  ///< "registry.business.search"; only for kPermission
};
inline Access open_to_public() {
  return {Access::Kind::kPublic, {}};
}
inline Access signed_in() {
  return {Access::Kind::kSignedIn, {}};
}
inline Access permission(std::string name) {
  return {Access::Kind::kPermission, std::move(name)};
}

/// How often one caller (address, or user once known) may call: `burst` at once, `per_minute` sustained.
struct RateLimit {
  int burst = 200;
  int per_minute = 3000;
};

struct RouteOptions {
  Access access;
  std::string summary;                 ///< one line of Japanese for the API document
  std::size_t body_limit = 64 * 1024;  ///< bytes
  RateLimit rate{};
  bool upload = false;                   ///< the raw body goes to a file: Request::upload
  bool logs_reads = false;               ///< confidential reads: the handler writes a read audit entry
  bool works_before_two_factor = false;  ///< usable while a demanded two-factor sign-in is not set up yet
  std::string tag{};                     ///< group in the API document; default: second path segment
  int status = 0;  ///< of the answer when all went well; 0: 204 when the handler returns nothing, else 200

  /// These options with another status: 201 when something was made, 202 when something was begun.
  RouteOptions answering(int code) const {
    RouteOptions made = *this;
    made.status = code;
    return made;
  }
};

struct Route {
  std::string method;
  std::string pattern;  ///< "/api/v1/businesses/{business_id}"; a last "{path*}" matches the rest
  RouteOptions options;
  std::function<Response(Call&)> handler;
  const shape::Type* query = nullptr;   ///< query parameters, for the document
  const shape::Type* input = nullptr;   ///< JSON body
  const shape::Type* output = nullptr;  ///< JSON answer; nullptr: none, or not JSON
  std::string output_media;             ///< media type when the answer is not JSON

  std::string name() const { return method + " " + pattern; }
};

/// The route table. Built once at start, then only read.
class Router {
 public:
  /// @throws std::logic_error for a double route or one without access or summary.
  void add(Route route);

  struct Match {
    const Route* route = nullptr;  ///< nullptr: see allowed
    std::map<std::string, std::string, std::less<>> parameters;
    std::vector<std::string> allowed;  ///< methods the path knows; empty: 404, else 405
  };
  /// @param method GET for HEAD; @param path decoded
  Match match(std::string_view method, std::string_view path) const;
  const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

 private:
  std::vector<std::unique_ptr<Route>> routes_;
  std::map<std::string, std::vector<const Route*>, std::less<>> by_first_segments_;
  std::vector<const Route*> wild_;
};

}  // namespace banso::http
