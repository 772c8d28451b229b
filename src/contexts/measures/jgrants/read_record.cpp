#include <fmt/format.h>

#include <algorithm>
#include <boost/json/object.hpp>

#include "contexts/measures/jgrants/record.hpp"
#include "kernel/text.hpp"
#include "platform/html/safe_html.hpp"

namespace banso::measures {
namespace {

constexpr std::size_t kLongestText = 4'000;
constexpr std::size_t kMostHtmlBytes = 512 << 10;

/// The names under which a field is found: of the API, of the merged crawl, of the portal's own pages.
struct FieldNames {
  std::string_view field;
  std::optional<std::string> JgrantsRecord::*member;
  std::vector<std::string_view> names;
};

const std::vector<FieldNames>& field_names() {
  static const std::vector<FieldNames> all{
      {"name", &JgrantsRecord::name, {"name", "code"}},
      {"title", &JgrantsRecord::title, {"title"}},
      {"catch_phrase", &JgrantsRecord::catch_phrase, {"subsidy_catch_phrase", "catch_phrase", "catchPhrase"}},
      {"use_purpose", &JgrantsRecord::use_purpose, {"use_purpose", "usePurpose"}},
      {"industry", &JgrantsRecord::industry, {"industry"}},
      {"target_area", &JgrantsRecord::target_area, {"target_area_search", "target_area", "targetAreaSearch"}},
      {"target_area_detail", &JgrantsRecord::target_area_detail, {"target_area_detail", "targetAreaDetail"}},
      {"target_employees",
       &JgrantsRecord::target_employees,
       {"target_number_of_employees", "target_employees", "targetEmployees"}},
      {"subsidy_rate", &JgrantsRecord::subsidy_rate, {"subsidy_rate", "subsidyRate"}},
      {"subsidy_max_limit", &JgrantsRecord::subsidy_max_limit, {"subsidy_max_limit", "subsidyMaxLimit"}},
      {"acceptance_start",
       &JgrantsRecord::acceptance_start,
       {"acceptance_start_datetime", "acceptance_start", "acceptanceStart"}},
      {"acceptance_end",
       &JgrantsRecord::acceptance_end,
       {"acceptance_end_datetime", "acceptance_end", "acceptanceEnd"}},
      {"project_end_deadline",
       &JgrantsRecord::project_end_deadline,
       {"project_end_deadline", "projectEndDeadline"}},
      {"institution", &JgrantsRecord::institution, {"institution_name", "institution", "institutionName"}},
      {"url", &JgrantsRecord::url, {"front_subsidy_detail_page_url", "url", "officialUrl"}},
  };
  return all;
}

const boost::json::value* find_any(const boost::json::object& object,
                                   const std::vector<std::string_view>& names) {
  for (const std::string_view name : names) {
    const auto* value = object.if_contains(name);
    if (value != nullptr && !value->is_null()) return value;
  }
  return nullptr;
}

/// One line of clean text, cut; lists become "a / b".
std::optional<std::string> text_of(const boost::json::value& value) {
  std::string text;
  if (const auto* string = value.if_string()) {
    text = make_valid_utf8(std::string_view(*string));
  } else if (value.is_int64() || value.is_uint64()) {
    text = value.is_int64() ? std::to_string(value.get_int64()) : std::to_string(value.get_uint64());
  } else if (value.is_double()) {
    const double number = value.get_double();
    if (!(number >= -9e15 && number <= 9e15)) return fmt::format("{}", number);
    text = number == static_cast<double>(static_cast<std::int64_t>(number))
               ? std::to_string(static_cast<std::int64_t>(number))
               : fmt::format("{}", number);
  } else if (const auto* list = value.if_array()) {
    for (const auto& item : *list) {
      if (const auto one = text_of(item); one && !one->empty()) text += (text.empty() ? "" : " / ") + *one;
    }
  } else {
    return std::nullopt;
  }
  std::string clean;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    clean += byte < 0x20 || byte == 0x7f ? ' ' : c;
  }
  return std::string(first_code_points(trim(clean), kLongestText));
}

bool is_jgrants_id(std::string_view id) {
  return id.size() == 18 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

/// The day in a text, from its beginning: "2026-08-07T21:46:48Z" (in Japan the 8th), "2026-08-22"; of a month
/// ("list_2026-01") the first day.
std::optional<Date> day_in(std::string_view text) {
  if (const auto instant = parse_instant(text)) return jst_date(*instant);
  for (std::size_t at = 0; at + 7 <= text.size(); ++at) {
    if (const auto day = parse_date(text.substr(at, 10))) return day;
    if (const auto month = parse_date(std::string(text.substr(at, 7)) + "-01")) return month;
  }
  return std::nullopt;
}

/// When the record was updated or fetched, as it tells itself; of several crawls the newest.
std::optional<Date> own_day(const boost::json::object& object) {
  if (const auto* value = find_any(object, {"update_datetime", "updateDatetime", "updated_at", "updatedAt",
                                            "fetched_at", "fetchedAt"})) {
    if (const auto* text = value->if_string())
      if (const auto day = day_in(*text)) return day;
  }
  std::optional<Date> newest;
  const auto* sources = object.if_contains("sources");
  if (sources == nullptr || !sources->is_array()) return std::nullopt;
  for (const auto& source : sources->get_array()) {
    const auto* text = source.if_string();
    const auto day = text != nullptr ? day_in(*text) : std::nullopt;
    if (day && (!newest || std::chrono::sys_days(*newest) < std::chrono::sys_days(*day))) newest = day;
  }
  return newest;
}

bool is_web_address(std::string_view url) {
  return (url.starts_with("https://") || url.starts_with("http://")) && url.size() <= 500 &&
         std::none_of(url.begin(), url.end(), [](unsigned char c) {
           return c <= 0x20 || c == '"' || c == '<' || c == '>' || c >= 0x7f;
         });
}

}  // namespace

std::optional<JgrantsRecord> read_record(const boost::json::value& json, std::vector<Oddity>& odd) {
  const auto* object = json.if_object();
  if (object == nullptr) {
    odd.push_back({"", "", "補助金の記録（{…}）ではありません。"});
    return std::nullopt;
  }
  JgrantsRecord record;
  if (const auto* id = object->if_contains("id"); id != nullptr && id->is_string()) {
    record.jgrants_id = std::string(trim(std::string_view(id->get_string())));
  }
  if (!is_jgrants_id(record.jgrants_id)) {
    odd.push_back({"id", std::string(first_code_points(make_valid_utf8(record.jgrants_id), 40)),
                   "補助金の番号（英数字18桁）がないか、形が違います。"});
    return std::nullopt;
  }
  for (const FieldNames& field : field_names()) {
    const auto* value = find_any(*object, field.names);
    if (value == nullptr) continue;
    auto text = text_of(*value);
    if (!text) {
      odd.push_back({std::string(field.field), "", "文字や数でない値です。読み飛ばしました。"});
    } else if (!text->empty()) {
      record.*field.member = std::move(text);
    }
  }
  record.as_of = own_day(*object);
  if (record.url && !is_web_address(*record.url)) {
    odd.push_back({"url", *record.url, "http(s) のアドレスではありません。読み飛ばしました。"});
    record.url.reset();
  }
  if (const auto* detail = find_any(*object, {"detail", "detail_html", "detailHtml"});
      detail != nullptr && detail->is_string()) {
    const std::string_view raw = detail->get_string();
    const auto safe = html::make_safe_html(raw, kMostHtmlBytes);
    if (!safe.text.empty()) {
      record.detail_html = safe.html;
      record.detail_text = safe.text;
    }
    if (safe.held_danger) {
      odd.push_back(
          {"detail", "", "詳細のHTMLに、実行される命令や危険なリンクが含まれていました。取り除きました。"});
    }
    if (raw.size() > kMostHtmlBytes)
      odd.push_back({"detail", "", "詳細が長すぎます。512キロバイトまで読みました。"});
  }
  return record;
}

JgrantsRecord laid_over(const JgrantsRecord& older, const JgrantsRecord& newer) {
  JgrantsRecord both = older;
  both.jgrants_id = newer.jgrants_id;
  if (newer.as_of) both.as_of = newer.as_of;
  for (const FieldNames& field : field_names()) {
    if (newer.*field.member) both.*field.member = newer.*field.member;
  }
  if (newer.detail_html) {
    both.detail_html = newer.detail_html;
    both.detail_text = newer.detail_text;
  }
  return both;
}

}  // namespace banso::measures
