#include "contexts/registry/rules/search_keys.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace banso::registry {
namespace {

using Tokens = std::vector<std::int32_t>;

SearchKeys keys_of(const SearchedFacts& facts) {
  SearchKeys keys;
  make_search_keys(facts, keys);
  return keys;
}

SearchedFacts takamatsu_builder() {
  SearchedFacts facts;
  facts.name = "株式会社番町建設";
  facts.name_kana = "バンチョウケンセツ";
  facts.kind = "301";
  facts.prefecture_code = "37";
  facts.city_code = "37201";
  facts.prefecture_name = "香川県";
  facts.city_name = "高松市";
  facts.street = "番町１丁目２番３号";
  return facts;
}

bool holds(const SearchKeys& keys, Tokens wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](std::int32_t token) {
    return std::binary_search(keys.search_tokens.begin(), keys.search_tokens.end(), token);
  });
}

Tokens name_tokens(std::string_view key, bool begin = false, bool end = false) {
  Tokens tokens;
  append_name_tokens(key, begin, end, tokens);
  return tokens;
}

Tokens address_tokens(std::string_view key) {
  Tokens tokens;
  append_address_tokens(key, tokens);
  return tokens;
}

TEST(SearchKeys, FoldsNameKanaAndWholeAddress) {
  const SearchKeys keys = keys_of(takamatsu_builder());
  EXPECT_EQ(keys.name_key, "番町建設");
  EXPECT_EQ(keys.kana_key, "バンチヨウケンセツ");
  EXPECT_EQ(keys.address_key, "香川県高松市番町1-2-3");
}

TEST(SearchKeys, HoldTheTokensOfEveryPartOfTheName) {
  const SearchKeys keys = keys_of(takamatsu_builder());
  for (const char* part : {"番町", "町建", "建設", "番町建", "町建設", "番町建設"}) {
    EXPECT_TRUE(holds(keys, name_tokens(part))) << part;
  }
  EXPECT_TRUE(holds(keys, name_tokens("番町", true, false)));
  EXPECT_TRUE(holds(keys, name_tokens("番", true, false))) << "one character at the beginning";
  EXPECT_TRUE(holds(keys, name_tokens("番町建設", true, true)));
  EXPECT_FALSE(holds(keys, name_tokens("町建", true, false))) << "町建 is not at the beginning";
  EXPECT_FALSE(holds(keys, name_tokens("番町", true, true))) << "番町 is not the whole name";
}

TEST(SearchKeys, HoldTheTokensOfTownAndArea) {
  const SearchKeys keys = keys_of(takamatsu_builder());
  EXPECT_TRUE(holds(keys, address_tokens("高松市番町")));
  EXPECT_TRUE(holds(keys, address_tokens("番町1-2-3")));
  EXPECT_TRUE(holds(keys, {prefecture_token("37"), city_token("37201"), kind_token("301")}));
  EXPECT_FALSE(holds(keys, {closed_token()}));
  SearchedFacts closed = takamatsu_builder();
  closed.closed = true;
  EXPECT_TRUE(holds(keys_of(closed), {closed_token()}));
}

TEST(SearchKeys, NumbersOfHousesAndBuildingsAreNoTokens) {
  EXPECT_EQ(address_tokens("番町1-2-3"), address_tokens("番町1-99サンビル"));
  EXPECT_TRUE(address_tokens("12-3").empty());
  EXPECT_TRUE(address_tokens("町").empty());
  EXPECT_TRUE(address_tokens("").empty());
}

TEST(SearchKeys, NameAndAddressTokensDiffer) {
  EXPECT_NE(name_tokens("番町"), address_tokens("番町"));
}

TEST(SearchKeys, UseTheAddressAbroadWhenThereIsNoOther) {
  SearchedFacts facts;
  facts.name = "Example Ltd";
  facts.kind = "401";
  facts.address_abroad = "アメリカ合衆国ニューヨーク州";
  const SearchKeys keys = keys_of(facts);
  EXPECT_TRUE(keys.address_key.starts_with("アメリカ合衆国"));
  EXPECT_TRUE(holds(keys, address_tokens("合衆国")));
}

TEST(SearchKeys, AreSortedWithoutDoubles) {
  SearchedFacts facts = takamatsu_builder();
  facts.name = "ララララ";
  SearchKeys keys = keys_of(facts);
  EXPECT_TRUE(std::is_sorted(keys.search_tokens.begin(), keys.search_tokens.end()));
  EXPECT_EQ(std::adjacent_find(keys.search_tokens.begin(), keys.search_tokens.end()),
            keys.search_tokens.end());
}

TEST(SearchKeys, TakesAPrefectureFromTheFront) {
  EXPECT_EQ(without_prefecture("香川県高松市"), "高松市");
  EXPECT_EQ(without_prefecture("高松市香川県"), "高松市香川県");
  EXPECT_EQ(without_prefecture("東京都"), "");
}

}  // namespace
}  // namespace banso::registry
