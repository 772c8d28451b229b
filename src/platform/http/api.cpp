#include "platform/http/api.hpp"

#include <fmt/format.h>

#include "platform/coverage/coverage.hpp"
#include "platform/http/static_files.hpp"

namespace banso::http::detail {

std::string media_of_pattern(std::string_view pattern) {
  if (pattern.ends_with("/events")) return "text/event-stream";
  const std::string media(media_type(pattern));
  return media == "application/octet-stream" ? "*/*" : media.substr(0, media.find(';'));
}

void note_answer(const Call& call, int status) {
  if (coverage::is_noted()) coverage::note("answer", fmt::format("{} {}", call.route.name(), status));
}

}  // namespace banso::http::detail
