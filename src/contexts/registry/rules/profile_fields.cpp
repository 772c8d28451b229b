#include "contexts/registry/rules/profile_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "platform/shape/type.hpp"

namespace banso::registry {
namespace {

constexpr std::array kFields{
    ProfileField{"alternate_name", "通称", "ふだん使っている名前や屋号。例: さぬき屋", Scope::basic, false},
    ProfileField{"name_en", "英語の名前", "英語で名乗るときの表記。例: Sanuki Foods Inc.", Scope::basic,
                 false},
    ProfileField{"activity_status", "活動状況", "準備中・営業中・休業中・廃業手続き中から選びます。",
                 Scope::basic, false},
    ProfileField{"description", "事業の説明", "何を、だれに、どう届けているか。2,000文字まで。", Scope::basic,
                 false},
    ProfileField{"website_url", "Webサイト", "https:// から始まるアドレス。例: https://www.example.co.jp/",
                 Scope::basic, false},
    ProfileField{"representative_name", "代表者の氏名", "姓と名のあいだに空白を入れます。例: 高松 花子",
                 Scope::basic, false},
    ProfileField{"representative_name_kana", "代表者の氏名（カナ）", "例: タカマツ ハナコ", Scope::basic,
                 false},
    ProfileField{"representative_position", "代表者の役職", "例: 代表取締役", Scope::basic, false},
    ProfileField{"established_on", "設立・開業年月日", "登記または開業届の日付。", Scope::basic, false},
    ProfileField{"industry_codes", "業種", "日本標準産業分類から選びます。主な業種を先頭に、5つまで。",
                 Scope::basic, true},
    ProfileField{"fiscal_year_start", "事業年度の開始日", "月と日。例: 04-01", Scope::basic, false},
    ProfileField{"employee_count", "従業員数", "パート・アルバイトを含む、働いている人の数。", Scope::figures,
                 false},
    ProfileField{"regular_employee_count", "正社員数", "従業員数のうち正社員の数。", Scope::figures, false},
    ProfileField{"capital_yen", "資本金（円）",
                 "払込済みの資本金または出資の総額。個人事業主は空欄でかまいません。", Scope::figures, false},
    ProfileField{"annual_sales_yen", "直近の年間売上高（円）", "直近の決算または確定申告の売上高。",
                 Scope::figures, false},
    ProfileField{"phone", "代表電話番号", "市外局番から。例: 087-123-4567", Scope::contact, false},
    ProfileField{"email", "代表メールアドレス", "会社として受け取るアドレス。例: info@example.co.jp",
                 Scope::contact, false},
    ProfileField{"main_address", "主な事業所の住所", "登記上の住所とちがう場所で営んでいるときに入力します。",
                 Scope::basic, false},
    ProfileField{"facility_description", "施設", "店舗・工場・駐車場など、主な施設の説明。", Scope::basic,
                 false},
    ProfileField{"places", "事業所", "支店・工場・店舗などの名前と住所。50か所まで。", Scope::basic, false},
    ProfileField{"contacts", "連絡先", "担当や用件ごとの電話番号・メールアドレス。50件まで。", Scope::contact,
                 false},
    ProfileField{"related_organizations", "関連組織", "親会社・子会社など。法人番号があれば入力します。",
                 Scope::all, false},
};

const ProfileField* find_field(std::string_view name) {
  const auto* found = std::find_if(kFields.begin(), kFields.end(),
                                   [&](const ProfileField& row) { return row.field == name; });
  return found == kFields.end() ? nullptr : found;
}

/// Whether two values of a described type are the same.
bool is_same(const void* a, const void* b, const shape::Type& type) {
  switch (type.kind) {
    case shape::Kind::kInt:
      return type.get_int(a) == type.get_int(b);
    case shape::Kind::kText:
      return type.to_text(a) == type.to_text(b);
    case shape::Kind::kBool:
      return *static_cast<const bool*>(a) == *static_cast<const bool*>(b);
    case shape::Kind::kDouble:
      return *static_cast<const double*>(a) == *static_cast<const double*>(b);
    case shape::Kind::kStruct:
      return std::all_of(type.fields.begin(), type.fields.end(), [&](const shape::Field& member) {
        return is_same(member.get_const(a), member.get_const(b), *member.type);
      });
    case shape::Kind::kList:
    case shape::Kind::kOptional: {
      if (type.size(a) != type.size(b)) return false;
      for (std::size_t i = 0; i < type.size(a); ++i) {
        if (!is_same(type.at(a, i), type.at(b, i), *type.element)) return false;
      }
      return true;
    }
    case shape::Kind::kJson:
      return *static_cast<const boost::json::value*>(a) == *static_cast<const boost::json::value*>(b);
  }
  return false;
}

/// What the fields of a scope are used for, in sentences for owners.
std::vector<std::string> uses_of(const ProfileField& field) {
  std::vector<std::string> uses;
  if (field.public_fact)
    uses.emplace_back("支援機関の職員が事業者を探すときの条件になります（同意がなくても使われます）。");
  uses.push_back(fmt::format("「{}」以上の範囲に同意した組織だけが見られます。", label_of(field.scope)));
  switch (field.scope) {
    case Scope::basic:
      uses.emplace_back("申込書や相談の記録に、もう一度書かずに使われます。");
      break;
    case Scope::contact:
      uses.emplace_back("相談の日程や結果の連絡に使われます。");
      break;
    case Scope::figures:
      uses.emplace_back("補助金などの対象になるか、中小企業・小規模事業者にあたるかの確認に使われます。");
      break;
    case Scope::all:
      uses.emplace_back("補助金などで同じグループの会社かどうかの確認に使われます。");
      break;
  }
  return uses;
}

}  // namespace

std::span<const ProfileField> profile_fields() {
  return kFields;
}

std::vector<ProfileFieldItem> describe_profile_fields() {
  std::vector<ProfileFieldItem> items;
  for (const ProfileField& field : kFields) {
    items.push_back({std::string(field.field), std::string(field.label), std::string(field.help), field.scope,
                     uses_of(field)});
  }
  return items;
}

void restrict_to(ProfileFields& fields, std::span<const Scope> scopes) {
  for (const shape::Field& member : shape::type_of<ProfileFields>().fields) {
    const ProfileField* row = find_field(member.name);
    // An item without a row would be shown to nobody but its owner.
    if (!row || !opens(scopes, row->scope)) member.type->clear(member.get(&fields));
  }
}

void restrict_to(std::vector<FieldSource>& sources, std::span<const Scope> scopes) {
  std::erase_if(sources, [&](const FieldSource& source) {
    const ProfileField* row = find_field(source.field);
    return !row || !opens(scopes, row->scope);
  });
}

std::vector<std::string> changed_fields(const ProfileFields& before, const ProfileFields& after) {
  std::vector<std::string> changed;
  for (const shape::Field& member : shape::type_of<ProfileFields>().fields) {
    if (!is_same(member.get_const(&before), member.get_const(&after), *member.type)) {
      changed.emplace_back(member.name);
    }
  }
  return changed;
}

std::vector<FieldSource> sources_after(std::vector<FieldSource> sources, const ProfileFields& before,
                                       const ProfileFields& after, Source source, Instant now) {
  const auto changed = changed_fields(before, after);
  std::erase_if(sources, [&](const FieldSource& old) {
    return std::find(changed.begin(), changed.end(), old.field) != changed.end();
  });
  for (const shape::Field& member : shape::type_of<ProfileFields>().fields) {
    if (std::find(changed.begin(), changed.end(), member.name) == changed.end()) continue;
    if (member.type->size(member.get_const(&after)) > 0) {
      sources.push_back({std::string(member.name), source, now});
    }
  }
  return sources;
}

std::vector<FieldError> check_profile(const ProfileFields& fields, Date today) {
  std::vector<FieldError> errors;
  const auto limit = [&](const char* path, std::size_t size, std::size_t most) {
    if (size > most)
      errors.push_back({path, "too_many_items", fmt::format("{}件以内で指定してください。", most)});
  };
  limit("/industry_codes", fields.industry_codes.size(), kMostIndustries);
  limit("/places", fields.places.size(), kMostListItems);
  limit("/contacts", fields.contacts.size(), kMostListItems);
  limit("/related_organizations", fields.related_organizations.size(), kMostListItems);
  for (std::size_t i = 0; i < fields.industry_codes.size(); ++i) {
    const auto end = fields.industry_codes.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(fields.industry_codes.begin(), end, *end) != end) {
      errors.push_back({fmt::format("/industry_codes/{}", i), "profile.double_industry",
                        "同じ業種が2回選ばれています。一方を外してください。"});
    }
  }
  if (fields.established_on && std::chrono::sys_days(*fields.established_on) > std::chrono::sys_days(today)) {
    errors.push_back({"/established_on", "profile.established_in_the_future",
                      "設立・開業の日は今日までの日付で入力してください。"});
  }
  if (fields.employee_count && fields.regular_employee_count &&
      *fields.regular_employee_count > *fields.employee_count) {
    errors.push_back({"/regular_employee_count", "profile.more_regular_than_all",
                      "正社員数が従業員数より多くなっています。従業員数は正社員を含む数です。"});
  }
  return errors;
}

}  // namespace banso::registry
