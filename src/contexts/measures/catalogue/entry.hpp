// One measure of the catalogue as it is kept in memory: the document and what follows from it.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "contexts/measures/rules/measure.hpp"
#include "kernel/date.hpp"

namespace banso::measures {

/// Where a measure came from. Words of the database and the API.
enum class MeasureSource {
  seed,     ///< comes with the program
  officer,  ///< written here by an organisation
  jgrants,  ///< imported from jGrants
};
BOOST_DESCRIBE_ENUM(MeasureSource, seed, officer, jgrants)

/// What a version is.
enum class VersionKind {
  published,  ///< says something new
  withdrawn,  ///< the measure was taken out of the catalogue
  restored,   ///< and is back in it
};
BOOST_DESCRIBE_ENUM(VersionKind, published, withdrawn, restored)

/// Whether one can apply on a day.
enum class MeasureStatus {
  open,      ///< a call is open, or help of this kind needs none: at any time
  upcoming,  ///< none is open, but one opens later
  closed,    ///< all have ended
  unknown,   ///< the published data does not say when; a subsidy or research programme without calls too
};
BOOST_DESCRIBE_ENUM(MeasureStatus, open, upcoming, closed, unknown)

/// The words people see.
std::string_view label_of(MeasureStatus status);

/// How the calls of a measure stand on a day.
struct CallState {
  MeasureStatus status{};
  std::optional<Date> opens_on;  ///< of the call that counts: the open one that ends first, else the next one
  std::optional<Date> closes_on;  ///< of the same; of a closed measure the last end
};
CallState call_state(const Measure& measure, Date today);

/// The largest amount the frame can pay with its largest add-on; nothing when no cap is published.
std::optional<std::int64_t> largest_cap(const Frame& frame);
std::optional<std::int64_t> largest_cap(const Measure& measure);

/// A measure of the public catalogue in its current version.
struct CatalogueEntry {
  std::int64_t measure_id = 0;
  std::int64_t version = 0;
  MeasureSource source{};
  std::optional<std::int64_t> owner_organization_id;
  std::optional<std::int64_t> override_organization_id;  ///< whose version stands above what was imported
  Instant updated_at{};
  Measure measure;

  // Made from the document when it is loaded.
  std::optional<std::int64_t> cap_yen;
  std::string title_key;  ///< folded, for matching only
  std::string head_key;   ///< subtitle, frames, administrator, kinds and purposes in words
  std::string body_key;   ///< summary and content
};

/// Fills what is made from the document.
void prepare(CatalogueEntry& entry);

}  // namespace banso::measures
