// A catalogue of measures made ready to judge one business against all of them at once. Equal conditions of
// different measures are kept and evaluated once; the finding of every condition is kept, and is put into
// words only for the measures that somebody looks at.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "contexts/measures/rules/verdict.hpp"

namespace banso::measures {

/// A set of facts, one bit for each FactKey.
using FactSet = std::uint64_t;
constexpr FactSet bit_of(FactKey key) {
  return FactSet{1} << static_cast<unsigned>(key);
}
std::vector<FactKey> keys_of(FactSet set);

/// What came of one business: the finding of every condition of the catalogue.
struct Findings {
  struct OfMeasure {
    VerdictKind verdict{};
    FactSet missing = 0;  ///< facts that keep it open
  };
  std::vector<OfMeasure> measures;  ///< in the order of the catalogue
  std::vector<OfMeasure> frames;    ///< of all measures; see PreparedCatalogue::frames_of
  std::vector<Truth> truths;        ///< of every node of the catalogue
  std::vector<FactSet> missing;     ///< of every node: what keeps it open
};

class PreparedCatalogue {
 public:
  /// Keeps the rules, not the measures.
  explicit PreparedCatalogue(std::span<const Measure> measures);
  ~PreparedCatalogue();
  PreparedCatalogue(PreparedCatalogue&&) noexcept;
  PreparedCatalogue& operator=(PreparedCatalogue&&) noexcept;

  std::size_t size() const;

  /// Judges every measure on the day. `findings` is overwritten; its memory is used again.
  void judge(const Facts& facts, Date as_of, Findings& findings) const;
  Findings judge(const Facts& facts, Date as_of) const;

  /// Which of Findings::frames belong to a measure: first and number, in the order of its frames.
  struct Range {
    std::size_t first = 0;
    std::size_t count = 0;
  };
  Range frames_of(std::size_t measure) const;

  /// Number of different conditions and of different tests, for those who measure.
  std::size_t count_nodes() const;
  std::size_t count_tests() const;

  struct Compiled;
  const Compiled& compiled() const { return *compiled_; }

 private:
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace banso::measures
