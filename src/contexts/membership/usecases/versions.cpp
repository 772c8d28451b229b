#include "contexts/membership/usecases/versions.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "platform/http/conditional.hpp"

namespace banso::membership {
namespace {

Refused unreadable() {
  return {RefusalCode::kPrecondition, "membership.version_unreadable",
          "どの版を変更したのかが分かりません。最新の内容を読み込んでから保存してください。"};
}

}  // namespace

std::optional<std::int64_t> expected_version(const http::Call& call) {
  const std::string_view header = trim(call.request.header("if-match"));
  if (header.empty()) return std::nullopt;
  const auto version = http::version_of_if_match(header);
  if (!version) throw unreadable();
  return version;
}

std::int64_t needed_version(const http::Call& call) {
  const auto version = expected_version(call);
  if (!version) throw unreadable();
  return *version;
}

Refused somebody_was_faster(const std::string& what) {
  return {RefusalCode::kPrecondition, "membership.somebody_was_faster",
          fmt::format(
              "{}は、ほかの画面で更新されています。最新の内容を読み込んで、変更をもう一度保存してください。",
              what)};
}

}  // namespace banso::membership
