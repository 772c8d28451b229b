#include "platform/shape/json.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <cmath>

namespace banso::shape {
namespace {

struct Word;

}  // namespace

template <>
struct JsonText<Word> {
  static void write(std::string& out, const Word& word);
  static void read(Word& word, std::string_view json, const std::string& path,
                   std::vector<FieldError>& errors);
};

namespace {

enum class Colour { red, dark_green };
BOOST_DESCRIBE_ENUM(Colour, red, dark_green)

struct Part {
  Str<1, 5> name;
  Int<1, 10> count = 1;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))

/// Written as {"is": text}: a language of its own.
struct Word {
  std::string text;
};

}  // namespace

void JsonText<Word>::write(std::string& out, const Word& word) {
  out += word.text;
}

void JsonText<Word>::read(Word& word, std::string_view json, const std::string& path,
                          std::vector<FieldError>& errors) {
  word.text = json;
  if (json.front() != '{') errors.push_back({path, "no_word", "言葉ではありません。"});
}

namespace {

/// Holds a list of itself.
struct Branch {
  std::string name;
  std::vector<Branch> branches;
};
BOOST_DESCRIBE_STRUCT(Branch, (), (name, branches))

struct Thing {
  bool open = false;
  std::int64_t id = 0;
  double share = 0;
  Str<2, 4> title;
  Colour colour = Colour::red;
  Date day{};
  std::optional<Int<0, 9>> digit;
  std::vector<Part> parts;
  boost::json::value extra;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (open, id, share, title, colour, day, digit, parts, extra))

constexpr std::string_view kWhole =
    R"({"open":true,"id":-9007199254740993,"share":0.1,"title":"株式会社","colour":"dark_green","day":"2026-04-01",)"
    R"("digit":null,"parts":[{"name":"a\"\\\nb","count":10}],"extra":{"a":[1,null]}})";

/// "path code" of every error.
std::vector<std::string> errors_of(std::string_view text) {
  try {
    from_json<Thing>(text);
  } catch (const Refused& refused) {
    EXPECT_EQ(refused.code(), RefusalCode::kInvalid);
    std::vector<std::string> all;
    for (const auto& field : refused.fields()) {
      EXPECT_FALSE(field.message.empty());
      all.push_back(field.path + " " + field.code);
    }
    return all.empty() ? std::vector<std::string>{refused.reason()} : all;
  }
  return {};
}

TEST(ShapeJson, WritesWhatItRead) {
  EXPECT_EQ(to_json(from_json<Thing>(kWhole)), kWhole);
}

TEST(ShapeJson, WritesWhatJsonCanHold) {
  Thing thing;
  thing.title = std::string("\x01\t\r/é");
  thing.share = std::nan("");
  thing.digit = 7;
  const std::string text = to_json(thing);
  EXPECT_NE(text.find(R"("title":"\u0001\t\r/é")"), std::string::npos);
  EXPECT_NE(text.find(R"("share":null)"), std::string::npos);
  EXPECT_NE(text.find(R"("digit":7)"), std::string::npos);
  EXPECT_NO_THROW(parse_json(text));
}

TEST(ShapeJson, TellsAllErrorsAtOnce) {
  EXPECT_EQ(
      errors_of(
          R"({"open":1,"id":1.5,"share":"x","title":"a","colour":"blue","day":"2026-02-29","digit":10,)"
          R"("parts":[{"name":"","count":0},{"name":"abcdef","count":"2","size":1},3],"extra":{"k":"\u0000"},"colr":1})"),
      (std::vector<std::string>{
          "/open not_true_or_false", "/id not_whole", "/share not_a_number", "/title too_short",
          "/colour unknown_value", "/day not_a_date", "/digit out_of_range", "/parts/0/name required",
          "/parts/0/count out_of_range", "/parts/1/name too_long", "/parts/1/count not_a_number",
          "/parts/1/size unknown_member", "/parts/2 not_an_object", "/extra control_character",
          "/colr unknown_member"}));
}

TEST(ShapeJson, TellsWhatIsMissing) {
  EXPECT_EQ(errors_of("{}"), (std::vector<std::string>{"/open required", "/id required", "/share required",
                                                       "/title required", "/colour required", "/day required",
                                                       "/parts required", "/extra required"}));
  EXPECT_EQ(errors_of("[]"), (std::vector<std::string>{" not_an_object"}));
  EXPECT_EQ(errors_of("null"), (std::vector<std::string>{" not_an_object"}));
}

TEST(ShapeJson, RefusesBrokenText) {
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("{} {}"), std::string("{'a':1}"),
        std::string("{\"a\":\"\xff\"}"), std::string("{\"a\":\"\\ud800\"}"), std::string("{\"a\":1,}"),
        std::string(40, '[') + std::string(40, ']')}) {
    EXPECT_EQ(errors_of(text), (std::vector<std::string>{"http.bad_json"})) << text;
  }
}

TEST(ShapeJson, KeepsWithinTheNumbers) {
  struct Number {
    std::int64_t id = 0;
    double share = 0;
  };
  const auto code = [](const std::string& id) {
    std::vector<FieldError> errors;
    std::int64_t value = 0;
    read_json(parse_json(id), &value, type_of<std::int64_t>(), "", errors);
    return errors.empty() ? std::to_string(value) : errors[0].code;
  };
  EXPECT_EQ(code("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(code("9223372036854775808"), "out_of_range");
  EXPECT_EQ(code("12.0"), "12") << "a whole number, however it is written";
  EXPECT_EQ(code("1e3"), "1000");
  EXPECT_EQ(code("true"), "not_a_number");
  std::vector<FieldError> errors;
  double share = 0;
  read_json(parse_json("1e999"), &share, type_of<double>(), "/share", errors);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].code, "out_of_range");
}

TEST(ShapeJson, NamesOddMembersSafely) {
  EXPECT_EQ(errors_of(R"({"a/b~c":1})").back(), "/a~1b~0c unknown_member");
  const std::string long_name = errors_of("{\"" + std::string(99, 'x') + "株" + "\":1}").back();
  EXPECT_EQ(long_name, "/" + std::string(99, 'x') + " unknown_member");
}

TEST(ShapeJson, StopsCountingErrors) {
  std::string text = "{\"parts\":[";
  for (int i = 0; i < 500; ++i) text += i ? ",1" : "1";
  EXPECT_EQ(errors_of(text + "]}").size(), 100u);
  std::string many = "{\"parts\":[";
  for (int i = 0; i < 10'001; ++i) many += i ? ",1" : "1";
  const auto errors = errors_of(many + "]}");
  EXPECT_NE(std::find(errors.begin(), errors.end(), "/parts too_many_items"), errors.end());
}

TEST(ShapeJson, SaysHowToMendIt) {
  const auto message = [](const char* text, const Type& type, void* object) {
    std::vector<FieldError> errors;
    read_json(parse_json(text), object, type, "", errors);
    return errors.empty() ? std::string() : errors[0].message;
  };
  Str<2, 4> title;
  EXPECT_EQ(message("\"abcde\"", type_of<Str<2, 4>>(), &title), "4文字以内で入力してください。");
  EXPECT_EQ(message("\"ab\\u0007\"", type_of<Str<2, 4>>(), &title),
            "使えない制御文字が入っています。消してから入力し直してください。");
  Int<1, 10> count;
  EXPECT_EQ(message("11", type_of<Int<1, 10>>(), &count), "1から10までの数で入力してください。");
  std::int64_t id = 0;
  EXPECT_EQ(message("1e300", type_of<std::int64_t>(), &id), "小数点のない整数で入力してください。");
}

TEST(ShapeJson, AStructMayHoldAListOfItself) {
  constexpr std::string_view text =
      R"({"name":"a","branches":[{"name":"b","branches":[]},{"name":"c","branches":[{"name":"d","branches":[]}]}]})";
  EXPECT_EQ(to_json(from_json<Branch>(text)), text);
  EXPECT_EQ(&type_of<Branch>(), type_of<std::vector<Branch>>().element);
}

TEST(ShapeJson, ATypeMayReadAndWriteItself) {
  constexpr std::string_view text = R"([{"is":"a"},{"is":"b"}])";
  const auto words = from_json<std::vector<Word>>(text);
  EXPECT_EQ(words.at(1).text, R"({"is":"b"})");
  EXPECT_EQ(to_json(words), text);
  try {
    from_json<std::vector<Word>>(R"([{"is":"a"},7])");
    FAIL();
  } catch (const Refused& refused) {
    EXPECT_EQ(refused.fields().at(0).path, "/1");
  }
}

}  // namespace
}  // namespace banso::shape
