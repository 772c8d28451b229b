#include "contexts/registry/reference/chambers.hpp"

#include <fmt/format.h>

#include <array>

#include "kernel/corporate_number.hpp"
#include "kernel/digits.hpp"

namespace banso::registry {
namespace {

enum Column : std::size_t { kName, kKana, kPrefecture, kCity, kStreet, kCityCode, kPostCode, kNumber, kType };

const std::array<TableColumn, 9> kColumns{{
    {{"name", "名称", "商工会議所名"}},
    {{"kana", "フリガナ", "カナ"}, false},
    {{"prefecture", "都道府県", "都道府県名"}},
    {{"city", "市区町村", "市区町村名"}, false},
    {{"street", "町名番地", "番地", "住所"}, false},
    {{"city_code", "市区町村コード"}, false},
    {{"post_code", "郵便番号"}, false},
    {{"corporate_number", "法人番号"}, false},
    {{"type", "種別"}, false},
}};

void read_codes(TableRecord& record, Chamber& chamber) {
  if (!record[kCityCode].empty()) {
    // Five digits, or six with the check digit.
    const std::string_view code = record[kCityCode];
    const bool right = code.size() == 6 ? is_valid_area_code(code) : code.size() == 5 && all_digits(code);
    if (!right || !code.starts_with(chamber.prefecture_code)) {
      record.fail(kCityCode, "reference.area_code",
                  fmt::format("市区町村コード「{}」が正しくないか、{}のものではありません。", code,
                              chamber.prefecture_name));
    }
    chamber.city_code = code.substr(0, 5);
  }
  if (!record[kPostCode].empty()) {
    const auto post_code = normalise_post_code(record[kPostCode]);
    if (!post_code) {
      record.fail(kPostCode, "post_code.invalid",
                  fmt::format("郵便番号「{}」は7けたの数字です。", record[kPostCode]));
    }
    chamber.post_code = post_code.value_or("");
  }
  if (!record[kNumber].empty()) {
    const auto reading = read_corporate_number(record[kNumber]);
    if (reading) {
      chamber.business_id = corporate_number_to_id(reading.number);
    } else {
      record.fail(kNumber, code_of(*reading.problem), reading.message);
    }
  }
}

}  // namespace

ReferenceSummary read_chambers(csv::ByteSource& source, const std::function<void(const Chamber&)>& accept,
                               const RejectLine& reject) {
  const auto take = [&](TableRecord& record) {
    if (!record[kType].empty() && record[kType] != "chamber" && record[kType] != "商工会議所") return false;
    Chamber chamber;
    chamber.name = record[kName];
    if (chamber.name.empty()) record.fail(kName, "reference.required", "商工会議所の名称が空です。");
    const Prefecture* prefecture = find_prefecture_by_name(record[kPrefecture]);
    if (prefecture == nullptr) {
      record.fail(
          kPrefecture, "reference.prefecture",
          fmt::format("都道府県「{}」がありません。「香川県」のように書いてください。", record[kPrefecture]));
      return false;
    }
    chamber.name_kana = record[kKana];
    chamber.prefecture_code = prefecture->code;
    chamber.prefecture_name = prefecture->name;
    chamber.block = prefecture->block;
    chamber.city_name = record[kCity];
    chamber.street = record[kStreet];
    read_codes(record, chamber);
    if (!record.good()) return false;
    accept(chamber);
    return true;
  };
  return read_table(source, kColumns, take, reject);
}

}  // namespace banso::registry
