#include "contexts/dues/usecases/access.hpp"

#include <fmt/format.h>

#include <charconv>

#include "kernel/refusal.hpp"
#include "kernel/text.hpp"

namespace banso::dues {

std::int64_t chamber_of(http::Call& call) {
  const std::int64_t organization_id = call.id("organization_id");
  if (!call.caller.has_role_in(organization_id)) {
    throw Refused(RefusalCode::kNotFound, "dues.not_your_chamber",
                  "この商工会議所の会費は、そこで働く人だけが扱えます。");
  }
  return organization_id;
}

std::optional<std::int64_t> expected_version(const http::Call& call) {
  std::string_view header = trim(call.request.header("if-match"));
  if (header.empty()) return std::nullopt;
  if (header.starts_with("W/")) header.remove_prefix(2);
  std::int64_t version = -1;
  if (header.size() >= 3 && header.front() == '"' && header.back() == '"') {
    header = header.substr(1, header.size() - 2);
    const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), version);
    if (error != std::errc() || end != header.data() + header.size()) version = -1;
  }
  if (version < 0) {
    throw Refused(RefusalCode::kPrecondition, "dues.version_unreadable",
                  "どの版を変更したのかが分かりません。最新の内容を読み込んでから保存してください。");
  }
  return version;
}

std::string etag_of(std::int64_t version) {
  return fmt::format("\"{}\"", version);
}

void note(http::Call& call, std::int64_t organization_id, std::string_view action,
          std::string_view object_type, std::int64_t object_id, boost::json::object details) {
  const std::string word = fmt::format("dues.{}", action);
  audit::Entry entry;
  entry.action = word;
  entry.object_type = object_type;
  entry.object_id = std::to_string(object_id);
  entry.organization_id = organization_id;
  entry.details = std::move(details);
  audit::record(call, entry);
}

}  // namespace banso::dues
