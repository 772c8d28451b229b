// The public facts of a business as its newest known record tells them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/date.hpp"

namespace banso::registry {

/// Columns of registry.business that come from the National Tax Agency; empty text: not told.
struct BusinessFacts {
  std::int64_t business_id = 0;  ///< the corporate number as an integer
  std::string name;
  std::string name_kana;
  std::string name_en;
  std::string kind;             ///< 101 … 499
  std::string prefecture_code;  ///< two digits
  std::string city_code;        ///< five digits, prefecture included
  std::string prefecture_name;
  std::string city_name;
  std::string street;
  std::string post_code;
  std::string address_abroad;
  std::optional<Date> close_date;
  std::string close_cause;
  std::optional<std::int64_t> successor_business_id;
  std::string change_cause;
  std::optional<Date> assignment_date;
  std::optional<Date> change_date;
  std::optional<Date> update_date;
  std::string process;
  bool corrected = false;
  bool searchable = true;
  std::string name_image_id;
  std::string address_image_id;
  std::string address_abroad_image_id;
  std::string prefecture_name_en;
  std::string address_en;
  std::string address_abroad_en;

  bool operator==(const BusinessFacts&) const = default;
};

/// "deleted" (処理区分 99: the number was withdrawn), "closed" (register closed, dissolved, merged), else
/// "active".
std::string_view status_of(const BusinessFacts& facts);

/// A number for the whole of the facts: equal facts have equal numbers, different ones practically never.
/// Stored as content_hash, so it must never change (business_facts_test.cpp pins it).
std::int64_t content_hash(const BusinessFacts& facts);

}  // namespace banso::registry
