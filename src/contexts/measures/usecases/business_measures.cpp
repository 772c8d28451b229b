#include "contexts/measures/usecases/business_measures.hpp"

#include <algorithm>

#include "contexts/measures/api.hpp"
#include "contexts/measures/store/answers.hpp"

namespace banso::measures {
namespace {

/// The amount under conditions: nothing when none can be met.
std::optional<std::int64_t> reachable(const std::vector<ConditionalCap>& caps, const Facts& facts,
                                      Date as_of) {
  std::optional<std::int64_t> most;
  for (const ConditionalCap& cap : caps) {
    const Truth truth = cap.when ? truth_of(*cap.when, facts, as_of) : Truth::yes;
    if (truth == Truth::no) continue;
    most = std::max<std::int64_t>(most.value_or(0), cap.yen);
    if (truth == Truth::yes && !cap.undecided) break;
  }
  return most;
}

int rank_of(VerdictKind verdict) {
  switch (verdict) {
    case VerdictKind::eligible:
      return 0;
    case VerdictKind::open:
      return 1;
    case VerdictKind::unpublished:
      return 2;
    case VerdictKind::not_eligible:
      return 3;
  }
  return 3;
}

std::int64_t day_number(const std::optional<Date>& date) {
  return date ? std::chrono::sys_days(*date).time_since_epoch().count() : INT64_MAX;
}

/// One measure of the list before it is put into words.
struct Line {
  std::size_t place = 0;
  CallState calls;
  VerdictKind verdict{};
  std::optional<std::int64_t> worth_yen;
};

/// What the frames that are possible at best pay: of eligible frames if there are any.
std::optional<std::int64_t> worth_of_measure(const CatalogueEntry& entry, const Findings& findings,
                                             PreparedCatalogue::Range range, const Facts& facts, Date as_of) {
  std::optional<std::int64_t> most;
  int best = 9;
  const auto& frames = entry.measure.frames;
  for (std::size_t i = 0; i < range.count && i < frames.size(); ++i) {
    const VerdictKind verdict = findings.frames[range.first + i].verdict;
    if (verdict == VerdictKind::not_eligible || rank_of(verdict) > best) continue;
    const auto worth = worth_of(frames[i], facts, as_of);
    if (!worth) continue;
    most = rank_of(verdict) < best ? *worth : std::max(most.value_or(0), *worth);
    best = rank_of(verdict);
  }
  return most;
}

class BusinessList {
 public:
  BusinessList(http::Call& call, const Snapshot& snapshot, Facts facts, std::vector<std::int64_t> favourites,
               const BusinessMeasureQuery& query, std::shared_ptr<const CodeNames> names)
      : snapshot_(snapshot),
        names_(std::move(names)),
        facts_(std::move(facts)),
        favourites_(std::move(favourites)),
        query_(query),
        today_(jst_date(call.now)),
        findings_(snapshot.prepared().judge(facts_, today_)) {}

  BusinessMeasureList make() {
    std::vector<Line> lines;
    std::vector<std::size_t> open;
    BusinessMeasureList list;
    for (const std::size_t place : matching()) {
      const CallState calls = call_state(snapshot_.at(place).measure, today_);
      if (!lets_through(place, calls)) continue;
      const VerdictKind verdict = findings_.measures[place].verdict;
      count(list.counts, verdict);
      if (verdict == VerdictKind::open) open.push_back(place);
      if (query_.verdict && verdict != *query_.verdict) continue;
      lines.push_back({place, calls, verdict,
                       worth_of_measure(snapshot_.at(place), findings_, snapshot_.prepared().frames_of(place),
                                        facts_, today_)});
    }
    sort(lines);
    list.page = query_.page;
    list.per_page = query_.per_page;
    list.total = static_cast<std::int64_t>(lines.size());
    const auto begin = std::min(list.total, query_.offset());
    const auto end = std::min<std::int64_t>(list.total, begin + query_.per_page);
    for (auto i = begin; i < end; ++i) list.items.push_back(item(lines[static_cast<std::size_t>(i)]));
    list.next_question = next_question(snapshot_.prepared(), findings_, today_, open);
    return list;
  }

 private:
  std::vector<std::size_t> matching() const {
    MeasureQuery query;
    query.q = query_.q;
    query.kind = query_.kind;
    query.purpose = query_.purpose;
    query.area = query_.area;
    query.status = query_.status;
    return snapshot_.search(filter_of(query), CatalogueSort::relevance, today_).places;
  }

  bool lets_through(std::size_t place, const CallState& calls) const {
    const bool chosen = is_favourite(place);
    if (query_.favourite.value_or(false) && !chosen) return false;
    if (!query_.status && calls.status == MeasureStatus::closed && !query_.favourite.value_or(false))
      return false;
    if (query_.closes_within_days) {
      if (calls.status != MeasureStatus::open || !calls.closes_on) return false;
      const auto left = std::chrono::sys_days(*calls.closes_on) - std::chrono::sys_days(today_);
      if (left.count() > *query_.closes_within_days) return false;
    }
    return true;
  }

  bool is_favourite(std::size_t place) const {
    return std::binary_search(favourites_.begin(), favourites_.end(), snapshot_.at(place).measure_id);
  }

  static void count(VerdictCounts& counts, VerdictKind verdict) {
    switch (verdict) {
      case VerdictKind::eligible:
        ++counts.eligible;
        break;
      case VerdictKind::open:
        ++counts.open;
        break;
      case VerdictKind::not_eligible:
        ++counts.not_eligible;
        break;
      case VerdictKind::unpublished:
        ++counts.unpublished;
        break;
    }
  }

  void sort(std::vector<Line>& lines) const {
    const bool by_deadline = query_.sort == WorthSort::deadline;
    std::stable_sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) {
      if (!by_deadline) {
        if (a.verdict != b.verdict) return rank_of(a.verdict) < rank_of(b.verdict);
        const auto worth_a = a.worth_yen.value_or(-1);
        const auto worth_b = b.worth_yen.value_or(-1);
        if (worth_a != worth_b) return worth_a > worth_b;
      }
      // What nobody knows to be still there comes after what is.
      const bool unknown_a = a.calls.status == MeasureStatus::unknown;
      const bool unknown_b = b.calls.status == MeasureStatus::unknown;
      if (unknown_a != unknown_b) return unknown_b;
      return day_number(a.calls.closes_on) < day_number(b.calls.closes_on);
    });
  }

  BusinessMeasureItem item(const Line& line) const {
    const CatalogueEntry& entry = snapshot_.at(line.place);
    BusinessMeasureItem item;
    static_cast<MeasureItem&>(item) = item_of(entry, today_);
    item.verdict = line.verdict;
    item.worth_yen = line.worth_yen;
    item.favourite = is_favourite(line.place);
    const auto range = snapshot_.prepared().frames_of(line.place);
    for (std::size_t i = 0; i < range.count; ++i) {
      const Frame& frame = entry.measure.frames[i];
      item.frames.push_back({frame.frame_key, frame.name, findings_.frames[range.first + i].verdict});
    }
    if (line.verdict == VerdictKind::not_eligible) {
      item.reasons_no = judge(entry.measure, facts_, today_, *names_).reasons_no;
    } else if (line.verdict == VerdictKind::open) {
      item.missing = keys_of(findings_.measures[line.place].missing);
    }
    return item;
  }

  const Snapshot& snapshot_;
  const std::shared_ptr<const CodeNames> names_;
  const Facts facts_;
  const std::vector<std::int64_t> favourites_;
  const BusinessMeasureQuery& query_;
  const Date today_;
  const Findings findings_;
};

}  // namespace

std::optional<std::int64_t> worth_of(const Frame& frame, const Facts& facts, Date as_of) {
  if (!frame.subsidy) return std::nullopt;
  const auto cap = reachable(frame.subsidy->caps, facts, as_of);
  if (!cap) return std::nullopt;
  std::int64_t lift = 0;
  for (const AddOn& add_on : frame.subsidy->add_ons) {
    if (add_on.when && truth_of(*add_on.when, facts, as_of) == Truth::no) continue;
    lift = std::max(lift, reachable(add_on.caps, facts, as_of).value_or(0));
  }
  return *cap + lift;
}

BusinessMeasureList list_business_measures(http::Call& call, Catalogue& catalogue, std::int64_t business_id,
                                           const BusinessMeasureQuery& query) {
  Facts facts = facts_for_caller(call, business_id);
  const auto snapshot = catalogue.current(call.tx);
  return BusinessList(call, *snapshot, std::move(facts), store::favourites(call.tx, business_id), query,
                      catalogue.code_names(call.tx))
      .make();
}

BusinessMeasureView show_business_measure(http::Call& call, Catalogue& catalogue, std::int64_t business_id,
                                          std::int64_t measure_id) {
  const Facts facts = facts_for_caller(call, business_id);
  const Date today = jst_date(call.now);
  BusinessMeasureView view;
  view.measure = show_measure(call, catalogue, measure_id);
  Verdict verdict = judge(view.measure, facts, today, *catalogue.code_names(call.tx));
  view.verdict = verdict.verdict;
  view.reasons_no = std::move(verdict.reasons_no);
  view.missing = std::move(verdict.missing);
  view.proof = std::move(verdict.proof);
  view.frames = std::move(verdict.frames);
  for (std::size_t i = 0; i < view.frames.size() && i < view.measure.frames.size(); ++i) {
    if (view.frames[i].verdict == VerdictKind::not_eligible) continue;
    if (const auto worth = worth_of(view.measure.frames[i], facts, today)) {
      view.worth_yen = std::max(view.worth_yen.value_or(0), *worth);
    }
  }
  const auto favourites = store::favourites(call.tx, business_id);
  view.favourite = std::binary_search(favourites.begin(), favourites.end(), measure_id);
  return view;
}

}  // namespace banso::measures
