#include "app/operations.hpp"

#include <fmt/format.h>

#include "platform/db/error.hpp"
#include "platform/db/pool.hpp"
#include "platform/http/api.hpp"
#include "platform/metrics/metrics.hpp"

namespace banso::app {
namespace {

http::Response plain(int status, std::string text) {
  http::Response response;
  response.status = status;
  response.with("content-type", "text/plain; charset=utf-8");
  response.body = std::move(text);
  return response;
}

bool is_local(std::string_view peer) {
  return peer == "127.0.0.1" || peer == "::1";
}

}  // namespace

void register_operations(http::Router& router, Application& application) {
  http::Api api(router);
  api.get("/healthz", {http::open_to_public(), "動いているか"},
          [](http::Call&) { return plain(200, "ok\n"); });
  api.get("/readyz", {http::open_to_public(), "受け付けられるか"}, [&application](http::Call& call) {
    if (!application.accepting()) return plain(503, "draining\n");
    try {
      call.tx.execute_sql("select 1");
    } catch (const db::Unavailable&) {
      return plain(503, "database unavailable\n");
    }
    return plain(200, "ready\n");
  });
  // Figures of the running program are for whoever runs it: the scraper asks from the same machine.
  api.get("/metrics", {http::open_to_public(), "計測値 (Prometheus形式。同じ機械からだけ)"},
          [](http::Call& call) {
            if (!is_local(call.request.peer)) {
              throw Refused(RefusalCode::kForbidden, "app.metrics_local_only",
                            "計測値は同じ機械からだけ読めます。");
            }
            return plain(200, metrics::text());
          });
}

}  // namespace banso::app
