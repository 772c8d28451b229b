#include "platform/http/response.hpp"

#include <fmt/format.h>

#include <cctype>

namespace banso::http {
namespace {

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char raw : text) {
    const auto byte = static_cast<unsigned char>(raw);
    if (std::isalnum(byte) || raw == '-' || raw == '.' || raw == '_') {
      out += raw;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

Response of_type(std::string_view content_type, std::string body) {
  Response response;
  response.headers.emplace_back("content-type", content_type);
  response.body = std::move(body);
  return response;
}

}  // namespace

bool Response::has_header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return true;
  }
  return false;
}

Response html(std::string body) {
  return of_type("text/html; charset=utf-8", std::move(body));
}

Response json(std::string body) {
  return of_type("application/json", std::move(body));
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

Response redirect(std::string location) {
  Response response;
  response.status = 303;
  return std::move(response.with("location", std::move(location)));
}

Response download(std::string body, std::string_view content_type, std::string_view file_name) {
  return std::move(of_type(content_type, std::move(body))
                       .with("content-disposition",
                             fmt::format("attachment; filename*=UTF-8''{}", percent_encode(file_name))));
}

std::string sse_event(std::string_view event, std::string_view data) {
  return fmt::format("event: {}\ndata: {}\n\n", event, data);
}

}  // namespace banso::http
