// The reference data that come with the program: accounts, and the editions of the Local Benchmark.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "contexts/finance/store/standards.hpp"
#include "platform/db/tx.hpp"

namespace banso::finance {

/// Adds accounts and editions that are not in the database yet. An edition in use never changes.
/// @param tx acts as the system
void load_reference_seed(db::Tx& tx);

/// The rows of the seed that tests look at. @throws std::logic_error for a file that is not right
std::vector<store::SeedThreshold> read_threshold_seed();
std::vector<store::SeedIndustry> read_industry_seed();
std::vector<Edition> read_edition_seed();

/// Reads "0.064" as 64000 millionths, "-857486" as -857486000000; at most six decimals.
std::optional<std::int64_t> parse_millionths(std::string_view text);

}  // namespace banso::finance
