#include "kernel/grams.hpp"

#include <algorithm>

#include "kernel/utf8.hpp"

namespace banso {
namespace {

/// Stands for "no second character": outside Unicode, so that no pair can equal it.
constexpr std::uint64_t kAlone = 0x1FFFFF;

/// Spreads 64 bits; the odd constants are the golden ratio and a second irrational one.
constexpr std::uint64_t spread(std::uint64_t x) {
  x *= 0x9E3779B97F4A7C15u;
  x ^= x >> 29;
  x *= 0xD1342543DE82EF95u;
  x ^= x >> 32;
  return x;
}

constexpr std::int32_t pair_number(char32_t first, std::uint64_t second, Seed seed) {
  const std::uint64_t packed =
      static_cast<std::uint64_t>(first) | second << 21 | static_cast<std::uint64_t>(seed) << 42;
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(spread(packed)));
}

}  // namespace

void append_grams(std::string_view folded, Seed seed, std::vector<std::int32_t>& out) {
  if (folded.empty()) return;
  std::size_t at = 0;
  char32_t previous = next_code_point(folded, at);
  if (at == folded.size()) {
    out.push_back(pair_number(previous, kAlone, seed));
    return;
  }
  while (at < folded.size()) {
    const char32_t current = next_code_point(folded, at);
    out.push_back(pair_number(previous, current, seed));
    previous = current;
  }
}

void sort_unique(std::vector<std::int32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

std::vector<std::int32_t> grams(std::string_view folded, Seed seed) {
  std::vector<std::int32_t> numbers;
  numbers.reserve(folded.size() / 3 + 1);
  append_grams(folded, seed, numbers);
  sort_unique(numbers);
  return numbers;
}

std::int32_t token(Seed seed, std::string_view value) {
  // Bit 63 keeps tokens apart from pairs of the same seed.
  std::uint64_t state = 1ull << 63 | static_cast<std::uint64_t>(seed) << 48 | value.size();
  for (const char c : value) state = spread(state ^ static_cast<unsigned char>(c));
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(spread(state)));
}

}  // namespace banso
