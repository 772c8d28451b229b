// The public catalogue: searching it and reading one measure.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/catalogue/catalogue.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::measures {

struct MeasureQuery : http::PageQuery {
  std::optional<shape::Str<0, 100>> q;  ///< words, all of which must be found
  std::optional<MeasureKind> kind;
  std::optional<MeasurePurpose> purpose;
  std::optional<shape::Str<2, 10>> area;  ///< "37", "37201" or "nationwide"
  std::optional<MeasureStatus> status;
  std::optional<CatalogueSort> sort;
};
BOOST_DESCRIBE_STRUCT(MeasureQuery, (http::PageQuery), (q, kind, purpose, area, status, sort))

/// A line of a list.
struct MeasureItem {
  std::int64_t measure_id = 0;
  std::string measure_key;
  std::string family;
  std::string title;
  std::string subtitle;
  std::string summary;
  MeasureKind kind{};
  std::vector<MeasurePurpose> purposes;
  std::vector<std::string> areas;
  std::string administrator;
  MeasureStatus status{};
  std::optional<Date> opens_on;
  std::optional<Date> closes_on;
  std::optional<std::int64_t> cap_yen;  ///< the most that any frame can pay
  bool rules_published = false;
  MeasureSource source{};
  std::int64_t version = 0;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(MeasureItem, (),
                      (measure_id, measure_key, family, title, subtitle, summary, kind, purposes, areas,
                       administrator, status, opens_on, closes_on, cap_yen, rules_published, source, version,
                       updated_at))

struct MeasureList {
  std::vector<MeasureItem> items;
  std::int64_t total = 0;
  std::int64_t page = 1;
  std::int64_t per_page = 50;
  CatalogueFacets facets;
};
BOOST_DESCRIBE_STRUCT(MeasureList, (), (items, total, page, per_page, facets))

/// A measure with everything it says.
struct MeasureView : Measure {
  std::int64_t measure_id = 0;
  std::int64_t version = 0;
  MeasureStatus status{};
  std::optional<Date> opens_on;
  std::optional<Date> closes_on;
  std::optional<std::int64_t> cap_yen;
  MeasureSource source{};
  std::string source_note;  ///< whose data it is, in words to be shown beside it
  Instant updated_at{};
  std::optional<std::string> detail_html;  ///< of jGrants: from an allow-list, safe to show
  std::optional<std::int64_t>
      override_organization_id;  ///< whose officers wrote what stands above the import
};
BOOST_DESCRIBE_STRUCT(MeasureView, (Measure),
                      (measure_id, version, status, opens_on, closes_on, cap_yen, source, source_note,
                       updated_at, detail_html, override_organization_id))

MeasureItem item_of(const CatalogueEntry& entry, Date today);

MeasureList search_measures(http::Call& call, Catalogue& catalogue, const MeasureQuery& query);

/// @throws Refused(kNotFound)
MeasureView show_measure(http::Call& call, Catalogue& catalogue, std::int64_t measure_id);

/// The entry of a measure. @throws Refused(kNotFound)
const CatalogueEntry& existing_measure(const Snapshot& snapshot, std::int64_t measure_id);

/// The filter that a query asks for. @throws Refused(kInvalid) for an area that is none
CatalogueFilter filter_of(const MeasureQuery& query);

}  // namespace banso::measures
