#include "contexts/recommend/matching/planes.hpp"

#include <bit>
#include <cstring>
#include <limits>

namespace banso::recommend {
namespace {

template <class Value>
void at_least(const void* values, std::int64_t limit, Plane& out) {
  const char* from = static_cast<const char*>(values);
  for (std::size_t word = 0; word < kPlaneWords; ++word) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 64; ++i) {
      Value value;
      std::memcpy(&value, from + (word * 64 + i) * sizeof(Value), sizeof(Value));
      bits |= static_cast<std::uint64_t>(value >= limit) << i;
    }
    out.words[word] = bits;
  }
}

void in_set(const std::uint8_t* values, const ByteSet& set, Plane& out) {
  for (std::size_t word = 0; word < kPlaneWords; ++word) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 64; ++i) {
      const std::uint8_t value = values[word * 64 + i];
      bits |= static_cast<std::uint64_t>((set.bits[value >> 3] >> (value & 7)) & 1U) << i;
    }
    out.words[word] = bits;
  }
}

bool both(const Plane& a_yes, const Plane& a_no, const Plane& b_yes, const Plane& b_no, PlanePair& out) {
  std::uint64_t all_no = ~std::uint64_t{0};
  for (std::size_t word = 0; word < kPlaneWords; ++word) {
    const std::uint64_t no = a_no.words[word] | b_no.words[word];
    out.yes.words[word] = a_yes.words[word] & b_yes.words[word];
    out.no.words[word] = no;
    all_no &= no;
  }
  return all_no == ~std::uint64_t{0};
}

void split(const Plane& truth, const Plane& known, PlanePair& out) {
  for (std::size_t word = 0; word < kPlaneWords; ++word) {
    out.no.words[word] = ~truth.words[word] & known.words[word];
    out.yes.words[word] = truth.words[word] & known.words[word];
  }
}

/// Bits of a word that lie in rows [from_row, to_row).
std::uint64_t mask_of(std::size_t word, std::size_t from_row, std::size_t to_row) {
  std::uint64_t mask = ~std::uint64_t{0};
  if (from_row > word * 64) mask &= ~std::uint64_t{0} << (from_row - word * 64);
  if (to_row < word * 64 + 64) mask &= ~std::uint64_t{0} >> (word * 64 + 64 - to_row);
  return mask;
}

std::uint32_t count(const Plane& plane, std::size_t from_row, std::size_t to_row) {
  std::uint32_t ones = 0;
  if (from_row >= to_row) return 0;
  for (std::size_t word = from_row / 64; word * 64 < to_row; ++word)
    ones += static_cast<std::uint32_t>(std::popcount(plane.words[word] & mask_of(word, from_row, to_row)));
  return ones;
}

}  // namespace

const PlaneLoops& portable_plane_loops() {
  static const PlaneLoops loops{
      "portable",
      {at_least<std::int8_t>, at_least<std::int16_t>, at_least<std::int32_t>, at_least<std::int64_t>},
      in_set,
      both,
      split,
      count};
  return loops;
}

const PlaneLoops& plane_loops() {
  static const PlaneLoops& chosen = avx2_plane_loops() ? *avx2_plane_loops() : portable_plane_loops();
  return chosen;
}

}  // namespace banso::recommend
