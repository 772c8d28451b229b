// `banso openapi`: the API document, made from the route table. Needs no database.
#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "app/application.hpp"
#include "app/command.hpp"
#include "app/settings.hpp"
#include "platform/http/openapi.hpp"

namespace banso::app {

int print_openapi(const Arguments& arguments) {
  Application application(usable_settings(arguments), "");
  fmt::print("{}\n", boost::json::serialize(http::openapi_document(application.router)));
  return 0;
}

}  // namespace banso::app
