#include "contexts/portal/pages/business_page.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "kernel/corporate_number.hpp"
#include "kernel/date_words.hpp"

namespace banso::portal {
namespace {

namespace json = boost::json;

std::string shown_or_nothing(const std::optional<Date>& date) {
  return date ? date_in_both_calendars(*date) : "";
}

std::string shown_post_code(const std::string& code) {
  return code.size() == 7 ? fmt::format("〒{}-{}", code.substr(0, 3), code.substr(3)) : "";
}

/// Where it is: in Japan, or abroad.
template <class Facts>
std::string place_of(const Facts& facts) {
  return facts.address_abroad.empty() ? facts.prefecture_name + facts.city_name + facts.street
                                      : facts.address_abroad;
}

json::object related(const registry::store::BusinessLink& other) {
  const std::string number = corporate_number_of_id(other.business_id);
  return {{"number", number}, {"name", other.name.empty() ? number : other.name}};
}

void add_fact(json::array& facts, std::string_view term, const std::string& value) {
  if (!value.empty()) facts.push_back(json::object{{"term", term}, {"value", value}});
}

/// The name or the address holds a character that only an image of the source shows.
bool has_image(const registry::BusinessView& business) {
  return !business.name_image_id.empty() || !business.address_image_id.empty() ||
         !business.address_abroad_image_id.empty();
}

json::array facts_of(const registry::BusinessView& business) {
  json::array facts;
  add_fact(facts, "法人番号", corporate_number_of_id(business.business_id));
  add_fact(facts, "商号または名称", business.name);
  add_fact(facts, "フリガナ", business.name_kana);
  add_fact(facts, "英語での名称", business.name_en);
  add_fact(facts, "法人の種類", business.kind_name);
  add_fact(facts, "郵便番号", shown_post_code(business.post_code));
  add_fact(facts, "本店または主たる事務所の所在地", place_of(business));
  add_fact(facts, "業種", business.industry_name.value_or(""));
  add_fact(facts, "法人番号の指定日", shown_or_nothing(business.assignment_date));
  add_fact(facts, "最後の変更", business.process_name);
  add_fact(facts, "変更のあった日", shown_or_nothing(business.change_date));
  add_fact(facts, "変更のくわしい内容", business.change_cause);
  add_fact(facts, "登記記録が閉鎖された日", shown_or_nothing(business.close_date));
  add_fact(facts, "閉鎖の理由", business.close_cause_name);
  return facts;
}

}  // namespace

json::object business_page(const registry::BusinessView& business) {
  json::object page{
      {"number", corporate_number_of_id(business.business_id)},
      {"name", business.name},
      {"name_kana", business.name_kana},
      {"is_closed", business.status == "closed"},
      {"is_deleted", business.status == "deleted"},
      {"has_image", has_image(business)},
      {"facts", facts_of(business)},
      {"updated_on", shown_or_nothing(business.update_date)},
  };
  if (business.successor) page["successor"] = related(*business.successor);
  json::array merged;
  for (const auto& other : business.merged_from) merged.push_back(related(other));
  if (!merged.empty()) page["merged"] = json::object{{"items", std::move(merged)}};
  json::array history;
  for (const auto& record : business.history) {
    history.push_back(json::object{{"changed_on", shown_or_nothing(record.change_date)},
                                   {"event", record.process_name},
                                   {"name", record.name},
                                   {"address", place_of(record)}});
  }
  if (!history.empty()) page["history"] = json::object{{"items", std::move(history)}};
  return page;
}

json::object business_json_ld(const registry::BusinessView& business, const std::string& url) {
  json::object facts{
      {"@context", "https://schema.org"},
      {"@type", "Organization"},
      {"name", business.name},
      {"url", url},
      {"identifier",
       {{"@type", "PropertyValue"},
        {"propertyID", "法人番号"},
        {"value", corporate_number_of_id(business.business_id)}}},
  };
  if (!business.name_en.empty()) facts["alternateName"] = business.name_en;
  if (!business.prefecture_name.empty()) {
    facts["address"] = {{"@type", "PostalAddress"},
                        {"addressCountry", "JP"},
                        {"addressRegion", business.prefecture_name},
                        {"addressLocality", business.city_name},
                        {"streetAddress", business.street}};
    if (!business.post_code.empty()) facts["address"].as_object()["postalCode"] = business.post_code;
  }
  if (business.close_date) facts["dissolutionDate"] = format_date(*business.close_date);
  return facts;
}

std::string business_description(const registry::BusinessView& business) {
  const std::string place = business.prefecture_name + business.city_name;
  return fmt::format("{}（{}{}法人番号 {}）の公開情報と変更の履歴です。", business.name,
                     business.kind_name.empty() ? "" : business.kind_name + "、",
                     place.empty() ? "" : place + "、", corporate_number_of_id(business.business_id));
}

}  // namespace banso::portal
