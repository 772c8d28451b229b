#include "contexts/recommend/usecases/fitting_businesses.hpp"

#include <algorithm>

#include "contexts/registry/api.hpp"
#include "kernel/area_code.hpp"

namespace banso::recommend {
namespace {

using measures::Proof;
using measures::ProofKind;
using measures::Truth;
using measures::VerdictKind;

constexpr std::int64_t kMostLookedAt = 500;
constexpr std::size_t kMostReasons = 5;

/// The conditions that are fulfilled, in the words of the proof.
void collect_reasons(const Proof& proof, std::vector<std::string>& reasons) {
  if (reasons.size() >= kMostReasons) return;
  if (proof.truth == Truth::yes &&
      (proof.children.empty() || proof.kind == ProofKind::define || proof.kind == ProofKind::negate)) {
    std::string reason = proof.says + (proof.because.empty() ? "" : "（" + proof.because + "）");
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
      reasons.push_back(std::move(reason));
    return;
  }
  for (const Proof& child : proof.children) collect_reasons(child, reasons);
}

/// Whether the measure says anything of the business at all.
bool is_judged(const measures::Verdict& verdict) {
  return verdict.proof.has_value() || std::any_of(verdict.frames.begin(), verdict.frames.end(),
                                                  [](const auto& frame) { return frame.proof.has_value(); });
}

std::vector<std::string> reasons_of(const measures::Verdict& verdict) {
  std::vector<std::string> reasons;
  if (verdict.proof) collect_reasons(*verdict.proof, reasons);
  for (const measures::FrameVerdict& frame : verdict.frames)
    if (frame.proof && frame.verdict == VerdictKind::eligible) collect_reasons(*frame.proof, reasons);
  return reasons;
}

}  // namespace

FittingBusinessPage list_fitting_businesses(http::Call& call, measures::Catalogue& catalogue,
                                            std::int64_t measure_id, const http::PageQuery& query) {
  const auto snapshot = catalogue.current(call.tx);
  const measures::CatalogueEntry* entry = snapshot->find(measure_id);
  if (!entry) {
    throw Refused(RefusalCode::kNotFound, "recommend.measure_not_found",
                  "この番号の制度は登録されていません。");
  }
  const Date today = jst_date(call.now);
  FittingBusinessPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  auto ids = registry::businesses_open_to_caller(call.tx, kMostLookedAt + 1);
  page.total_is_capped = static_cast<std::int64_t>(ids.size()) > kMostLookedAt;
  if (page.total_is_capped) ids.pop_back();
  std::vector<FittingBusiness> fitting;
  for (const std::int64_t business_id : ids) {
    const auto verdict =
        measures::judge(entry->measure, measures::facts_for_caller(call, business_id), today);
    if (verdict.verdict == VerdictKind::not_eligible || !is_judged(verdict)) continue;
    FittingBusiness& business = fitting.emplace_back();
    business.business_id = business_id;
    business.verdict = verdict.verdict;
    business.reasons = reasons_of(verdict);
    business.missing = verdict.missing;
  }
  std::stable_sort(fitting.begin(), fitting.end(), [](const FittingBusiness& a, const FittingBusiness& b) {
    return (a.verdict == VerdictKind::eligible) > (b.verdict == VerdictKind::eligible);
  });
  page.total = static_cast<std::int64_t>(fitting.size());
  const auto from = std::min<std::size_t>(static_cast<std::size_t>(query.offset()), fitting.size());
  const auto to = std::min<std::size_t>(from + static_cast<std::size_t>(query.per_page), fitting.size());
  for (std::size_t i = from; i < to; ++i) {
    FittingBusiness& business = fitting[i];
    if (const auto summary = registry::find_business(call.tx, business.business_id)) {
      business.name = summary->name;
      business.address = summary->address;
      if (const Prefecture* prefecture = find_prefecture(summary->prefecture_code))
        business.prefecture_name = prefecture->name;
    }
    page.items.push_back(std::move(business));
  }
  return page;
}

}  // namespace banso::recommend
