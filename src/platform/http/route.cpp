#include "platform/http/route.hpp"

#include <algorithm>
#include <stdexcept>

namespace banso::http {
namespace {

std::string_view next_segment(std::string_view& rest) {
  if (!rest.empty() && rest.front() == '/') rest.remove_prefix(1);
  const auto end = rest.find('/');
  const std::string_view segment = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
  return segment;
}

/// The literal beginning of a pattern, which sorts routes into small groups: up to three segments without
/// braces.
std::string literal_key(std::string_view path, std::size_t segments) {
  std::string key;
  for (std::size_t i = 0; i < segments && !path.empty(); ++i) {
    const std::string_view segment = next_segment(path);
    if (segment.starts_with('{')) break;
    key += '/';
    key += segment;
  }
  return key;
}

constexpr std::size_t kKeySegments = 3;

bool matches(std::string_view pattern, std::string_view path,
             std::map<std::string, std::string, std::less<>>& parameters) {
  parameters.clear();
  while (true) {
    if (pattern.empty() || path.empty()) return pattern.empty() && path.empty();
    const std::string_view expected = next_segment(pattern);
    if (expected.ends_with("*}")) {
      parameters.emplace(expected.substr(1, expected.size() - 3), path.substr(1));
      return true;
    }
    const std::string_view actual = next_segment(path);
    if (expected.starts_with('{')) {
      // "{name}.csv" binds what stands before the literal ending.
      const auto close = expected.find('}');
      const std::string_view ending = expected.substr(close + 1);
      if (!actual.ends_with(ending) || actual.size() == ending.size()) return false;
      parameters.emplace(expected.substr(1, close - 1), actual.substr(0, actual.size() - ending.size()));
    } else if (expected != actual) {
      return false;
    }
  }
}

/// How open each segment of a pattern is: 'a' literal, 'b' "{name}.csv", 'c' "{name}", 'd' "{rest*}".
std::string openness(std::string_view pattern) {
  std::string levels;
  while (!pattern.empty()) {
    const std::string_view segment = next_segment(pattern);
    if (!segment.starts_with('{')) {
      levels += 'a';
    } else if (segment.ends_with("*}")) {
      levels += 'd';
    } else {
      levels += segment.ends_with('}') ? 'c' : 'b';
    }
  }
  return levels;
}

/// From the left, a literal segment wins over a parameter: "/sessions/current" before
/// "/sessions/{session_id}".
bool more_literal(const Route* left, const Route* right) {
  return openness(left->pattern) < openness(right->pattern);
}

}  // namespace

void Router::add(Route route) {
  if (route.options.summary.empty()) throw std::logic_error("route without a summary: " + route.name());
  if (route.options.access.kind == Access::Kind::kPermission && route.options.access.permission.empty()) {
    throw std::logic_error("route without access: " + route.name());
  }
  for (const auto& known : routes_) {
    if (known->name() == route.name()) throw std::logic_error("route declared twice: " + route.name());
  }
  if (route.options.status == 0) route.options.status = 200;
  routes_.push_back(std::make_unique<Route>(std::move(route)));
  const Route* added = routes_.back().get();
  const std::string key = literal_key(added->pattern, kKeySegments);
  auto& group = key.empty() ? wild_ : by_first_segments_[key];
  group.push_back(added);
  std::stable_sort(group.begin(), group.end(), more_literal);
}

Router::Match Router::match(std::string_view method, std::string_view path) const {
  Match match;
  std::map<std::string, std::string, std::less<>> parameters;
  const auto look = [&](const std::vector<const Route*>& group) {
    for (const Route* route : group) {
      if (!matches(route->pattern, path, parameters)) continue;
      if (route->method == method) {
        match.route = route;
        match.parameters = std::move(parameters);
        return true;
      }
      if (std::find(match.allowed.begin(), match.allowed.end(), route->method) == match.allowed.end()) {
        match.allowed.push_back(route->method);
      }
    }
    return false;
  };
  // From the longest literal beginning to the shortest, each group once.
  std::string looked_at;
  for (std::size_t segments = kKeySegments; segments > 0; --segments) {
    std::string key = literal_key(path, segments);
    if (key == looked_at) continue;
    const auto group = by_first_segments_.find(key);
    if (group != by_first_segments_.end() && look(group->second)) return match;
    looked_at = std::move(key);
  }
  look(wild_);
  return match;
}

}  // namespace banso::http
