#include <fmt/format.h>

#include <algorithm>

#include "contexts/measures/jgrants/fields.hpp"
#include "contexts/measures/jgrants/record.hpp"
#include "kernel/text.hpp"

namespace banso::measures {
namespace {

std::string cut(std::string_view text, std::size_t characters) {
  const std::string_view head = first_code_points(text, characters);
  if (head.size() == text.size()) return std::string(text);
  return std::string(first_code_points(text, characters - 1)) + "…";
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "「" : "、「") + word + "」";
  return text;
}

void tell_unknown(std::vector<Oddity>& odd, std::string field, const std::optional<std::string>& value,
                  const std::vector<std::string>& unknown, std::string_view consequence) {
  if (unknown.empty()) return;
  odd.push_back({std::move(field), cut(value.value_or(""), 200),
                 fmt::format("{}は知らない言葉です。{}", joined(unknown), consequence)});
}

std::optional<Date> day_of(const std::optional<std::string>& text, bool is_end, std::string field,
                           std::vector<Oddity>& odd) {
  if (!text) return std::nullopt;
  auto day = read_jgrants_day(*text, is_end);
  if (!day) {
    odd.push_back({std::move(field), cut(*text, 200),
                   "暦にない日付か、読めない形の日付です。日付なしとして扱います。"});
  }
  return day;
}

/// 「令和7年度」 in the title, else the year of the call.
std::optional<shape::Int<1989, 2100>> fiscal_year_of(const std::string& title,
                                                     const std::optional<Date>& opens_on) {
  const std::string folded = nfkc(title);
  for (const auto& [era, first] : {std::pair<std::string_view, int>{"令和", 2018}, {"平成", 1988}}) {
    const auto at = folded.find(era);
    if (at == std::string::npos) continue;
    std::string_view rest = std::string_view(folded).substr(at + era.size());
    int year = rest.starts_with("元") ? 1 : 0;
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9' && year < 100) {
      year = year * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    if (year > 0 && year < 65) return first + year;
  }
  if (!opens_on) return std::nullopt;
  const int year = fiscal_year(*opens_on);
  if (year < 1989 || year > 2100) return std::nullopt;
  return year;
}

void add_call(Measure& measure, const JgrantsRecord& record, std::vector<Oddity>& odd) {
  MeasureCall call;
  call.opens_on = day_of(record.acceptance_start, false, "acceptance_start", odd);
  call.closes_on = day_of(record.acceptance_end, true, "acceptance_end", odd);
  if (!record.acceptance_start && !record.acceptance_end) {
    odd.push_back({"acceptance_end", "", "募集期間の記載がありません。受付期間なしとして扱います。"});
  }
  if (call.opens_on && call.closes_on &&
      std::chrono::sys_days(*call.closes_on) < std::chrono::sys_days(*call.opens_on)) {
    odd.push_back({"acceptance_end", *record.acceptance_end,
                   "締切が受付開始より前です。受付開始日を除いて取り込みました。"});
    call.opens_on.reset();
  }
  if (!call.opens_on && !call.closes_on) {
    call.note = record.acceptance_start || record.acceptance_end ? "公表された募集期間が読み取れません。"
                                                                 : "募集期間は公表されていません。";
  } else if (record.project_end_deadline) {
    if (const auto end = day_of(record.project_end_deadline, true, "project_end_deadline", odd)) {
      call.note = fmt::format("事業は{}までに終える必要があります。", japanese_era(*end));
    }
  }
  measure.calls.push_back(std::move(call));
}

/// The cap in yen; 0: none is stated.
std::int64_t cap_of(const JgrantsRecord& record, std::vector<Oddity>& odd) {
  if (!record.subsidy_max_limit) return 0;
  const auto tell = [&](std::string message) {
    odd.push_back({"subsidy_max_limit", cut(*record.subsidy_max_limit, 200), std::move(message)});
    return 0;
  };
  const std::int64_t yen = read_yen(*record.subsidy_max_limit).value_or(-1);
  if (yen < 0) return tell("読めない金額です。補助上限額なしとして扱います。");
  if (yen == 0) return tell("補助上限額が0円です。上限の記載なしとして扱います。");
  if (yen == kNoLimitYen) return 0;  // how jGrants writes that none is stated
  if (yen > kMostYen) return tell("100兆円を超える金額です。補助上限額なしとして扱います。");
  return yen;
}

void add_frame(Measure& measure, const JgrantsRecord& record, std::vector<Oddity>& odd) {
  Frame frame;
  frame.frame_key = "main";
  frame.name = "本体";
  const std::int64_t cap = cap_of(record, odd);
  const auto rate = record.subsidy_rate ? read_single_rate(*record.subsidy_rate) : std::nullopt;
  if (record.subsidy_rate) frame.summary = cut("補助率: " + *record.subsidy_rate, 1'000);
  if (cap > 0 || rate) {
    Subsidy subsidy;
    if (cap > 0) {
      ConditionalCap one;
      one.yen = cap;
      one.says = "Jグランツの補助上限額";
      subsidy.caps.push_back(std::move(one));
    }
    if (rate) {
      ConditionalRate one;
      one.numerator = rate->numerator;
      one.denominator = rate->denominator;
      one.says = cut(*record.subsidy_rate, 300);
      subsidy.rates.push_back(std::move(one));
    }
    frame.subsidy = std::move(subsidy);
  }
  if (frame.subsidy || !frame.summary.empty()) measure.frames.push_back(std::move(frame));
}

std::string content_of(const JgrantsRecord& record) {
  std::string text;
  const auto add = [&](std::string_view label, const std::optional<std::string>& value) {
    if (value) text += fmt::format("{}: {}\n", label, *value);
  };
  add("制度", record.institution);
  add("補助率", record.subsidy_rate);
  add("対象地域", record.target_area_detail);
  add("対象の従業員数", record.target_employees);
  if (record.detail_text) text += (text.empty() ? "" : "\n") + *record.detail_text;
  while (text.ends_with('\n')) text.pop_back();
  return cut(text, 4'000);
}

std::string key_of_record(const std::string& jgrants_id) {
  // Numbers of jGrants tell capital and small letters apart only in their last three characters (a check
  // sum).
  std::string key = "jgrants_";
  for (const char c : jgrants_id) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return key;
}

}  // namespace

Measure measure_of(const JgrantsRecord& record, std::vector<Oddity>& odd) {
  Measure measure;
  measure.measure_key = key_of_record(record.jgrants_id);
  measure.family = "jgrants";
  measure.kind = MeasureKind::subsidy;
  const std::string title = record.title.value_or("");
  if (title.empty()) odd.push_back({"title", "", "題名がありません。番号を題名にしました。"});
  measure.title = cut(title.empty() ? "（題名なし）" + record.jgrants_id : title, 300);
  measure.subtitle = cut(record.institution.value_or(""), 300);
  measure.summary = cut(record.catch_phrase.value_or(""), 200);
  measure.content = content_of(record);
  measure.url = record.url ? *record.url
                           : fmt::format("https://www.jgrants-portal.go.jp/subsidy/{}", record.jgrants_id);
  measure.rules_published = false;

  std::vector<std::string> unknown;
  if (record.target_area) {
    for (auto& code : read_areas(*record.target_area, unknown)) measure.areas.emplace_back(std::move(code));
    tell_unknown(odd, "target_area", record.target_area, unknown, "地域の条件に含めていません。");
  } else {
    odd.push_back({"target_area", "", "対象地域の記載がありません。地域の条件なしとして扱います。"});
  }
  unknown.clear();
  if (record.industry) {
    for (auto& code : read_industries(*record.industry, unknown))
      measure.industries.emplace_back(std::move(code));
    tell_unknown(odd, "industry", record.industry, unknown, "業種の条件に含めていません。");
  }
  unknown.clear();
  if (record.use_purpose) {
    measure.purposes = read_purposes(*record.use_purpose, unknown);
    tell_unknown(odd, "use_purpose", record.use_purpose, unknown, "利用目的に含めていません。");
  }
  unknown.clear();
  Rule active = test_flag(FactKey::active, true);
  std::optional<Rule> employees;
  if (record.target_employees) {
    employees = read_employees(*record.target_employees, unknown);
    tell_unknown(odd, "target_employees", record.target_employees, unknown,
                 "従業員数の条件なしとして扱います。");
  }
  if (employees) {
    employees->source = RuleSource{"Jグランツ", measure.url, "従業員数"};
    measure.rule = all_of({std::move(active), std::move(*employees)});
  } else {
    measure.rule = std::move(active);
  }
  add_call(measure, record, odd);
  measure.fiscal_year = fiscal_year_of(title, measure.calls.front().opens_on);
  add_frame(measure, record, odd);
  measure.sources.push_back({"Jグランツ（デジタル庁）", measure.url, ""});
  return measure;
}

}  // namespace banso::measures
