#include "contexts/membership/rules/mail_template.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kernel/text.hpp"

namespace banso::membership {
namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

}  // namespace

const std::vector<Placeholder>& placeholders() {
  static const std::vector<Placeholder> words{
      {"会員名", "事業所名"},
      {"会員番号", "会員番号"},
      {"代表者役職", "代表者の役職"},
      {"代表者名", "代表者の氏名"},
      {"担当者名", "担当者。なければ代表者の氏名"},
      {"部会", "所属部会"},
      {"地区", "地区"},
      {"商工会議所名", "送り主の商工会議所"},
  };
  return words;
}

std::string fill_template(std::string_view text, const PlaceholderValues& values) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find(kOpen);
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = text.find(kClose, open);
    if (close == std::string_view::npos) {
      out += text.substr(open);
      break;
    }
    const std::string_view word = trim(text.substr(open + kOpen.size(), close - open - kOpen.size()));
    if (const auto value = values.find(word); value != values.end()) out += value->second;
    text.remove_prefix(close + kClose.size());
  }
  return out;
}

std::vector<FieldError> template_problems(std::string_view text, const std::string& path) {
  std::vector<FieldError> errors;
  while (true) {
    const auto open = text.find(kOpen);
    if (open == std::string_view::npos) return errors;
    const auto close = text.find(kClose, open);
    if (close == std::string_view::npos) {
      errors.push_back({path, "placeholder_open", "「{{」に対応する「}}」がありません。"});
      return errors;
    }
    const std::string_view word = trim(text.substr(open + kOpen.size(), close - open - kOpen.size()));
    const auto& known = placeholders();
    if (std::none_of(known.begin(), known.end(), [&](const Placeholder& p) { return p.word == word; })) {
      errors.push_back({path, "placeholder_unknown",
                        fmt::format("差し込み「{}」は使えません。一覧にある言葉を使ってください。",
                                    first_code_points(word, 30))});
    }
    text.remove_prefix(close + kClose.size());
  }
}

}  // namespace banso::membership
