// What every public page needs: its address, and the way a page becomes an answer.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "contexts/portal/context.hpp"
#include "platform/html/page.hpp"
#include "platform/http/call.hpp"
#include "platform/services.hpp"

namespace banso::portal {

/// How long shared caches may keep a page without asking again.
inline constexpr std::chrono::seconds kFresh = std::chrono::minutes(5);

/// The one address of a page.
std::string address_of(const Services& services, std::string_view path);

/// A page that looks the same for everybody and every time.
struct FixedPage {
  std::string path;
  std::string name;  ///< of its template
  std::string title;
  std::string description;
  std::string here;
};

void add_page(http::Router& router, std::string pattern, std::string summary,
              std::function<http::Response(http::Call&)> handler);
void add_fixed_page(http::Router& router, const FixedPage& page);

void add_business_pages(http::Router& router, FindBusiness find_business);
void add_api_pages(http::Router& router);

}  // namespace banso::portal
