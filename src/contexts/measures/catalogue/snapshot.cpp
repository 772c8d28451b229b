#include "contexts/measures/catalogue/snapshot.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "kernel/area_code.hpp"
#include "kernel/grams.hpp"
#include "kernel/text.hpp"

namespace banso::measures {
namespace {

constexpr std::size_t kMostWords = 10;

/// Light copies: what the judge needs of a measure.
PreparedCatalogue prepare_rules(const Snapshot::Entries& entries) {
  std::vector<Measure> rules(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Measure& from = entries[i]->measure;
    Measure& to = rules[i];
    to.measure_key = from.measure_key;
    to.areas = from.areas;
    to.industries = from.industries;
    to.rules_published = from.rules_published;
    to.rule = from.rule;
    for (const Frame& frame : from.frames) {
      Frame& copy = to.frames.emplace_back();
      copy.frame_key = frame.frame_key;
      copy.rule = frame.rule;
    }
  }
  return PreparedCatalogue(rules);
}

/// Days since 1970 for comparing; no day comes after all days.
std::int64_t day_number(const std::optional<Date>& date) {
  return date ? std::chrono::sys_days(*date).time_since_epoch().count() : INT64_MAX;
}

int rank_of(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::open:
      return 0;
    case MeasureStatus::upcoming:
      return 1;
    case MeasureStatus::unknown:
      return 2;
    case MeasureStatus::closed:
      return 3;
  }
  return 3;
}

/// One measure while it is looked at.
struct Candidate {
  std::size_t place = 0;
  int score = 0;
  CallState calls;
  bool kind = true;
  bool purpose = true;
  bool area = true;
  bool status = true;

  bool all() const { return kind && purpose && area && status; }
};

bool earlier_deadline(const Candidate& a, const Candidate& b) {
  const int rank_a = rank_of(a.calls.status);
  const int rank_b = rank_of(b.calls.status);
  if (rank_a != rank_b) return rank_a < rank_b;
  const auto day_a = day_number(a.calls.closes_on);
  const auto day_b = day_number(b.calls.closes_on);
  if (day_a != day_b) return a.calls.status == MeasureStatus::closed ? day_a > day_b : day_a < day_b;
  return false;
}

/// Prefectures of a measure, each once; "" for all of Japan.
template <class Use>
void for_each_area(const Measure& measure, Use use) {
  std::string_view last;
  for (const auto& area : measure.areas) {
    const std::string_view prefecture = std::string_view(area).substr(0, 2);
    if (prefecture == last) continue;
    last = prefecture;
    use(prefecture);
  }
}

class FacetCounter {
 public:
  void add(const Candidate& one, const Measure& measure) {
    if (one.purpose && one.area && one.status) ++kinds_[static_cast<std::size_t>(measure.kind)];
    if (one.kind && one.area && one.status) {
      for (const auto purpose : measure.purposes) ++purposes_[static_cast<std::size_t>(purpose)];
    }
    if (one.kind && one.purpose && one.status) {
      if (measure.areas.empty()) ++nationwide_;
      std::array<bool, 48> counted{};
      for_each_area(measure, [&](std::string_view code) {
        if (code.size() != 2 || code[0] < '0' || code[0] > '4') return;
        const auto number = static_cast<std::size_t>((code[0] - '0') * 10 + (code[1] - '0'));
        if (number == 0 || number > 47 || counted[number]) return;
        counted[number] = true;
        ++areas_[number];
      });
    }
    if (one.kind && one.purpose && one.area) ++statuses_[static_cast<std::size_t>(one.calls.status)];
  }

  /// @param chosen the area that was asked for: it is told in any case, so that it can be let go
  CatalogueFacets finish(std::string_view chosen) const {
    CatalogueFacets facets;
    facets.kind = named<MeasureKind>(kinds_);
    facets.purpose = named<MeasurePurpose>(purposes_);
    facets.status = named<MeasureStatus>(statuses_);
    if (nationwide_ > 0 || chosen == kNationwide)
      facets.area.push_back({std::string(kNationwide), nationwide_, nationwide_});
    for (const Prefecture& prefecture : prefectures()) {
      const auto number = static_cast<std::size_t>(std::stoi(std::string(prefecture.code)));
      if (areas_[number] > 0 || chosen == prefecture.code) {
        facets.area.push_back({std::string(prefecture.code), areas_[number] + nationwide_, areas_[number]});
      }
    }
    return facets;
  }

 private:
  template <class E, std::size_t N>
  static std::vector<FacetCount> named(const std::array<std::int64_t, N>& counts) {
    std::vector<FacetCount> list;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto word) {
      const auto count = counts[static_cast<std::size_t>(word.value)];
      if (count > 0) list.push_back({word.name, count});
    });
    return list;
  }

  std::array<std::int64_t, 16> kinds_{};
  std::array<std::int64_t, 16> purposes_{};
  std::array<std::int64_t, 4> statuses_{};
  std::array<std::int64_t, 48> areas_{};
  std::int64_t nationwide_ = 0;
};

bool matches_area(const Measure& measure, const std::string& area) {
  if (area.empty()) return true;
  return area == kNationwide ? measure.areas.empty() : reaches(measure, area);
}

}  // namespace

bool reaches(const Measure& measure, std::string_view area) {
  if (measure.areas.empty()) return true;
  return std::any_of(measure.areas.begin(), measure.areas.end(), [&](const std::string& own) {
    return area.starts_with(own) || std::string_view(own).starts_with(area);
  });
}

std::vector<std::string> fold_words(std::string_view query) {
  std::vector<std::string> words;
  const std::string plain = nfkc(make_valid_utf8(query));
  std::size_t begin = 0;
  while (begin < plain.size() && words.size() < kMostWords) {
    const std::size_t end = std::min(plain.find_first_of(" \t\r\n", begin), plain.size());
    if (end > begin) {
      std::string word = fold_name(std::string_view(plain).substr(begin, end - begin));
      if (!word.empty()) words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return words;
}

Snapshot::Snapshot(std::int64_t version, Entries entries)
    : version_(version), entries_(std::move(entries)), prepared_(prepare_rules(entries_)) {
  std::vector<std::int32_t> numbers;
  for (std::size_t place = 0; place < entries_.size(); ++place) {
    const CatalogueEntry& entry = *entries_[place];
    places_by_key_.emplace(entry.measure.measure_key, place);
    numbers.clear();
    for (const std::string* key : {&entry.title_key, &entry.head_key, &entry.body_key}) {
      append_grams(*key, Seed::kText, numbers);
    }
    sort_unique(numbers);
    for (const auto number : numbers) places_by_gram_[number].push_back(static_cast<std::uint32_t>(place));
  }
}

std::optional<std::size_t> Snapshot::place_of(std::int64_t measure_id) const {
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), measure_id,
                       [](const auto& entry, std::int64_t id) { return entry->measure_id < id; });
  if (found == entries_.end() || (*found)->measure_id != measure_id) return std::nullopt;
  return static_cast<std::size_t>(found - entries_.begin());
}

const CatalogueEntry* Snapshot::find(std::int64_t measure_id) const {
  const auto place = place_of(measure_id);
  return place ? entries_[*place].get() : nullptr;
}

const CatalogueEntry* Snapshot::find_key(std::string_view measure_key) const {
  const auto found = places_by_key_.find(measure_key);
  return found == places_by_key_.end() ? nullptr : entries_[found->second].get();
}

std::optional<std::vector<std::size_t>> Snapshot::candidates(const std::vector<std::string>& words) const {
  std::optional<std::vector<std::size_t>> left;
  for (const std::string& word : words) {
    if (count_code_points(word) < 2) continue;
    for (const auto number : grams(word, Seed::kText)) {
      const auto found = places_by_gram_.find(number);
      if (found == places_by_gram_.end()) return std::vector<std::size_t>{};
      if (!left) {
        left.emplace(found->second.begin(), found->second.end());
      } else {
        std::vector<std::size_t> both;
        std::set_intersection(left->begin(), left->end(), found->second.begin(), found->second.end(),
                              std::back_inserter(both));
        *left = std::move(both);
      }
      if (left->empty()) return left;
    }
  }
  return left;
}

int Snapshot::score(std::size_t place, const std::vector<std::string>& words) const {
  const CatalogueEntry& entry = *entries_[place];
  int sum = 0;
  for (const std::string& word : words) {
    if (const auto at = entry.title_key.find(word); at != std::string::npos) {
      sum += at == 0 ? 120 : 100;
    } else if (entry.head_key.find(word) != std::string::npos) {
      sum += 30;
    } else if (entry.body_key.find(word) != std::string::npos) {
      sum += 5;
    } else {
      return 0;
    }
  }
  return sum;
}

CatalogueMatches Snapshot::search(const CatalogueFilter& filter, CatalogueSort sort, Date today) const {
  const auto words = fold_words(filter.q);
  // A query of signs only asks for something that is nowhere.
  const bool nothing_asked = trim(filter.q).empty();
  std::vector<Candidate> found;
  FacetCounter facets;
  const auto look_at = [&](std::size_t place) {
    Candidate one{.place = place};
    if (!nothing_asked) {
      one.score = words.empty() ? 0 : score(place, words);
      if (one.score == 0) return;
    }
    const Measure& measure = entries_[place]->measure;
    one.calls = call_state(measure, today);
    one.kind = !filter.kind || measure.kind == *filter.kind;
    one.purpose = !filter.purpose || std::find(measure.purposes.begin(), measure.purposes.end(),
                                               *filter.purpose) != measure.purposes.end();
    one.area = matches_area(measure, filter.area);
    one.status = !filter.status || one.calls.status == *filter.status;
    facets.add(one, measure);
    if (one.all()) found.push_back(one);
  };
  if (const auto few = candidates(words)) {
    for (const std::size_t place : *few) look_at(place);
  } else {
    for (std::size_t place = 0; place < entries_.size(); ++place) look_at(place);
  }

  const auto amount = [&](const Candidate& one) { return entries_[one.place]->cap_yen.value_or(-1); };
  std::stable_sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
    if (sort == CatalogueSort::amount && amount(a) != amount(b)) return amount(a) > amount(b);
    if (sort == CatalogueSort::relevance && a.score != b.score) return a.score > b.score;
    return earlier_deadline(a, b);
  });
  CatalogueMatches matches;
  matches.places.reserve(found.size());
  for (const Candidate& one : found) matches.places.push_back(one.place);
  matches.facets = facets.finish(filter.area);
  return matches;
}

}  // namespace banso::measures
