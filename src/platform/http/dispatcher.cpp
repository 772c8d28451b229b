#include "platform/http/dispatcher.hpp"

#include <sodium.h>

#include "platform/coverage/coverage.hpp"
#include "platform/db/error.hpp"
#include "platform/db/pool.hpp"
#include "platform/http/problem.hpp"
#include "platform/log/log.hpp"

namespace banso::http {
namespace {

constexpr int kAttempts = 4;

bool changes_state(const Request& request) {
  return request.method != "GET";
}

/// A form on a public page: sent by the browser without a header of ours, so its origin is the proof, and
/// whoever sends it does so as nobody, also when they are signed in.
bool is_public_form(const Route& route) {
  return route.options.access.kind == Access::Kind::kPublic && !route.pattern.starts_with("/api/");
}

bool same_text(std::string_view left, std::string_view right) {
  return left.size() == right.size() && !left.empty() &&
         sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

void check_access(const Route& route, const identity::Caller& caller) {
  const Access& access = route.options.access;
  if (access.kind == Access::Kind::kPublic) return;
  if (!caller.signed_in()) {
    throw Refused(RefusalCode::kUnauthorized, "http.sign_in_required",
                  "サインインしてから、もう一度お試しください。");
  }
  if (caller.two_factor_pending && !route.options.works_before_two_factor) {
    throw Refused(RefusalCode::kForbidden, "identity.two_factor_required",
                  "この役割では二段階認証の設定が必要です。「アカウント」の画面で設定してください。");
  }
  if (access.kind == Access::Kind::kPermission && !caller.may(access.permission)) {
    throw Refused(RefusalCode::kForbidden, "http.forbidden",
                  "この操作に必要な権限がありません。所属する組織の管理者にお問い合わせください。");
  }
}

}  // namespace

bool wants_page(const Request& request) {
  return !request.path.starts_with("/api/") &&
         request.header("accept").find("text/html") != std::string_view::npos;
}

bool is_same_origin(const Request& request, std::string_view public_url) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty()) return site == "same-origin" || site == "none";
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return true;
  if (origin == public_url) return true;
  const auto scheme = origin.find("://");
  return scheme != std::string_view::npos && origin.substr(scheme + 3) == request.header("host");
}

Dispatcher::Dispatcher(Services& services, Authenticator& authenticator)
    : services_(services), authenticator_(authenticator) {}

identity::Caller Dispatcher::admit(db::Tx& tx, const Route& route, const Request& request, Instant now) {
  identity::Caller caller;
  if (is_public_form(route) && changes_state(request)) {
    if (is_same_origin(request, services_.config.public_url)) return caller;
    throw Refused(RefusalCode::kForbidden, "http.csrf",
                  "この画面の有効期限が切れました。画面を読み込み直してから、もう一度お試しください。");
  }
  const bool has_proof = !request.cookie(kSessionCookie).empty() || !request.header("authorization").empty();
  if (has_proof) caller = authenticator_.authenticate(tx, request, now);
  check_access(route, caller);
  if (!changes_state(request) || caller.api_token_id != 0) return caller;
  const bool proven = caller.signed_in() ? same_text(request.header("x-csrf-token"), caller.csrf_token)
                                         : is_same_origin(request, services_.config.public_url);
  if (!proven) {
    throw Refused(RefusalCode::kForbidden, "http.csrf",
                  "この画面の有効期限が切れました。画面を読み込み直してから、もう一度お試しください。");
  }
  return caller;
}

Response Dispatcher::attempt(const Route& route, const Request& request) {
  // A GET writes at most read logs; those need not wait for the disk.
  db::Tx tx([this] { return services_.pool.borrow(); }, {.settings = {}, .durable = changes_state(request)});
  const Instant now = services_.clock();
  identity::Caller caller = admit(tx, route, request, now);
  Call call{request, route, tx, caller, now, services_};
  Response response = route.handler(call);
  tx.commit();
  if (response.status < 400) coverage::note("route", route.name());
  return response;
}

Response Dispatcher::guarded(const Request& request, const std::function<Response()>& work) {
  const bool page = wants_page(request);
  try {
    return work();
  } catch (const Refused& refused) {
    return refusal_response(refused, request.request_id, page);
  } catch (const db::Unavailable& unavailable) {
    log::warn("database.unavailable", {{"request_id", request.request_id}, {"detail", unavailable.what()}});
    return status_response(503, request.request_id, page);
  } catch (const db::Error& error) {
    // 57014: the statement ran into its time limit.
    const bool too_slow = error.sqlstate() == "57014";
    log::error("database.error", {{"request_id", request.request_id},
                                  {"sqlstate", error.sqlstate()},
                                  {"constraint", error.constraint()},
                                  {"detail", error.what()}});
    return status_response(too_slow ? 503 : 500, request.request_id, page);
  } catch (const std::exception& error) {
    log::error("request.failed", {{"request_id", request.request_id}, {"detail", error.what()}});
    return status_response(500, request.request_id, page);
  } catch (...) {
    log::error("request.failed",
               {{"request_id", request.request_id}, {"detail", "not an exception of ours"}});
    return status_response(500, request.request_id, page);
  }
}

Response Dispatcher::handle(const Route& route, const Request& request) {
  return guarded(request, [&] {
    for (int tries = 1;; ++tries) {
      if (tries > 1) db::pause_before_retry(tries);
      try {
        return attempt(route, request);
      } catch (const db::Error& error) {
        if (!error.is_retryable() || tries >= kAttempts) throw;
      }
    }
  });
}

std::optional<Response> Dispatcher::refuse_upload(const Route& route, const Request& request) {
  Response response = guarded(request, [&] {
    db::Tx tx([this] { return services_.pool.borrow(); });
    admit(tx, route, request, services_.clock());
    return no_content();
  });
  if (response.status == 204) return std::nullopt;
  return response;
}

}  // namespace banso::http
