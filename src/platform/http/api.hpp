// Typed routes: the handler takes and returns described structs, the route table learns their shapes.
//
//   api.get<SearchQuery>("/api/v1/businesses", {permission("registry.business.search"), "事業者を探す"},
//                        [](Call& call, const SearchQuery& query) { return search(call.tx, query); });
#pragma once

#include <type_traits>
#include <utility>

#include "platform/http/call.hpp"
#include "platform/http/route.hpp"
#include "platform/shape/json.hpp"

namespace banso::http {

/// No query parameters, or no body.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

/// An answer with headers of its own. Its status is declared: RouteOptions::status.
template <class Body>
struct Answer {
  Body body;
  std::vector<std::pair<std::string, std::string>> headers{};
};

namespace detail {

template <class T>
struct Unwrapped {
  using Body = T;
};
template <class T>
struct Unwrapped<Answer<T>> {
  using Body = T;
};

template <class Output>
Response respond(Output&& output) {
  using Plain = std::remove_cvref_t<Output>;
  if constexpr (std::is_same_v<Plain, Response>) {
    return std::forward<Output>(output);
  } else if constexpr (!std::is_same_v<typename Unwrapped<Plain>::Body, Plain>) {
    Response response = json(shape::to_json(output.body));
    for (auto& header : output.headers) response.headers.push_back(std::move(header));
    return response;
  } else {
    return json(shape::to_json(output));
  }
}

template <class Output>
const shape::Type* output_type() {
  using Body = typename Unwrapped<std::remove_cvref_t<Output>>::Body;
  if constexpr (std::is_same_v<Body, Response> || std::is_void_v<Body>) {
    return nullptr;
  } else {
    return &shape::type_of<Body>();
  }
}

/// The media type, for the document, of a handler that makes its answer itself: told by the ending of the
/// address.
std::string media_of_pattern(std::string_view pattern);

template <class Output>
std::string output_media(std::string_view method, std::string_view pattern) {
  const bool unknown = std::is_same_v<std::remove_cvref_t<Output>, Response> && method == "GET";
  return unknown ? media_of_pattern(pattern) : std::string();
}

/// The status that the API document promises.
template <class Output>
int declared_status(const RouteOptions& options) {
  if (options.status != 0) return options.status;
  return std::is_void_v<Output> ? 204 : 200;
}

/// Notes for tools/test/coverage.mjs what a handler that makes its answer itself answered.
void note_answer(const Call& call, int status);

template <class Handler, class... Arguments>
Response invoke(const Handler& handler, Call& call, const Arguments&... arguments) {
  using Output = std::remove_cvref_t<std::invoke_result_t<Handler, Call&, const Arguments&...>>;
  Response response;
  if constexpr (std::is_void_v<Output>) {
    handler(call, arguments...);
  } else {
    response = respond(handler(call, arguments...));
  }
  if constexpr (!std::is_same_v<Output, Response>) response.status = call.route.options.status;
  note_answer(call, response.status);
  return response;
}

}  // namespace detail

/// Adds typed routes to a router. What a handler returns is answered with the status that its route declares;
/// only a Response goes out as it is, and `make test` compares its status with the declared one.
class Api {
 public:
  explicit Api(Router& router) : router_(router) {}

  /// handler(Call&, const Query&)
  template <class Query, class Handler>
  void get(std::string pattern, RouteOptions options, Handler handler) {
    using Output = std::invoke_result_t<Handler, Call&, const Query&>;
    options.status = detail::declared_status<Output>(options);
    std::string media = detail::output_media<Output>("GET", pattern);
    Route route{"GET",
                std::move(pattern),
                std::move(options),
                {},
                &shape::type_of<Query>(),
                nullptr,
                detail::output_type<Output>(),
                std::move(media)};
    route.handler = [handler = std::move(handler)](Call& call) {
      return detail::invoke(handler, call, call.query<Query>());
    };
    router_.add(std::move(route));
  }
  /// handler(Call&)
  template <class Handler>
  void get(std::string pattern, RouteOptions options, Handler handler) {
    add_plain("GET", std::move(pattern), std::move(options), std::move(handler));
  }
  /// handler(Call&, const Input&)
  template <class Input, class Handler>
  void post(std::string pattern, RouteOptions options, Handler handler) {
    add_with_input<Input>("POST", std::move(pattern), std::move(options), std::move(handler));
  }
  template <class Handler>
  void post(std::string pattern, RouteOptions options, Handler handler) {
    add_plain("POST", std::move(pattern), std::move(options), std::move(handler));
  }
  template <class Input, class Handler>
  void put(std::string pattern, RouteOptions options, Handler handler) {
    add_with_input<Input>("PUT", std::move(pattern), std::move(options), std::move(handler));
  }
  /// Also for uploads (options.upload): the handler reads call.request.upload and the query string.
  template <class Handler>
  void put(std::string pattern, RouteOptions options, Handler handler) {
    add_plain("PUT", std::move(pattern), std::move(options), std::move(handler));
  }
  template <class Input, class Handler>
  void patch(std::string pattern, RouteOptions options, Handler handler) {
    add_with_input<Input>("PATCH", std::move(pattern), std::move(options), std::move(handler));
  }
  template <class Handler>
  void remove(std::string pattern, RouteOptions options, Handler handler) {
    add_plain("DELETE", std::move(pattern), std::move(options), std::move(handler));
  }
  template <class Input, class Handler>
  void remove(std::string pattern, RouteOptions options, Handler handler) {
    add_with_input<Input>("DELETE", std::move(pattern), std::move(options), std::move(handler));
  }

 private:
  template <class Handler>
  void add_plain(const char* method, std::string pattern, RouteOptions options, Handler handler) {
    using Output = std::invoke_result_t<Handler, Call&>;
    options.status = detail::declared_status<Output>(options);
    std::string media = detail::output_media<Output>(method, pattern);
    Route route{method,
                std::move(pattern),
                std::move(options),
                {},
                nullptr,
                nullptr,
                detail::output_type<Output>(),
                std::move(media)};
    route.handler = [handler = std::move(handler)](Call& call) { return detail::invoke(handler, call); };
    router_.add(std::move(route));
  }
  template <class Input, class Handler>
  void add_with_input(const char* method, std::string pattern, RouteOptions options, Handler handler) {
    using Output = std::invoke_result_t<Handler, Call&, const Input&>;
    options.status = detail::declared_status<Output>(options);
    std::string media = detail::output_media<Output>(method, pattern);
    Route route{method,
                std::move(pattern),
                std::move(options),
                {},
                nullptr,
                &shape::type_of<Input>(),
                detail::output_type<Output>(),
                std::move(media)};
    route.handler = [handler = std::move(handler)](Call& call) {
      return detail::invoke(handler, call, call.input<Input>());
    };
    router_.add(std::move(route));
  }

  Router& router_;
};

}  // namespace banso::http
