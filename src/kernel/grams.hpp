// Pairs of neighbouring characters as 32-bit numbers: what the n-gram search stores and asks for.
// The numbers are kept in the database (integer[] under a GIN index), so the hash must never change:
// grams_test.cpp pins it. Two different pairs may share a number; the statement that uses grams compares the
// folded text again.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace banso {

/// Which field a number belongs to: the same characters in a name and in an address are different numbers.
/// The values are stored; add new ones, never renumber.
enum class Seed : std::uint8_t {
  kName = 1,
  kKana = 2,
  kAddress = 3,
  kPrefecture = 4,
  kCity = 5,
  kIndustry = 6,
  kKind = 7,
  kStatus = 8,
  kPostCode = 9,
  kNumber = 10,
  kText = 11,
};

/// The distinct numbers of all adjacent pairs of code points of `folded` (a search key of kernel/text.hpp),
/// sorted. A key of one character gives one number of its own; an empty key none.
std::vector<std::int32_t> grams(std::string_view folded, Seed seed);

/// As grams(), but appended to `out` without sorting: for several fields of one row. Finish with
/// sort_unique().
void append_grams(std::string_view folded, Seed seed, std::vector<std::int32_t>& out);

/// The number of an exact value (a prefecture code, a kind, a status).
std::int32_t token(Seed seed, std::string_view value);

/// Sorts and removes doubles.
void sort_unique(std::vector<std::int32_t>& numbers);

}  // namespace banso
