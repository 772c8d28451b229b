#include "contexts/admission/context.hpp"
#include "contexts/admission/pages/pages.hpp"

namespace banso::admission {

http::Response private_page(std::string page) {
  return http::html(std::move(page))
      .with("cache-control", "private, no-store")
      .with("referrer-policy", "no-referrer");
}

http::FormBody read_body(const http::Call& call) {
  return http::read_form_body(call.request, {});
}

void add_page(http::Router& router, std::string method, std::string pattern, http::RouteOptions options,
              std::function<http::Response(http::Call&)> handler) {
  router.add({std::move(method), std::move(pattern), std::move(options), std::move(handler), nullptr, nullptr,
              nullptr, "text/html"});
}

void add_pages(http::Router& router, const config::Config& config) {
  add_find_page(router);
  add_join_page(router, std::make_shared<Gate>(config));
  add_follow_pages(router);
}

}  // namespace banso::admission
