#include "contexts/finance/store/standards.hpp"

#include "platform/db/statement.hpp"

namespace banso::finance::store {
namespace {

const db::Query<Edition, Date> kEditionOn{"finance.edition_on"};
const db::Query<ClassOfIndustry, std::string, std::string> kClassOfIndustry{"finance.class_of_industry"};
const db::Query<ClassOfIndustry, std::string, std::string> kFindClass{"finance.find_class"};
const db::Query<ClassRow, std::string> kListClasses{"finance.list_classes"};
const db::Query<Standard, std::string, std::string, BusinessSize> kListStandards{"finance.list_standards"};
const db::Command<std::vector<AccountRow>> kSeedAccounts{"finance.seed_accounts"};
const db::Command<std::vector<Edition>> kSeedEditions{"finance.seed_editions"};
const db::Command<std::vector<SeedClass>> kSeedClasses{"finance.seed_classes"};
const db::Command<std::vector<SeedThreshold>> kSeedThresholds{"finance.seed_thresholds"};
const db::Command<std::vector<SeedIndustry>> kSeedIndustries{"finance.seed_industries"};

}  // namespace

std::optional<Edition> edition_on(db::Tx& tx, Date day) {
  return kEditionOn.maybe(tx, day);
}

std::optional<ClassOfIndustry> class_of_industry(db::Tx& tx, const std::string& edition_code,
                                                 const std::string& industry_code) {
  return kClassOfIndustry.maybe(tx, edition_code, industry_code);
}

std::optional<ClassOfIndustry> find_class(db::Tx& tx, const std::string& edition_code,
                                          const std::string& class_code) {
  return kFindClass.maybe(tx, edition_code, class_code);
}

std::vector<ClassRow> list_classes(db::Tx& tx, const std::string& edition_code) {
  return kListClasses.all(tx, edition_code);
}

std::vector<Standard> list_standards(db::Tx& tx, const std::string& edition_code,
                                     const std::string& class_code, BusinessSize size) {
  return kListStandards.all(tx, edition_code, class_code, size);
}

void seed(db::Tx& tx, const std::vector<AccountRow>& rows) {
  kSeedAccounts.run(tx, rows);
}
void seed(db::Tx& tx, const std::vector<Edition>& rows) {
  kSeedEditions.run(tx, rows);
}
void seed(db::Tx& tx, const std::vector<SeedClass>& rows) {
  kSeedClasses.run(tx, rows);
}
void seed(db::Tx& tx, const std::vector<SeedThreshold>& rows) {
  kSeedThresholds.run(tx, rows);
}
void seed(db::Tx& tx, const std::vector<SeedIndustry>& rows) {
  kSeedIndustries.run(tx, rows);
}

}  // namespace banso::finance::store
