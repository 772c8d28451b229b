#include "contexts/measures/rules/verdict.hpp"

#include <algorithm>
#include <utility>

namespace banso::measures {
namespace {

/// Sorted, without doubles.
void add_missing(std::vector<FactKey>& all, const std::vector<FactKey>& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// The truth of a measure of whose frames one must fit.
std::optional<Truth> best_of(const std::vector<std::optional<Truth>>& frames) {
  Truth best = Truth::no;
  for (const auto& truth : frames) {
    if (!truth) return std::nullopt;
    best = std::max(best, *truth);
  }
  return best;
}

}  // namespace

VerdictKind verdict_of(std::optional<Truth> truth, bool rules_published) {
  if (truth == Truth::no) return VerdictKind::not_eligible;
  if (!truth || !rules_published) return VerdictKind::unpublished;
  return truth == Truth::yes ? VerdictKind::eligible : VerdictKind::open;
}

Verdict judge(const Measure& measure, const Facts& facts, Date as_of, const CodeNames& names) {
  Verdict verdict;
  std::optional<Truth> truth;
  if (const auto condition = condition_of(measure)) {
    verdict.proof = evaluate(*condition, facts, as_of, names);
    truth = verdict.proof->truth;
  }
  std::vector<std::optional<Truth>> truths;
  for (const Frame& frame : measure.frames) {
    FrameVerdict& one = verdict.frames.emplace_back();
    one.frame_key = frame.frame_key;
    one.name = frame.name;
    std::optional<Truth>& found = truths.emplace_back();
    if (const auto condition = condition_of(measure, frame)) {
      one.proof = evaluate(*condition, facts, as_of, names);
      found = one.proof->truth;
      one.reasons_no = reasons_no(*one.proof);
    }
    one.verdict = verdict_of(found, measure.rules_published);
    if (one.verdict == VerdictKind::open) one.missing = one.proof->missing;
  }
  if (!truths.empty() && truth != Truth::no) truth = best_of(truths);
  verdict.verdict = verdict_of(truth, measure.rules_published);
  if (verdict.verdict == VerdictKind::not_eligible) {
    if (verdict.proof) verdict.reasons_no = reasons_no(*verdict.proof);
    // The measure itself would do, but each of its frames asks for something that is not there.
    if (verdict.reasons_no.empty()) {
      for (const FrameVerdict& frame : verdict.frames) {
        for (const std::string& reason : frame.reasons_no) {
          verdict.reasons_no.push_back(frame.name + "：" + reason);
        }
      }
    }
  }
  if (verdict.verdict == VerdictKind::open) {
    if (verdict.frames.empty()) add_missing(verdict.missing, verdict.proof->missing);
    for (const FrameVerdict& frame : verdict.frames) add_missing(verdict.missing, frame.missing);
  }
  return verdict;
}

}  // namespace banso::measures
