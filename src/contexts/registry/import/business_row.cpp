#include "contexts/registry/import/business_row.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace banso::registry {
namespace {

constexpr std::array kColumns{"business_id",
                              "kind",
                              "status",
                              "name",
                              "name_kana",
                              "name_en",
                              "prefecture_code",
                              "city_code",
                              "prefecture_name",
                              "city_name",
                              "street",
                              "post_code",
                              "address_abroad",
                              "prefecture_name_en",
                              "address_en",
                              "address_abroad_en",
                              "name_image_id",
                              "address_image_id",
                              "address_abroad_image_id",
                              "process",
                              "corrected",
                              "update_date",
                              "change_date",
                              "assignment_date",
                              "close_date",
                              "close_cause",
                              "successor_business_id",
                              "change_cause",
                              "searchable",
                              "name_key",
                              "kana_key",
                              "address_key",
                              "search_tokens",
                              "content_hash"};

SearchedFacts searched(const BusinessFacts& facts, bool active) {
  SearchedFacts searched;
  searched.name = facts.name;
  searched.name_kana = facts.name_kana;
  searched.kind = facts.kind;
  searched.prefecture_code = facts.prefecture_code;
  searched.city_code = facts.city_code;
  searched.prefecture_name = facts.prefecture_name;
  searched.city_name = facts.city_name;
  searched.street = facts.street;
  searched.address_abroad = facts.address_abroad;
  searched.closed = !active;
  return searched;
}

}  // namespace

const std::string& business_columns() {
  static const std::string columns = fmt::format("{}", fmt::join(kColumns, ", "));
  return columns;
}

std::string business_assignments(const std::string& source) {
  std::string text;
  for (const std::string_view column : kColumns) {
    if (column == kColumns.front()) continue;
    text += fmt::format("{}{} = {}.{}", text.empty() ? "" : ", ", column, source, column);
  }
  return text;
}

void append_business(CopyRows& rows, const BusinessFacts& facts, std::int64_t hash, SearchKeys& keys) {
  const std::string_view status = status_of(facts);
  make_search_keys(searched(facts, status == "active"), keys);
  rows.begin_row(static_cast<std::int16_t>(kColumns.size()));
  rows.add(facts.business_id);
  rows.add(std::string_view(facts.kind));
  rows.add(status);
  for (const std::string* text :
       {&facts.name, &facts.name_kana, &facts.name_en, &facts.prefecture_code, &facts.city_code,
        &facts.prefecture_name, &facts.city_name, &facts.street, &facts.post_code, &facts.address_abroad,
        &facts.prefecture_name_en, &facts.address_en, &facts.address_abroad_en, &facts.name_image_id,
        &facts.address_image_id, &facts.address_abroad_image_id, &facts.process}) {
    rows.add(std::string_view(*text));
  }
  rows.add(facts.corrected);
  for (const auto* date :
       {&facts.update_date, &facts.change_date, &facts.assignment_date, &facts.close_date}) {
    rows.add(*date);
  }
  rows.add(std::string_view(facts.close_cause));
  rows.add(facts.successor_business_id);
  rows.add(std::string_view(facts.change_cause));
  rows.add(facts.searchable);
  rows.add(std::string_view(keys.name_key));
  rows.add(std::string_view(keys.kana_key));
  rows.add(std::string_view(keys.address_key));
  rows.add(std::span<const std::int32_t>(keys.search_tokens));
  rows.add(hash);
}

}  // namespace banso::registry
