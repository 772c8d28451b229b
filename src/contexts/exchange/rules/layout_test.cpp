#include "contexts/exchange/rules/layout.hpp"

#include <gtest/gtest.h>

#include "contexts/exchange/rules/guess.hpp"
#include "contexts/exchange/rules/match.hpp"
#include "contexts/exchange/rules/round_trip.hpp"
#include "contexts/exchange/rules/standard.hpp"
#include "platform/shape/json.hpp"

namespace banso::exchange {
namespace {

using Cells = std::vector<std::string_view>;

MappingColumn field(const char* header, const char* key) {
  MappingColumn column;
  column.header = std::string(header);
  column.use = ColumnUse::field;
  column.field = std::string(key);
  return column;
}

CodeWord code(const char* text, const char* value) {
  CodeWord word;
  word.text = std::string(text);
  word.value = std::string(value);
  return word;
}

TEST(Fields, HaveHeadersThatCanBeCompared) {
  for (const auto& one : fields()) {
    for (const auto header : one.headers) EXPECT_EQ(header_key(header), header) << one.key;
  }
  EXPECT_EQ(place_of("places.3.name"), 2);
  EXPECT_EQ(find_field("places.51.name"), nullptr);
}

TEST(StandardProfiles, AreRight) {
  for (const auto& profile : standard_profiles()) {
    const auto problems = mapping_problems(profile.mapping);
    EXPECT_TRUE(problems.empty()) << profile.name << (problems.empty() ? "" : problems[0].message);
    EXPECT_EQ(shape::to_json(shape::from_json<Mapping>(shape::to_json(profile.mapping))),
              shape::to_json(profile.mapping));
  }
}

TEST(Layouts, KeepWhatNobodyUnderstands) {
  Mapping mapping;
  mapping.columns = {field("会員番号", "member_number"), field("事業所名", "name")};
  const References none;
  const Layout layout(mapping, std::vector<std::string>{"事業所名", "謎", "会員番号"}, none);
  EXPECT_EQ(layout.unknown(), std::vector<std::string>{"謎"});
  const Record record = layout.read(Cells{"さぬき食品", "  X9 ", "0012"});
  EXPECT_EQ(record.values[*layout.slot_of("member_number")], "0012");
  EXPECT_EQ(record.kept.at("謎"), "X9");
  EXPECT_EQ(layout.write(record.values, record.kept), (std::vector<std::string>{"さぬき食品", "X9", "0012"}));
}

TEST(Layouts, SplitAddressesAndJoinThem) {
  Mapping mapping;
  mapping.columns = {field("住所1", "address"), field("住所2", "address")};
  mapping.columns[0].part = AddressPart::street;
  mapping.columns[1].part = AddressPart::building;
  const References none;
  const Layout layout(mapping, none);
  const Record record = layout.read(Cells{"香川県高松市番町2-2-2", "商工会館3階"});
  EXPECT_EQ(record.values[0], "香川県高松市番町2-2-2　商工会館3階");
  EXPECT_EQ(layout.write(record.values, {}),
            (std::vector<std::string>{"香川県高松市番町2-2-2", "商工会館3階"}))
      << "what has no column of its own stands in the next one";
  References known;
  known.cities["香川県"] = {"高松市"};
  EXPECT_EQ(Layout(mapping, known).write(record.values, {}),
            (std::vector<std::string>{"香川県高松市番町2-2-2", "商工会館3階"}))
      << "in its order";
  mapping.columns[0].part = AddressPart::city;
  EXPECT_EQ(Layout(mapping, known).write(record.values, {}),
            (std::vector<std::string>{"香川県高松市", "番町2-2-2　商工会館3階"}));
}

TEST(Layouts, RememberSpellings) {
  Mapping mapping;
  mapping.columns = {field("区分", "standing"), field("名", "name")};
  mapping.columns[0].codes = {code("1", "member"), code("2", "member"), code("3", "former")};
  mapping.columns[0].keep_spelling = true;
  const References none;
  const Layout layout(mapping, none);
  const Record special = layout.read(Cells{"2", "特別"});
  EXPECT_EQ(special.kept.at("区分"), "2");
  EXPECT_EQ(layout.write(special.values, special.kept)[0], "2");
  EXPECT_EQ(layout.read(Cells{"1", "普通"}).kept.at("区分"), "") << "nothing needs to be remembered";
  auto changed = special.values;
  changed[0] = "former";
  EXPECT_EQ(layout.write(changed, special.kept)[0], "3") << "a new value counts before what was remembered";
}

TEST(Layouts, TellOwnCharacters) {
  Mapping mapping;
  mapping.columns = {field("名", "name")};
  const References none;
  const Record record = Layout(mapping, none).read(Cells{"\xEE\x80\x80田"});
  ASSERT_EQ(record.problems.size(), 1U);
  EXPECT_EQ(record.problems[0].code, "own_character");
  EXPECT_FALSE(record.blocked());
  OwnCharacter own;
  own.code = std::string("F040");
  own.text = std::string("髙");
  mapping.own_characters = {own};
  const Layout layout(mapping, none);
  const Record known = layout.read(Cells{"\xEE\x80\x80田"});
  EXPECT_EQ(known.values[0], "髙田");
  EXPECT_EQ(layout.write(known.values, {})[0], "\xEE\x80\x80田")
      << "the old system gets its own character back";
}

TEST(Layouts, SayWhenACellHasNoHeader) {
  Mapping mapping;
  mapping.columns = {field("名", "name")};
  const References none;
  const Layout layout(mapping, std::vector<std::string>{"名"}, none);
  EXPECT_EQ(layout.read(Cells{"さぬき", "食品"}).problems.at(0).code, "column_without_header");
  EXPECT_TRUE(layout.read(Cells{"さぬき", ""}).problems.empty());
}

TEST(Differences, AreWhatAnExportWouldNotHaveSaid) {
  Mapping mapping;
  mapping.columns = {field("名", "name"), field("入会", "joined_on"), field("売上", "annual_sales_yen"),
                     field("備考", "note")};
  mapping.columns[1].date_form = DateForm::compact;
  mapping.columns[1].month_only = true;
  mapping.columns[2].unit = NumberUnit::thousand;
  mapping.columns[2].whole_units = true;
  const References none;
  const Layout layout(mapping, none);
  const std::vector<std::optional<std::string>> member{"さぬき食品", "2024-04-15", "1234567", "大事"};
  EXPECT_TRUE(differences(layout, member, layout.read(Cells{"さぬき食品", "202404", "1234", ""})).empty())
      << "the file knows less than we do, but nothing else";
  const auto found = differences(layout, member, layout.read(Cells{"サヌキ食品", "202405", "1,300", ""}));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[1].after, "2024-05-01");
  EXPECT_EQ(found[2].after, "1300000");
  EXPECT_TRUE(differences(layout, member, layout.read(Cells{"さぬき 食品", "", "", ""})).at(0).spelling_only);
  mapping.empty_cells = EmptyCells::clear;
  const Layout clearing(mapping, none);
  EXPECT_EQ(differences(clearing, member, clearing.read(Cells{"さぬき食品", "202404", "1234", ""})).size(),
            1U);
}

TEST(RoundTrips, NameWhatWouldBeLost) {
  Mapping mapping;
  mapping.columns = {field("区分", "standing"), field("入会", "joined_on"), field("名", "name"), {}};
  mapping.columns[0].codes = {code("1", "member"), code("2", "member")};
  mapping.columns[1].month_only = true;
  mapping.columns[3].header = std::string("旧コード");
  mapping.columns[3].use = ColumnUse::ignored;
  const References none;
  const std::vector<std::string> header{"区分", "入会", "名", "旧コード", "予備"};
  const Layout layout(mapping, header, none);
  RoundTrip trip(layout, none);
  for (const Cells& line :
       {Cells{"1", "2024-04", "㈱さぬき", "A1", "X"}, Cells{"2", "2024/04/15", "丸亀", "", "Y"}}) {
    trip.look(2, line, layout.read(line));
  }
  EXPECT_TRUE(trip.loses());
  EXPECT_EQ(trip.columns()[0].lost, 1);
  EXPECT_EQ(trip.columns()[0].examples.at(0).before, "2");
  EXPECT_EQ(trip.columns()[0].examples.at(0).after, "1");
  EXPECT_EQ(trip.columns()[1].lost, 1) << "the day";
  EXPECT_EQ(trip.columns()[2].lost, 0);
  EXPECT_EQ(trip.columns()[3].lost, 1);
  EXPECT_EQ(trip.columns()[4].lost, 0) << "kept";
  for (auto& column : mapping.columns) column.keep_spelling = true;
  mapping.columns[3].use = ColumnUse::kept;
  const Layout keeping(mapping, header, none);
  RoundTrip again(keeping, none);
  for (const Cells& line :
       {Cells{"1", "2024-04", "㈱さぬき", "A1", "X"}, Cells{"2", "2024/04/15", "丸亀", "", "Y"}}) {
    again.look(2, line, keeping.read(line));
    for (const auto& column : again.columns()) EXPECT_EQ(column.rewritten, 0) << column.header;
  }
  EXPECT_FALSE(again.loses());
}

TEST(MappingProblems, AreToldBeforeAnythingIsRead) {
  const auto codes = [](const Mapping& mapping) {
    std::string all;
    for (const auto& problem : mapping_problems(mapping)) all += problem.code + (problem.blocks ? "! " : " ");
    return all;
  };
  Mapping mapping;
  EXPECT_EQ(codes(mapping), "no_columns! no_key name_not_mapped ");
  mapping.columns = {field("a", "name"), field("b", "name"), field("a", "nothing")};
  mapping.match_by = {MatchBy::member_number};
  EXPECT_EQ(codes(mapping), "field_double! header_double! field_unknown! key_not_mapped ");
  mapping.columns = {field("名", "name"), field("番号", "member_number"), field("区分", "standing")};
  mapping.columns[2].codes = {code("1", "member"), code("2", "member"), code("3", "boss")};
  mapping.columns[0].part = AddressPart::city;
  EXPECT_EQ(codes(mapping), "part_of_no_address! codes_meet code_value! name_not_mapped ");
}

TEST(Members, AreFoundByTheirKeys) {
  MemberIndex index;
  index.add({1, "0012", 7000012050002, "サヌキ食品", "0878253500", "高松市番町2-2-2"});
  index.add({2, "0013", 0, "丸亀商店", "0877221234", ""});
  index.add({3, "", 0, "無番号", "0870000000", "坂出市1"});
  index.add({4, "0020", 0, "双子", "", "甲"});
  index.add({5, "0021", 0, "双子", "", "乙"});
  const std::vector<MatchBy> all{MatchBy::member_number, MatchBy::corporate_number, MatchBy::similar};
  using Kind = Match::Kind;
  EXPECT_EQ(index.find({0, "0012", 0, "", "", ""}, all).member_id, 1);
  EXPECT_EQ(index.find({0, "12", 0, "", "", ""}, all).member_id, 1) << "Excel takes zeros away";
  EXPECT_EQ(index.find({0, "", 7000012050002, "", "", ""}, all).by, MatchBy::corporate_number);
  EXPECT_EQ(index.find({0, "0013", 7000012050002, "", "", ""}, all).member_id, 2)
      << "we had no corporate number";
  EXPECT_EQ(index.find({0, "0099", 7000012050002, "", "", ""}, all).kind, Kind::unsure);
  EXPECT_EQ(index.find({0, "0012", 1100005004357, "", "", ""}, all).kind, Kind::unsure);
  EXPECT_EQ(index.find({0, "", 0, "無番号", "0870000000", ""}, all).member_id, 3);
  EXPECT_EQ(index.find({0, "", 0, "無番号", "", "別の所"}, all).kind, Kind::unsure);
  EXPECT_EQ(index.find({0, "0500", 0, "丸亀商店", "", ""}, all).kind, Kind::none)
      << "another number: another shop";
  EXPECT_EQ(index.find({0, "", 0, "双子", "", "乙"}, all).member_id, 5);
  EXPECT_EQ(index.find({0, "", 0, "双子", "", ""}, all).candidates, (std::vector<std::int64_t>{4, 5}));
  EXPECT_EQ(index.find({0, "", 0, "新顔", "", ""}, all).kind, Kind::none);
  EXPECT_EQ(index.find({0, "0012", 0, "", "", ""}, {MatchBy::similar}).kind, Kind::none);
}

TEST(Guesses, ReadHeadersAndValues) {
  const std::vector<std::string> header{
      "会員No.",        "事業所名（漢字）", "フリガナ", "〒",     "住所１", "住所２",   "ＴＥＬ",
      "資本金（千円）", "入会年月日",       "会員種別", "謎の列", "K番",    "名簿掲載", "営業所1 名称"};
  std::vector<std::vector<std::string>> lines;
  for (int i = 0; i < 5; ++i) {
    lines.push_back({"000" + std::to_string(i), "㈱さぬき", "ｻﾇｷ", "760-8515", "香川県高松市番町2", "会館",
                     "087-825-3500", "3,000", i % 2 ? "H5.4.1" : "R6.4.1", i % 2 ? "A" : "会員",
                     "zz" + std::to_string(i), "7000012050002", i % 2 ? "可" : "不可", "本店"});
  }
  const auto guess = guess_mapping(header, lines, FileFormat::csv, FileEncoding::cp932, {});
  const auto key = [&](std::size_t i) {
    return guess.mapping.columns[i].field ? std::string(*guess.mapping.columns[i].field) : "";
  };
  EXPECT_EQ(key(0), "member_number");
  EXPECT_EQ(key(1), "name");
  EXPECT_EQ(key(2), "name_kana");
  EXPECT_EQ(guess.mapping.columns[2].kana, KanaForm::half_katakana);
  EXPECT_EQ(key(3), "post_code");
  EXPECT_EQ(key(4), "address");
  EXPECT_EQ(guess.mapping.columns[5].part, AddressPart::building);
  EXPECT_EQ(key(6), "phone");
  EXPECT_EQ(key(7), "capital_yen");
  EXPECT_EQ(guess.mapping.columns[7].unit, NumberUnit::thousand);
  EXPECT_EQ(guess.mapping.columns[7].number_form, NumberForm::grouped);
  EXPECT_EQ(guess.mapping.columns[8].date_form, DateForm::era_dots);
  EXPECT_EQ(key(9), "standing");
  ASSERT_EQ(guess.mapping.columns[9].codes.size(), 2U);
  EXPECT_EQ(guess.mapping.columns[9].codes[0].value, "");
  EXPECT_EQ(guess.mapping.columns[9].codes[1].value, "member");
  EXPECT_EQ(guess.mapping.columns[10].use, ColumnUse::kept);
  EXPECT_EQ(key(11), "corporate_number");
  EXPECT_EQ(guess.columns[11].certainty, Certainty::likely);
  EXPECT_EQ(guess.mapping.columns[12].codes.size(), 2U);
  EXPECT_EQ(key(13), "places.1.name");
}

}  // namespace
}  // namespace banso::exchange
