#include "platform/http/static_files.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <map>
#include <stdexcept>

#include "platform/files/embedded.hpp"
#include "platform/http/call.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/static_variants.hpp"

namespace banso::http {
namespace {

constexpr std::string_view kDist = "web/dist/";

std::string short_hash(std::string_view bytes) {
  unsigned char hash[16];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  char hex[2 * sizeof hash + 1];
  sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
  return hex;
}

const std::map<std::string, StaticVariants, std::less<>>& built_files() {
  static const auto files = [] {
    std::map<std::string, StaticVariants, std::less<>> found;
    for (const auto& file : files::embedded_under(kDist)) {
      std::string_view path = file.path.substr(kDist.size());
      if (path.ends_with(".gz")) {
        found[std::string(path.substr(0, path.size() - 3))].gzip = file.content;
      } else if (path.ends_with(".br")) {
        found[std::string(path.substr(0, path.size() - 3))].brotli = file.content;
      } else {
        StaticVariants& variants = found[std::string(path)];
        variants.plain = file.content;
        variants.hash = short_hash(file.content);
      }
    }
    return found;
  }();
  return files;
}

Response serve(const Call& call, std::string_view path, bool immutable) {
  const auto found = built_files().find(path);
  if (found == built_files().end() || found->second.plain.data() == nullptr) {
    throw Refused(RefusalCode::kNotFound, "http.not_found", "お探しのファイルは見つかりませんでした。");
  }
  return static_response(call.request, path, found->second, immutable);
}

Route page_route(std::string pattern, std::string summary, std::function<Response(Call&)> handler) {
  return {"GET",
          std::move(pattern),
          {open_to_public(), std::move(summary)},
          std::move(handler),
          nullptr,
          nullptr,
          nullptr,
          "text/html"};
}

}  // namespace

std::string_view media_type(std::string_view path) {
  using Row = std::pair<std::string_view, std::string_view>;
  constexpr std::array kTypes{
      Row{".html", "text/html; charset=utf-8"},
      Row{".js", "text/javascript; charset=utf-8"},
      Row{".css", "text/css; charset=utf-8"},
      Row{".json", "application/json"},
      Row{".svg", "image/svg+xml"},
      Row{".png", "image/png"},
      Row{".ico", "image/x-icon"},
      Row{".woff2", "font/woff2"},
      Row{".webmanifest", "application/manifest+json"},
      Row{".txt", "text/plain; charset=utf-8"},
      Row{".csv", "text/csv; charset=utf-8"},
      Row{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

Response static_response(const Request& request, std::string_view path, const StaticVariants& file,
                         bool immutable) {
  const std::string_view accepted = request.header("accept-encoding");
  Response response;
  response.with("content-type", std::string(media_type(path)));
  response.with("vary", "accept-encoding");
  response.with("cache-control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
  std::string_view coding;
  response.static_body = file.plain;
  if (!file.brotli.empty() && accepts_coding(accepted, "br")) {
    coding = "br";
    response.static_body = file.brotli;
  } else if (!file.gzip.empty() && accepts_coding(accepted, "gzip")) {
    coding = "gzip";
    response.static_body = file.gzip;
  }
  if (!coding.empty()) response.with("content-encoding", std::string(coding));
  response.with("etag", fmt::format("\"{}{}{}\"", file.hash, coding.empty() ? "" : "-", coding));
  return response;
}

bool is_built_name(std::string_view path, std::string_view name) {
  constexpr std::string_view kFolder = "assets/";
  constexpr std::size_t kHash = 8;
  const auto dot = name.rfind('.');
  const std::string_view stem = name.substr(0, dot);
  return path.size() == kFolder.size() + name.size() + 1 + kHash && path.starts_with(kFolder) &&
         path.substr(kFolder.size()).starts_with(stem) && path[kFolder.size() + stem.size()] == '-' &&
         path.ends_with(name.substr(dot));
}

std::optional<std::string> find_asset_url(std::string_view name) {
  for (const auto& [path, file] : built_files()) {
    if (is_built_name(path, name)) return "/" + path;
  }
  return std::nullopt;
}

std::string asset_url(std::string_view name) {
  if (auto url = find_asset_url(name)) return std::move(*url);
  throw std::out_of_range("the web app was built without " + std::string(name));
}

void add_static_routes(Router& router) {
  Route assets = page_route("/assets/{path*}", "画面の部品",
                            [](Call& call) { return serve(call, "assets/" + call.text("path"), true); });
  assets.output_media = "application/octet-stream";
  router.add(std::move(assets));
  // The same program, with the first words of the screen that most people see first.
  router.add(page_route("/app/sign-in", "サインインの画面",
                        [](Call& call) { return serve(call, "sign-in.html", false); }));
  const auto app = [](Call& call) { return serve(call, "app.html", false); };
  router.add(page_route("/app", "サインインして使う画面", app));
  router.add(page_route("/app/{path*}", "サインインして使う画面", app));
}

}  // namespace banso::http
