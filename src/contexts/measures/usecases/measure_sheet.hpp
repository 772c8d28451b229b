// Measures on paper and simulations as files.
#pragma once

#include "contexts/measures/usecases/check_measure.hpp"

namespace banso::measures {

/// The measure as a PDF with its conditions. @throws Refused(kNotFound)
http::Response measure_pdf(http::Call& call, Catalogue& catalogue, std::int64_t measure_id);
/// The same with what it means for the business. @throws Refused(kNotFound) for those who may not see it
http::Response business_measure_pdf(http::Call& call, Catalogue& catalogue, std::int64_t business_id,
                                    std::int64_t measure_id);

/// A simulation for spreadsheets. @throws as simulate_measure
http::Response simulation_file(http::Call& call, Catalogue& catalogue, std::int64_t measure_id,
                               const SimulationInput& input);

}  // namespace banso::measures
