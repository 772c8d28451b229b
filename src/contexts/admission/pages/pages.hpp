// The pages that would-be members meet: without an account, whole without JavaScript.
#pragma once

#include <memory>

#include "contexts/admission/usecases/apply.hpp"
#include "platform/http/route.hpp"

namespace banso::admission {

/// /join: which chamber.
void add_find_page(http::Router& router);
/// /join/{organization_id}: the form.
void add_join_page(http::Router& router, std::shared_ptr<Gate> gate);
/// /application/{token} and what it leads to.
void add_follow_pages(http::Router& router);

/// A public page that nobody keeps: it holds what one person typed or applied for.
http::Response private_page(std::string page);
/// Reads the body of a form. @throws Refused
http::FormBody read_body(const http::Call& call);
void add_page(http::Router& router, std::string method, std::string pattern, http::RouteOptions options,
              std::function<http::Response(http::Call&)> handler);

}  // namespace banso::admission
