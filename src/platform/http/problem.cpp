#include "platform/http/problem.hpp"

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "platform/http/html_escape.hpp"
#include "platform/http/static_files.hpp"
#include "platform/shape/json.hpp"

namespace banso::http {
namespace {

struct ProblemField {
  std::string path;
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(ProblemField, (), (path, code, message))

struct ProblemBody {
  std::string type;
  std::string title;
  std::int64_t status;
  std::string code;
  std::string reason;
  std::string detail;
  std::string request_id;
  std::vector<ProblemField> errors;
};
BOOST_DESCRIBE_STRUCT(ProblemBody, (), (type, title, status, code, reason, detail, request_id, errors))

struct StatusText {
  int status;
  std::string_view code;
  std::string_view title;
  std::string_view detail;
};

constexpr StatusText kTexts[] = {
    {400, "bad_request", "リクエストが正しくありません", "送られた内容を読み取れませんでした。"},
    {401, "unauthorized", "サインインが必要です", "サインインしてから、もう一度お試しください。"},
    {403, "forbidden", "この操作はできません",
     "必要な権限がありません。組織の管理者にお問い合わせください。"},
    {404, "not_found", "見つかりません", "アドレスが変わったか、削除された可能性があります。"},
    {405, "method_not_allowed", "この方法では呼び出せません", "使える方法は Allow ヘッダーにあります。"},
    {408, "request_timeout", "時間切れです",
     "データが届くまでに時間がかかりすぎました。通信の状態を確かめて、もう一度お試しください。"},
    {409, "conflict", "いまはこの操作ができません", "状態が変わっています。画面を更新して確かめてください。"},
    {412, "precondition_failed", "ほかの人が先に更新しました",
     "最新の内容を読み込んでから、もう一度お試しください。"},
    {413, "too_large", "データが大きすぎます",
     "上限より大きいデータは受け取れません。分けて送ってください。"},
    {414, "uri_too_long", "アドレスが長すぎます", "条件を減らしてお試しください。"},
    {415, "unsupported_media_type", "この形式は受け取れません", "Content-Type を確かめてください。"},
    {417, "expectation_failed", "Expect ヘッダーに対応できません", "Expect: 100-continue だけが使えます。"},
    {422, "invalid", "入力に誤りがあります", "それぞれの項目の説明を見て直してください。"},
    {429, "too_many_requests", "アクセスが多すぎます", "しばらく待ってから、もう一度お試しください。"},
    {431, "headers_too_large", "ヘッダーが大きすぎます", "ブラウザーのCookieを削除してお試しください。"},
    {500, "internal_error", "内部でエラーが起きました",
     "時間をおいてもう一度お試しください。続くときは受付番号を添えてお知らせください。"},
    {501, "not_implemented", "この方法には対応していません", "別の方法でお試しください。"},
    {503, "unavailable", "ただいま混み合っているか、準備中です",
     "入力した内容はこの画面に残っています。少し待ってから、もう一度お試しください。"},
    {505, "version_not_supported", "HTTPの版に対応していません", "HTTP/1.1 でお試しください。"},
};

const StatusText& text_of(int status) {
  for (const auto& text : kTexts) {
    if (text.status == status) return text;
  }
  return text_of(500);
}

Response page(const ProblemBody& body) {
  // Put together here and not from a template: it must show even when nothing else of the server works. The
  // style sheet is the one of all pages; without it the page is plain and still readable.
  const auto style = find_asset_url("styles.css");
  std::string page =
      "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>" +
      escape_html(body.title) + " | Banso</title>";
  if (style) page += "<link rel=\"stylesheet\" href=\"" + escape_html(*style) + "\">";
  page +=
      "</head><body><header class=\"header\"><a class=\"brand\" href=\"/\">Banso <span "
      "class=\"brand__sub\">伴走</span></a></header><main class=\"page page--narrow\"><div "
      "class=\"page__head\"><h1>" +
      escape_html(body.title) + "</h1><p class=\"page__lead\">" + escape_html(body.detail) +
      "</p></div><p><a href=\"/\">トップページへ</a></p><p class=\"small muted\">受付番号: " +
      escape_html(body.request_id) + "</p></main></body></html>";
  Response response = html(std::move(page));
  response.status = static_cast<int>(body.status);
  return response;
}

Response render(const ProblemBody& body, bool wants_page) {
  Response response = wants_page ? page(body) : json(shape::to_json(body));
  if (!wants_page) response.headers[0].second = "application/problem+json";
  response.status = static_cast<int>(body.status);
  response.with("cache-control", "no-store");
  if (body.status == 503) response.with("retry-after", "5");
  return response;
}

}  // namespace

int status_of(RefusalCode code) {
  switch (code) {
    case RefusalCode::kInvalid:
      return 422;
    case RefusalCode::kUnauthorized:
      return 401;
    case RefusalCode::kForbidden:
      return 403;
    case RefusalCode::kNotFound:
      return 404;
    case RefusalCode::kConflict:
      return 409;
    case RefusalCode::kPrecondition:
      return 412;
    case RefusalCode::kTooLarge:
      return 413;
    case RefusalCode::kTooMany:
      return 429;
    case RefusalCode::kUnavailable:
      return 503;
  }
  return 500;
}

Response refusal_response(const Refused& refused, std::string_view request_id, bool wants_page) {
  const int status = status_of(refused.code());
  const StatusText& text = text_of(status);
  ProblemBody body{
      "about:blank",     std::string(text.title), status, std::string(text.code), refused.reason(),
      refused.message(), std::string(request_id), {}};
  for (const auto& field : refused.fields()) body.errors.push_back({field.path, field.code, field.message});
  return render(body, wants_page);
}

Response status_response(int status, std::string_view request_id, bool wants_page) {
  const StatusText& text = text_of(status);
  return render({"about:blank",
                 std::string(text.title),
                 text.status,
                 std::string(text.code),
                 "http." + std::string(text.code),
                 std::string(text.detail),
                 std::string(request_id),
                 {}},
                wants_page);
}

}  // namespace banso::http
