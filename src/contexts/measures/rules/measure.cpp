#include "contexts/measures/rules/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "contexts/measures/rules/code_tree.hpp"

namespace banso::measures {
namespace {

constexpr std::array kKindLabels{"補助金・助成金", "融資",     "信用保証",       "税制",
                                 "専門家派遣",     "相談",     "研修・セミナー", "ツール・診断",
                                 "認定・認証",     "研究開発", "情報提供"};
constexpr std::array kPurposeLabels{"新たな事業",
                                    "販路拡大・海外展開",
                                    "イベント・事業運営",
                                    "事業承継",
                                    "研究開発・実証",
                                    "人材育成",
                                    "資金繰り",
                                    "設備整備・IT導入",
                                    "雇用・職場環境",
                                    "エコ・SDGs",
                                    "災害（自然災害、感染症等）",
                                    "教育・子育て・少子化",
                                    "スポーツ・文化",
                                    "安全・防災",
                                    "まちづくり・地域振興"};

class Checker {
 public:
  std::vector<FieldError> check(const Measure& measure) {
    check_key("/measure_key", measure.measure_key);
    if (!measure.family.empty()) check_key("/family", measure.family);
    check_list("/areas", measure.areas, is_area_code, "都道府県・市区町村");
    check_list("/industries", measure.industries, is_industry_code, "日本標準産業分類");
    check_length("/purposes", measure.purposes.size(), 15);
    check_length("/calls", measure.calls.size(), 50);
    check_length("/frames", measure.frames.size(), 30);
    check_length("/sources", measure.sources.size(), 20);
    for (std::size_t i = 0; i < measure.calls.size(); ++i) {
      const MeasureCall& call = measure.calls[i];
      if (call.opens_on && call.closes_on && *call.closes_on < *call.opens_on) {
        add(fmt::format("/calls/{}/closes_on", i), "before_it_opens", "締切が受付開始より前になっています。");
      }
    }
    std::set<std::string_view> frame_keys;
    for (std::size_t i = 0; i < measure.frames.size(); ++i) {
      const std::string path = fmt::format("/frames/{}/frame_key", i);
      check_key(path, measure.frames[i].frame_key);
      if (!frame_keys.insert(measure.frames[i].frame_key).second) {
        add(path, "doubled", "同じ枠のキーが2回使われています。");
      }
    }
    if (measure.rules_published && !has_conditions(measure)) {
      add("/rule", "required", "要件が公開されているなら、ルールを1つ以上書いてください。");
    }
    return std::move(errors_);
  }

 private:
  void add(std::string path, const char* code, std::string message) {
    errors_.push_back({std::move(path), code, std::move(message)});
  }

  static bool has_conditions(const Measure& measure) {
    return measure.rule || !measure.areas.empty() || !measure.industries.empty() ||
           std::any_of(measure.frames.begin(), measure.frames.end(),
                       [](const Frame& frame) { return frame.rule.has_value(); });
  }

  void check_key(const std::string& path, std::string_view key) {
    const bool is_fine = !key.empty() && std::all_of(key.begin(), key.end(), [](char letter) {
      return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_' ||
             letter == '-';
    });
    if (!is_fine) add(path, "bad_key", "キーは英小文字、数字、_ と - で書いてください。");
  }

  void check_length(const std::string& path, std::size_t size, std::size_t most) {
    if (size > most) add(path, "too_many_items", fmt::format("{}個までです。", most));
  }

  template <class Codes>
  void check_list(const std::string& path, const Codes& codes, bool (*is_code)(std::string_view),
                  std::string_view name) {
    check_length(path, codes.size(), kMostCodesOfTest);
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (!is_code(codes[i])) {
        add(fmt::format("{}/{}", path, i), "unknown_value",
            fmt::format("「{}」という{}のコードはありません。", std::string_view(codes[i]), name));
      } else if (std::find(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(i), codes[i]) !=
                 codes.begin() + static_cast<std::ptrdiff_t>(i)) {
        add(fmt::format("{}/{}", path, i), "doubled", "同じコードが2回書かれています。");
      }
    }
  }

  std::vector<FieldError> errors_;
};

template <class Codes>
void add_within(std::vector<Rule>& conditions, FactKey fact, const Codes& codes) {
  if (!codes.empty()) {
    conditions.push_back(test_codes(fact, Op::within, std::vector<std::string>(codes.begin(), codes.end())));
  }
}

std::optional<Rule> joined(std::vector<Rule> conditions) {
  if (conditions.empty()) return std::nullopt;
  if (conditions.size() == 1) return std::move(conditions.front());
  return all_of(std::move(conditions));
}

std::vector<Rule> conditions_of(const Measure& measure) {
  std::vector<Rule> conditions;
  add_within(conditions, FactKey::area, measure.areas);
  add_within(conditions, FactKey::industry, measure.industries);
  if (measure.rule) conditions.push_back(*measure.rule);
  return conditions;
}

}  // namespace

std::string_view label_of(MeasureKind kind) {
  return kKindLabels[static_cast<std::size_t>(kind)];
}

std::string_view label_of(MeasurePurpose purpose) {
  return kPurposeLabels[static_cast<std::size_t>(purpose)];
}

std::vector<FieldError> check_measure(const Measure& measure) {
  return Checker().check(measure);
}

std::optional<Rule> condition_of(const Measure& measure) {
  return joined(conditions_of(measure));
}

std::optional<Rule> condition_of(const Measure& measure, const Frame& frame) {
  std::vector<Rule> conditions = conditions_of(measure);
  if (frame.rule) conditions.push_back(*frame.rule);
  return joined(std::move(conditions));
}

}  // namespace banso::measures
