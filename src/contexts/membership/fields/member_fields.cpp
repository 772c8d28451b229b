#include "contexts/membership/fields/member_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <stdexcept>

#include "kernel/grouped.hpp"
#include "kernel/text.hpp"
#include "platform/shape/json.hpp"
#include "platform/shape/messages.hpp"
#include "platform/shape/text.hpp"

namespace banso::membership {
namespace {

using shape::Kind;
using shape::Type;

constexpr std::size_t kMostPlaces = 50;
constexpr std::size_t kMostIndustries = 5;
constexpr std::size_t kMostInterests = 20;

const shape::Field* described(std::string_view key) {
  for (const shape::Field& field : shape::type_of<MemberFields>().fields) {
    if (field.name == key) return &field;
  }
  return nullptr;
}

const Type& inner(const Type& type) {
  return type.kind == Kind::kOptional ? *type.element : type;
}

constexpr std::array kLegalForms{FieldChoice{"corporation", "法人"},
                                 FieldChoice{"sole_proprietor", "個人事業主"}};
constexpr std::array kDirectory{FieldChoice{"true", "掲載してよい"}, FieldChoice{"false", "掲載しない"}};
constexpr std::array kMail{FieldChoice{"true", "受け取る"}, FieldChoice{"false", "受け取らない"}};

bool is_yes(std::string_view text) {
  constexpr std::array kYes{"true", "1", "はい", "可", "有", "あり", "○", "◯", "する", "希望", "yes", "y"};
  return std::find(kYes.begin(), kYes.end(), text) != kYes.end();
}
bool is_no(std::string_view text) {
  constexpr std::array kNo{"false", "0", "いいえ", "不可",       "否", "無",
                           "なし",  "×", "しない", "希望しない", "no", "n"};
  return std::find(kNo.begin(), kNo.end(), text) != kNo.end();
}

bool ends_with_any(std::string& text, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (text.ends_with(ending) && text.size() > ending.size()) {
      text.resize(text.size() - ending.size());
      return true;
    }
  }
  return false;
}

/// A number as people type it: 1,000万円 → 10000000, 12人 → 12, △5 → -5. Nothing when it is none.
std::optional<std::string> plain_number(std::string_view typed) {
  std::string text = nfkc(trim(typed));
  std::string digits;
  ends_with_any(text, {"円", "人", "名", "口", "月"});
  std::int64_t factor = 1;
  if (ends_with_any(text, {"億"})) {
    factor = 100'000'000;
  } else if (ends_with_any(text, {"百万"})) {
    factor = 1'000'000;
  } else if (ends_with_any(text, {"万"})) {
    factor = 10'000;
  } else if (ends_with_any(text, {"千"})) {
    factor = 1'000;
  }
  std::string_view rest = trim(text);
  for (const std::string_view minus : {"△", "▲", "-", "−"}) {
    if (rest.starts_with(minus)) {
      digits = "-";
      rest.remove_prefix(minus.size());
      break;
    }
  }
  for (const std::string_view sign : {"¥", "\\"}) {
    if (rest.starts_with(sign)) rest.remove_prefix(sign.size());
  }
  bool any = false;
  for (const char c : rest) {
    if (c == ',' || c == ' ') continue;
    if (c < '0' || c > '9') return std::nullopt;
    digits += c;
    any = true;
  }
  if (!any || digits.size() > 16) return std::nullopt;
  return std::to_string(std::stoll(digits) * factor);
}

/// What people type, turned into what the shape reads. The value itself when there is nothing to turn.
boost::json::value as_shape_takes_it(const Type& type, std::string_view typed) {
  const std::string plain = nfkc(trim(typed));
  if (type.kind == Kind::kInt) {
    const auto number = plain_number(typed);
    if (!number) return boost::json::value(typed);
    return boost::json::value(std::stoll(*number));
  }
  if (type.kind == Kind::kBool) {
    if (is_yes(plain)) return true;
    if (is_no(plain)) return false;
    return boost::json::value(typed);
  }
  if (type.kind == Kind::kText && type.format == "date") {
    const auto date = parse_japanese_date(typed);
    return date ? boost::json::value(format_date(*date)) : boost::json::value(typed);
  }
  if (type.kind == Kind::kList) {
    boost::json::array items;
    std::string rest = plain;
    for (const std::string_view mark : {"、", ";", "\n", "/"}) {
      for (auto at = rest.find(mark); at != std::string::npos; at = rest.find(mark)) {
        rest.replace(at, mark.size(), ",");
      }
    }
    std::size_t begin = 0;
    while (begin <= rest.size()) {
      const std::size_t end = std::min(rest.find(',', begin), rest.size());
      const auto item = trim(std::string_view(rest).substr(begin, end - begin));
      if (!item.empty()) items.emplace_back(item);
      begin = end + 1;
    }
    return items;
  }
  return boost::json::value(typed);
}

FieldError error_at(std::string_view key, std::string code, std::string message) {
  return {fmt::format("/{}", key), std::move(code), std::move(message)};
}

std::size_t most_items(std::string_view key) {
  if (key == "industry_codes") return kMostIndustries;
  return key == "interests" ? kMostInterests : kMostPlaces;
}

void check_size(std::vector<FieldError>& errors, std::string_view key, std::size_t size) {
  if (size <= most_items(key)) return;
  errors.push_back(error_at(key, "too_many_items", fmt::format("{}件までにしてください。", most_items(key))));
}

void check_not_future(std::vector<FieldError>& errors, std::string_view key, const std::optional<Date>& date,
                      Date today) {
  if (!date || *date <= today) return;
  errors.push_back(error_at(key, "in_the_future", "今日より後の日付は入力できません。"));
}

}  // namespace

const std::vector<MemberField>& member_fields() {
  using enum FieldType;
  static const std::vector<MemberField> fields{
      {"member_number", "会員番号", text, 30, false, false},
      {"legal_form", "組織の区分", choice, 0, true, true},
      {"name", "事業所名", text, 150, true, true},
      {"name_kana", "事業所名フリガナ", text, 150, false, true},
      {"representative_position", "代表者役職", text, 60, false, true},
      {"representative_name", "代表者氏名", text, 60, true, true},
      {"representative_kana", "代表者氏名フリガナ", text, 60, false, true},
      {"representative_born_on", "代表者生年月日", date, 0, false, true},
      {"post_code", "郵便番号", FieldType::post_code, 7, true, true},
      {"city_code", "市区町村コード", FieldType::city_code, 5, false, false},
      {"address", "所在地", text, 200, true, true},
      {"head_office_address", "本社所在地", text, 200, false, true},
      {"phone", "電話番号", FieldType::phone, 20, false, true},
      {"fax", "FAX番号", FieldType::phone, 20, false, true},
      {"email", "メールアドレス", FieldType::email, 254, false, true},
      {"website_url", "ホームページ", url, 500, false, true},
      {"contact_name", "担当者", text, 60, false, true},
      {"contact_department", "担当者の部署", text, 60, false, true},
      {"mailing_post_code", "送付先郵便番号", FieldType::post_code, 7, false, true},
      {"mailing_address", "送付先住所", text, 200, false, true},
      {"industry_codes", "業種", FieldType::industry_codes, static_cast<int>(kMostIndustries), true, true},
      {"business_description", "営業内容", long_text, 500, true, true},
      {"capital_yen", "資本金", yen, 0, true, true},
      {"regular_employees", "常時使用する従業員数", whole_number, 0, true, true},
      {"part_time_employees", "パート・アルバイト数", whole_number, 0, false, true},
      {"district_employees", "地区内の常時使用する従業員数", whole_number, 0, true, true},
      {"annual_sales_yen", "直近一年間の売上高", yen, 0, true, true},
      {"founded_on", "創業年月", date, 0, true, true},
      {"established_on", "設立年月日", date, 0, false, true},
      {"opened_in_district_on", "地区内の営業所等の開設日", date, 0, false, true},
      {"fiscal_month", "決算月", month, 0, false, true},
      {"section", "所属部会", text, 60, false, false},
      {"district", "地区", text, 60, false, false},
      {"units", "会費口数", whole_number, 0, false, false},
      {"joined_on", "入会日", date, 0, false, false},
      {"left_on", "退会日", date, 0, false, false},
      {"left_reason", "退会の理由", long_text, 500, false, false},
      {"introducer", "紹介者", text, 60, false, false},
      {"listed_in_directory", "商工名鑑・ホームページへの掲載", yes_no, 0, false, true},
      {"mail_allowed", "メールでの案内", yes_no, 0, false, true},
      {"note", "備考", long_text, 2000, false, false},
      {"interests", "関心のあること", words, static_cast<int>(kMostInterests), false, true},
  };
  return fields;
}

const MemberField* find_member_field(std::string_view key) {
  for (const MemberField& field : member_fields()) {
    if (field.key == key) return &field;
  }
  return nullptr;
}

std::span<const FieldChoice> field_choices(std::string_view key) {
  if (key == "legal_form") return kLegalForms;
  if (key == "listed_in_directory") return kDirectory;
  if (key == "mail_allowed") return kMail;
  return {};
}

boost::json::value field_value(const MemberFields& fields, std::string_view key) {
  const shape::Field* field = described(key);
  if (!field) throw std::out_of_range("MemberFields has no item " + std::string(key));
  std::string json;
  shape::write_json(json, field->get_const(&fields), *field->type);
  return boost::json::parse(json);
}

std::string field_text(const MemberFields& fields, std::string_view key) {
  const boost::json::value value = field_value(fields, key);
  if (value.is_null()) return "";
  const MemberField* field = find_member_field(key);
  if (value.is_bool()) {
    for (const FieldChoice& choice : field_choices(key)) {
      if (choice.value == (value.get_bool() ? "true" : "false")) return std::string(choice.label);
    }
  }
  if (value.is_int64()) {
    const std::int64_t number = value.get_int64();
    const std::string digits = (number < 0 ? "△" : "") + with_commas(number < 0 ? -number : number);
    if (field && field->type == FieldType::yen) return digits + "円";
    return field && field->type == FieldType::month ? digits + "月" : digits;
  }
  if (value.is_array()) {
    if (key == "places") return fmt::format("{}か所", value.get_array().size());
    std::string joined;
    for (const auto& item : value.get_array()) {
      joined += (joined.empty() ? "" : "、") + std::string(item.as_string());
    }
    return joined;
  }
  std::string text(value.as_string());
  if (field && field->type == FieldType::date) return japanese_era(*parse_date(text));
  if (field && field->type == FieldType::post_code) return text.substr(0, 3) + "-" + text.substr(3);
  for (const FieldChoice& choice : field_choices(key)) {
    if (choice.value == text) return std::string(choice.label);
  }
  return text;
}

std::vector<FieldError> set_field(MemberFields& fields, std::string_view key,
                                  const boost::json::value& value) {
  const shape::Field* field = described(key);
  if (!field) return {error_at(key, "unknown_member", "この項目はありません。")};
  const Type& type = inner(*field->type);
  boost::json::value given = value;
  if (given.is_string()) {
    const std::string typed(given.get_string());
    if (!is_valid_utf8(typed)) {
      return {error_at(key, "not_utf8", shape::field_message("not_utf8", type))};
    }
    if (trim(typed).empty()) {
      given = nullptr;
    } else {
      given = as_shape_takes_it(type, typed);
      if (key == "legal_form") {
        for (const FieldChoice& choice : kLegalForms) {
          if (nfkc(trim(typed)) == nfkc(choice.label)) given = boost::json::value(choice.value);
        }
        if (nfkc(trim(typed)) == "個人") given = "sole_proprietor";
      }
    }
  }
  if (given.is_null() && field->type->kind == Kind::kList) given = boost::json::array();
  if (given.is_null() && field->type->kind == Kind::kText) {
    return {error_at(key, "required", shape::field_message("required", type))};
  }
  // Tried on a sheet of scrap paper first: a wrong value leaves the record as it is.
  thread_local MemberFields scrap;
  std::vector<FieldError> errors;
  shape::read_json(given, field->get(&scrap), *field->type, fmt::format("/{}", key), errors);
  if (errors.empty() && given.is_array()) check_size(errors, key, given.get_array().size());
  if (errors.empty()) shape::read_json(given, field->get(&fields), *field->type, "", errors);
  return errors;
}

std::vector<FieldError> member_problems(const MemberFields& fields, Date today) {
  std::vector<FieldError> errors;
  check_size(errors, "places", fields.places.size());
  check_size(errors, "industry_codes", fields.industry_codes.size());
  check_size(errors, "interests", fields.interests.size());
  check_not_future(errors, "representative_born_on", fields.representative_born_on, today);
  check_not_future(errors, "founded_on", fields.founded_on, today);
  check_not_future(errors, "established_on", fields.established_on, today);
  if (fields.joined_on && fields.left_on && *fields.left_on < *fields.joined_on) {
    errors.push_back(error_at("left_on", "wrong_order", "退会日は入会日より後にしてください。"));
  }
  return errors;
}

std::vector<std::string_view> changed_fields(const MemberFields& before, const MemberFields& after) {
  std::vector<std::string_view> keys;
  std::string old_text;
  std::string new_text;
  for (const shape::Field& field : shape::type_of<MemberFields>().fields) {
    old_text.clear();
    new_text.clear();
    shape::write_json(old_text, field.get_const(&before), *field.type);
    shape::write_json(new_text, field.get_const(&after), *field.type);
    if (old_text != new_text) keys.push_back(field.name);
  }
  return keys;
}

}  // namespace banso::membership
