#include "contexts/registry/store/search.hpp"

#include "platform/db/statement.hpp"

namespace banso::registry::store {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;
using MaybeText = std::optional<std::string>;

const db::Query<FoundBusiness, Texts, Texts, Texts, Texts, Numbers, Numbers, MaybeText, MaybeText, MaybeText,
                MaybeText, MaybeText, Texts, std::int64_t, std::int64_t, std::int64_t, std::int64_t>
    kSearchByRelevance{"registry.search_by_relevance"};
const db::Query<FoundBusiness, Texts, Texts, Texts, Texts, Numbers, Numbers, MaybeText, MaybeText, MaybeText,
                MaybeText, MaybeText, Texts, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
                std::string>
    kSearchByColumn{"registry.search_by_column"};

const db::Query<FormerlyNamed, std::string, std::string, Texts, MaybeText, MaybeText, MaybeText, std::int64_t>
    kSearchFormerNames{"registry.search_former_names"};

/// Behind every text that begins with what stands before it.
constexpr std::string_view kLastCharacter = "\xF4\x8F\xBF\xBF";

/// The plan as one array a column: an array of arrays of different lengths does not exist in SQL, so the
/// tokens of a try travel as the text of an array.
struct PlanColumns {
  Texts tokens, names, kana, addresses;
  Numbers numbers_from, numbers_to;

  explicit PlanColumns(const SearchPlan& plan) {
    for (const SearchTry& one : plan.tries) {
      tokens.push_back(shape::to_sql(one.tokens).value());
      names.push_back(one.name_pattern);
      kana.push_back(one.kana_pattern);
      addresses.push_back(one.address_pattern);
      numbers_from.push_back(one.number_from.value_or(0));
      numbers_to.push_back(one.number_to.value_or(0));
    }
  }
};

}  // namespace

std::vector<FoundBusiness> search(db::Tx& tx, const SearchPlan& plan, const SearchConditions& conditions,
                                  SearchOrder order, const SearchLimits& limits) {
  const PlanColumns columns(plan);
  const MaybeText industry_from = conditions.industry ? MaybeText(conditions.industry->from) : std::nullopt;
  const MaybeText industry_to = conditions.industry ? MaybeText(conditions.industry->to) : std::nullopt;
  if (order == SearchOrder::relevance) {
    return kSearchByRelevance.all(tx, columns.tokens, columns.names, columns.kana, columns.addresses,
                                  columns.numbers_from, columns.numbers_to, conditions.prefecture_code,
                                  conditions.city_code, conditions.kind, industry_from, industry_to,
                                  conditions.statuses, limits.most_found, limits.most_compared, limits.rows,
                                  limits.skipped);
  }
  return kSearchByColumn.all(tx, columns.tokens, columns.names, columns.kana, columns.addresses,
                             columns.numbers_from, columns.numbers_to, conditions.prefecture_code,
                             conditions.city_code, conditions.kind, industry_from, industry_to,
                             conditions.statuses, limits.most_found, limits.most_compared, limits.rows,
                             limits.skipped, boost::describe::enum_to_string(order, ""));
}

std::vector<FormerlyNamed> search_former_names(db::Tx& tx, const std::string& name_key,
                                               const SearchConditions& conditions, std::int64_t limit) {
  return kSearchFormerNames.all(tx, name_key, name_key + std::string(kLastCharacter), conditions.statuses,
                                conditions.prefecture_code, conditions.city_code, conditions.kind, limit);
}

}  // namespace banso::registry::store
