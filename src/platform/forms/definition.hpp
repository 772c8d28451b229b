// A form as a document: what is asked, of whom, and when. One shape for the seed files, the database, the API
// and the builder; one interpreter (answers.hpp) and one renderer (render.hpp) work on it.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"
#include "kernel/refusal.hpp"
#include "platform/shape/type.hpp"

namespace banso::forms {

using shape::Int;
using shape::Str;

enum class QuestionType : std::uint8_t {
  short_text,       ///< one line → text
  long_text,        ///< several lines → text
  number,           ///< a whole number with a unit → number
  yen,              ///< an amount; "1,000万円" is read, too → number
  date,             ///< a day in either calendar; with precision month or year its first day → "2026-04-01"
  single_choice,    ///< one of the choices → its code; the words of "other" stand under "<key>.other"
  multiple_choice,  ///< any of the choices → list of codes; "<key>.other" as above
  matrix,           ///< one of the choices for each row → {row: code}
  scale,            ///< a step from min to max → number
  ranking,          ///< choices in order of preference → list of codes, the first one first
  file,             ///< attachments → list of {name, size, media_type, sha256, upload}
  address,          ///< → {post_code, address}
  corporate_number,  ///< → 13 digits
  phone,             ///< → as DS-445 writes it
  email,             ///< → address
  url,               ///< → address of the web
  signature,         ///< → {name} or {name, image}: image is a PNG in base64
  consent,           ///< agreement to a text → true
  computed,          ///< worked out from other answers; nobody types it → number
  note,              ///< words between the questions; asks nothing
};
BOOST_DESCRIBE_ENUM(QuestionType, short_text, long_text, number, yen, date, single_choice, multiple_choice,
                    matrix, scale, ranking, file, address, corporate_number, phone, email, url, signature,
                    consent, computed, note)

/// How an earlier answer is compared.
enum class TestOperator : std::uint8_t {
  is,        ///< is one of the values; for several choices: holds one of them
  is_not,    ///< is answered, and none of the values
  at_least,  ///< number, amount, step or day: not below the value
  at_most,   ///< not above the value
  answered,  ///< there is an answer; values stay empty
};
BOOST_DESCRIBE_ENUM(TestOperator, is, is_not, at_least, at_most, answered)

struct Test {
  Str<1, 40> question;  ///< asked before
  TestOperator op{};
  std::vector<Str<1, 60>> values;  ///< codes, numbers, days or "true"
};
BOOST_DESCRIBE_STRUCT(Test, (), (question, op, values))

enum class Match : std::uint8_t { all, any };
BOOST_DESCRIBE_ENUM(Match, all, any)

/// When a question or section is there at all. A hidden question has no answer.
struct Condition {
  Match match{};
  std::vector<Test> tests;
};
BOOST_DESCRIBE_STRUCT(Condition, (), (match, tests))

struct Choice {
  Str<1, 40> code;
  Str<1, 200> label;
  std::optional<Str<1, 300>> hint;
  bool other = false;      ///< asks for words of one's own
  bool exclusive = false;  ///< 「どれもない」: goes with no other
};
BOOST_DESCRIBE_STRUCT(Choice, (), (code, label, hint, other, exclusive))

/// A row of a matrix.
struct Row {
  Str<1, 40> key;
  Str<1, 200> label;
};
BOOST_DESCRIBE_STRUCT(Row, (), (key, label))

enum class Precision : std::uint8_t { day, month, year };
BOOST_DESCRIBE_ENUM(Precision, day, month, year)

enum class Characters : std::uint8_t { any, katakana, hiragana, ascii, digits };
BOOST_DESCRIBE_ENUM(Characters, any, katakana, hiragana, ascii, digits)

enum class FileKind : std::uint8_t { pdf, image, office, csv };
BOOST_DESCRIBE_ENUM(FileKind, pdf, image, office, csv)

/// One question. Which members a type understands stands in docs/formats/forms.md; others are refused.
struct Question {
  Str<1, 40> key;  ///< unique in the form; answers are kept under it for ever
  QuestionType type{};
  Str<1, 300> label;
  std::optional<Str<1, 2000>> hint;
  bool required = false;
  std::optional<Condition> show_when;
  std::optional<Str<1, 60>> field;         ///< member field that the answer belongs to
  std::optional<Str<1, 60>> prefill;       ///< fact of the register that fills it: name, name_kana, address
  std::optional<Str<1, 60>> autocomplete;  ///< the browser's word, when the type's own does not fit
  // Text and numbers
  std::optional<Int<-100'000'000'000'000, 100'000'000'000'000>> min;  ///< smallest number, first step
  std::optional<Int<-100'000'000'000'000, 100'000'000'000'000>> max;
  std::optional<Int<1, 20'000>> min_length;  ///< characters
  std::optional<Int<1, 20'000>> max_length;
  Characters characters{};
  std::optional<Str<1, 20>> unit;
  // Days
  Precision precision{};
  std::optional<Str<1, 10>> earliest;  ///< "2026-04-01" or "today"
  std::optional<Str<1, 10>> latest;
  // Choices
  std::vector<Choice> choices;
  std::optional<Str<1, 40>>
      choices_from;  ///< a list known by name: prefectures, industries, months, or the caller's
  std::vector<Row> rows;
  std::optional<Int<1, 100>> min_choices;
  std::optional<Int<1, 100>> max_choices;
  std::optional<Str<1, 60>> low_label;  ///< words at the ends of a scale
  std::optional<Str<1, 60>> high_label;
  // Files
  std::optional<Int<1, 20>> max_files;
  std::optional<Int<1, 20'000'000>> max_bytes;  ///< of one file
  std::vector<FileKind> file_kinds;
  // The rest
  bool drawn = false;                      ///< a signature may be drawn as well
  std::optional<Str<1, 20'000>> document;  ///< what a consent agrees to
  std::optional<Str<1, 500>> expression;   ///< of a computed question
};
BOOST_DESCRIBE_STRUCT(Question, (),
                      (key, type, label, hint, required, show_when, field, prefill, autocomplete, min, max,
                       min_length, max_length, characters, unit, precision, earliest, latest, choices,
                       choices_from, rows, min_choices, max_choices, low_label, high_label, max_files,
                       max_bytes, file_kinds, drawn, document, expression))

/// The questions of the section are asked once for each of several things (営業所, 役員).
struct Repeat {
  Int<0, 50> min;
  Int<1, 50> max;
  Str<1, 60> item_label;  ///< "営業所"
};
BOOST_DESCRIBE_STRUCT(Repeat, (), (min, max, item_label))

struct Section {
  Str<1, 40> key;
  Str<1, 200> title;
  std::optional<Str<1, 2000>> description;
  std::optional<Condition> show_when;
  std::optional<Repeat> repeat;
  std::optional<Str<1, 60>> field;  ///< of a repeated section: the member's list ("places")
  std::vector<Question> questions;
};
BOOST_DESCRIBE_STRUCT(Section, (), (key, title, description, show_when, repeat, field, questions))

/// Something that must hold between answers; it is skipped while one of them is missing.
struct Check {
  Str<1, 500> expression;  ///< "district_employees <= regular_employees"
  Str<1, 40> question;     ///< where the message stands
  Str<1, 300> message;
};
BOOST_DESCRIBE_STRUCT(Check, (), (expression, question, message))

/// One text in another language. Keys: "title", "description", "submit_label", "<section>.title",
/// "<section>.description", "<section>.item_label", "<question>.label", ".hint", ".unit", ".document",
/// ".low_label", ".high_label", ".choice.<code>", ".row.<key>".
struct TranslatedText {
  Str<1, 140> key;
  Str<1, 20'000> text;
};
BOOST_DESCRIBE_STRUCT(TranslatedText, (), (key, text))

struct Translation {
  Str<2, 10> language;  ///< "en", "zh-Hans", "vi"
  Str<1, 60> name;      ///< as its speakers write it: "English"
  std::vector<TranslatedText> texts;
};
BOOST_DESCRIBE_STRUCT(Translation, (), (language, name, texts))

struct Definition {
  Int<1, 1> format = 1;
  Str<1, 60> form_key;  ///< "<context>.<thing>": admission.application
  Str<1, 40> edition;   ///< of a national template: "2026-04"
  Str<1, 200> title;
  std::optional<Str<1, 4000>> description;
  std::optional<Str<1, 60>> submit_label;
  std::vector<Section> sections;
  std::vector<Check> checks;
  std::vector<Translation> translations;
};
BOOST_DESCRIBE_STRUCT(Definition, (),
                      (format, form_key, edition, title, description, submit_label, sections, checks,
                       translations))

/// Limits of a definition beyond those of its members.
inline constexpr std::size_t kMostSections = 40;
inline constexpr std::size_t kMostQuestions = 300;
inline constexpr std::size_t kMostChoices = 200;
inline constexpr std::size_t kLongestDefinition = 512 * 1024;  ///< bytes of its JSON

/// What came of reading: the definition, or everything that is wrong with it.
struct DefinitionReading {
  std::optional<Definition> definition;
  std::vector<FieldError> problems;  ///< JSON pointers into the document

  explicit operator bool() const { return definition.has_value(); }
};

/// Reads a document strictly: unknown members, wrong types, and everything that definition_problems finds are
/// problems. Lists, flags and optional members may be left out.
DefinitionReading read_definition(std::string_view json);

/// What the types cannot say: doubled keys, members that the type does not understand, conditions over
/// questions that come later or do not exist, expressions that cannot be read, limits.
std::vector<FieldError> definition_problems(const Definition& definition);

/// The document without members that say nothing; reads the same again.
std::string print_definition(const Definition& definition);

/// The question of this key, with the section it stands in; nulls if there is none.
struct Found {
  const Section* section = nullptr;
  const Question* question = nullptr;
  explicit operator bool() const { return question != nullptr; }
};
Found find_question(const Definition& definition, std::string_view key);

/// The choices of a question: its own, or those of the list that it names as far as the house knows it.
std::vector<Choice> choices_of(const Question& question);
/// The definition with the choices written out for every question that names this list (部会 of a chamber).
/// An empty list leaves the question with the choices that it has.
Definition with_choices(Definition definition, std::string_view list, const std::vector<Choice>& choices);

/// The definition in another language, as far as it is translated; "ja" and unknown languages leave it as it
/// is.
Definition in_language(Definition definition, std::string_view language);

/// True for types that have an answer of their own.
bool asks(QuestionType type);
/// The words that staff see for a type: "短い文", "金額（円）".
std::string_view label_of(QuestionType type);

}  // namespace banso::forms
