#include "contexts/dues/rules/paper.hpp"

#include <map>

namespace banso::dues {

void add_up(PaperDocument& document) {
  document.total_yen = 0;
  document.taxes.clear();
  std::map<std::int64_t, std::int64_t, std::greater<>> by_rate;
  for (const PaperLine& line : document.lines) {
    document.total_yen += line.amount_yen;
    by_rate[line.tax_rate] += line.amount_yen;
  }
  constexpr std::int64_t kWhole = 100;
  for (const auto& [rate, total] : by_rate) {
    document.taxes.push_back({rate, total, total * rate / (kWhole + rate)});
  }
  if (by_rate.contains(0)) {
    document.notes.insert(document.notes.begin(), "会費・加入金・負担金は消費税の対象外（不課税）です。");
  }
}

std::string_view title_of(DuesPaperKind kind) {
  switch (kind) {
    case DuesPaperKind::invoice:
      return "請求書";
    case DuesPaperKind::receipt:
      return "領収書";
    case DuesPaperKind::reminder:
      break;
  }
  return "会費納入のお願い";
}

}  // namespace banso::dues
