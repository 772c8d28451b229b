// The list of businesses that a search finds, and its exports.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/rules/scalars.hpp"
#include "contexts/registry/store/search.hpp"
#include "platform/http/call.hpp"
#include "platform/http/page.hpp"

namespace banso::registry {

/// Which businesses by their state.
enum class StatusFilter {
  active,
  closed,
  all,  ///< active first; numbers that were withdrawn only when looked for by number
};
BOOST_DESCRIBE_ENUM(StatusFilter, active, closed, all)

struct SearchFilter {
  shape::Str<0, 100> q;
  SearchField field = SearchField::all;
  std::optional<PrefectureCode> prefecture_code;
  std::optional<CityCode> city_code;
  std::optional<IndustryCode> industry_code;
  std::optional<BusinessKind> kind;
  StatusFilter status = StatusFilter::all;
  store::SearchOrder sort = store::SearchOrder::relevance;
};
BOOST_DESCRIBE_STRUCT(SearchFilter, (),
                      (q, field, prefecture_code, city_code, industry_code, kind, status, sort))

struct SearchQuery : SearchFilter, http::PageQuery {};
BOOST_DESCRIBE_STRUCT(SearchQuery, (SearchFilter, http::PageQuery), ())

struct BusinessItem {
  std::int64_t business_id = 0;
  std::optional<std::string> corporate_number;  ///< null for sole proprietors
  std::string name;
  std::string name_kana;
  std::string kind;
  std::string kind_name;
  std::string status;
  std::string prefecture_name;
  std::string city_name;
  std::string street;
  std::string post_code;
  std::optional<std::string> industry_code;
  std::optional<std::string> industry_name;
  std::optional<std::int64_t> successor_business_id;
  std::optional<Date> close_date;
  MatchedBy matched_by{};
  std::optional<std::string> former_name;  ///< only where that is what was found
};
BOOST_DESCRIBE_STRUCT(BusinessItem, (),
                      (business_id, corporate_number, name, name_kana, kind, kind_name, status,
                       prefecture_name, city_name, street, post_code, industry_code, industry_name,
                       successor_business_id, close_date, matched_by, former_name))
BANSO_LIST_OF(BusinessPage, BusinessItem)

/// Counts end here: more are "1,000件以上".
inline constexpr std::int64_t kMostCounted = 1000;
/// At most this many rows go into one export.
inline constexpr std::int64_t kMostExported = 10'000;

/// One page. What nobody is called today is looked for among former names. Only the first kMostCounted
/// businesses can be paged through; the filters narrow down further.
/// @throws Refused(kInvalid) with a field error for a text that cannot be looked for
BusinessPage search_businesses(db::Tx& tx, const SearchQuery& query);

/// What an export holds: the same rows in the same order.
struct ExportedBusinesses {
  std::vector<BusinessItem> items;
  bool is_capped = false;  ///< there are more than kMostExported
};
ExportedBusinesses businesses_to_export(db::Tx& tx, const SearchFilter& filter);

}  // namespace banso::registry
