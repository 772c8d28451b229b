#include "platform/http/request_head.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cctype>

#include "platform/http/client_socket.hpp"

namespace banso::http {
namespace {

namespace wire = boost::beast::http;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char letter) { return std::tolower(letter); });
  return out;
}

std::string_view trim_blanks(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

/// A body whose length two servers could read differently is how requests are smuggled past a proxy: only one
/// Content-Length, or only "chunked", is taken. @return 0 or a status
int check_framing(const RequestHeader& header) {
  const auto lengths = header.count(wire::field::content_length);
  const auto codings = header.count(wire::field::transfer_encoding);
  if (lengths > 1 || codings > 1 || (lengths > 0 && codings > 0)) return 400;
  // "2, 2" is one line and yet two lengths.
  if (lengths > 0 && header[wire::field::content_length].find(',') != std::string_view::npos) return 400;
  if (codings == 0) return 0;
  if (header.version() < 11) return 400;
  const std::string coding = lower(header[wire::field::transfer_encoding]);
  if (coding == "chunked") return 0;
  // A coding we do not know before the last "chunked" is legal, only not served here.
  return coding.ends_with("chunked") ? 501 : 400;
}

/// "http://host/path" (how a proxy is asked) names the path as well.
std::string_view origin_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!lower(target.substr(0, scheme.size())).starts_with(scheme)) continue;
    const auto slash = target.find_first_of("/?", scheme.size());
    if (slash == std::string_view::npos) return "/";
    return target.substr(slash);
  }
  return target;
}

}  // namespace

int read_head(const RequestHeader& header, Request& request) {
  request.method = header.method() == wire::verb::head ? "GET" : std::string(header.method_string());
  request.target = std::string(header.target());
  for (const auto& field : header) {
    request.headers.emplace_back(
        lower(std::string_view(field.name_string().data(), field.name_string().size())),
        std::string(field.value()));
  }
  if (header.version() != 10 && header.version() != 11) return 505;
  if (header.method() == wire::verb::unknown) return 501;
  if (header.target().size() > kTargetLimit) return 414;
  if (header.version() == 11 && header.count(wire::field::host) != 1) return 400;
  if (const int status = check_framing(header)) return status;

  const std::string_view target = origin_form(request.target);
  if (target.starts_with('*')) {
    request.path = "*";
    return request.method == "OPTIONS" && target == "*" ? 0 : 400;
  }
  const auto question = target.find('?');
  auto path = decode_path(target.substr(0, question));
  if (!path) return 400;
  request.path = std::move(*path);
  if (question != std::string_view::npos) {
    auto query = parse_query(target.substr(question + 1));
    if (!query) return 400;
    request.query = std::move(*query);
  }
  return 0;
}

bool is_json(std::string_view content_type) {
  return lower(trim_blanks(content_type.substr(0, content_type.find(';')))) == "application/json";
}

std::string client_address(const Request& request, const std::string& peer,
                           const std::vector<std::string>& trusted) {
  const auto is_trusted = [&](const std::string& address) {
    return std::find(trusted.begin(), trusted.end(), address) != trusted.end();
  };
  if (!is_trusted(peer)) return peer;
  // Several header lines mean one list.
  std::string all;
  for (const auto& [name, value] : request.headers) {
    if (name == "x-forwarded-for") all += (all.empty() ? "" : ",") + value;
  }
  std::string client = peer;
  for (std::string_view rest = all; !rest.empty() && is_trusted(client);) {
    const auto comma = rest.rfind(',');
    const std::string_view last =
        trim_blanks(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
    boost::system::error_code failed;
    const auto address = boost::asio::ip::make_address(std::string(last), failed);
    if (failed) break;
    client = address.to_string();
  }
  return client;
}

}  // namespace banso::http
