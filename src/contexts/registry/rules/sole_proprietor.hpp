// What a 個人事業主 states when registering: there is no public register to take it from.
#pragma once

#include <boost/describe.hpp>
#include <optional>

#include "contexts/registry/rules/scalars.hpp"

namespace banso::registry {

struct SoleProprietorFacts {
  shape::Str<1, 150> trade_name;  ///< 屋号; the person's name where there is none
  std::optional<shape::Str<1, 150>> name_kana;
  shape::Str<1, 60> representative_name;
  PostCode post_code;
  PrefectureCode prefecture_code;
  std::optional<CityCode> city_code;
  shape::Str<1, 10> prefecture_name;
  shape::Str<1, 40> city_name;
  shape::Str<1, 200> street;
};
BOOST_DESCRIBE_STRUCT(SoleProprietorFacts, (),
                      (trade_name, name_kana, representative_name, post_code, prefecture_code, city_code,
                       prefecture_name, city_name, street))

}  // namespace banso::registry
