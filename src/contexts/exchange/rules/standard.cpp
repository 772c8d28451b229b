#include "contexts/exchange/rules/standard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "contexts/exchange/rules/field.hpp"

namespace banso::exchange {
namespace {

constexpr int kPlacesWritten = 3;

MappingColumn column_for(const Field& field) {
  MappingColumn column;
  column.header = field.label;
  column.use = ColumnUse::field;
  column.field = field.key;
  if (field.kind == FieldKind::yes_no) {
    for (const auto& [text, value] : {std::pair{"1", "true"}, std::pair{"0", "false"}}) {
      CodeWord word;
      word.text = std::string(text);
      word.value = std::string(value);
      column.codes.push_back(word);
    }
  }
  return column;
}

StandardProfile standard() {
  StandardProfile profile{
      "standard",
      "標準レイアウト（CSV）",
      "すべての項目を一列ずつに持つCSVです（Shift_JIS）。ほかのシステムへの受け渡しに使えます。",
      {}};
  profile.mapping.match_by = {MatchBy::member_number, MatchBy::corporate_number, MatchBy::similar};
  for (const auto& field : fields()) profile.mapping.columns.push_back(column_for(field));
  for (int place = 1; place <= kPlacesWritten; ++place) {
    for (const auto& field : place_fields()) {
      profile.mapping.columns.push_back(
          column_for(*find_field(fmt::format("places.{}.{}", place, field.key))));
    }
  }
  return profile;
}

StandardProfile excel() {
  StandardProfile profile{"excel",
                          "Excelの会員名簿",
                          "Excelで見て直すための名簿です。日付は2024/04/01の形で、営業所の一覧は含みません。",
                          {}};
  profile.mapping.format = FileFormat::xlsx;
  profile.mapping.encoding = FileEncoding::utf8;
  profile.mapping.match_by = {MatchBy::member_number, MatchBy::corporate_number, MatchBy::similar};
  for (const auto& field : fields()) {
    MappingColumn column = column_for(field);
    if (field.kind == FieldKind::date) column.date_form = DateForm::slash;
    if (field.kind == FieldKind::money) column.number_form = NumberForm::grouped;
    if (field.kind == FieldKind::yes_no) {
      column.codes[0].text = std::string("可");
      column.codes[1].text = std::string("不可");
    }
    if (field.kind == FieldKind::industries) column.industry_names = true;
    profile.mapping.columns.push_back(column);
  }
  return profile;
}

}  // namespace

const std::vector<StandardProfile>& standard_profiles() {
  static const std::vector<StandardProfile> all{standard(), excel()};
  return all;
}

const StandardProfile* find_standard_profile(std::string_view key) {
  for (const auto& profile : standard_profiles()) {
    if (profile.key == key) return &profile;
  }
  return nullptr;
}

}  // namespace banso::exchange
