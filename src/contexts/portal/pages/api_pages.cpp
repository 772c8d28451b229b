// /docs/api: the API document for people, made from the same OpenAPI document that programs read.
#include <boost/json/serialize.hpp>
#include <mutex>

#include "contexts/portal/pages/api_guide.hpp"
#include "contexts/portal/pages/site.hpp"
#include "kernel/refusal.hpp"
#include "platform/http/openapi.hpp"

namespace banso::portal {
namespace {

/// The document of all routes, made when it is first asked for: by then every route has been added.
class ApiDocument {
 public:
  const boost::json::object& of(const http::Router& router) {
    std::call_once(made_, [&] {
      document_ = http::openapi_document(router);
      text_ = boost::json::serialize(document_);
    });
    return document_;
  }
  const std::string& text_of(const http::Router& router) {
    of(router);
    return text_;
  }

 private:
  std::once_flag made_;
  boost::json::object document_;
  std::string text_;
};

http::Response index_page(const http::Call& call, ApiDocument& document) {
  const html::PageHead head{"APIの説明",
                            "Bansoの画面でできることは、すべてAPIでもできます。使い方と一覧です。",
                            address_of(call.services, "/docs/api"),
                            {},
                            "api"};
  return html::respond(html::render("portal/api", head, api_index(document.of(call.services.router))),
                       kFresh);
}

http::Response group_page(const http::Call& call, ApiDocument& document) {
  const std::string& tag = call.text("tag");
  auto group = api_group(document.of(call.services.router), tag);
  if (!group) throw Refused(RefusalCode::kNotFound, "portal.no_api_group", "この名前のAPIはありません。");
  const html::PageHead head{std::string(group_label(tag)) + "（API）",
                            "操作ごとの引数と、送る内容、返る内容の説明です。",
                            address_of(call.services, "/docs/api/" + tag),
                            {},
                            "api"};
  return html::respond(html::render("portal/api_group", head, *group), kFresh);
}

}  // namespace

void add_api_pages(http::Router& router) {
  const auto document = std::make_shared<ApiDocument>();
  add_page(router, "/docs/api", "APIの説明",
           [document](http::Call& call) { return index_page(call, *document); });
  add_page(router, "/docs/api/{tag}", "APIの説明 (まとまりごと)",
           [document](http::Call& call) { return group_page(call, *document); });
  router.add({"GET",
              "/api/v1/openapi.json",
              {http::open_to_public(), "このAPIの説明 (OpenAPI 3.1)"},
              [document](http::Call& call) {
                http::Response response = html::respond(document->text_of(call.services.router), kFresh);
                response.headers[0].second = "application/json";
                return response;
              },
              nullptr,
              nullptr,
              nullptr,
              "application/json"});
}

}  // namespace banso::portal
