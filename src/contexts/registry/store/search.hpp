// The search statements.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/registry/rules/search_plan.hpp"
#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::registry::store {

/// Filters beside the text; nothing: any.
struct SearchConditions {
  std::optional<std::string> prefecture_code{};
  std::optional<std::string> city_code{};
  std::optional<std::string> kind{};
  std::optional<IndustryRange> industry{};
  std::vector<std::string> statuses{};  ///< "active", "closed", "deleted"
};

enum class SearchOrder { relevance, name, number, updated };
BOOST_DESCRIBE_ENUM(SearchOrder, relevance, name, number, updated)

struct SearchLimits {
  std::int64_t most_found = 1001;      ///< each try stops here
  std::int64_t most_compared = 10010;  ///< and here
  std::int64_t rows = 50;
  std::int64_t skipped = 0;
};

/// A row of the page, with what is the same in all rows: how many were found, and whether rows were left
/// unread.
struct FoundBusiness {
  std::int64_t business_id = 0;
  std::string kind;
  std::string status;
  std::string name;
  std::string name_kana;
  std::string prefecture_name;
  std::string city_name;
  std::string street;
  std::string post_code;
  std::optional<std::string> industry_code;
  std::optional<std::string> industry_name;
  std::optional<std::int64_t> successor_business_id;
  std::optional<Date> close_date;
  std::int64_t found_by = 0;  ///< which try of the plan found it, counted from 1
  std::int64_t found = 0;
  bool left_unread = false;
};
BOOST_DESCRIBE_STRUCT(FoundBusiness, (),
                      (business_id, kind, status, name, name_kana, prefecture_name, city_name, street,
                       post_code, industry_code, industry_name, successor_business_id, close_date, found_by,
                       found, left_unread))

/// One page of what the plan finds. Past the last page there is no row, and so no count either.
std::vector<FoundBusiness> search(db::Tx& tx, const SearchPlan& plan, const SearchConditions& conditions,
                                  SearchOrder order, const SearchLimits& limits);

/// A business that had another name.
struct FormerlyNamed {
  std::int64_t business_id = 0;
  std::string kind;
  std::string status;
  std::string name;
  std::string name_kana;
  std::string prefecture_name;
  std::string city_name;
  std::string street;
  std::string post_code;
  std::optional<std::string> industry_code;
  std::optional<std::string> industry_name;
  std::optional<std::int64_t> successor_business_id;
  std::optional<Date> close_date;
  std::string former_name;
};
BOOST_DESCRIBE_STRUCT(FormerlyNamed, (),
                      (business_id, kind, status, name, name_kana, prefecture_name, city_name, street,
                       post_code, industry_code, industry_name, successor_business_id, close_date,
                       former_name))

/// Businesses whose name once began with the folded text; the industry of `conditions` does not count.
std::vector<FormerlyNamed> search_former_names(db::Tx& tx, const std::string& name_key,
                                               const SearchConditions& conditions, std::int64_t limit);

}  // namespace banso::registry::store
