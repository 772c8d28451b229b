#include "contexts/exchange/api.hpp"
#include "contexts/exchange/store/profiles.hpp"
#include "platform/identity/api.hpp"

namespace banso::exchange {
namespace {

MappingColumn column(const char* header, const char* field) {
  MappingColumn made;
  made.header = std::string(header);
  made.use = ColumnUse::field;
  made.field = std::string(field);
  return made;
}

CodeWord code(const char* text, const char* value) {
  CodeWord word;
  word.text = std::string(text);
  word.value = std::string(value);
  return word;
}

/// The layout of a core system as chambers describe theirs: codes, half-width kana, thousands of yen, eras.
Mapping example_mapping() {
  Mapping mapping;
  mapping.match_by = {MatchBy::member_number, MatchBy::corporate_number, MatchBy::similar};
  mapping.columns = {column("事業所コード", "member_number"),
                     column("法人番号", "corporate_number"),
                     column("事業所名", "name"),
                     column("事業所名カナ", "name_kana"),
                     column("代表者名", "representative_name"),
                     column("郵便番号", "post_code"),
                     column("住所1", "address"),
                     column("住所2", "address"),
                     column("TEL", "phone"),
                     column("資本金(千円)", "capital_yen"),
                     column("従業員数", "regular_employees"),
                     column("創業年月", "founded_on"),
                     column("入会日", "joined_on"),
                     column("会員区分", "standing"),
                     column("部会", "section"),
                     column("口数", "units")};
  mapping.columns[3].kana = KanaForm::half_katakana;
  mapping.columns[6].part = AddressPart::street;
  mapping.columns[7].part = AddressPart::building;
  mapping.columns[9].unit = NumberUnit::thousand;
  mapping.columns[9].number_form = NumberForm::grouped;
  mapping.columns[11].date_form = DateForm::era_dots;
  mapping.columns[11].month_only = true;
  mapping.columns[12].date_form = DateForm::slash;
  mapping.columns[13].codes = {code("1", "member"), code("2", "statutory_only"), code("9", "former")};
  return mapping;
}

/// Somebody who works there, to have made it.
std::int64_t somebody_of(db::Tx& tx, std::int64_t organization_id) {
  const auto people = identity::people_with_role(
      tx, organization_id, {identity::Role::org_admin, identity::Role::staff, identity::Role::advisor});
  return people.empty() ? 0 : people.front();
}

}  // namespace

void add_demo_profiles(db::Tx& tx, std::int64_t organization_id, std::int64_t neighbour_id, Instant now) {
  store::NewProfile profile;
  profile.organization_id = organization_id;
  profile.name = "基幹システム（例）";
  profile.description = "会員台帳を出力したCSVの形です。";
  profile.mapping = example_mapping();
  profile.note = "作成";
  store::add_profile(tx, profile, now, somebody_of(tx, organization_id));

  profile.organization_id = neighbour_id;
  profile.name = "Accessの会員台帳";
  profile.description = "元号の日付とコードを使う会員台帳の形です。";
  profile.mapping.columns[12].date_form = DateForm::era_two;
  profile.mapping.encoding = FileEncoding::cp932;
  const std::int64_t user_id = somebody_of(tx, neighbour_id);
  const std::int64_t id = store::add_profile(tx, profile, now, user_id);
  auto shared = store::find_profile(tx, id);
  shared->shared = true;
  store::change_profile(tx, *shared, "共有しました。", now, user_id);
}

}  // namespace banso::exchange
