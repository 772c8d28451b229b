// The whole catalogue in memory at one of its versions: found by words and filters, judged at once. Never
// changed after it was made, so that any number of requests read it together.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "contexts/measures/catalogue/entry.hpp"
#include "contexts/measures/rules/prepared.hpp"

namespace banso::measures {

/// The word that stands for measures without limits of area.
inline constexpr std::string_view kNationwide = "nationwide";

/// What to look for; members left out let everything through.
struct CatalogueFilter {
  std::string q;  ///< words; all must be found
  std::optional<MeasureKind> kind;
  std::optional<MeasurePurpose> purpose;
  std::string area;  ///< "37", "37201": what a business there can use; kNationwide: only what is so
  std::optional<MeasureStatus> status;
};

enum class CatalogueSort {
  relevance,  ///< by words; without words: open ones first, by deadline
  deadline,
  amount,
};
BOOST_DESCRIBE_ENUM(CatalogueSort, relevance, deadline, amount)

struct FacetCount {
  std::string code;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(FacetCount, (), (code, count))

/// A prefecture with measures of its own, or all of Japan.
struct AreaFacetCount {
  std::string code;        ///< "37", or kNationwide
  std::int64_t count = 0;  ///< what a business there can use: its own and what all may use
  std::int64_t own = 0;    ///< those for this prefecture or places in it; of kNationwide all
};
BOOST_DESCRIBE_STRUCT(AreaFacetCount, (), (code, count, own))

/// How many there would be with each choice, the other filters staying as they are.
struct CatalogueFacets {
  std::vector<FacetCount> kind;
  std::vector<FacetCount> purpose;
  std::vector<AreaFacetCount> area;  ///< prefectures without measures of their own only when chosen
  std::vector<FacetCount> status;
};
BOOST_DESCRIBE_STRUCT(CatalogueFacets, (), (kind, purpose, area, status))

struct CatalogueMatches {
  std::vector<std::size_t> places;  ///< in the order asked for
  CatalogueFacets facets;
};

class Snapshot {
 public:
  using Entries = std::vector<std::shared_ptr<const CatalogueEntry>>;

  /// @param entries by measure_id
  Snapshot(std::int64_t version, Entries entries);

  std::int64_t version() const { return version_; }
  const Entries& entries() const { return entries_; }
  std::size_t size() const { return entries_.size(); }
  const CatalogueEntry& at(std::size_t place) const { return *entries_[place]; }
  /// nullptr: no such measure, or it was withdrawn.
  const CatalogueEntry* find(std::int64_t measure_id) const;
  std::optional<std::size_t> place_of(std::int64_t measure_id) const;
  const CatalogueEntry* find_key(std::string_view measure_key) const;
  const PreparedCatalogue& prepared() const { return prepared_; }

  CatalogueMatches search(const CatalogueFilter& filter, CatalogueSort sort, Date today) const;
  /// Whether the words are in a measure, and how well: 0 for not at all. Words as fold_words gives them.
  int score(std::size_t place, const std::vector<std::string>& words) const;
  /// Places whose text may hold all the words; nothing when all may.
  std::optional<std::vector<std::size_t>> candidates(const std::vector<std::string>& words) const;

 private:
  std::int64_t version_;
  Entries entries_;
  PreparedCatalogue prepared_;
  std::unordered_map<std::int32_t, std::vector<std::uint32_t>> places_by_gram_;
  std::unordered_map<std::string_view, std::size_t> places_by_key_;
};

/// The words of a query, folded as the texts are; at most ten.
std::vector<std::string> fold_words(std::string_view query);

/// Whether a business in this area can use the measure.
bool reaches(const Measure& measure, std::string_view area);

}  // namespace banso::measures
