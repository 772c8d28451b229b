#include "contexts/exchange/rules/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "contexts/exchange/rules/field.hpp"

namespace banso::exchange {
namespace {

class Problems {
 public:
  explicit Problems(const Mapping& mapping) : mapping_(mapping) {}

  std::vector<MappingProblem> find() {
    if (mapping_.columns.empty()) add(0, "no_columns", "列がありません。列を一つ以上決めてください。", true);
    if (mapping_.columns.size() > kMostColumns) {
      add(0, "too_many_columns", fmt::format("列が多すぎます（{}列まで）。", kMostColumns), true);
    }
    for (std::size_t i = 0; i < mapping_.columns.size(); ++i) look_at(i);
    look_at_keys();
    for (const auto& own : mapping_.own_characters) {
      const bool hex =
          std::all_of(own.code.begin(), own.code.end(), [](unsigned char c) { return std::isxdigit(c); });
      if (own.code.size() != 4 || !hex) {
        add(0, "own_character",
            fmt::format("外字のコード「{}」は、F040のように4桁の16進数で書いてください。",
                        static_cast<const std::string&>(own.code)),
            true);
      }
    }
    return std::move(problems_);
  }

 private:
  void add(std::size_t column, const char* code, std::string message, bool blocks) {
    problems_.push_back({static_cast<std::int64_t>(column), code, std::move(message), blocks});
  }

  void look_at(std::size_t i) {
    const MappingColumn& column = mapping_.columns[i];
    const std::size_t number = i + 1;
    const std::string& header = column.header;
    if (mapping_.header_row > 0 && header.empty()) {
      add(number, "header_missing", fmt::format("{}列目の見出しがありません。", number), true);
    }
    if (!header.empty() && !headers_.insert(header).second) {
      add(number, "header_double", fmt::format("「{}」という見出しの列が二つあります。", header), true);
    }
    if (column.use == ColumnUse::fixed && !column.fixed_text) {
      add(number, "fixed_missing", fmt::format("「{}」に入れる決まった文字がありません。", header), true);
    }
    if (column.use != ColumnUse::field) return;
    const Field* field = column.field ? find_field(*column.field) : nullptr;
    if (field == nullptr) {
      return add(number, "field_unknown", fmt::format("「{}」がどの項目かを選んでください。", header), true);
    }
    if (column.part != AddressPart::whole && field->kind != FieldKind::address) {
      return add(number, "part_of_no_address",
                 fmt::format("「{}」は住所ではないので、分けられません。", header), true);
    }
    if (!places_.emplace(field->key, column.part).second) {
      return add(number, "field_double",
                 fmt::format("「{}」に当てる列が二つあります。片方を外してください。", field->label), true);
    }
    if (column.part != AddressPart::whole && places_.contains({field->key, AddressPart::whole})) {
      add(number, "field_double",
          fmt::format("「{}」は全体の列と一部の列の両方に当てられています。", field->label), true);
    }
    look_at_codes(column, *field, number);
  }

  void look_at_codes(const MappingColumn& column, const Field& field, std::size_t number) {
    std::set<std::string> texts;
    std::map<std::string, std::string> by_value;
    for (const auto& word : column.codes) {
      if (!texts.insert(word.text).second) {
        add(number, "code_double",
            fmt::format("「{}」のコード表に「{}」が二つあります。",
                        static_cast<const std::string&>(column.header),
                        static_cast<const std::string&>(word.text)),
            true);
      }
      const bool known = field.kind == FieldKind::yes_no ? word.value == "true" || word.value == "false"
                         : field.kind == FieldKind::word
                             ? std::any_of(field.words.begin(), field.words.end(),
                                           [&](const FieldWord& one) { return one.value == word.value; })
                             : true;
      if (!known && !word.value.empty()) {
        add(number, "code_value",
            fmt::format("「{}」のコード表の「{}」に当てる値が正しくありません。",
                        static_cast<const std::string&>(column.header),
                        static_cast<const std::string&>(word.text)),
            true);
      }
      const auto [other, first] = by_value.emplace(word.value, word.text);
      if (!first && !column.keep_spelling) {
        add(number, "codes_meet",
            fmt::format("「{}」の「{}」と「{}」は同じ値になるので、書き出すと「{}"
                        "」にそろいます。区別を残すには「元の書き方を"
                        "覚える」を選んでください。",
                        static_cast<const std::string&>(column.header), other->second,
                        static_cast<const std::string&>(word.text), other->second),
            false);
      }
    }
  }

  bool has(std::string_view key) const {
    return std::any_of(places_.begin(), places_.end(), [&](const auto& place) { return place.first == key; });
  }

  void look_at_keys() {
    if (mapping_.match_by.empty()) {
      add(0, "no_key", "取り込むときに会員を見分ける項目がありません。行はすべて新しい会員になります。",
          false);
    }
    for (const MatchBy by : mapping_.match_by) {
      const char* key = by == MatchBy::member_number      ? "member_number"
                        : by == MatchBy::corporate_number ? "corporate_number"
                                                          : "name";
      if (has(key)) continue;
      add(0, "key_not_mapped",
          fmt::format("会員を見分ける「{}」の列がありません。この見分け方は使われません。",
                      find_field(key)->label),
          false);
    }
    if (!has("name")) {
      add(0, "name_not_mapped", "「事業所名」の列がないので、新しい会員は取り込めません。", false);
    }
  }

  const Mapping& mapping_;
  std::vector<MappingProblem> problems_;
  std::set<std::string> headers_;
  std::set<std::pair<std::string, AddressPart>> places_;
};

}  // namespace

std::vector<MappingProblem> mapping_problems(const Mapping& mapping) {
  return Problems(mapping).find();
}

}  // namespace banso::exchange
