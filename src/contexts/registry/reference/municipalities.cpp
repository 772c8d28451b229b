#include "contexts/registry/reference/municipalities.hpp"

#include <fmt/format.h>

#include <array>

#include "kernel/area_code.hpp"
#include "kernel/digits.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso::registry {
namespace {

enum Column : std::size_t { kCode, kPrefecture, kName, kKana };

const std::array<TableColumn, 4> kColumns{{
    {{"団体コード", "全国地方公共団体コード", "code6", "code", "lgcode"}},
    {{"都道府県名(漢字)", "都道府県名", "prefecture", "pref"}},
    {{"市区町村名(漢字)", "市区町村名", "city", "name"}},
    {{"市区町村名(カナ)", "市区町村名カナ", "city_kana_hw", "citykana", "ruby"}, false},
}};

/// Half-width kana and hiragana as full-width katakana, spaces taken out.
std::string to_katakana(std::string_view text) {
  std::string out;
  const std::string plain = nfkc(text);
  for (std::size_t at = 0; at < plain.size();) {
    const char32_t c = next_code_point(plain, at);
    const bool hiragana = c >= U'ぁ' && c <= U'ゖ';
    if (c != U' ') append_utf8(out, hiragana ? c + (U'ァ' - U'ぁ') : c);
  }
  return out;
}

/// Six digits, completed from five; empty (and the record failed) when they are wrong.
std::string area_code_of(TableRecord& record) {
  const std::string_view code = record[kCode];
  if (code.size() == 5 && all_digits(code)) return *complete_area_code(code);
  if (code.size() != 6 || !all_digits(code)) {
    record.fail(kCode, "reference.area_code", fmt::format("団体コード「{}」は6けたの数字です。", code));
    return {};
  }
  if (!is_valid_area_code(code)) {
    record.fail(kCode, "reference.area_code_check_digit",
                fmt::format("団体コード「{}」の検査数字が合いません。はじめの5けたが正しければ「{}」です。",
                            code, *complete_area_code(code.substr(0, 5))));
    return {};
  }
  return std::string(code);
}

}  // namespace

ReferenceSummary read_municipalities(csv::ByteSource& source,
                                     const std::function<void(const Municipality&)>& accept,
                                     const RejectLine& reject) {
  const auto take = [&](TableRecord& record) {
    Municipality place;
    place.area_code = area_code_of(record);
    if (!record.good()) return false;
    place.city_code = place.area_code.substr(0, 5);
    place.prefecture_code = place.area_code.substr(0, 2);
    const Prefecture* prefecture = find_prefecture(place.prefecture_code);
    if (prefecture == nullptr) {
      record.fail(kCode, "reference.prefecture",
                  fmt::format("団体コード「{}」の都道府県がありません。", place.area_code));
      return false;
    }
    if (record[kPrefecture] != prefecture->name) {
      record.fail(kPrefecture, "reference.prefecture",
                  fmt::format("都道府県名「{}」が団体コードの「{}」と合いません。", record[kPrefecture],
                              prefecture->name));
      return false;
    }
    place.prefecture_name = prefecture->name;
    // Some editions name the prefecture itself in the city's column.
    const bool is_prefecture = place.city_code.ends_with("000");
    if (!is_prefecture) place.name = record[kName];
    if (!is_prefecture && place.name.empty()) {
      record.fail(kName, "reference.required", "市区町村名が空です。");
      return false;
    }
    place.kana = is_prefecture ? std::string(prefecture->kana) : to_katakana(record[kKana]);
    accept(place);
    return true;
  };
  return read_table(source, kColumns, take, reject);
}

}  // namespace banso::registry
