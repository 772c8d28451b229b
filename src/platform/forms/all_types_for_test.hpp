// A form with every type of question, for tests.
#pragma once

#include <stdexcept>
#include <string>

#include "platform/forms/definition.hpp"

namespace banso::forms::testing {

inline constexpr std::string_view kAllTypes = R"json({
  "form_key": "test.all_types", "edition": "2026-11", "title": "すべての設問", "description": "見本です。\n\n二段落目。",
  "sections": [
    {"key": "basic", "title": "基本", "description": "はじめに", "questions": [
      {"key": "corporate_number", "type": "corporate_number", "label": "法人番号"},
      {"key": "name", "type": "short_text", "label": "事業所名", "required": true, "max_length": 150, "field": "name", "prefill": "name"},
      {"key": "name_kana", "type": "short_text", "label": "フリガナ", "characters": "katakana"},
      {"key": "code", "type": "short_text", "label": "記号", "characters": "ascii", "min_length": 2, "max_length": 8},
      {"key": "opinion", "type": "long_text", "label": "ご意見", "hint": "自由にお書きください。", "max_length": 500},
      {"key": "office", "type": "address", "label": "所在地", "required": true, "field": "address", "prefill": "address"},
      {"key": "phone", "type": "phone", "label": "電話番号"},
      {"key": "email", "type": "email", "label": "メールアドレス", "required": true},
      {"key": "site", "type": "url", "label": "ホームページ"}
    ]},
    {"key": "size", "title": "規模", "questions": [
      {"key": "legal_form", "type": "single_choice", "label": "法人・個人の別", "required": true, "choices": [
        {"code": "corporation", "label": "法人"}, {"code": "sole_proprietor", "label": "個人事業主"},
        {"code": "other", "label": "その他", "other": true}]},
      {"key": "capital", "type": "yen", "label": "資本金", "required": true,
       "show_when": {"tests": [{"question": "legal_form", "op": "is", "values": ["corporation"]}]}},
      {"key": "regular", "type": "number", "label": "正規の従業員", "unit": "人", "min": 0, "max": 100000},
      {"key": "part_time", "type": "number", "label": "パート", "unit": "人", "min": 0},
      {"key": "all_employees", "type": "computed", "label": "従業員の合計", "unit": "人", "expression": "regular + part_time"},
      {"key": "large", "type": "short_text", "label": "人事の担当", "show_when": {"match": "any", "tests": [
        {"question": "all_employees", "op": "at_least", "values": ["20"]},
        {"question": "capital", "op": "at_least", "values": ["30000000"]}]}},
      {"key": "founded", "type": "date", "label": "創業", "precision": "month", "latest": "today"},
      {"key": "born", "type": "date", "label": "生年月日", "earliest": "1900-01-01", "latest": "today"},
      {"key": "since", "type": "date", "label": "営業の開始", "precision": "year"}
    ]},
    {"key": "wishes", "title": "ご希望", "questions": [
      {"key": "topics", "type": "multiple_choice", "label": "関心のあること", "max_choices": 3, "choices": [
        {"code": "it", "label": "IT", "hint": "会計、販売など"}, {"code": "tax", "label": "税"}, {"code": "staff", "label": "採用"},
        {"code": "more", "label": "ほかのこと", "other": true}, {"code": "none", "label": "どれもない", "exclusive": true}]},
      {"key": "rating", "type": "matrix", "label": "満足度", "rows": [
        {"key": "counter", "label": "窓口"}, {"key": "visits", "label": "巡回"}],
        "choices": [{"code": "good", "label": "満足"}, {"code": "bad", "label": "不満"}]},
      {"key": "recommend", "type": "scale", "label": "すすめたいですか", "min": 0, "max": 10, "low_label": "すすめない", "high_label": "すすめる"},
      {"key": "order", "type": "ranking", "label": "大切な順", "max_choices": 2, "choices": [
        {"code": "price", "label": "価格"}, {"code": "speed", "label": "速さ"}, {"code": "quality", "label": "品質"}]},
      {"key": "prefecture", "type": "single_choice", "label": "都道府県", "choices_from": "prefectures"},
      {"key": "section", "type": "single_choice", "label": "部会", "choices_from": "sections"},
      {"key": "papers", "type": "file", "label": "書類", "max_files": 2, "max_bytes": 1000000},
      {"key": "words", "type": "note", "label": "ご確認ください", "hint": "次の内容をお読みください。"}
    ]},
    {"key": "places", "title": "営業所", "field": "places", "repeat": {"min": 0, "max": 3, "item_label": "営業所"}, "questions": [
      {"key": "place_name", "type": "short_text", "label": "名称", "required": true, "field": "name"},
      {"key": "place_kind", "type": "single_choice", "label": "種類", "choices": [{"code": "shop", "label": "店"}, {"code": "plant", "label": "工場"}]},
      {"key": "machines", "type": "number", "label": "機械の数", "min": 0, "show_when": {"tests": [{"question": "place_kind", "op": "is", "values": ["plant"]}]}},
      {"key": "place_sales", "type": "yen", "label": "売上高"},
      {"key": "half_sales", "type": "computed", "label": "売上高の半分", "expression": "place_sales / 2"}
    ]},
    {"key": "closing", "title": "確認", "questions": [
      {"key": "total_sales", "type": "computed", "label": "売上高の合計", "unit": "円", "expression": "sum(place_sales)"},
      {"key": "place_count", "type": "computed", "label": "営業所の数", "expression": "count(places)"},
      {"key": "agreed", "type": "consent", "label": "規約に同意する", "required": true, "document": "第1条\n会員は定款を守ります。"},
      {"key": "signed", "type": "signature", "label": "署名", "drawn": true, "required": true}
    ]}
  ],
  "checks": [{"expression": "part_time <= 1000", "question": "part_time", "message": "パートの人数を確かめてください。"}],
  "translations": [{"language": "en", "name": "English", "texts": [
    {"key": "title", "text": "Every question"}, {"key": "name.label", "text": "Name of the business"},
    {"key": "legal_form.choice.corporation", "text": "Corporation"}, {"key": "places.item_label", "text": "office"},
    {"key": "rating.row.counter", "text": "Counter"}]}]
})json";

inline Definition definition_of(std::string_view json) {
  DefinitionReading reading = read_definition(json);
  if (!reading)
    throw std::logic_error(reading.problems.front().path + " " + reading.problems.front().message);
  return std::move(*reading.definition);
}

inline const Definition& all_types() {
  static const Definition definition = definition_of(kAllTypes);
  return definition;
}

/// A drawing that a canvas could have made: one white pixel.
inline constexpr std::string_view kDrawing =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

}  // namespace banso::forms::testing
