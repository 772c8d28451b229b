// Definitions and answers: no text may crash the reader, the interpreter or the renderer; what is read prints
// and reads the same; accepted answers are accepted again and mean the same; no answer becomes markup.
#include <boost/json/parse.hpp>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kernel/text.hpp"
#include "platform/forms/all_types_for_test.hpp"
#include "platform/forms/answers.hpp"
#include "platform/forms/compare.hpp"
#include "platform/forms/expression.hpp"
#include "platform/forms/render.hpp"
#include "platform/http/static_files.hpp"

// The real one looks into the files that travel in the program.
std::optional<std::string> banso::http::find_asset_url(std::string_view) {
  return std::nullopt;
}

namespace {

using namespace banso;
using namespace banso::forms;

constexpr Date kDay{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(26)};

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const std::vector<FieldError>& errors) {
  for (const FieldError& error : errors) {
    require(!error.code.empty() && !error.message.empty());
    require(is_valid_utf8(error.path) && is_valid_utf8(error.message));
  }
}

void read_definition_of(std::string_view text) {
  const DefinitionReading reading = read_definition(text);
  check(reading.problems);
  require(reading.definition.has_value() == reading.problems.empty());
  if (!reading) return;
  const std::string printed = print_definition(*reading.definition);
  const DefinitionReading again = read_definition(printed);
  require(again && print_definition(*again.definition) == printed);
  for (const RenderMode mode : {RenderMode::fill, RenderMode::print_blank}) {
    RenderOptions options;
    options.mode = mode;
    require(is_valid_utf8(render(*reading.definition, {}, {}, options)));
  }
  require(compare_definitions(*reading.definition, *again.definition).empty());
}

void read_answers_of(std::string_view text) {
  boost::json::error_code failed;
  const boost::json::value raw = boost::json::parse(text, failed);
  if (failed || !raw.is_object()) return;
  const Definition& definition = testing::all_types();
  const Reading draft = read_answers(definition, raw.get_object(), Mode::draft, kDay);
  check(draft.errors);
  const Reading reading = read_answers(definition, raw.get_object(), Mode::submit, kDay);
  check(reading.errors);
  if (reading) {
    const Reading again = read_answers(definition, reading.answers, Mode::submit, kDay);
    require(again && again.answers == reading.answers);
  }
  const std::string html = render(definition, raw.get_object(), reading.errors, {});
  require(html.find("<script") == std::string::npos && html.find("<img") == std::string::npos);
  for (const Section& section : definition.sections) {
    for (const Question& question : section.questions) answer_in_words(question, raw.get_object());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!is_valid_utf8(text)) return 0;
  parse_expression(text);
  read_definition_of(text);
  read_answers_of(text);
  return 0;
}
