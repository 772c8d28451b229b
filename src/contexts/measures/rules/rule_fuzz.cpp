// Rules and facts as JSON text: no text may crash the readers, what is accepted prints and reads the same, is
// expanded without changing its truth, and every error has a path and a sentence.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "contexts/measures/rules/definitions.hpp"
#include "contexts/measures/rules/evaluate.hpp"
#include "contexts/measures/rules/measure.hpp"
#include "contexts/measures/rules/problems.hpp"
#include "contexts/measures/rules/rule_json.hpp"
#include "kernel/text.hpp"
#include "platform/shape/json.hpp"

namespace {

using namespace banso;
using namespace banso::measures;

constexpr Date kDay{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(26)};

void require(bool holds) {
  if (!holds) std::abort();
}

void check_errors(const std::vector<FieldError>& errors) {
  for (const FieldError& error : errors) {
    require(!error.code.empty() && !error.message.empty());
    require(is_valid_utf8(error.path) && is_valid_utf8(error.message));
  }
}

void read_rule(std::string_view text, const Facts& facts) {
  std::vector<FieldError> errors;
  const auto rule = parse_rule(text, "", errors);
  check_errors(errors);
  require(rule.has_value() == errors.empty());
  if (!rule) return;
  require(parse_rule(print_rule(*rule), "", errors) == rule);
  require(parse_rule(print_rule_lines(*rule), "", errors) == rule);
  const Proof proof = evaluate(*rule, facts, kDay);
  require(proof.truth == truth_of(expand(*rule), facts, kDay));
  require(is_valid_utf8(proof.says) && is_valid_utf8(proof.because));
  if (count_nodes(*rule) <= 20) problems_of(*rule, kDay);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<FieldError> errors;
  const Facts facts = parse_facts(text, "", errors);
  check_errors(errors);
  errors.clear();
  require(parse_facts(print_facts(facts), "", errors) == facts && errors.empty());
  read_rule(text, facts);
  try {
    const auto measure = shape::from_json<Measure>(text);
    const std::string printed = shape::to_json(measure);
    require(shape::to_json(shape::from_json<Measure>(printed)) == printed);
    check_errors(check_measure(measure));
  } catch (const Refused& refused) {
    check_errors(refused.fields());
  }
  return 0;
}
