#include "contexts/registry/reference/industries.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

#include "kernel/digits.hpp"

namespace banso::registry {
namespace {

/// Both layouts at once: the columns of the one are absent in the other.
enum Column : std::size_t { kName, kCode, kParent, kDivision, kMajor, kMinor, kDetail };

const std::array<TableColumn, 7> kColumns{{
    {{"項目名", "name", "名称"}},
    {{"code", "コード", "分類コード"}, false},
    {{"parent", "親コード"}, false},
    {{"大分類コード"}, false},
    {{"中分類コード"}, false},
    {{"小分類コード"}, false},
    {{"細分類コード"}, false},
}};

/// 1–4 by the form of the code, 0 when it is none: one letter A–T, or two to four digits.
int level_of(std::string_view code) {
  if (code.size() == 1) return code[0] >= 'A' && code[0] <= 'T' ? 1 : 0;
  return code.size() <= 4 && all_digits(code) ? static_cast<int>(code.size()) : 0;
}

/// e-Stat writes zeros where a line is less deep: A,01,010,0000 is the class 010.
Industry from_four_columns(const TableRecord& record) {
  Industry industry;
  if (record[kDetail] != "0000") {
    industry = {std::string(record[kDetail]), 4, std::string(record[kMinor]), {}};
  } else if (record[kMinor] != "000") {
    industry = {std::string(record[kMinor]), 3, std::string(record[kMajor]), {}};
  } else if (record[kMajor] != "00") {
    industry = {std::string(record[kMajor]), 2, std::string(record[kDivision]), {}};
  } else {
    industry = {std::string(record[kDivision]), 1, {}, {}};
  }
  return industry;
}

}  // namespace

ReferenceSummary read_industries(csv::ByteSource& source, const std::function<void(const Industry&)>& accept,
                                 const RejectLine& reject) {
  std::set<std::string, std::less<>> seen;
  const auto take = [&](TableRecord& record) {
    Industry industry;
    if (!record[kCode].empty()) {
      industry = {std::string(record[kCode]), level_of(record[kCode]), std::string(record[kParent]), {}};
    } else {
      industry = from_four_columns(record);
    }
    if (industry.level == 0 || level_of(industry.code) != industry.level) {
      record.fail(kCode, "reference.industry_code",
                  fmt::format("分類コード「{}」は、大分類はAからTの1文字、ほかは2けたから4けたの数字です。",
                              industry.code));
      return false;
    }
    const bool parent_fits = industry.level == 1   ? industry.parent_code.empty()
                             : industry.level == 2 ? level_of(industry.parent_code) == 1
                                                   : industry.code.starts_with(industry.parent_code) &&
                                                         level_of(industry.parent_code) == industry.level - 1;
    if (!parent_fits || (industry.level > 1 && seen.find(industry.parent_code) == seen.end())) {
      record.fail(
          kParent, "reference.industry_parent",
          fmt::format("分類「{}」の上位の分類「{}」がありません。", industry.code, industry.parent_code));
      return false;
    }
    industry.name = record[kName];
    if (industry.name.empty()) {
      record.fail(kName, "reference.required", fmt::format("分類「{}」の名称が空です。", industry.code));
      return false;
    }
    if (!seen.insert(industry.code).second) {
      record.fail(kCode, "reference.twice", fmt::format("分類「{}」が二度あります。", industry.code));
      return false;
    }
    accept(industry);
    return true;
  };
  return read_table(source, kColumns, take, reject);
}

}  // namespace banso::registry
