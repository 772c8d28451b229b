#include "contexts/measures/context.hpp"
#include "contexts/measures/pages/add_page.hpp"

namespace banso::measures {

void add_page(http::Router& router, std::string pattern, std::string summary,
              std::function<http::Response(http::Call&)> handler) {
  http::RouteOptions options{http::open_to_public(), std::move(summary)};
  router.add({"GET", std::move(pattern), std::move(options), std::move(handler), nullptr, nullptr, nullptr,
              "text/html"});
}

void add_pages(http::Router& router, std::shared_ptr<Catalogue> catalogue) {
  add_catalogue_page(router, catalogue);
  add_measure_page(router, std::move(catalogue));
}

}  // namespace banso::measures
