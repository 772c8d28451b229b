#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/forms/all_types_for_test.hpp"
#include "platform/forms/answers.hpp"
#include "platform/http/form_body.hpp"

namespace banso::forms {
namespace {

using testing::all_types;
using testing::definition_of;

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(26)};

Answers object_of(const std::string& json) {
  return boost::json::parse(json).as_object();
}

/// One answer to one question of the form, as a draft, so that only this answer is judged.
Reading draft_of(const std::string& key, const std::string& json, const std::string& others = "") {
  return read_answers(all_types(), object_of("{" + others + "\"" + key + "\": " + json + "}"), Mode::draft,
                      kToday);
}

struct Good {
  std::string key;
  std::string typed;
  std::string kept;
};

TEST(Answers, AreNormalisedByType) {
  for (
      const Good& row : std::vector<Good>{
          {"name", R"("　さぬき食品 ")", R"("さぬき食品")"},
          {"name", R"x("=HYPERLINK(\"http://x\",\"y\")")x", R"x("=HYPERLINK(\"http://x\",\"y\")")x"},
          {"name", R"("さぬき\u200b食品😀")", R"("さぬき食品😀")"},
          {"name", R"("<script>alert(1)</script>")", R"("<script>alert(1)</script>")"},
          {"name_kana", R"("さぬきしょくひん")", R"("サヌキショクヒン")"},
          {"name_kana", R"("ｻﾇｷ")", R"("サヌキ")"},
          {"code", R"("ＡＢ－１")", R"("AB-1")"},
          {"opinion", R"("一\r\n二")", R"("一\n二")"},
          {"office", R"({"post_code": "〒７６０－００１７", "address": "香川県高松市番町1-2-3"})",
           R"({"post_code":"7600017","address":"香川県高松市番町1-2-3"})"},
          {"phone", R"("０３ー１２３４ー５６７８")", R"("03-1234-5678")"},
          {"email", R"("Ｔａｒｏ＠example.jp")", R"("Taro@example.jp")"},
          {"site", R"("example.jp/a")", R"("https://example.jp/a")"},
          {"corporate_number", R"("Ｔ7000012050002")", R"("7000012050002")"},
          {"legal_form", R"("corporation")", R"("corporation")"},
          {"regular", R"("１２人")", "12"},
          {"regular", "12", "12"},
          {"regular", R"("0")", "0"},
          {"founded", R"("令和2年4月")", R"("2020-04-01")"},
          {"born", R"("S45.3.1")", R"("1970-03-01")"},
          {"since", R"("平成元年")", R"("1989-01-01")"},
          {"topics", R"(["tax", "it", "tax"])", R"(["it","tax"])"},
          {"topics", R"("it")", R"(["it"])"},
          {"rating", R"({"counter": "good", "nobody": "good"})", R"({"counter":"good"})"},
          {"recommend", R"("１０")", "10"},
          {"recommend", "0", "0"},
          {"order", R"({"price": "2", "speed": "1"})", R"(["speed","price"])"},
          {"order", R"(["quality"])", R"(["quality"])"},
          {"prefecture", R"("37")", R"("37")"},
          {"papers",
           R"([{"name": "a.pdf", "size": 10, "media_type": "application/pdf", "sha256": "x", "upload": "/u"}])",
           R"([{"name":"a.pdf","size":10,"media_type":"application/pdf","sha256":"x","upload":"/u"}])"},
          {"agreed", R"("on")", "true"},
          {"agreed", "true", "true"},
          {"signed", R"("山田 太郎")", R"({"name":"山田 太郎"})"},
          {"signed",
           R"({"name": "", "image": "data:image/png;base64,)" + std::string(testing::kDrawing) + R"("})",
           R"({"image":")" + std::string(testing::kDrawing) + R"("})"},
      }) {
    const Reading reading = draft_of(row.key, row.typed);
    EXPECT_TRUE(reading) << row.key << " " << row.typed << ": "
                         << (reading.errors.empty() ? "" : reading.errors.front().message);
    const auto* kept = reading.answers.if_contains(row.key);
    ASSERT_NE(kept, nullptr) << row.key << " " << row.typed;
    EXPECT_EQ(boost::json::serialize(*kept), row.kept) << row.key;
  }
}

TEST(Answers, NothingIsNoAnswer) {
  for (const char* typed :
       {"null", R"("")", R"("　 ")", "[]", "{}", R"([""])", R"({"name": "", "image": ""})", "false"}) {
    for (const char* key : {"name", "signed", "topics", "agreed"}) {
      EXPECT_FALSE(draft_of(key, typed).answers.contains(key) && std::string(typed) != "false")
          << key << typed;
    }
  }
}

struct Bad {
  std::string key;
  std::string typed;
  std::string path;
  std::string code;
  std::string message;
};

TEST(Answers, SayWhatIsWrongAndHowToMendIt) {
  for (const Bad& row : std::vector<Bad>{
           {"name", "\"" + std::string(151, 'a') + "\"", "/name", "too_long",
            "150文字以内で入力してください（いま151文字です）。"},
           {"name", "\"" + std::string(1000, 'a') + "\"", "/name", "too_long",
            "150文字以内で入力してください（いま1,000文字です）。"},
           {"name", "\"山\uE000田\"", "/name", "private_character",
            "「\uE000」は外字（この端末だけの文字）のため送れません。別の字かかなで入力してください。"},
           {"name", "[1]", "/name", "not_text", "文字で入力してください。"},
           {"name_kana", R"("讃岐")", "/name_kana", "characters",
            "全角カタカナで入力してください。例：サヌキショクヒン"},
           {"code", R"("A")", "/code", "too_short", "2文字以上で入力してください（いま1文字です）。"},
           {"code", R"("あいう")", "/code", "characters",
            "半角の英数字と記号で入力してください。例：ABC-123"},
           {"office", R"({"post_code": "76", "address": "香川県"})", "/office/post_code", "post_code.invalid",
            "郵便番号は7けたの数字で入力してください。例：760-0017"},
           {"phone", R"("123")", "/phone", "phone.invalid",
            "電話番号は市外局番から数字とハイフンで入力してください。例: 03-1234-5678"},
           {"email", R"("taro")", "/email", "email.invalid",
            "メールアドレスの形になっていません。例: taro@example.jp"},
           {"site", R"("javascript://x")", "/site", "url.invalid",
            "https:// または http:// で始まるアドレスを入力してください。"},
           {"legal_form", R"("ltd")", "/legal_form", "unknown_value",
            "選べない値です。選択肢の中から選んでください。"},
           {"regular", R"("十人")", "/regular", "not_a_number", "数字で入力してください。例：12"},
           {"regular", "1.5", "/regular", "not_whole", "小数点のない整数で入力してください。"},
           {"regular", R"("-1")", "/regular", "out_of_range", "0人から100,000人までで入力してください。"},
           {"part_time", R"("-1")", "/part_time", "out_of_range", "0人以上で入力してください。"},
           {"born", R"("2026年2月30日")", "/born", "not_a_date",
            "実在する日付を入力してください。例：2026年4月1日、令和8年4月1日、R8.4.1"},
           {"born", R"("2027年1月1日")", "/born", "too_late", "これから先の日付は入力できません。"},
           {"born", R"("1899年12月31日")", "/born", "too_early",
            "1900年1月1日（明治33年1月1日）より前の日付は入力できません。"},
           {"topics", R"(["it", "tax", "staff", "none"])", "/topics", "exclusive",
            "「どれもない」とほかの選択肢は、いっしょに選べません。"},
           {"topics", R"(["nobody"])", "/topics", "unknown_value",
            "選べない値です。選択肢の中から選んでください。"},
           {"rating", R"({"counter": "so"})", "/rating/counter", "unknown_value",
            "選べない値です。選択肢の中から選んでください。"},
           {"recommend", "11", "/recommend", "out_of_range", "0から10までで入力してください。"},
           {"order", R"({"price": "1", "speed": "1"})", "/order", "same_rank",
            "1位が2つあります。1つずつ選んでください。"},
           {"order", R"({"price": "2"})", "/order", "rank_gap",
            "1位が選ばれていません。1位から順に選んでください。"},
           {"order", R"(["price", "speed", "quality"])", "/order", "too_many", "2つまでで選んでください。"},
           {"papers", R"([{"name": "a.zip", "size": 10, "media_type": "application/zip"}])", "/papers",
            "wrong_kind",
            "「a.zip」は受け取れない種類のファイルです。PDF、画像（PNG・JPEG）を選んでください。"},
           {"papers", R"([{"name": "a.pdf", "size": 2000000, "media_type": "application/pdf"}])", "/papers",
            "too_large", "「a.pdf」が大きすぎます。1つ1MBまでにしてください。"},
           {"papers", R"([{"name": "a.pdf", "size": 0, "media_type": "application/pdf"}])", "/papers",
            "empty_file", "「a.pdf」は空のファイルです。"},
           {"papers", R"([{"name": "a.exe", "size": 9, "media_type": "x", "problem": "受け取れません。"}])",
            "/papers", "refused_file", "「a.exe」：受け取れません。"},
           {"signed", R"({"image": "data:image/png;base64,AAAA"})", "/signed/image", "not_a_drawing",
            "手書きの署名を読み取れませんでした。もう一度書くか、お名前を入力してください。"},
       }) {
    const Reading reading = draft_of(row.key, row.typed);
    ASSERT_FALSE(reading.errors.empty()) << row.key << " " << row.typed;
    EXPECT_EQ(reading.errors.front().path, row.path);
    EXPECT_EQ(reading.errors.front().code, row.code);
    EXPECT_EQ(reading.errors.front().message, row.message);
  }
}

TEST(Answers, TenMegabytesInAFieldAreRefusedQuickly) {
  Answers raw;
  raw["name"] = std::string(10'000'000, 'x');
  const Reading reading = read_answers(all_types(), raw, Mode::draft, kToday);
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_EQ(reading.errors[0].message, "150文字以内で入力してください（いま10,000,000文字です）。");
}

const std::string kWhole =
    R"({"name": "さぬき食品", "office": {"post_code": "760-0017", "address": "香川県高松市番町1"},
  "email": "a@example.jp", "legal_form": "corporation", "capital": "1,000万円", "agreed": "true", "signed": {"name": "山田"}})";

TEST(Submitting, AsksForEverythingRequired) {
  const Reading nothing = read_answers(all_types(), {}, Mode::submit, kToday);
  std::vector<std::string> paths;
  for (const FieldError& error : nothing.errors) {
    EXPECT_EQ(error.code, "required");
    paths.push_back(error.path);
  }
  EXPECT_EQ(paths,
            (std::vector<std::string>{"/name", "/office", "/email", "/legal_form", "/agreed", "/signed"}));
  EXPECT_EQ(nothing.errors[0].message, "「事業所名」を入力してください。");
  EXPECT_EQ(nothing.errors[3].message, "「法人・個人の別」を選んでください。");
  const Reading whole = read_answers(all_types(), object_of(kWhole), Mode::submit, kToday);
  EXPECT_TRUE(whole) << whole.errors.front().path;
  EXPECT_EQ(whole.answers.at("capital").as_int64(), 10'000'000);
  // What was accepted is accepted again and means the same.
  const Reading again = read_answers(all_types(), whole.answers, Mode::submit, kToday);
  EXPECT_TRUE(again);
  EXPECT_EQ(again.answers, whole.answers);
}

TEST(Submitting, OtherNeedsItsWords) {
  Answers raw = object_of(kWhole);
  raw["legal_form"] = "other";
  Reading reading = read_answers(all_types(), raw, Mode::submit, kToday);
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_EQ(reading.errors[0].path, "/legal_form/other");
  raw["legal_form.other"] = "協同組合";
  reading = read_answers(all_types(), raw, Mode::submit, kToday);
  EXPECT_TRUE(reading);
  EXPECT_EQ(reading.answers.at("legal_form.other").as_string(), "協同組合");
  EXPECT_EQ(answer_in_words(*find_question(all_types(), "legal_form").question, reading.answers),
            "その他（協同組合）");
  raw["legal_form"] = "corporation";
  EXPECT_FALSE(read_answers(all_types(), raw, Mode::submit, kToday).answers.contains("legal_form.other"));
}

TEST(Branching, DropsWhatIsHiddenWhenItIsSubmitted) {
  Answers raw = object_of(kWhole);
  raw["legal_form"] = "sole_proprietor";
  raw["large"] = "山田";
  const Reading submitted = read_answers(all_types(), raw, Mode::submit, kToday);
  EXPECT_TRUE(submitted) << "capital is required only of corporations";
  EXPECT_FALSE(submitted.answers.contains("capital"));
  EXPECT_FALSE(submitted.answers.contains("large"));
  const Reading draft = read_answers(all_types(), raw, Mode::draft, kToday);
  EXPECT_EQ(draft.answers.at("capital").as_int64(), 10'000'000)
      << "whoever changes their mind finds it again";
}

TEST(Branching, MayDependOnComputedAnswers) {
  Answers raw = object_of(kWhole);
  raw["regular"] = "15";
  raw["part_time"] = 5;
  raw["all_employees"] = 1;
  raw["large"] = "山田";
  const Reading reading = read_answers(all_types(), raw, Mode::submit, kToday);
  EXPECT_EQ(reading.answers.at("all_employees").as_int64(), 20) << "nobody sends a computed answer";
  EXPECT_EQ(reading.answers.at("large").as_string(), "山田");
}

TEST(Branching, ComparesInEveryWay) {
  const auto shown = [](const std::string& op, const std::string& values, const std::string& answers) {
    const Definition definition = definition_of(
        R"({"form_key": "t.t", "edition": "1", "title": "t", "sections": [{"key": "s", "title": "s", "questions": [
          {"key": "n", "type": "number", "label": "n"}, {"key": "d", "type": "date", "label": "d"},
          {"key": "m", "type": "multiple_choice", "label": "m", "choices": [{"code": "a", "label": "a"}, {"code": "b", "label": "b"}]},
          {"key": "f", "type": "file", "label": "f"},
          {"key": "x", "type": "short_text", "label": "x", "show_when": {"tests": [{"question": )" +
        op + R"(, "values": )" + values + R"(}]}}]}]})");
    Answers raw = object_of(answers);
    raw["x"] = "x";
    return read_answers(definition, raw, Mode::submit, kToday).answers.contains("x");
  };
  EXPECT_TRUE(shown(R"("n", "op": "at_least")", R"(["10"])", R"({"n": 10})"));
  EXPECT_FALSE(shown(R"("n", "op": "at_least")", R"(["10"])", R"({"n": 9})"));
  EXPECT_TRUE(shown(R"("n", "op": "at_most")", R"(["-1"])", R"({"n": -1})"));
  EXPECT_FALSE(shown(R"("n", "op": "at_most")", R"(["10"])", "{}"));
  EXPECT_TRUE(shown(R"("n", "op": "is")", R"(["1", "2"])", R"({"n": "２"})"));
  EXPECT_FALSE(shown(R"("n", "op": "is_not")", R"(["1"])", "{}")) << "no answer, no comparison";
  EXPECT_TRUE(shown(R"("n", "op": "is_not")", R"(["1"])", R"({"n": 2})"));
  EXPECT_TRUE(shown(R"("d", "op": "at_least")", R"(["2026-04-01"])", R"({"d": "令和8年4月1日"})"));
  EXPECT_FALSE(shown(R"("d", "op": "at_least")", R"(["2026-04-01"])", R"({"d": "R8.3.31"})"));
  EXPECT_TRUE(shown(R"("m", "op": "is")", R"(["b"])", R"({"m": ["a", "b"]})"));
  EXPECT_FALSE(shown(R"("m", "op": "is_not")", R"(["b"])", R"({"m": ["a", "b"]})"));
  EXPECT_TRUE(shown(R"("f", "op": "answered")", "[]",
                    R"({"f": [{"name": "a", "size": 1, "media_type": "image/png"}]})"));
}

TEST(Repeating, ReadsEachItemAndAddsThemUp) {
  Answers raw = object_of(kWhole);
  raw["places"] =
      boost::json::parse(R"([{"place_name": "本店", "place_sales": "100万"}, {}, {"place_name": "工場",
    "place_kind": "plant", "machines": "3", "place_sales": 5}, {"place_sales": "x", "machines": 1}])");
  const Reading reading = read_answers(all_types(), raw, Mode::submit, kToday);
  const auto& places = reading.answers.at("places").as_array();
  ASSERT_EQ(places.size(), 3u);
  EXPECT_EQ(places[0].at("half_sales").as_int64(), 500'000);
  EXPECT_FALSE(places[0].as_object().contains("machines"));
  EXPECT_EQ(places[1].at("machines").as_int64(), 3);
  EXPECT_FALSE(places[2].as_object().contains("machines"));
  EXPECT_EQ(reading.answers.at("total_sales").as_int64(), 1'000'005);
  EXPECT_EQ(reading.answers.at("place_count").as_int64(), 3);
  ASSERT_EQ(reading.errors.size(), 2u);
  EXPECT_EQ(reading.errors[0].path, "/places/3/place_name") << "where it was typed";
  EXPECT_EQ(reading.errors[1].path, "/places/3/place_sales");
}

TEST(Repeating, HasItsLimits) {
  Answers raw;
  raw["places"] = boost::json::parse(
      R"([{"place_name": "a"}, {"place_name": "b"}, {"place_name": "c"}, {"place_name": "d"}])");
  const Reading reading = read_answers(all_types(), raw, Mode::draft, kToday);
  EXPECT_EQ(reading.answers.at("places").as_array().size(), 3u);
  EXPECT_EQ(reading.errors.at(0).message, "営業所は3件までです。");
  raw["places"] = "x";
  EXPECT_EQ(read_answers(all_types(), raw, Mode::draft, kToday).errors.at(0).code, "not_a_list");
}

TEST(Checks, HoldBetweenAnswers) {
  Answers raw = object_of(kWhole);
  raw["part_time"] = 1001;
  const Reading reading = read_answers(all_types(), raw, Mode::submit, kToday);
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_EQ(reading.errors[0].path, "/part_time");
  EXPECT_EQ(reading.errors[0].message, "パートの人数を確かめてください。");
}

TEST(UnknownAnswers, AreDropped) {
  const Reading reading = draft_of("nobody", R"("x")");
  EXPECT_TRUE(reading);
  EXPECT_FALSE(reading.answers.contains("nobody"));
}

TEST(Republishing, KeepsTheMeaningOfOldAnswersByTheirKeys) {
  const Answers old = read_answers(all_types(), object_of(kWhole), Mode::submit, kToday).answers;
  // The next version takes a choice and a question away, moves another, and asks something new.
  const Definition next =
      definition_of(R"({"form_key": "test.all_types", "edition": "2", "title": "次の版", "sections": [
    {"key": "all", "title": "全部", "questions": [
      {"key": "email", "type": "email", "label": "メール"},
      {"key": "legal_form", "type": "single_choice", "label": "区分", "choices": [{"code": "sole_proprietor", "label": "個人"}]},
      {"key": "fax", "type": "phone", "label": "FAX", "required": true},
      {"key": "name", "type": "short_text", "label": "名称"}]}]})");
  EXPECT_EQ(answer_in_words(*find_question(all_types(), "legal_form").question, old), "法人");
  EXPECT_EQ(answer_in_words(*find_question(next, "legal_form").question, old), "corporation");
  const Reading reading = read_answers(next, old, Mode::draft, kToday);
  EXPECT_EQ(reading.answers.at("name").as_string(), "さぬき食品");
  EXPECT_EQ(reading.answers.at("email").as_string(), "a@example.jp");
  EXPECT_EQ(reading.errors.at(0).path, "/legal_form");
}

TEST(Words, SayAnAnswer) {
  const Answers answers =
      object_of(R"({"capital": 10000000, "regular": 12, "founded": "2020-04-01", "topics": ["it", "more"],
    "topics.other": "防災", "rating": {"counter": "good"}, "order": ["speed", "price"],
    "office": {"post_code": "7600017", "address": "香川県高松市"}, "agreed": true, "signed": {"name": "山田", "image": "x"},
    "papers": [{"name": "a.pdf"}, {"name": "b.png"}], "prefecture": "37"})");
  const auto words = [&](const char* key) {
    return answer_in_words(*find_question(all_types(), key).question, answers);
  };
  EXPECT_EQ(words("capital"), "10,000,000円");
  EXPECT_EQ(words("regular"), "12人");
  EXPECT_EQ(words("founded"), "2020年4月（令和2年4月）");
  EXPECT_EQ(words("topics"), "IT、ほかのこと（防災）");
  EXPECT_EQ(words("rating"), "窓口：満足");
  EXPECT_EQ(words("order"), "1位 速さ、2位 価格");
  EXPECT_EQ(words("office"), "〒760-0017 香川県高松市");
  EXPECT_EQ(words("agreed"), "同意する");
  EXPECT_EQ(words("signed"), "山田（手書きの署名あり）");
  EXPECT_EQ(words("papers"), "a.pdf、b.png");
  EXPECT_EQ(words("prefecture"), "香川県");
  EXPECT_EQ(words("name"), "");
}

TEST(FormFields, BecomeAnswers) {
  http::FormBody body;
  body.fields = {{"name", "さぬき"},
                 {"topics", "it"},
                 {"topics", "more"},
                 {"topics.other", "防災"},
                 {"office.post_code", "7600017"},
                 {"office.address", "香川県"},
                 {"rating.counter", "good"},
                 {"order.rank.price", "2"},
                 {"order.rank.speed", "1"},
                 {"signed.name", "山田"},
                 {"places.0.place_name", "本店"},
                 {"places.7.place_name", "工場"},
                 {"places.x.place_name", "?"},
                 {"nobody", "x"},
                 {"legal_form", "other"},
                 {"legal_form.other", "組合"}};
  http::FormFile file;
  file.field = "papers";
  file.file_name = "a.pdf";
  file.size = 3;
  file.media_type = "application/pdf";
  body.files = {file};
  const Reading reading = read_answers(all_types(), from_form_body(all_types(), body), Mode::draft, kToday);
  EXPECT_TRUE(reading) << reading.errors.front().path << reading.errors.front().message;
  EXPECT_EQ(
      boost::json::serialize(reading.answers),
      R"({"name":"さぬき","office":{"post_code":"7600017","address":"香川県"},"legal_form":"other","legal_form.other":"組合",)"
      R"("topics":["it","more"],"topics.other":"防災","rating":{"counter":"good"},"order":["speed","price"],)"
      R"("papers":[{"name":"a.pdf","size":3,"media_type":"application/pdf"}],)"
      R"("places":[{"place_name":"本店"},{"place_name":"工場"}],"total_sales":0,"place_count":2,"signed":{"name":"山田"}})");
}

}  // namespace
}  // namespace banso::forms
