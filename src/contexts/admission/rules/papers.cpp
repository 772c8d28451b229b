#include "contexts/admission/rules/papers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace banso::admission {

std::vector<PaperKind> default_papers() {
  const auto paper = [](const char* key, const char* label, bool required) {
    PaperKind kind;
    kind.paper_key = key;
    kind.label = label;
    kind.is_required = required;
    return kind;
  };
  return {paper("application", "入会申込書（署名または記名押印）", true),
          paper("direct_debit", "会費の口座振替依頼書（金融機関の届出印）", false),
          paper("registration", "登記事項証明書または開業届の写し", false),
          paper("identity", "代表者の本人確認（名刺など）", false)};
}

std::vector<FieldError> paper_problems(const std::vector<PaperKind>& papers) {
  std::vector<FieldError> errors;
  if (papers.size() > kMostPapers) {
    errors.push_back({"/papers", "too_many_items", fmt::format("書類は{}種類までです。", kMostPapers)});
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < papers.size(); ++i) {
    const std::string path = fmt::format("/papers/{}/paper_key", i);
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (!std::all_of(papers[i].paper_key.begin(), papers[i].paper_key.end(), fits)) {
      errors.push_back({path, "key", "書類の記号は、英小文字・数字・下線で書いてください。"});
    }
    if (!seen.insert(papers[i].paper_key).second) {
      errors.push_back({path, "doubled", "同じ記号の書類が2つあります。"});
    }
  }
  return errors;
}

}  // namespace banso::admission
