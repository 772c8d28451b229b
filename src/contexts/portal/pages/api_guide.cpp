#include "contexts/portal/pages/api_guide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <set>
#include <vector>

namespace banso::portal {
namespace {

namespace json = boost::json;

constexpr std::string_view kSchemas = "#/components/schemas/";

using Label = std::pair<std::string_view, std::string_view>;
constexpr std::array kLabels{
    Label{"audit", "操作の記録（監査ログ）"},
    Label{"businesses", "事業者を探す・見る"},
    Label{"claims", "事業者としての登録と確認"},
    Label{"consents", "情報を見せる同意"},
    Label{"email-verifications", "メールアドレスの確認"},
    Label{"imports", "データの取り込み"},
    Label{"invitations", "招待"},
    Label{"jobs", "時間のかかる処理"},
    Label{"mails", "送信メール（デモ）"},
    Label{"me", "自分のアカウント"},
    Label{"openapi", "APIの説明"},
    Label{"organizations", "組織と人"},
    Label{"password-resets", "パスワードの再設定"},
    Label{"postal-codes", "郵便番号"},
    Label{"profile-fields", "事業者情報の項目"},
    Label{"reference", "都道府県・市区町村・業種"},
    Label{"role-settings", "役割ごとの設定"},
    Label{"sessions", "サインイン"},
    Label{"sign-in-options", "サインインの方法"},
    Label{"sign-up", "利用登録"},
};

/// How a schema is said in a table cell.
struct Said {
  std::string type;
  std::string shape;  ///< the shape it refers to, or empty
  std::string note;
  bool nullable = false;
};

std::string range_note(const json::object& schema, std::string_view low, std::string_view high,
                       std::string_view unit) {
  const auto* least = schema.if_contains(low);
  const auto* most = schema.if_contains(high);
  if (least && most && *least == *most) return fmt::format("{}{}", json::serialize(*least), unit);
  if (least && most) return fmt::format("{}〜{}{}", json::serialize(*least), json::serialize(*most), unit);
  if (least) return fmt::format("{}{}以上", json::serialize(*least), unit);
  if (most) return fmt::format("{}{}以内", json::serialize(*most), unit);
  return {};
}

Said say_text(const json::object& schema) {
  if (const auto* words = schema.if_contains("enum")) {
    std::string all;
    for (const auto& word : words->as_array())
      all += (all.empty() ? "" : "、") + std::string(word.as_string());
    return {"文字列（選択）", "", all};
  }
  const auto* format = schema.if_contains("format");
  if (format && *format == "date") return {"日付", "", "例: 2026-04-01"};
  if (format && *format == "date-time") return {"日時", "", "例: 2026-04-01T09:00:00+09:00"};
  return {"文字列", "", range_note(schema, "minLength", "maxLength", "文字")};
}

Said say(const json::object& schema) {
  if (const auto* reference = schema.if_contains("$ref")) {
    const std::string name(std::string_view(reference->as_string()).substr(kSchemas.size()));
    return {name, name, ""};
  }
  if (const auto* choices = schema.if_contains("anyOf")) {
    Said said = say(choices->as_array().at(0).as_object());
    said.nullable = true;
    return said;
  }
  const auto* type = schema.if_contains("type");
  if (!type) return {"JSON", "", "形は決まっていません"};
  if (*type == "array") {
    Said said = say(schema.at("items").as_object());
    said.type += "の一覧";
    return said;
  }
  if (*type == "string") return say_text(schema);
  if (*type == "integer") return {"整数", "", range_note(schema, "minimum", "maximum", "")};
  if (*type == "number") return {"数", "", ""};
  if (*type == "boolean") return {"真偽", "", "true か false"};
  return {"オブジェクト", "", ""};
}

json::object row_of(std::string_view name, const json::object& schema, bool required) {
  const Said said = say(schema);
  return {{"name", name},
          {"type", said.type},
          {"shape", said.shape},
          {"note", said.note},
          {"required", required && !said.nullable}};
}

/// Every shape that a part of the document refers to, with those that they refer to in turn.
class UsedShapes {
 public:
  explicit UsedShapes(const json::object& document)
      : schemas_(document.at("components").at("schemas").as_object()) {}

  void collect(const json::value& part) {
    if (const auto* list = part.if_array()) {
      for (const auto& item : *list) collect(item);
    } else if (const auto* object = part.if_object()) {
      for (const auto& member : *object) {
        if (member.key() == "$ref") {
          add(std::string_view(member.value().as_string()).substr(kSchemas.size()));
        } else {
          collect(member.value());
        }
      }
    }
  }

  json::array tables() const {
    json::array all;
    for (const std::string& name : names_) {
      const auto& schema = schemas_.at(name).as_object();
      std::set<std::string_view> required;
      if (const auto* listed = schema.if_contains("required")) {
        for (const auto& member : listed->as_array()) required.insert(member.as_string());
      }
      json::array rows;
      for (const auto& member : schema.at("properties").as_object()) {
        rows.push_back(row_of(member.key(), member.value().as_object(), required.contains(member.key())));
      }
      all.push_back(json::object{{"shape", name}, {"rows", std::move(rows)}});
    }
    return all;
  }

 private:
  void add(std::string_view name) {
    if (names_.emplace(name).second) collect(schemas_.at(name));
  }

  const json::object& schemas_;
  std::set<std::string> names_;
};

struct Operation {
  std::string method;
  std::string path;
  const json::object* facts;
};

/// The operations by their tag, in the order of the document.
std::map<std::string, std::vector<Operation>> by_tag(const json::object& document) {
  std::map<std::string, std::vector<Operation>> groups;
  for (const auto& path : document.at("paths").as_object()) {
    for (const auto& operation : path.value().as_object()) {
      std::string method(operation.key());
      std::transform(method.begin(), method.end(), method.begin(),
                     [](unsigned char letter) { return std::toupper(letter); });
      const auto& facts = operation.value().as_object();
      groups[std::string(facts.at("tags").at(0).as_string())].push_back(
          {method, std::string(path.key()), &facts});
    }
  }
  return groups;
}

std::string access_of(const json::object& facts) {
  if (facts.at("security").as_array().empty()) return "だれでも";
  if (const auto* permission = facts.if_contains("x-permission")) {
    return fmt::format("権限 {} のある人", std::string_view(permission->as_string()));
  }
  return "サインインした人";
}

json::object line_of(const Operation& operation) {
  return {{"method", operation.method},
          {"path", operation.path},
          {"operation_id", operation.facts->at("operationId")},
          {"summary", operation.facts->at("summary")}};
}

/// What a request or response body is: a shape, or the media type it has.
json::object body_of(const json::object& content) {
  const auto& first = *content.begin();
  const auto* schema = first.value().as_object().if_contains("schema");
  if (!schema)
    return {{"type", first.key() == "*/*" ? std::string_view("ファイル") : std::string_view(first.key())}};
  const Said said = say(schema->as_object());
  return {{"type", said.type}, {"shape", said.shape}};
}

json::object operation_of(const Operation& operation) {
  json::object all = line_of(operation);
  const json::object& facts = *operation.facts;
  all["access"] = access_of(facts);
  if (const auto* parameters = facts.if_contains("parameters")) {
    json::array rows;
    for (const auto& parameter : parameters->as_array()) {
      json::object row = row_of(parameter.at("name").as_string(), parameter.at("schema").as_object(),
                                parameter.at("required").as_bool());
      row["place"] = parameter.at("in") == "path" ? "アドレス" : "?の後";
      rows.push_back(std::move(row));
    }
    all["parameters"] = json::object{{"rows", std::move(rows)}};
  }
  if (const auto* body = facts.if_contains("requestBody"))
    all["input"] = body_of(body->at("content").as_object());
  for (const auto& response : facts.at("responses").as_object()) {
    if (response.key() == "default") continue;
    json::object answer{{"status", response.key()}};
    if (const auto* content = response.value().as_object().if_contains("content")) {
      answer["body"] = body_of(content->as_object());
    }
    all["answer"] = std::move(answer);
  }
  return all;
}

}  // namespace

std::string_view group_label(std::string_view tag) {
  const auto* found =
      std::find_if(kLabels.begin(), kLabels.end(), [&](const Label& row) { return row.first == tag; });
  return found == kLabels.end() ? tag : found->second;
}

json::object api_index(const json::object& document) {
  json::array groups;
  for (const auto& [tag, operations] : by_tag(document)) {
    json::array lines;
    for (const auto& operation : operations) lines.push_back(line_of(operation));
    groups.push_back(
        json::object{{"tag", tag}, {"label", group_label(tag)}, {"operations", std::move(lines)}});
  }
  return {{"groups", std::move(groups)}};
}

std::optional<json::object> api_group(const json::object& document, std::string_view tag) {
  const auto groups = by_tag(document);
  const auto found = groups.find(std::string(tag));
  if (found == groups.end()) return std::nullopt;
  UsedShapes shapes(document);
  json::array operations;
  for (const auto& operation : found->second) {
    operations.push_back(operation_of(operation));
    shapes.collect(*operation.facts);
  }
  return json::object{{"tag", tag},
                      {"label", group_label(tag)},
                      {"operations", std::move(operations)},
                      {"shapes", shapes.tables()}};
}

}  // namespace banso::portal
