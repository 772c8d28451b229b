// Many rules as one program over planes. Equal predicates and equal parts of rules are one node, evaluated
// once a block; "any" and "not" become "all" of negated parts, which costs nothing with pairs of planes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "contexts/recommend/matching/dictionary.hpp"

namespace banso::recommend {

/// Three-valued, like the evaluator of one business.
enum class Fits : std::uint8_t { kNo, kUnknown, kYes };

inline Fits opposite(Fits fits) {
  return static_cast<Fits>(2 - static_cast<std::uint8_t>(fits));
}

/// A node of the program, possibly negated.
struct Part {
  std::uint32_t node = 0;
  bool negated = false;

  Part operator!() const { return {node, !negated}; }
  friend auto operator<=>(const Part&, const Part&) = default;
};

struct ProgramNode {
  enum class Kind : std::uint8_t { kConstant, kAtLeast, kInLists, kHas, kAll } kind = Kind::kConstant;
  Fits constant = Fits::kUnknown;  ///< kConstant
  std::uint8_t column = 0;         ///< kAtLeast, kInLists, kHas
  std::uint8_t bit = 0;            ///< kHas
  std::uint32_t first = 0;         ///< kAll: parts [first, first + count); kInLists: truths from here
  std::uint32_t count = 0;
  std::uint32_t slot = kNoSlot;  ///< where its planes are kept in a block; kNoSlot: used once
  std::int64_t limit = 0;        ///< kAtLeast

  static constexpr std::uint32_t kNoSlot = UINT32_MAX;
};

/// Built for the dictionaries of one table.
struct Program {
  std::vector<ProgramNode> nodes;
  std::vector<Part> parts;
  std::vector<Fits> truths;  ///< of each list of a dictionary, for each kInLists
  std::vector<Part> roots;   ///< one a rule, in the order they were added
  std::uint32_t slots = 0;
  std::uint32_t depth = 0;

  std::size_t predicates() const;
  std::size_t different_rules() const;
};

class ProgramBuilder {
 public:
  Part constant(Fits fits);
  /// The number in the column is at least `limit`.
  Part at_least(std::size_t column, std::int64_t limit);
  /// The list of codes in the column fulfils `test`. @param name equal for equal tests
  Part in_lists(std::size_t column, const Dictionary& dictionary, const std::string& name,
                const std::function<Fits(const Codes&)>& test);
  /// The set in the column holds this thing.
  Part has(std::size_t column, unsigned bit);
  Part all(std::vector<Part> parts);
  Part any(std::vector<Part> parts);

  void add_root(Part part) { program_.roots.push_back(part); }
  /// The program; the builder is empty afterwards.
  Program finish();

 private:
  Part add(ProgramNode node);

  Program program_;
  std::map<Fits, std::uint32_t> constants_;
  std::map<std::pair<std::size_t, std::int64_t>, std::uint32_t> at_least_;
  std::map<std::pair<std::size_t, std::string>, std::uint32_t> in_lists_;
  std::map<std::pair<std::size_t, unsigned>, std::uint32_t> has_;
  std::map<std::vector<Part>, std::uint32_t> all_;
};

}  // namespace banso::recommend
