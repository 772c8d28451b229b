// Bit planes: one bit a business, a block of businesses at a time. A predicate over a block is a pair of
// planes, so that three-valued logic (Kleene) becomes plain and/or on machine words: a business whose bit
// stands in `yes` fulfils it, one whose bit stands in `no` does not, and of one in neither it is not known.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace banso::recommend {

/// Businesses in a block: small enough for the planes of a whole catalogue to stay in a core's own cache.
inline constexpr std::size_t kBlockRows = 2048;
inline constexpr std::size_t kPlaneWords = kBlockRows / 64;

struct alignas(32) Plane {
  std::array<std::uint64_t, kPlaneWords> words;
};

struct PlanePair {
  Plane yes;
  Plane no;
};

/// Which of the 256 one-byte values belong to a set.
struct alignas(32) ByteSet {
  std::array<std::uint8_t, 32> bits{};
  void insert(std::uint8_t value) { bits[value >> 3] |= static_cast<std::uint8_t>(1U << (value & 7)); }
};

/// The loops over planes and columns. Arrays hold kBlockRows values and may be unaligned; planes are aligned.
struct PlaneLoops {
  const char* name;
  /// out = values[i] >= limit, for signed values of 1, 2, 4 and 8 bytes (index: the width's logarithm).
  void (*at_least[4])(const void* values, std::int64_t limit, Plane& out);
  /// out = values[i] is in the set
  void (*in_set)(const std::uint8_t* values, const ByteSet& set, Plane& out);
  /// out = a and b (three-valued). @return whether `no` holds in the whole block. out may be a or b.
  bool (*both)(const Plane& a_yes, const Plane& a_no, const Plane& b_yes, const Plane& b_no, PlanePair& out);
  /// out.yes = truth & known, out.no = ~truth & known
  void (*split)(const Plane& truth, const Plane& known, PlanePair& out);
  /// Ones in words [from, to) of a plane
  std::uint32_t (*count)(const Plane& plane, std::size_t from_row, std::size_t to_row);
};

/// The fastest loops this processor can run.
const PlaneLoops& plane_loops();
/// Those every processor can run.
const PlaneLoops& portable_plane_loops();
/// Those for AVX2, or nullptr where they cannot run.
const PlaneLoops* avx2_plane_loops();

}  // namespace banso::recommend
