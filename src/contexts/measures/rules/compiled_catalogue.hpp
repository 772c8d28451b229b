// Inside of PreparedCatalogue: conditions as a graph in which equal ones are the same node.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "contexts/measures/rules/prepared.hpp"

namespace banso::measures {

using NodeId = std::uint32_t;

struct CompiledNode {
  enum class Kind : std::uint8_t { all, any, negate, test };
  Kind kind;
  std::uint32_t first;  ///< test: which; else the place of the first child in Compiled::children
  std::uint32_t count;
};

struct PreparedCatalogue::Compiled {
  struct OfMeasure {
    std::optional<NodeId> own;    ///< the measure's own condition
    std::optional<NodeId> whole;  ///< with its frames, one of which must fit
    Range frames;
    bool rules_published = false;
  };
  std::vector<CompiledNode> nodes;  ///< children before their parents
  std::vector<NodeId> children;
  std::vector<Test> tests;
  std::vector<OfMeasure> measures;
  std::vector<std::optional<NodeId>> frames;  ///< with the measure's own condition
};

class CatalogueCompiler {
 public:
  NodeId add(const Rule& rule);
  void add(const Measure& measure);
  PreparedCatalogue::Compiled take() { return std::move(compiled_); }

 private:
  NodeId add_test(Test test);
  NodeId add_group(CompiledNode::Kind kind, std::vector<NodeId> children);
  NodeId add_node(CompiledNode::Kind kind, std::vector<NodeId> children);

  PreparedCatalogue::Compiled compiled_;
  std::map<std::string, NodeId> tests_;
  std::map<std::pair<CompiledNode::Kind, std::vector<NodeId>>, NodeId> groups_;
  std::array<std::optional<NodeId>, 4> definitions_;
};

}  // namespace banso::measures
