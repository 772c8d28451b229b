// Reading the reference values of the Local Benchmark, and filling their tables.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/finance/rules/standards.hpp"
#include "platform/db/tx.hpp"

namespace banso::finance::store {

/// The edition in force on a day.
std::optional<Edition> edition_on(db::Tx& tx, Date day);

/// The class of an industry by the longest code that fits.
std::optional<ClassOfIndustry> class_of_industry(db::Tx& tx, const std::string& edition_code,
                                                 const std::string& industry_code);
std::optional<ClassOfIndustry> find_class(db::Tx& tx, const std::string& edition_code,
                                          const std::string& class_code);

struct ClassRow {
  std::string class_code;
  std::string name;
  std::string group_name;
  std::vector<std::string> industry_codes;
};
BOOST_DESCRIBE_STRUCT(ClassRow, (), (class_code, name, group_name, industry_codes))
std::vector<ClassRow> list_classes(db::Tx& tx, const std::string& edition_code);

/// The six indicators of a class and size.
std::vector<Standard> list_standards(db::Tx& tx, const std::string& edition_code,
                                     const std::string& class_code, BusinessSize size);

// Rows of the seed.
struct AccountRow {
  std::string account_code;
  std::string name;
  std::string sheet;
  std::string parent_account_code;  ///< empty on top
  std::int64_t position = 0;
  bool is_benchmark_input = false;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (account_code, name, sheet, parent_account_code, position, is_benchmark_input))

struct SeedClass {
  std::string edition_code;
  std::string class_code;
  std::string name;
  std::string group_name;
};
BOOST_DESCRIBE_STRUCT(SeedClass, (), (edition_code, class_code, name, group_name))

struct SeedThreshold : Standard {
  std::string edition_code;
  std::string class_code;
  BusinessSize size{};
};
BOOST_DESCRIBE_STRUCT(SeedThreshold, (Standard), (edition_code, class_code, size))

struct SeedIndustry {
  std::string edition_code;
  std::string industry_code;
  std::string class_code;
  std::int64_t small_up_to = 0;
};
BOOST_DESCRIBE_STRUCT(SeedIndustry, (), (edition_code, industry_code, class_code, small_up_to))

/// Adds what is not there yet; what is there stays as it is.
void seed(db::Tx& tx, const std::vector<AccountRow>& rows);
void seed(db::Tx& tx, const std::vector<Edition>& rows);
void seed(db::Tx& tx, const std::vector<SeedClass>& rows);
void seed(db::Tx& tx, const std::vector<SeedThreshold>& rows);
void seed(db::Tx& tx, const std::vector<SeedIndustry>& rows);

}  // namespace banso::finance::store
