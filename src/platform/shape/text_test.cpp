#include "platform/shape/text.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

namespace banso::shape {
namespace {

enum class Colour { red, dark_green };
BOOST_DESCRIBE_ENUM(Colour, red, dark_green)

struct Part {
  std::string name;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))

template <class T>
T read_back(const T& value) {
  T copy{};
  EXPECT_TRUE(from_sql(&copy, type_of<T>(), to_sql(value)));
  return copy;
}

TEST(ShapeSql, WritesPostgresText) {
  EXPECT_EQ(to_sql(true), "t");
  EXPECT_EQ(to_sql(std::int64_t{-5}), "-5");
  EXPECT_EQ(to_sql(0.1), "0.1");
  EXPECT_EQ(to_sql(std::string("株\"")), "株\"");
  EXPECT_EQ(to_sql(Colour::dark_green), "dark_green");
  EXPECT_EQ(to_sql(std::optional<std::string>()), std::nullopt);
  EXPECT_EQ(to_sql(std::optional<std::string>("")), "");
  EXPECT_EQ(to_sql(std::vector<std::int64_t>{1, -2}), "{\"1\",\"-2\"}");
  EXPECT_EQ(to_sql(std::vector<Part>{{"a", 1}}), R"([{"name":"a","count":1}])");
  EXPECT_EQ(to_sql(boost::json::value{{"a", nullptr}}), R"({"a":null})");
}

TEST(ShapeSql, ReadsArraysAsPostgresWritesThem) {
  const std::vector<std::string> odd{"", "a,b", "c\"d", "e\\f", "{g}", " ", "NULL", "株", "\n"};
  EXPECT_EQ(read_back(odd), odd);
  const std::vector<std::optional<std::string>> holes{"a", std::nullopt, "NULL"};
  EXPECT_EQ(read_back(holes), holes);
  EXPECT_EQ(read_back(std::vector<std::string>{}), std::vector<std::string>{});
  std::vector<std::optional<std::string>> plain;
  EXPECT_TRUE(from_sql(&plain, type_of<decltype(plain)>(), "{a,NULL,\"NULL\",\"b c\"}"));
  EXPECT_EQ(plain, (std::vector<std::optional<std::string>>{"a", std::nullopt, "NULL", "b c"}));
  std::vector<std::int64_t> numbers;
  EXPECT_TRUE(from_sql(&numbers, type_of<decltype(numbers)>(), "{1,2,-3}"));
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 2, -3}));
  EXPECT_FALSE(from_sql(&numbers, type_of<decltype(numbers)>(), "{1,x}"));
}

TEST(ShapeSql, ReadsColumns) {
  std::vector<Part> parts;
  EXPECT_TRUE(from_sql(&parts, type_of<decltype(parts)>(), R"([{"name": "a", "count": 3}])"));
  EXPECT_EQ(parts.at(0).count, 3);
  boost::json::value json;
  EXPECT_TRUE(from_sql(&json, type_of<boost::json::value>(), "[1, 2]"));
  EXPECT_EQ(boost::json::serialize(json), "[1,2]");
  Colour colour{};
  EXPECT_TRUE(from_sql(&colour, type_of<Colour>(), "dark_green"));
  EXPECT_EQ(colour, Colour::dark_green);
  EXPECT_FALSE(from_sql(&colour, type_of<Colour>(), "blue"));
  std::int64_t number = 0;
  EXPECT_FALSE(from_sql(&number, type_of<std::int64_t>(), std::nullopt)) << "null needs an optional";
  std::optional<std::int64_t> maybe = 1;
  EXPECT_TRUE(from_sql(&maybe, type_of<decltype(maybe)>(), std::nullopt));
  EXPECT_FALSE(maybe);
}

template <class T>
std::string typed(std::string_view text, T value = {}) {
  if (const char* code = from_input(&value, type_of<T>(), text)) return code;
  return to_sql(value).value_or("(none)");
}

TEST(ShapeInput, ForgivesHowPeopleTypeNumbers) {
  using Count = Int<0, 1000>;
  EXPECT_EQ(typed<Count>("12"), "12");
  EXPECT_EQ(typed<Count>("　１２　"), "12");
  EXPECT_EQ((typed<Int<-9, 9>>("－３")), "-3");
  EXPECT_EQ(typed<double>("１．５"), "1.5");
}

TEST(ShapeInput, SaysWhatIsWrongWithNumbers) {
  using Count = Int<0, 1000>;
  EXPECT_EQ(typed<Count>("1001"), "out_of_range");
  EXPECT_EQ(typed<Count>("99999999999999999999"), "out_of_range");
  EXPECT_EQ(typed<Count>("1.5"), "not_whole");
  EXPECT_EQ(typed<double>("1e999"), "out_of_range");
  EXPECT_EQ(typed<Count>("\xff"), "not_utf8");
  for (const char* text : {"十", "12a", "0x10", "", " ", "--1", "1 2"})
    EXPECT_EQ(typed<Count>(text), "not_a_number") << text;
  for (const char* text : {"nan", "inf", "-infinity"}) EXPECT_EQ(typed<double>(text), "not_a_number") << text;
}

TEST(ShapeInput, ReadsTheRest) {
  EXPECT_EQ(typed<bool>("1"), "t");
  EXPECT_EQ(typed<bool>("false"), "f");
  EXPECT_EQ(typed<bool>("yes"), "not_true_or_false");
  EXPECT_EQ(typed<Colour>("dark_green"), "dark_green");
  EXPECT_EQ(typed<Colour>("green"), "unknown_value");
  EXPECT_EQ(typed<std::optional<Date>>(" "), "(none)");
  EXPECT_EQ(typed<std::optional<Date>>("2026-04-31"), "not_a_date");
  EXPECT_EQ(typed<std::vector<Colour>>("red,dark_green"), R"({"red","dark_green"})");
  EXPECT_EQ(typed<std::vector<Colour>>("red,blue"), "unknown_value");
  EXPECT_EQ((typed<Str<2, 3>>("　株式　")), "株式");
  EXPECT_EQ((typed<Str<2, 3>>("株式会社")), "too_long");
  EXPECT_EQ((typed<Secret<1, 8>>(" a ")), " a ") << "passwords stay as typed";
}

}  // namespace
}  // namespace banso::shape
