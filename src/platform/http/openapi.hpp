// The OpenAPI 3.1 document, made from the route table and the shapes.
#pragma once

#include <boost/json/object.hpp>

#include "platform/http/route.hpp"

namespace banso::http {

/// The document of every route under /api/.
boost::json::object openapi_document(const Router& router);

}  // namespace banso::http
