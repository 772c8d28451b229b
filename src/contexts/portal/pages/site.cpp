#include "contexts/portal/pages/site.hpp"

namespace banso::portal {

std::string address_of(const Services& services, std::string_view path) {
  return services.config.public_url + std::string(path);
}

void add_page(http::Router& router, std::string pattern, std::string summary,
              std::function<http::Response(http::Call&)> handler) {
  router.add({"GET",
              std::move(pattern),
              {http::open_to_public(), std::move(summary)},
              std::move(handler),
              nullptr,
              nullptr,
              nullptr,
              "text/html"});
}

void add_fixed_page(http::Router& router, const FixedPage& page) {
  add_page(router, page.path, page.title.empty() ? "トップページ" : page.title, [page](http::Call& call) {
    const html::PageHead head{
        page.title, page.description, address_of(call.services, page.path), {}, page.here};
    return html::respond(html::render(page.name, head, {}), kFresh);
  });
}

}  // namespace banso::portal
