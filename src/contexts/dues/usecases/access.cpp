#include "contexts/dues/usecases/access.hpp"

#include <fmt/format.h>

#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/http/conditional.hpp"

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
  const std::string_view header = trim(call.request.header("if-match"));
  if (header.empty()) return std::nullopt;
  const auto version = http::version_of_if_match(header);
  if (!version) {
    throw Refused(RefusalCode::kPrecondition, "dues.version_unreadable",
                  "どの版を変更したのかが分かりません。最新の内容を読み込んでから保存してください。");
  }
  return version;
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
