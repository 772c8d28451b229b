#include "platform/http/conditional.hpp"

#include <charconv>

namespace banso::http {
namespace {

std::string_view trim_blanks(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

std::string_view next_item(std::string_view& list) {
  const auto comma = list.find(',');
  const std::string_view item = trim_blanks(list.substr(0, comma));
  list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  return item;
}

std::string_view opaque(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return tag;
}

/// "q=0", "q=0.0", "q=0.000": not acceptable.
bool is_refusal(std::string_view parameter) {
  parameter = trim_blanks(parameter);
  if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return false;
  return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

bool is_not_modified(const Request& request, const Response& response) {
  std::string_view held = request.header("if-none-match");
  if (held.empty()) return false;
  std::string_view current;
  for (const auto& [name, value] : response.headers) {
    if (name == "etag") current = value;
  }
  if (current.empty()) return false;
  while (!held.empty()) {
    const std::string_view tag = next_item(held);
    if (tag == "*" || opaque(tag) == opaque(current)) return true;
  }
  return false;
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  while (!accept_encoding.empty()) {
    const std::string_view item = next_item(accept_encoding);
    const auto semicolon = item.find(';');
    if (trim_blanks(item.substr(0, semicolon)) != coding) continue;
    return semicolon == std::string_view::npos || !is_refusal(item.substr(semicolon + 1));
  }
  return false;
}

std::string etag_of_version(std::int64_t version) {
  return '"' + std::to_string(version) + '"';
}

std::optional<std::int64_t> version_of_if_match(std::string_view header) {
  header = trim_blanks(header);
  if (header.starts_with("W/")) header.remove_prefix(2);
  if (header.size() < 3 || header.front() != '"' || header.back() != '"') return std::nullopt;
  header = header.substr(1, header.size() - 2);
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), version);
  if (error != std::errc() || end != header.data() + header.size() || version < 0) return std::nullopt;
  return version;
}

}  // namespace banso::http
