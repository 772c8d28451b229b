// A number by which two written lines are told apart.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace banso::exchange {

/// FNV-1a over the cells and their ends: the same on every machine, for it is stored.
inline std::int64_t line_hash(const std::vector<std::string>& cells) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto add = [&](unsigned char byte) { hash = (hash ^ byte) * 0x100000001b3ULL; };
  for (const auto& cell : cells) {
    for (const char c : cell) add(static_cast<unsigned char>(c));
    add(0xFF);
  }
  return static_cast<std::int64_t>(hash);
}

}  // namespace banso::exchange
