#include "platform/http/openapi.hpp"

#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <set>

#include "platform/http/api.hpp"
#include "platform/http/page.hpp"

namespace banso::http {
namespace {

namespace json = boost::json;

enum class Size { small, large };
BOOST_DESCRIBE_ENUM(Size, small, large)

struct Maker {
  shape::Str<1, 50> name;
};
BOOST_DESCRIBE_STRUCT(Maker, (), (name))

struct Item {
  std::int64_t item_id = 0;
  Size size = Size::small;
  std::optional<Date> sold_on;
  Maker maker;
  std::vector<Maker> rivals;
  shape::Int<0, 5'000'000'000> price;
  boost::json::value extra;
};
BOOST_DESCRIBE_STRUCT(Item, (), (item_id, size, sold_on, maker, rivals, price, extra))
BANSO_LIST_OF(ItemPage, Item)

struct ItemQuery : PageQuery {
  std::optional<Size> size;
};
BOOST_DESCRIBE_STRUCT(ItemQuery, (PageQuery), (size))

Router shop() {
  Router router;
  Api api(router);
  api.get<ItemQuery>("/api/v1/items", {open_to_public(), "品を探す"},
                     [](Call&, const ItemQuery&) { return ItemPage{}; });
  api.get("/api/v1/items/{item_id}", {signed_in(), "品"}, [](Call&) { return Item{}; });
  api.get("/api/v1/items/export.csv", {signed_in(), "品の一覧 (CSV)"}, [](Call&) { return html(""); });
  api.put<Item>("/api/v1/items/{item_id}", {permission("shop.item.edit"), "品を直す"},
                [](Call&, const Item& item) { return item; });
  api.remove("/api/v1/items/{item_id}", {permission("shop.item.edit"), "品を消す"}, [](Call&) {});
  RouteOptions upload{permission("shop.item.import"), "品を読み込む"};
  upload.upload = true;
  api.put("/api/v1/imports/{kind}/files/{name}", upload, [](Call&) {});
  api.get("/about", {open_to_public(), "説明"}, [](Call&) { return html(""); });
  return router;
}

/// Every $ref of the document.
void collect_references(const json::value& value, std::set<std::string>& found) {
  if (const auto* object = value.if_object()) {
    for (const auto& member : *object) {
      if (member.key() == "$ref") found.insert(member.value().as_string().c_str());
      collect_references(member.value(), found);
    }
  } else if (const auto* list = value.if_array()) {
    for (const auto& item : *list) collect_references(item, found);
  }
}

TEST(OpenApiTest, DescribesEveryApiRouteAndNothingElse) {
  const json::object document = openapi_document(shop());
  EXPECT_EQ(document.at("openapi"), "3.1.0");
  const auto& paths = document.at("paths").as_object();
  EXPECT_EQ(paths.size(), 4u);
  EXPECT_FALSE(paths.contains("/about"));
  std::set<std::string> ids;
  for (const auto& path : paths) {
    for (const auto& operation : path.value().as_object()) {
      const auto& facts = operation.value().as_object();
      EXPECT_TRUE(ids.insert(facts.at("operationId").as_string().c_str()).second) << facts.at("operationId");
      EXPECT_FALSE(facts.at("summary").as_string().empty());
      EXPECT_TRUE(facts.contains("security"));
      EXPECT_TRUE(facts.at("responses").as_object().contains("default"));
      // Every {parameter} of the path is described.
      const std::string_view pattern = path.key();
      const auto braces = static_cast<std::size_t>(std::count(pattern.begin(), pattern.end(), '{'));
      std::size_t described = 0;
      if (const auto* parameters = facts.if_contains("parameters")) {
        for (const auto& parameter : parameters->as_array()) described += parameter.at("in") == "path";
      }
      EXPECT_EQ(described, braces) << pattern;
    }
  }
  EXPECT_TRUE(ids.contains("get_items_by_item_id"));
}

TEST(OpenApiTest, ResolvesItsReferences) {
  const json::object document = openapi_document(shop());
  std::set<std::string> references;
  collect_references(document, references);
  const auto& schemas = document.at("components").at("schemas").as_object();
  for (const std::string& reference : references) {
    const std::string_view prefix = "#/components/schemas/";
    ASSERT_TRUE(reference.starts_with(prefix));
    EXPECT_TRUE(schemas.contains(reference.substr(prefix.size()))) << reference;
  }
  EXPECT_TRUE(references.contains("#/components/schemas/ItemPage"));
  EXPECT_TRUE(references.contains("#/components/schemas/Problem"));
}

TEST(OpenApiTest, DescribesShapes) {
  const json::object document = openapi_document(shop());
  const auto& item = document.at("components").at("schemas").at("Item");
  EXPECT_EQ(json::serialize(item.at("required")), R"(["item_id","size","maker","rivals","price","extra"])");
  const auto& properties = item.at("properties");
  EXPECT_EQ(json::serialize(properties.at("item_id")), R"({"type":"integer"})");
  EXPECT_EQ(json::serialize(properties.at("size")), R"({"type":"string","enum":["small","large"]})");
  EXPECT_EQ(json::serialize(properties.at("sold_on")),
            R"({"anyOf":[{"type":"string","format":"date","minLength":10,"maxLength":10},{"type":"null"}]})");
  EXPECT_EQ(json::serialize(properties.at("maker")), R"({"$ref":"#/components/schemas/Maker"})");
  EXPECT_EQ(json::serialize(properties.at("rivals")),
            R"({"type":"array","items":{"$ref":"#/components/schemas/Maker"}})");
  EXPECT_EQ(json::serialize(properties.at("price")),
            R"({"type":"integer","minimum":0,"maximum":5000000000})");
}

TEST(OpenApiTest, SaysWhoMayCallAndWhatGoesIn) {
  const json::object document = openapi_document(shop());
  const auto& paths = document.at("paths");
  EXPECT_TRUE(paths.at("/api/v1/items").at("get").at("security").as_array().empty());
  EXPECT_EQ(paths.at("/api/v1/items").at("get").at("parameters").as_array().size(), 3u);
  const auto& put = paths.at("/api/v1/items/{item_id}").at("put");
  EXPECT_EQ(put.at("x-permission"), "shop.item.edit");
  EXPECT_EQ(put.at("security").as_array().size(), 2u);
  EXPECT_EQ(json::serialize(put.at("requestBody").at("content")),
            R"({"application/json":{"schema":{"$ref":"#/components/schemas/Item"}}})");
  EXPECT_TRUE(paths.at("/api/v1/items/{item_id}").at("delete").at("responses").as_object().contains("204"));
  EXPECT_TRUE(paths.at("/api/v1/imports/{kind}/files/{name}")
                  .at("put")
                  .at("requestBody")
                  .at("content")
                  .as_object()
                  .contains("application/octet-stream"));
}

TEST(OpenApiTest, PromisesTheDeclaredStatus) {
  Router router;
  Api api(router);
  api.post<Maker>("/api/v1/makers", RouteOptions{open_to_public(), "作り手を登録する"}.answering(201),
                  [](Call&, const Maker& maker) { return maker; });
  api.post("/api/v1/makers/count", RouteOptions{open_to_public(), "数え始める"}.answering(202),
           [](Call&) { return Maker{}; });
  api.get("/api/v1/makers", {open_to_public(), "作り手"}, [](Call&) { return Maker{}; });
  api.remove("/api/v1/makers", {open_to_public(), "消す"}, [](Call&) {});
  api.remove("/api/v1/makers/current", RouteOptions{open_to_public(), "消す"}.answering(204),
             [](Call&) { return no_content(); });
  const json::object document = openapi_document(router);
  const auto promised = [&](const char* path, const char* method) -> std::string {
    return document.at("paths").at(path).at(method).at("responses").as_object().begin()->key();
  };
  EXPECT_EQ(promised("/api/v1/makers", "post"), "201");
  EXPECT_EQ(promised("/api/v1/makers/count", "post"), "202");
  EXPECT_EQ(promised("/api/v1/makers", "get"), "200");
  EXPECT_EQ(promised("/api/v1/makers", "delete"), "204");
  EXPECT_EQ(promised("/api/v1/makers/current", "delete"), "204");
  EXPECT_TRUE(document.at("paths")
                  .at("/api/v1/makers")
                  .at("post")
                  .at("responses")
                  .at("201")
                  .as_object()
                  .contains("content"));
}

TEST(OpenApiTest, KnowsTheMediaOfFilesAndStreams) {
  Router router;
  Api api(router);
  const auto answer = [](Call&) { return html(""); };
  api.get("/api/v1/items/export.csv", {open_to_public(), "一覧 (CSV)"}, answer);
  api.get("/api/v1/items/export.xlsx", {open_to_public(), "一覧 (Excel)"}, answer);
  api.get("/api/v1/items/{item_id}/events", {open_to_public(), "進み具合"}, answer);
  api.get("/api/v1/items/{item_id}/picture", {open_to_public(), "写真"}, answer);
  api.remove("/api/v1/items/{item_id}", {open_to_public(), "消す"}, [](Call&) {});
  const json::object document = openapi_document(router);
  const auto media = [&](const char* path) -> std::string {
    return document.at("paths")
        .at(path)
        .at("get")
        .at("responses")
        .at("200")
        .at("content")
        .as_object()
        .begin()
        ->key();
  };
  EXPECT_EQ(media("/api/v1/items/export.csv"), "text/csv");
  EXPECT_EQ(media("/api/v1/items/export.xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_EQ(media("/api/v1/items/{item_id}/events"), "text/event-stream");
  EXPECT_EQ(media("/api/v1/items/{item_id}/picture"), "*/*");
  EXPECT_TRUE(document.at("paths")
                  .at("/api/v1/items/{item_id}")
                  .at("delete")
                  .at("responses")
                  .as_object()
                  .contains("204"));
}

namespace other {
struct Maker {
  std::string place;
};
BOOST_DESCRIBE_STRUCT(Maker, (), (place))
struct Problem {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (text))
}  // namespace other

TEST(OpenApiTest, RefusesTwoShapesOfOneName) {
  Router router = shop();
  Api(router).get("/api/v1/makers", {open_to_public(), "作り手"}, [](Call&) { return other::Maker{}; });
  EXPECT_THROW(openapi_document(router), std::logic_error);
  Router second;
  Api(second).get("/api/v1/problems", {open_to_public(), "困りごと"}, [](Call&) { return other::Problem{}; });
  EXPECT_THROW(openapi_document(second), std::logic_error);
}

}  // namespace
}  // namespace banso::http
