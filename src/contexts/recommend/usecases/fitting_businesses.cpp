#include "contexts/recommend/usecases/fitting_businesses.hpp"

#include <algorithm>

#include "contexts/recommend/matching/compile.hpp"
#include "contexts/recommend/matching/matching.hpp"
#include "contexts/registry/api.hpp"
#include "kernel/area_code.hpp"
#include "platform/audit/audit.hpp"

namespace banso::recommend {
namespace {

using measures::Proof;
using measures::ProofKind;
using measures::Truth;
using measures::VerdictKind;

constexpr std::int64_t kMostLookedAt = 100'000;
constexpr std::size_t kFewLookedAt = 500;
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

/// What a business must fulfil, one of several.
struct Conditions {
  std::vector<measures::Rule> any;
  bool can_say_no = true;   ///< false: a frame asks nothing
  bool can_say_yes = true;  ///< false: the rules are not published as a whole
};

Conditions conditions_of(const measures::Measure& measure) {
  Conditions conditions;
  for (const measures::Frame& frame : measure.frames) {
    if (auto condition = measures::condition_of(measure, frame)) {
      conditions.any.push_back(std::move(*condition));
    } else {
      conditions.can_say_no = false;
    }
  }
  if (measure.frames.empty()) {
    if (auto condition = measures::condition_of(measure)) conditions.any.push_back(std::move(*condition));
  }
  conditions.can_say_yes = measure.rules_published && conditions.can_say_no;
  return conditions;
}

/// Facts that a consent without figures does not open.
std::vector<std::size_t> columns_of_figures() {
  std::vector<std::size_t> columns;
  for (const measures::Fact& fact : measures::facts())
    if (measures::is_figure(fact.key)) columns.push_back(static_cast<std::size_t>(fact.key));
  return columns;
}

/// Those that the measure may fit, eligible ones first: all at once, in memory.
std::vector<std::int64_t> matching_businesses(const Table& table, const Conditions& conditions,
                                              const std::vector<registry::OpenBusiness>& open, Date today) {
  RuleCompiler compiler(table, today);
  compiler.add_any(conditions.any);
  const Program program = compiler.finish();
  const auto figures = columns_of_figures();
  std::vector<std::int64_t> eligible;
  std::vector<std::int64_t> others;
  for (std::size_t from = 0; from < open.size(); from += kBlockRows) {
    const std::size_t until = std::min(from + kBlockRows, open.size());
    std::vector<std::int64_t> ids;
    for (std::size_t i = from; i < until; ++i) ids.push_back(open[i].business_id);
    const auto verdicts = verdicts_of(table, program, ids, [&](Row& row) {
      const auto found =
          std::lower_bound(open.begin(), open.end(), row.business_id,
                           [](const auto& one, std::int64_t id) { return one.business_id < id; });
      if (found->sees_figures) return;
      for (const std::size_t column : figures) row.forget(column);
    });
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Fits fits = verdicts[i].front();
      if (fits == Fits::kNo && conditions.can_say_no) continue;
      (fits == Fits::kYes && conditions.can_say_yes ? eligible : others).push_back(ids[i]);
    }
  }
  eligible.insert(eligible.end(), others.begin(), others.end());
  return eligible;
}

/// The business with its proof. Nothing: the measure does not fit it. Noted as read.
std::optional<FittingBusiness> judged(http::Call& call, const measures::Measure& measure,
                                      std::int64_t business_id, const measures::CodeNames& names) {
  const auto verdict =
      measures::judge(measure, measures::facts_for_caller(call, business_id), jst_date(call.now), names);
  if (verdict.verdict == VerdictKind::not_eligible || !is_judged(verdict)) return std::nullopt;
  FittingBusiness business;
  business.business_id = business_id;
  business.verdict = verdict.verdict;
  business.reasons = reasons_of(verdict);
  business.missing = verdict.missing;
  return business;
}

void add_name(db::Tx& tx, FittingBusiness& business) {
  const auto summary = registry::find_business(tx, business.business_id);
  if (!summary) return;
  business.name = summary->name;
  business.address = summary->address;
  if (const Prefecture* prefecture = find_prefecture(summary->prefecture_code))
    business.prefecture_name = prefecture->name;
}

/// Without the table: the first few, one by one.
void look_at_few(http::Call& call, const measures::Measure& measure,
                 const std::vector<registry::OpenBusiness>& open, const http::PageQuery& query,
                 const measures::CodeNames& names, FittingBusinessPage& page) {
  std::vector<FittingBusiness> fitting;
  page.total_is_capped = open.size() > kFewLookedAt;
  for (std::size_t i = 0; i < std::min(open.size(), kFewLookedAt); ++i)
    if (auto business = judged(call, measure, open[i].business_id, names))
      fitting.push_back(std::move(*business));
  std::stable_sort(fitting.begin(), fitting.end(), [](const FittingBusiness& a, const FittingBusiness& b) {
    return (a.verdict == VerdictKind::eligible) > (b.verdict == VerdictKind::eligible);
  });
  page.total = static_cast<std::int64_t>(fitting.size());
  const auto from = std::min(page.total, query.offset());
  for (auto i = from; i < std::min(page.total, from + query.per_page); ++i)
    page.items.push_back(std::move(fitting[static_cast<std::size_t>(i)]));
}

}  // namespace

FittingBusinessPage list_fitting_businesses(http::Call& call, measures::Catalogue& catalogue,
                                            const AllBusinesses& all, std::int64_t measure_id,
                                            const http::PageQuery& query) {
  const auto snapshot = catalogue.current(call.tx);
  const measures::CatalogueEntry* entry = snapshot->find(measure_id);
  if (!entry) {
    throw Refused(RefusalCode::kNotFound, "recommend.measure_not_found",
                  "この番号の制度は登録されていません。");
  }
  const measures::Measure& measure = entry->measure;
  FittingBusinessPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  const Conditions conditions = conditions_of(measure);
  // A measure that asks nothing says nothing of any business.
  if (conditions.any.empty()) return page;
  auto open = registry::businesses_open_to_caller(call.tx, kMostLookedAt + 1);
  const auto names = catalogue.code_names(call.tx);
  const auto table = all.table();
  if (table) {
    page.total_is_capped = static_cast<std::int64_t>(open.size()) > kMostLookedAt;
    if (page.total_is_capped) open.pop_back();
    const auto ids = matching_businesses(*table, conditions, open, jst_date(call.now));
    page.total = static_cast<std::int64_t>(ids.size());
    const auto from = std::min(page.total, query.offset());
    // What changed within the last seconds is judged as it is now.
    for (auto i = from; i < std::min(page.total, from + query.per_page); ++i)
      if (auto business = judged(call, measure, ids[static_cast<std::size_t>(i)], *names))
        page.items.push_back(std::move(*business));
  } else {
    look_at_few(call, measure, open, query, *names, page);
  }
  for (FittingBusiness& business : page.items) add_name(call.tx, business);
  audit::record(call,
                {.action = "recommend.fitting.read",
                 .object_type = "measure",
                 .object_id = std::to_string(measure_id),
                 .details = {{"looked_at", open.size()}, {"fitting", page.total}, {"page", page.page}}});
  return page;
}

}  // namespace banso::recommend
