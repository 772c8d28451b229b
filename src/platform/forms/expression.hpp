// Small expressions over answers: whole numbers, + - * /, comparisons, min, max, if, sum, count. No loops, no
// text, no way out; too large, divided by nothing and not answered all give no value.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banso::forms {

struct Expression {
  enum class Kind : std::uint8_t { number, answer, sum_of, count_of, negate, binary, min, max, choose };
  Kind kind{};
  std::int64_t number = 0;
  std::string name;                  ///< of the question or section; of a binary: its sign
  std::vector<Expression> operands;  ///< choose: condition, then, else
};

/// Reads "regular_employees + part_time_employees", "if(sum(place_sales) > 0, sum(place_sales),
/// annual_sales)". / rounds down; = != < <= > >= give 1 or 0. @return nothing when the text is none, or
/// deeper than it should be
std::optional<Expression> parse_expression(std::string_view text);

/// Every name in it, with how it is used.
struct NameUse {
  std::string name;
  Expression::Kind kind;  ///< answer, sum_of or count_of
};
std::vector<NameUse> names_of(const Expression& expression);

/// Where the values come from.
struct ValueSource {
  std::function<std::optional<std::int64_t>(const std::string&)> answer;
  std::function<std::vector<std::int64_t>(const std::string&)> each;  ///< of a question in a repeated section
  std::function<std::int64_t(const std::string&)> count;              ///< items of a repeated section
};

/// The value, or nothing.
std::optional<std::int64_t> evaluate(const Expression& expression, const ValueSource& source);

}  // namespace banso::forms
