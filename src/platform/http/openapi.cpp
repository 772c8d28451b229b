#include "platform/http/openapi.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <cctype>
#include <map>
#include <stdexcept>

namespace banso::http {
namespace {

namespace json = boost::json;

class Document {
 public:
  json::object make(const Router& router) {
    named_.emplace("Problem", nullptr);  // no shape of ours may take the name
    for (const auto& route : router.routes()) {
      if (route->pattern.starts_with("/api/")) add(*route);
    }
    schemas_["Problem"] = problem_schema();
    return {
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "Banso API"},
          {"version", "1"},
          {"description",
           "画面でできることは、すべてこのAPIでもできます。誤りは application/problem+json で返ります。"}}},
        {"servers", json::array{json::object{{"url", "/"}}}},
        {"paths", paths_},
        {"components",
         {{"schemas", schemas_},
          {"securitySchemes",
           {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-banso"}}},
            {"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
  }

 private:
  static json::object problem_schema() {
    const json::object text{{"type", "string"}};
    const json::object field{{"type", "object"},
                             {"required", json::array{"path", "code", "message"}},
                             {"properties", {{"path", text}, {"code", text}, {"message", text}}}};
    return {{"type", "object"},
            {"required", json::array{"title", "status", "code", "reason", "detail", "request_id", "errors"}},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"code", text},
              {"reason", text},
              {"detail", text},
              {"request_id", text},
              {"errors", {{"type", "array"}, {"items", field}}}}}};
  }

  void add(const Route& route) {
    json::object operation;
    operation["operationId"] = operation_id(route);
    operation["summary"] = route.options.summary;
    operation["tags"] = json::array{tag_of(route)};
    switch (route.options.access.kind) {
      case Access::Kind::kPublic:
        operation["security"] = json::array{};
        break;
      case Access::Kind::kPermission:
        operation["x-permission"] = route.options.access.permission;
        [[fallthrough]];
      case Access::Kind::kSignedIn:
        operation["security"] =
            json::array{json::object{{"session", json::array{}}}, json::object{{"token", json::array{}}}};
    }
    json::array parameters;
    add_path_parameters(route.pattern, parameters);
    if (route.query) add_query_parameters(*route.query, parameters);
    if (!parameters.empty()) operation["parameters"] = std::move(parameters);
    if (route.options.upload) {
      operation["requestBody"] = {{"required", true},
                                  {"content", {{"application/octet-stream", json::object{}}}}};
    } else if (route.input) {
      operation["requestBody"] = {{"required", true},
                                  {"content", {{"application/json", {{"schema", schema(*route.input)}}}}}};
    }
    operation["responses"] = responses(route);
    std::string method = route.method;
    for (char& letter : method) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    json::value& path = paths_[route.pattern];
    if (!path.is_object()) path = json::object{};
    path.as_object()[method] = std::move(operation);
  }

  json::object responses(const Route& route) {
    json::object success{{"description", success_in_words(route.options.status)}};
    if (route.output) {
      success["content"] = {{"application/json", {{"schema", schema(*route.output)}}}};
    } else if (!route.output_media.empty()) {
      success["content"] = {{route.output_media, json::object{}}};
    }
    json::object all{{std::to_string(route.options.status), std::move(success)}};
    all["default"] = {
        {"description", "できなかった理由"},
        {"content",
         {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
    return all;
  }

  static std::string_view success_in_words(int status) {
    if (status == 201) return "登録しました";
    if (status == 202) return "受け付けました(結果は後で分かります)";
    return "成功";
  }

  static std::string tag_of(const Route& route) {
    if (!route.options.tag.empty()) return route.options.tag;
    std::string_view rest = std::string_view(route.pattern).substr(std::string_view("/api/v1/").size());
    return std::string(rest.substr(0, rest.find_first_of("/.")));
  }

  /// "GET /api/v1/jobs/{job_id}" → "get_jobs_by_job_id"
  static std::string operation_id(const Route& route) {
    std::string id;
    for (const char letter : route.method + route.pattern.substr(std::string_view("/api/v1").size())) {
      if (letter == '{') {
        id += "by_";
      } else if (letter == '/' || letter == '-' || letter == '.') {
        if (!id.ends_with('_')) id += '_';
      } else if (letter != '}' && letter != '*') {
        id += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
      }
    }
    return id;
  }

  static void add_path_parameters(std::string_view pattern, json::array& parameters) {
    for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
      std::string_view name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
      if (name.ends_with('*')) name.remove_suffix(1);
      // Ids are whole numbers; codes, names and tokens are text.
      const char* type = name.ends_with("_id") ? "integer" : "string";
      parameters.push_back(
          {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", type}}}});
    }
  }

  void add_query_parameters(const shape::Type& type, json::array& parameters) {
    for (const shape::Field& field : type.fields) {
      const shape::Type& plain =
          field.type->kind == shape::Kind::kOptional ? *field.type->element : *field.type;
      parameters.push_back(
          {{"name", field.name}, {"in", "query"}, {"required", false}, {"schema", schema(plain)}});
    }
  }

  json::object schema(const shape::Type& type) {
    switch (type.kind) {
      case shape::Kind::kBool:
        return {{"type", "boolean"}};
      case shape::Kind::kDouble:
        return {{"type", "number"}};
      case shape::Kind::kJson:
        return {};
      case shape::Kind::kInt: {
        json::object plain{{"type", "integer"}};
        // The limits of the machine's own numbers say nothing about the value.
        if (type.min != INT64_MIN && type.min != INT32_MIN) plain["minimum"] = type.min;
        if (type.max != INT64_MAX && type.max != INT32_MAX) plain["maximum"] = type.max;
        return plain;
      }
      case shape::Kind::kText:
        return text_schema(type);
      case shape::Kind::kList:
        return {{"type", "array"}, {"items", schema(*type.element)}};
      case shape::Kind::kOptional:
        return {{"anyOf", json::array{schema(*type.element), json::object{{"type", "null"}}}}};
      case shape::Kind::kStruct:
        break;
    }
    const std::string name(type.name);
    if (const auto [seen, is_new] = named_.emplace(name, &type); is_new) {
      schemas_[name] = struct_schema(type);
    } else if (seen->second != &type) {
      throw std::logic_error("two shapes are called " + name +
                             ": the API document needs one name for one shape");
    }
    return {{"$ref", "#/components/schemas/" + name}};
  }

  static json::object text_schema(const shape::Type& type) {
    json::object plain{{"type", "string"}};
    if (!type.values.empty()) {
      json::array words;
      for (const auto& word : type.values) words.emplace_back(word);
      plain["enum"] = std::move(words);
      return plain;
    }
    if (!type.format.empty()) plain["format"] = type.format;
    if (type.min > 0) plain["minLength"] = type.min;
    if (type.max < 100'000) plain["maxLength"] = type.max;
    return plain;
  }

  json::object struct_schema(const shape::Type& type) {
    json::object properties;
    json::array required;
    for (const shape::Field& field : type.fields) {
      properties[field.name] = schema(*field.type);
      if (field.type->kind != shape::Kind::kOptional) required.emplace_back(field.name);
    }
    json::object plain{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) plain["required"] = std::move(required);
    return plain;
  }

  json::object paths_;
  json::object schemas_;
  std::map<std::string, const shape::Type*> named_;
};

}  // namespace

json::object openapi_document(const Router& router) {
  return Document().make(router);
}

}  // namespace banso::http
