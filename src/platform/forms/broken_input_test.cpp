// A short walk over broken input in every run of the tests; the fuzzers (definition_fuzz) go on from here by
// the hour.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <random>

#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/forms/all_types_for_test.hpp"
#include "platform/forms/answers.hpp"
#include "platform/forms/expression.hpp"
#include "platform/forms/render.hpp"
#include "platform/http/form_body.hpp"

namespace banso::forms {
namespace {

constexpr Date kDay{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(26)};

/// The text with a few pieces cut, doubled, swapped or replaced.
std::string broken(std::string text, std::mt19937& random) {
  static const std::vector<std::string> pieces{
      "null", "\"\"", "[]",  "{}",      "-1",           "99999999999999999999",
      "true", ",",    "\"",  "\\u0000", "\xE2\x80\x8B", "<b>",
      "__",   ".",    "1e9", "[[",      "name",         "\r\n"};
  for (int changes = static_cast<int>(random() % 4) + 1; changes > 0 && !text.empty(); --changes) {
    const std::size_t at = random() % text.size();
    const std::size_t length = random() % 12;
    if (random() % 3 == 0) {
      text.erase(at, length);
    } else if (random() % 2 == 0) {
      text.insert(at, text.substr(random() % text.size(), length));
    } else {
      text.replace(at, length, pieces[random() % pieces.size()]);
    }
  }
  return make_valid_utf8(text);
}

TEST(BrokenInput, DefinitionsAreReadOrRefusedWithASentence) {
  std::mt19937 random(1);
  int read = 0;
  for (int i = 0; i < 1500; ++i) {
    const DefinitionReading reading = read_definition(broken(std::string(testing::kAllTypes), random));
    ASSERT_EQ(reading.definition.has_value(), reading.problems.empty());
    for (const FieldError& problem : reading.problems) ASSERT_FALSE(problem.message.empty());
    if (!reading) continue;
    ++read;
    const std::string printed = print_definition(*reading.definition);
    ASSERT_TRUE(read_definition(printed)) << printed;
    ASSERT_TRUE(is_valid_utf8(render(*reading.definition, {}, {}, {})));
  }
  EXPECT_GT(read, 50);
}

TEST(BrokenInput, AcceptedAnswersMeanTheSameWhenTheyAreReadAgain) {
  const std::string whole =
      R"({"name":"さぬき食品","office":{"post_code":"760-0017","address":"香川県高松市"},"email":"a@example.jp","legal_form":"other",)"
      R"("legal_form.other":"組合","capital":"1,000万円","regular":"１２人","part_time":3,"founded":"令和2年4月","born":"S45.3.1",)"
      R"("topics":["it","more"],"topics.other":"x","rating":{"counter":"good"},"recommend":"10","order":{"price":"2","speed":"1"},)"
      R"("papers":[{"name":"a.pdf","size":10,"media_type":"application/pdf"}],"places":[{"place_name":"本店","place_kind":"plant",)"
      R"("machines":"3","place_sales":"100万"}],"agreed":"on","signed":{"name":"山田"}})";
  std::mt19937 random(2);
  int accepted = 0;
  for (int i = 0; i < 3000; ++i) {
    boost::json::error_code failed;
    const boost::json::value raw = boost::json::parse(broken(whole, random), failed);
    if (failed || !raw.is_object()) continue;
    const Reading reading = read_answers(testing::all_types(), raw.get_object(), Mode::submit, kDay);
    for (const FieldError& error : reading.errors) ASSERT_FALSE(error.message.empty() || error.path.empty());
    const std::string html = render(testing::all_types(), raw.get_object(), reading.errors, {});
    ASSERT_TRUE(is_valid_utf8(html));
    ASSERT_EQ(html.find("<b>"), std::string::npos);
    if (!reading) continue;
    ++accepted;
    const Reading again = read_answers(testing::all_types(), reading.answers, Mode::submit, kDay);
    ASSERT_TRUE(again) << again.errors.front().path;
    ASSERT_EQ(again.answers, reading.answers);
  }
  EXPECT_GT(accepted, 100);
}

TEST(BrokenInput, BodiesAreReadWithinTheirLimitsOrRefused) {
  const std::string multipart =
      "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\r\n--x\r\nContent-Disposition: "
      "form-data; name=\"f\"; "
      "filename=\"..\\\\a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--x--\r\n";
  std::mt19937 random(3);
  int read = 0;
  for (int i = 0; i < 3000; ++i) {
    http::Request request;
    const bool parts = i % 2 == 0;
    request.headers = {
        {"content-type", parts ? "multipart/form-data; boundary=x" : "application/x-www-form-urlencoded"}};
    request.body = broken(parts ? multipart : "name=%E3%81%95+a&topics=it&places.0.name=x", random);
    try {
      const http::FormBody body = http::read_form_body(request, {});
      for (const auto& [name, value] : body.fields) ASSERT_TRUE(is_valid_utf8(name) && is_valid_utf8(value));
      for (const http::FormFile& file : body.files)
        ASSERT_EQ(file.file_name.find_first_of("/\\"), std::string::npos);
      from_form_body(testing::all_types(), body);
      ++read;
    } catch (const Refused& refused) {
      ASSERT_FALSE(refused.message().empty());
    }
  }
  EXPECT_GT(read, 500);
}

TEST(BrokenInput, ExpressionsGiveAValueOrNone) {
  std::mt19937 random(4);
  const ValueSource source{[](const std::string&) { return std::optional<std::int64_t>(3); },
                           [](const std::string&) {
                             return std::vector<std::int64_t>{1, 2};
                           },
                           [](const std::string&) { return std::int64_t{2}; }};
  for (int i = 0; i < 5000; ++i) {
    const auto expression =
        parse_expression(broken("if(sum(a) > 0, min(b, 3) * -2 / (c + 1), count(d))", random));
    if (expression) evaluate(*expression, source);
  }
}

}  // namespace
}  // namespace banso::forms
