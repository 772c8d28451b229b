// One record of a corporate number file of the National Tax Agency (法人番号公表サイト), read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/registry/rules/business_facts.hpp"
#include "kernel/date.hpp"

namespace banso::registry {

/// The two published layouts: 30 columns today, 23 at the beginning (2015–2017: no 最新履歴, English, kana,
/// 検索除外).
enum class NtaLayout { kUnknown = 0, kEarly = 23, kCurrent = 30 };

/// The columns in their order. Text points into the reader's memory: valid until the next record is read.
struct NtaRow {
  std::int64_t sequence_number = 0;          ///< 1 一連番号
  std::string_view corporate_number;         ///< 2 法人番号
  std::string_view process;                  ///< 3 処理区分
  bool corrected = false;                    ///< 4 訂正区分
  std::optional<Date> update_date;           ///< 5 更新年月日
  std::optional<Date> change_date;           ///< 6 変更年月日
  std::string_view name;                     ///< 7 商号又は名称
  std::string_view name_image_id;            ///< 8
  std::string_view kind;                     ///< 9 法人種別
  std::string_view prefecture_name;          ///< 10
  std::string_view city_name;                ///< 11
  std::string_view street;                   ///< 12 丁目番地等
  std::string_view address_image_id;         ///< 13
  std::string_view prefecture_code;          ///< 14 JIS X 0401, two digits
  std::string_view city_code;                ///< 15 JIS X 0402, three digits
  std::string_view post_code;                ///< 16
  std::string_view address_abroad;           ///< 17 国外所在地
  std::string_view address_abroad_image_id;  ///< 18
  std::optional<Date> close_date;            ///< 19 登記記録の閉鎖等年月日
  std::string_view close_cause;              ///< 20
  std::string_view successor_number;         ///< 21 承継先法人番号
  std::string_view change_cause;             ///< 22 変更事由の詳細
  std::optional<Date> assignment_date;       ///< 23 法人番号指定年月日
  bool latest = true;                        ///< 24 最新履歴; true in the early layout
  std::string_view name_en;                  ///< 25
  std::string_view prefecture_name_en;       ///< 26
  std::string_view address_en;               ///< 27
  std::string_view address_abroad_en;        ///< 28
  std::string_view name_kana;                ///< 29 フリガナ
  bool searchable = true;                    ///< 30 検索対象除外 (0: searchable)
};

/// The facts the row tells, written into `facts` (its memory is kept).
void copy_facts(const NtaRow& row, BusinessFacts& facts);

/// One thing wrong with a line.
struct LineProblem {
  std::size_t column = 0;  ///< from 1; 0: the whole line
  std::string code;        ///< "nta.process", "corporate_number.check_digit", "csv.encoding_mixed" …
  std::string message;     ///< Japanese: what, where, how to mend
};

/// Checks the columns of one record and fills `row`. Every problem of the line is appended to `problems`.
/// The number of fields must be that of `layout`. @return whether the row is right.
bool parse_nta_row(NtaLayout layout, std::span<const std::string_view> fields, NtaRow& row,
                   std::vector<LineProblem>& problems);

}  // namespace banso::registry
