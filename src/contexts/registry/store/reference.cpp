#include "contexts/registry/store/reference.hpp"

#include "platform/db/statement.hpp"

namespace banso::registry::store {
namespace {

using Texts = std::vector<std::string>;
using MaybeText = std::optional<std::string>;

const db::Query<PostalCodeItem, std::string> kFindPostalCodes{"registry.find_postal_codes"};
const db::Query<MunicipalityItem, std::string> kListMunicipalities{"registry.list_municipalities"};
const db::Query<IndustryItem, std::optional<std::int64_t>, MaybeText, MaybeText> kListIndustries{
    "registry.list_industries"};
const db::Command<Texts, std::vector<std::int64_t>, Texts, Texts> kSeedIndustries{"registry.seed_industries"};
const db::Command<Texts, Texts, Texts, Texts, Texts, Texts> kSeedMunicipalities{
    "registry.seed_municipalities"};
const db::Command<Texts, Texts, Texts, Texts, Texts, Texts, Texts, Texts, Texts, Texts> kSeedPostalCodes{
    "registry.seed_postal_codes"};

/// One member of every row: what unnest() takes.
template <class Row, class Value>
std::vector<Value> column(const std::vector<Row>& rows, Value Row::*member) {
  std::vector<Value> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(row.*member);
  return values;
}

}  // namespace

std::vector<PostalCodeItem> find_postal_codes(db::Tx& tx, const std::string& post_code) {
  return kFindPostalCodes.all(tx, post_code);
}

std::vector<MunicipalityItem> list_municipalities(db::Tx& tx, const std::string& prefecture_code) {
  return kListMunicipalities.all(tx, prefecture_code);
}

std::vector<IndustryItem> list_industries(db::Tx& tx, std::optional<std::int64_t> level,
                                          const MaybeText& parent_code, const MaybeText& text) {
  return kListIndustries.all(tx, level, parent_code, text);
}

void seed(db::Tx& tx, const std::vector<Industry>& industries) {
  std::vector<std::int64_t> levels;
  for (const Industry& industry : industries) levels.push_back(industry.level);
  kSeedIndustries.run(tx, column(industries, &Industry::code), levels,
                      column(industries, &Industry::parent_code), column(industries, &Industry::name));
}

void seed(db::Tx& tx, const std::vector<Municipality>& municipalities) {
  kSeedMunicipalities.run(
      tx, column(municipalities, &Municipality::city_code), column(municipalities, &Municipality::area_code),
      column(municipalities, &Municipality::prefecture_code),
      column(municipalities, &Municipality::prefecture_name), column(municipalities, &Municipality::name),
      column(municipalities, &Municipality::kana));
}

void seed(db::Tx& tx, const std::vector<PostalCode>& codes) {
  kSeedPostalCodes.run(tx, column(codes, &PostalCode::post_code), column(codes, &PostalCode::city_code),
                       column(codes, &PostalCode::prefecture_code),
                       column(codes, &PostalCode::prefecture_name), column(codes, &PostalCode::city_name),
                       column(codes, &PostalCode::town_name), column(codes, &PostalCode::prefecture_kana),
                       column(codes, &PostalCode::city_kana), column(codes, &PostalCode::town_kana),
                       column(codes, &PostalCode::note));
}

}  // namespace banso::registry::store
