#include "contexts/recommend/matching/program.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace banso::recommend {
namespace {

/// Cheap and often decisive parts first: a block of one prefecture is out of another's measures at once.
int rank_of(const ProgramNode& node) {
  switch (node.kind) {
    case ProgramNode::Kind::kConstant:
      return 0;
    case ProgramNode::Kind::kInLists:
      return 1;
    case ProgramNode::Kind::kAtLeast:
    case ProgramNode::Kind::kHas:
      return 2;
    case ProgramNode::Kind::kAll:
      return 3;
  }
  return 3;
}

}  // namespace

std::size_t Program::predicates() const {
  return static_cast<std::size_t>(std::count_if(nodes.begin(), nodes.end(), [](const ProgramNode& node) {
    return node.kind != ProgramNode::Kind::kConstant && node.kind != ProgramNode::Kind::kAll;
  }));
}

std::size_t Program::different_rules() const {
  return std::set<Part>(roots.begin(), roots.end()).size();
}

Part ProgramBuilder::add(ProgramNode node) {
  program_.nodes.push_back(node);
  return {static_cast<std::uint32_t>(program_.nodes.size() - 1), false};
}

Part ProgramBuilder::constant(Fits fits) {
  if (const auto known = constants_.find(fits); known != constants_.end()) return {known->second, false};
  ProgramNode node;
  node.constant = fits;
  const Part part = add(node);
  constants_[fits] = part.node;
  return part;
}

Part ProgramBuilder::at_least(std::size_t column, std::int64_t limit) {
  const auto [place, added] = at_least_.try_emplace({column, limit}, 0);
  if (added) {
    ProgramNode node;
    node.kind = ProgramNode::Kind::kAtLeast;
    node.column = static_cast<std::uint8_t>(column);
    node.limit = limit;
    place->second = add(node).node;
  }
  return {place->second, false};
}

Part ProgramBuilder::in_lists(std::size_t column, const Dictionary& dictionary, const std::string& name,
                              const std::function<Fits(const Codes&)>& test) {
  const auto [place, added] = in_lists_.try_emplace({column, name}, 0);
  if (added) {
    ProgramNode node;
    node.kind = ProgramNode::Kind::kInLists;
    node.column = static_cast<std::uint8_t>(column);
    node.first = static_cast<std::uint32_t>(program_.truths.size());
    node.count = static_cast<std::uint32_t>(dictionary.size());
    for (std::size_t i = 0; i < dictionary.size(); ++i)
      program_.truths.push_back(test(dictionary.codes_of(static_cast<std::int64_t>(i))));
    place->second = add(node).node;
  }
  return {place->second, false};
}

Part ProgramBuilder::has(std::size_t column, unsigned bit) {
  const auto [place, added] = has_.try_emplace({column, bit}, 0);
  if (added) {
    ProgramNode node;
    node.kind = ProgramNode::Kind::kHas;
    node.column = static_cast<std::uint8_t>(column);
    node.bit = static_cast<std::uint8_t>(bit);
    place->second = add(node).node;
  }
  return {place->second, false};
}

Part ProgramBuilder::all(std::vector<Part> parts) {
  std::sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) {
    const int rank_a = rank_of(program_.nodes[a.node]);
    const int rank_b = rank_of(program_.nodes[b.node]);
    return rank_a != rank_b ? rank_a < rank_b : a < b;
  });
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  if (parts.empty()) return constant(Fits::kYes);
  if (parts.size() == 1) return parts.front();
  const auto [place, added] = all_.try_emplace(parts, 0);
  if (added) {
    ProgramNode node;
    node.kind = ProgramNode::Kind::kAll;
    node.first = static_cast<std::uint32_t>(program_.parts.size());
    node.count = static_cast<std::uint32_t>(parts.size());
    program_.parts.insert(program_.parts.end(), parts.begin(), parts.end());
    place->second = add(node).node;
  }
  return {place->second, false};
}

Part ProgramBuilder::any(std::vector<Part> parts) {
  for (Part& part : parts) part = !part;
  return !all(std::move(parts));
}

Program ProgramBuilder::finish() {
  std::vector<std::uint32_t> uses(program_.nodes.size());
  std::vector<std::uint32_t> depths(program_.nodes.size(), 1);
  for (const Part& root : program_.roots) ++uses[root.node];
  for (std::size_t i = 0; i < program_.nodes.size(); ++i) {  // parts come before what uses them
    const ProgramNode& node = program_.nodes[i];
    if (node.kind != ProgramNode::Kind::kAll) continue;
    for (std::uint32_t k = 0; k < node.count; ++k) {
      const std::uint32_t part = program_.parts[node.first + k].node;
      ++uses[part];
      depths[i] = std::max(depths[i], depths[part] + 1);
    }
  }
  for (std::size_t i = 0; i < program_.nodes.size(); ++i) {
    ProgramNode& node = program_.nodes[i];
    program_.depth = std::max(program_.depth, depths[i]);
    if (node.kind != ProgramNode::Kind::kConstant && uses[i] > 1) node.slot = program_.slots++;
  }
  constants_.clear();
  at_least_.clear();
  in_lists_.clear();
  has_.clear();
  all_.clear();
  return std::exchange(program_, {});
}

}  // namespace banso::recommend
