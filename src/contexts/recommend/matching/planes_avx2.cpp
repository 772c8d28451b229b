// The same loops with 256-bit registers. Compiled for AVX2 function by function, so that the program itself
// still runs on any processor; avx2_plane_loops() asks the processor first.
#include "contexts/recommend/matching/planes.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#include <bit>
#include <cstring>

#define BANSO_AVX2 __attribute__((target("avx2,popcnt")))

namespace banso::recommend {
namespace {

BANSO_AVX2 __m256i load(const void* from) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}

/// One bit for each byte's sign.
BANSO_AVX2 std::uint64_t signs(__m256i bytes) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
}

BANSO_AVX2 void at_least_1(const void* values, std::int64_t limit, Plane& out) {
  const char* from = static_cast<const char*>(values);
  const __m256i below = _mm256_set1_epi8(static_cast<char>(limit - 1));
  for (std::size_t word = 0; word < kPlaneWords; ++word, from += 64)
    out.words[word] =
        signs(_mm256_cmpgt_epi8(load(from), below)) | signs(_mm256_cmpgt_epi8(load(from + 32), below)) << 32;
}

BANSO_AVX2 void at_least_2(const void* values, std::int64_t limit, Plane& out) {
  const char* from = static_cast<const char*>(values);
  const __m256i below = _mm256_set1_epi16(static_cast<short>(limit - 1));
  for (std::size_t word = 0; word < kPlaneWords; ++word) {
    std::uint64_t bits = 0;
    for (int half = 0; half < 2; ++half, from += 64) {
      const __m256i packed = _mm256_packs_epi16(_mm256_cmpgt_epi16(load(from), below),
                                                _mm256_cmpgt_epi16(load(from + 32), below));
      // packs works within lanes of 128 bits: put the quarters back in order.
      bits |= signs(_mm256_permute4x64_epi64(packed, 0xD8)) << (32 * half);
    }
    out.words[word] = bits;
  }
}

BANSO_AVX2 void at_least_4(const void* values, std::int64_t limit, Plane& out) {
  const char* from = static_cast<const char*>(values);
  const __m256i below = _mm256_set1_epi32(static_cast<int>(limit - 1));
  for (std::size_t word = 0; word < kPlaneWords; ++word) {
    std::uint64_t bits = 0;
    for (int part = 0; part < 8; ++part, from += 32) {
      const __m256i above = _mm256_cmpgt_epi32(load(from), below);
      bits |= static_cast<std::uint64_t>(
                  static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(above))))
              << (8 * part);
    }
    out.words[word] = bits;
  }
}

BANSO_AVX2 void at_least_8(const void* values, std::int64_t limit, Plane& out) {
  const char* from = static_cast<const char*>(values);
  const __m256i below = _mm256_set1_epi64x(limit - 1);
  for (std::size_t word = 0; word < kPlaneWords; ++word) {
    std::uint64_t bits = 0;
    for (int part = 0; part < 16; ++part, from += 32) {
      const __m256i above = _mm256_cmpgt_epi64(load(from), below);
      bits |= static_cast<std::uint64_t>(
                  static_cast<std::uint32_t>(_mm256_movemask_pd(_mm256_castsi256_pd(above))))
              << (4 * part);
    }
    out.words[word] = bits;
  }
}

/// A byte x belongs to the set if bit x & 7 of byte x >> 3 is set: two shuffles look the byte up, one the
/// bit.
BANSO_AVX2 void in_set(const std::uint8_t* values, const ByteSet& set, Plane& out) {
  const __m256i low =
      _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(set.bits.data())));
  const __m256i high =
      _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(set.bits.data() + 16)));
  const __m256i bit_of = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201ULL));
  const __m256i fifteen = _mm256_set1_epi8(15);
  const __m256i seven = _mm256_set1_epi8(7);
  for (std::size_t word = 0; word < kPlaneWords; ++word) {
    std::uint64_t bits = 0;
    for (int half = 0; half < 2; ++half, values += 32) {
      const __m256i x = load(values);
      const __m256i place = _mm256_and_si256(_mm256_srli_epi16(x, 3), fifteen);
      const __m256i held =
          _mm256_blendv_epi8(_mm256_shuffle_epi8(low, place), _mm256_shuffle_epi8(high, place), x);
      const __m256i wanted = _mm256_shuffle_epi8(bit_of, _mm256_and_si256(x, seven));
      bits |= signs(_mm256_cmpeq_epi8(_mm256_and_si256(held, wanted), wanted)) << (32 * half);
    }
    out.words[word] = bits;
  }
}

BANSO_AVX2 bool both(const Plane& a_yes, const Plane& a_no, const Plane& b_yes, const Plane& b_no,
                     PlanePair& out) {
  const auto* ay = reinterpret_cast<const __m256i*>(a_yes.words.data());
  const auto* an = reinterpret_cast<const __m256i*>(a_no.words.data());
  const auto* by = reinterpret_cast<const __m256i*>(b_yes.words.data());
  const auto* bn = reinterpret_cast<const __m256i*>(b_no.words.data());
  auto* yes = reinterpret_cast<__m256i*>(out.yes.words.data());
  auto* no = reinterpret_cast<__m256i*>(out.no.words.data());
  const __m256i ones = _mm256_set1_epi8(-1);
  __m256i all_no = ones;
  for (std::size_t i = 0; i < kPlaneWords / 4; ++i) {
    const __m256i either = _mm256_or_si256(an[i], bn[i]);
    yes[i] = _mm256_and_si256(ay[i], by[i]);
    no[i] = either;
    all_no = _mm256_and_si256(all_no, either);
  }
  return _mm256_testc_si256(all_no, ones) != 0;
}

BANSO_AVX2 void split(const Plane& truth, const Plane& known, PlanePair& out) {
  const auto* t = reinterpret_cast<const __m256i*>(truth.words.data());
  const auto* k = reinterpret_cast<const __m256i*>(known.words.data());
  auto* yes = reinterpret_cast<__m256i*>(out.yes.words.data());
  auto* no = reinterpret_cast<__m256i*>(out.no.words.data());
  for (std::size_t i = 0; i < kPlaneWords / 4; ++i) {
    const __m256i is = t[i];
    const __m256i is_known = k[i];
    yes[i] = _mm256_and_si256(is, is_known);
    no[i] = _mm256_andnot_si256(is, is_known);
  }
}

BANSO_AVX2 std::uint32_t count(const Plane& plane, std::size_t from_row, std::size_t to_row) {
  if (from_row >= to_row) return 0;
  const std::uint64_t* words = plane.words.data();
  const std::size_t first = from_row / 64;
  const std::size_t last = (to_row - 1) / 64;
  const std::uint64_t first_mask = ~std::uint64_t{0} << (from_row % 64);
  const std::uint64_t last_mask = ~std::uint64_t{0} >> (63 - (to_row - 1) % 64);
  if (first == last) return static_cast<std::uint32_t>(_mm_popcnt_u64(words[first] & first_mask & last_mask));
  std::uint64_t ones = static_cast<std::uint64_t>(_mm_popcnt_u64(words[first] & first_mask)) +
                       static_cast<std::uint64_t>(_mm_popcnt_u64(words[last] & last_mask));
  for (std::size_t word = first + 1; word < last; ++word)
    ones += static_cast<std::uint64_t>(_mm_popcnt_u64(words[word]));
  return static_cast<std::uint32_t>(ones);
}

}  // namespace

const PlaneLoops* avx2_plane_loops() {
  static const PlaneLoops loops{"AVX2", {at_least_1, at_least_2, at_least_4, at_least_8}, in_set, both, split,
                                count};
  static const bool can_run = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
  return can_run ? &loops : nullptr;
}

}  // namespace banso::recommend

#else

namespace banso::recommend {

const PlaneLoops* avx2_plane_loops() {
  return nullptr;
}

}  // namespace banso::recommend

#endif
